"""Which id a document gets: its own, with a suffix where two documents of a run have the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

LENGTHS = (16, 64)  # digits of the hash in a suffix; the second is all of it


class Identities:
    """The ids of a run.

    Every document that shares an id gets a suffix, the first one too, so that no id depends on the order of reading:
    the name of its folder where that tells it apart, else the hash of its text.
    """

    def __init__(self, claims: Iterable[tuple[str, str]]) -> None:
        """Surveys the ids that documents claim, each with the name of the folder it comes from, empty for none."""
        first: dict[bytes, str] = {}
        self.shared: dict[str, Counter[str]] = {}
        for name, folder in claims:
            mark = mark_name(name)
            if mark not in first:
                first[mark] = folder
            else:
                self.shared.setdefault(name, Counter([first[mark]]))[folder] += 1
        self.known = frozenset(first)
        self.labels = Counter(label_folder(name, folder) for name, table in self.shared.items() for folder in table)
        self.given: dict[str, str] = {}

    def choose_id(self, name: str, folder: str, digest: str) -> str | None:
        """The id of a document; None when the same text already has it.

        Args:
            name: The id that the document claims.
            folder: The name of the folder it comes from, empty for none.
            digest: The hash of its text.
        """
        if name not in self.shared:
            return name
        label = label_folder(name, folder)
        if folder and self.shared[name][folder] == 1 and self.labels[label] == 1 and mark_name(label) not in self.known:
            return label
        labels = (label_folder(name, digest[:length]) for length in LENGTHS)
        for label in (label for label in labels if mark_name(label) not in self.known):
            if label not in self.given:
                self.given[label] = digest
                return label
            if self.given[label] == digest:
                return None
        return None


def label_folder(name: str, suffix: str) -> str:
    """An id with a suffix."""
    return f"{name}@{suffix}"


def mark_name(name: str) -> bytes:
    """A short stand-in for an id, so that a survey of a million records stays small."""
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
