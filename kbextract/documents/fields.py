"""The record format: which columns, keys and header lines a report may have, and what they may be called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Field of a report: the names it goes by in a JSON object, a CSV column or a header line, the first one preferred.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text", "body", "content"),
    "date": ("date", "published"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet"),
    "url": ("url", "link"),
}
FILE = "file"  # the column of metadata.csv that names the file a row is about
HEADER_NAMES = frozenset(name for field in ("date", "title", "publisher", "url") for name in SYNONYMS[field])
# Header lines that say nothing kbextract uses, and belong to the header all the same.
SKIPPED_NAMES = frozenset({"id", "author", "byline", "language", "section", "category", "tags", "keywords"})


@dataclass(frozen=True, slots=True)
class Fields:
    """What a record, a header, metadata.csv or a page states about a report; empty where it states nothing."""

    id: str = ""
    text: str = ""
    date: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""


def pick_fields(values: Mapping[str, str]) -> Fields:
    """The fields among named values. The case of a name does not matter; a source that is an address counts as url."""
    named = {name.strip().casefold(): value for name, value in values.items()}
    found = {field: pick_value(named, names) for field, names in SYNONYMS.items()}
    if found["publisher"].casefold().startswith(("http://", "https://")):
        found["url"] = found["url"] or found["publisher"]
        found["publisher"] = ""
    tidied = {field: value if field == "text" else " ".join(value.split()) for field, value in found.items()}
    return Fields(**tidied)


def pick_value(named: Mapping[str, str], names: tuple[str, ...]) -> str:
    """The first value that is more than white space, empty when there is none."""
    return next((named[name] for name in names if named.get(name, "").strip()), "")
