"""The record that an evaluation compares: one fact of one document, whoever found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kbextract.schema import FactType

FoundRecord = Mapping[str, str | int | list[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of one document. `roles` hold no empty role; `start` is where its evidence begins, -1 if not known."""

    document: str
    type: str
    roles: Mapping[str, tuple[str, ...]]
    evidence: str = ""
    rules: tuple[str, ...] = ()
    start: int = -1

    def get(self, role: str) -> tuple[str, ...]:
        """The values of one role, none when it is not filled."""
        return self.roles.get(role, ())


def read_entries(records: Iterable[FoundRecord], schema: Mapping[str, FactType]) -> Iterator[Entry]:
    """The records of a knowledge base as entries."""
    for record in records:
        kind = schema[str(record["type"])]
        start = record.get("start", -1)
        yield Entry(
            document=str(record["doc"]),
            type=kind.name,
            roles={role.name: values for role in kind.roles if (values := list_texts(record.get(role.name)))},
            evidence=str(record.get("evidence", "")),
            rules=list_texts(record.get("rule")),
            start=start if isinstance(start, int) else -1,
        )


def list_texts(value: str | int | list[str] | None) -> tuple[str, ...]:
    """The texts under a key of a record, blank ones left out."""
    return tuple(text for text in value if text.strip()) if isinstance(value, list) else ()
