"""What reading hands to the next stage: a document, its text as given and what is known about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Document:
    """One report.

    `text` is the text as given: offsets of facts refer to it, and nothing in it is normalised. A front-matter header
    is no part of it. `path` is what messages call the document ("seeds/a.txt", "reports.jsonl:3"). `id` is unique
    within a run. `date` is the day the report is from, None when nothing states it in full.
    """

    id: str
    text: str
    path: str
    date: datetime.date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def sha256(self) -> str:
        """The hash of the UTF-8 text, in hexadecimal digits."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
