"""metadata.csv: what a folder states about the reports in it, a row each, by file name or by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kbextract.documents.decoding import decode_bytes
from kbextract.documents.fields import FILE, SYNONYMS, Fields, pick_fields
from kbextract.documents.folders import METADATA, name_path
from kbextract.documents.readers import read_bytes
from kbextract.documents.tables import Row, read_table
from kbextract.faults import Fault, InputFaultError

KEYS = (FILE, *SYNONYMS["id"])


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row states, and the line it stands on."""

    fields: Fields
    line: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows of one metadata.csv by file name and by id."""

    path: str
    files: dict[str, Entry] = field(default_factory=dict)
    ids: dict[str, Entry] = field(default_factory=dict)

    def get(self, file: str, identity: str) -> Entry:
        """What is stated of a report: by the name of its file, else by its id, else nothing."""
        return self.files.get(file) or self.ids.get(identity) or Entry(Fields(), 0)


def load_metadata(folder: Path) -> tuple[Metadata, list[Fault]]:
    """The metadata.csv of a folder, without rows when there is none; and what is wrong with it."""
    path = folder / METADATA
    metadata, faults = Metadata(name_path(path)), list[Fault]()
    if not path.is_file():
        return metadata, faults
    try:
        decoded = decode_bytes(read_bytes(path, None), metadata.path)
    except InputFaultError as error:
        return metadata, list(error.faults)
    faults += decoded.faults
    for row in read_table(decoded.text, metadata.path, KEYS):
        fault = row if isinstance(row, Fault) else add_entry(metadata, folder, row)
        faults += [fault] if fault else []
    return metadata, faults


def add_entry(metadata: Metadata, folder: Path, row: Row) -> Fault | None:
    """Enters a row under its file or id; the fault of a row that names none, a missing or a doubled one."""
    line, values = row
    file, entry = values.get(FILE, "").strip(), Entry(pick_fields(values), line)
    key = file or entry.fields.id
    entries = metadata.files if file else metadata.ids
    if not key:
        return Fault(metadata.path, line, "names no file and no id", "fill one of them")
    if key in entries:
        return Fault(metadata.path, line, f"{key!r} stands twice; the first row counts", "remove one")
    if file and Path(file).name != file:
        return Fault(metadata.path, line, f"{file!r} is no name of a file in this folder", "write the name alone")
    entries[key] = entry
    if file and not (folder / file).is_file():
        return Fault(metadata.path, line, f"no file {file!r} lies beside it", "check the name")
    return None
