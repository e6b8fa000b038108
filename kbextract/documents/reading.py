"""The documents stage as a whole: inputs to documents, each with its id, date, title and source."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kbextract.documents.calendars import load_calendar
from kbextract.documents.datelines import DatelineReader, build_dateline_reader
from kbextract.documents.dates import UnreadableDateError, build_date_reader
from kbextract.documents.fields import Fields
from kbextract.documents.folders import Input, list_inputs, name_input
from kbextract.documents.identity import Identities
from kbextract.documents.metadata import Entry, Metadata, load_metadata
from kbextract.documents.readers import Draft, read_drafts
from kbextract.documents.record import Document
from kbextract.faults import Fault
from kbextract.resources import find_resource

TABLES = (".jsonl", ".csv")
DATE_ADVICE = "write it in full, as 2022-01-19"


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of reading knows: the ids, the words of dates, the caller's date, and the metadata met so far."""

    identities: Identities
    datelines: DatelineReader
    date: datetime.date | None
    metadata: dict[Path, Metadata] = field(default_factory=dict)

    def complete_draft(self, draft: Draft) -> Iterator[Document | Fault]:
        """The document that a draft becomes, after the faults of what is stated about it."""
        path = name_input(draft.source)
        digest = Document("", draft.text, path).sha256
        identity = self.identities.choose_id(draft.id, name_folder(draft.source), digest)
        if identity is None:
            what = f"is word for word the report {draft.id!r} read before, and left out"
            yield Fault(path, draft.line, what, "remove one of them")
            return
        table, faults = self.find_metadata(draft.source)
        yield from faults
        entry = table.get(Path(path).name, draft.id) if table else Entry(Fields(), 0)
        date, faults = self.find_date(draft, entry, table)
        yield from faults
        sources = (draft.stated, entry.fields, draft.declared)
        yield Document(
            id=identity,
            text=draft.text,
            path=f"{path}:{draft.line}" if draft.line else path,
            date=date,
            title=next((fields.title for fields in sources if fields.title), None),
            publisher=next((fields.publisher for fields in sources if fields.publisher), None),
            url=next((fields.url for fields in sources if fields.url), None),
        )

    def find_metadata(self, source: Input) -> tuple[Metadata | None, list[Fault]]:
        """The metadata of the folder of an input, with its faults the first time it is met."""
        if isinstance(source, str):
            return None, []
        known = self.metadata.get(source.parent)
        if known:
            return known, []
        self.metadata[source.parent], faults = load_metadata(source.parent)
        return self.metadata[source.parent], faults

    def find_date(self, draft: Draft, entry: Entry, table: Metadata | None) -> tuple[datetime.date | None, list[Fault]]:
        """The day of a report, and the faults of what is stated about it.

        In this order: record or header, metadata.csv, page, dateline or date line, the caller's date. The last is not
        for a report that states a date nobody can read: it has one, only not the caller's.
        """
        path = name_input(draft.source)
        faults: list[Fault] = []
        stated = [(draft.stated.date, path, draft.line), (draft.declared.date, path, draft.line)]
        stated.insert(1, (entry.fields.date, table.path if table else path, entry.line))
        for words, place, line in (item for item in stated if item[0]):
            try:
                return self.datelines.dates.read_date(words), faults
            except UnreadableDateError as error:
                faults.append(Fault(place, line, str(error), DATE_ADVICE))
        try:
            day = self.datelines.read_top(draft.text, self.date)
        except UnreadableDateError as error:
            return None, [*faults, Fault(path, draft.line, str(error), DATE_ADVICE)]
        return day or (None if faults else self.date), faults


def read_documents(
    inputs: Sequence[Input], *, date: datetime.date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | Fault]:
    """The documents of files, folders and standard input ("-"), one at a time, sorted by path.

    A fault takes the place of a document that cannot be read, or goes before one that could be read in part.

    Args:
        inputs: Files, folders, or "-".
        date: The day of every document that states none of its own.
        stdin: What "-" stands for, standard input when not given.

    Raises:
        InputFaultError: the words of dates in rules/lexicon/calendar.yaml cannot be read.
        FileNotFoundError: this kbextract has no rules.
    """
    calendar = load_calendar(find_resource("rules") / "lexicon" / "calendar.yaml")
    listing = list_inputs(inputs)
    yield from listing.faults
    datelines = build_dateline_reader(build_date_reader(calendar))
    run = Run(Identities(list_claims(listing.inputs)), datelines, date)
    for source in listing.inputs:
        for draft in read_drafts(source, stdin):
            if isinstance(draft, Fault):
                yield draft
            else:
                yield from run.complete_draft(draft)


def list_claims(inputs: Sequence[Input]) -> Iterator[tuple[str, str]]:
    """The ids that the documents of inputs claim, each with its folder. Reads files of records, no others."""
    for source in inputs:
        folder = name_folder(source)
        if isinstance(source, Path) and source.suffix.lower() in TABLES:
            drafts = (draft for draft in read_drafts(source) if isinstance(draft, Draft))
            yield from ((draft.id, folder) for draft in drafts)
        else:
            yield Path(name_input(source)).stem, folder


def name_folder(source: Input) -> str:
    """The name of the folder in which an input lies, however its path is written; empty for standard input."""
    return "" if isinstance(source, str) else name_input(source.absolute().parent).rpartition("/")[2]
