"""Chunks: what a sentence is cut into, noun groups, verb groups and the marks between them (FASTUS, Hobbs 1997)."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.record import Group, Verbs

# Kinds of chunk.
NG, VG, PREP, CONJ, SUB, REL, COMMA, STOP, ADJ, ADV, QUOTE, PARTICLE = range(12)

QUOTES = frozenset("\"“”„«»‘’'")


@dataclass(slots=True)
class Chunk:
    """One chunk: its kind, its half-open word range, its words for a mark, and its group."""

    kind: int
    start: int
    end: int
    text: str = ""
    group: Group | None = None
    verbs: Verbs | None = None
