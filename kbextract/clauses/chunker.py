"""The chunker: cuts the tagged words of a sentence into chunks, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kbextract.clauses.chunks import (
    ADV,
    COMMA,
    CONJ,
    PARTICLE,
    PREP,
    QUOTE,
    QUOTES,
    REL,
    STOP,
    SUB,
    Chunk,
)
from kbextract.clauses.noun_groups import GROUP_TAGS, NounGroupReader
from kbextract.clauses.tagging import Tagging
from kbextract.clauses.verb_groups import VerbGroupReader
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words

WIDTHS = (4, 3, 2)  # words in a phrase that qualifies a number, the longest first


@dataclass(frozen=True, slots=True)
class Chunker:
    """Cuts one tagged sentence into chunks."""

    words: Words
    state: Tagging
    nouns: NounGroupReader
    verbs: VerbGroupReader
    chunks: list[Chunk] = field(default_factory=list)

    @classmethod
    def prepare(cls, words: Words, state: Tagging, spans: Sequence[int]) -> Chunker:
        """The chunker of a sentence; `spans` holds for each word the end of the name that begins there, else 0."""
        return cls(words, state, NounGroupReader.prepare(words, state, spans), VerbGroupReader(words, state))

    def cut(self) -> list[Chunk]:
        """The chunks in order."""
        i = 0
        while i < len(self.state.tags):
            i = self.take(i)
        return self.chunks

    def take(self, i: int) -> int:
        """Add the chunk that begins at word i; returns where the next begins."""
        tag, lower = self.state.tags[i], self.state.lowers[i]
        if tag & c.PUNCT:
            return self.add(Chunk(QUOTE if lower in QUOTES else COMMA if lower == "," else STOP, i, i + 1, lower))
        compound = self.take_quantified(i) or self.take_compound(i, lower)
        if compound:
            return compound
        if tag & (c.TO | c.VERB):
            return self.add(self.verbs.read(i))
        if tag & GROUP_TAGS or (tag & c.ADV and self.nouns.quantifies(i)):
            return self.take_group(i)
        if self.is_particle(i, lower) if tag & c.PREP else self.is_late_particle(i, lower):
            return self.add(Chunk(PARTICLE, i, i + 1, lower))
        return self.add(Chunk(find_kind(tag), i, i + 1, lower))

    def add(self, chunk: Chunk) -> int:
        """Append a chunk; returns where the next begins."""
        self.chunks.append(chunk)
        return chunk.end

    def take_group(self, i: int) -> int:
        """Add the noun group that begins at word i, or what stands there; returns where the next begins."""
        chunk, end = self.nouns.read(i)
        self.chunks.append(chunk)
        return end

    def take_quantified(self, i: int) -> int:
        """Add a noun group that a phrase before its number opens: "up to 500 men", "at least 12 people"; else 0."""
        tags, lowers = self.state.tags, self.state.lowers
        for width in WIDTHS:
            at = i + width
            if at >= len(tags) or not tags[at] & c.NUM:
                continue
            if self.words.has("quantifier phrases", " ".join(lowers[i:at])):
                end = self.take_group(at)
                chunk = self.chunks[-1]
                if chunk.group is not None:
                    chunk.start = chunk.group.start = i
                return end
        return 0

    def take_compound(self, i: int, lower: str) -> int:
        """Add a preposition or subordinator of several words; 0 when none begins at word i."""
        tags, lowers = self.state.tags, self.state.lowers
        for parts, tag in self.words.compounds.get(lower, ()):
            end = i + len(parts)
            if end >= len(tags) or tuple(lowers[i:end]) != parts:
                continue
            if parts[-1] == "to" and tags[end - 1] & c.TO:
                continue  # "is due to meet"
            if tag == c.PREP and tags[end] & (c.PUNCT | c.SUB | c.CONJ):
                continue
            return self.add(Chunk(PREP if tag == c.PREP else SUB, i, end, " ".join(parts)))
        return 0

    # -- particles

    def is_particle(self, i: int, lower: str) -> bool:
        """Whether a preposition belongs to the verb right before it: "free up funds", "take on debt"."""
        before = self.chunks[-1] if self.chunks else None
        if before is None or before.verbs is None or before.end != i or before.verbs.copula:
            return False
        if self.words.has("phrasal verbs", f"{before.text} {lower}"):
            return True
        return self.words.has("free particles", lower) and not self.words.has("motion verbs", before.text)

    def is_late_particle(self, i: int, lower: str) -> bool:
        """Whether an adverb behind an object belongs to the verb before it: "brushed the offer aside"."""
        chunks = self.chunks
        near = len(chunks) > 1 and chunks[-1].group is not None and chunks[-2].verbs is not None
        return near and self.words.has("free particles", lower) and chunks[-1].end == i


def find_kind(tag: int) -> int:
    """The kind of a chunk of one word, by its class."""
    for mask, kind in ((c.PREP, PREP), (c.CONJ, CONJ), (c.SUB, SUB), (c.REL, REL), (c.PARTICLE, PARTICLE)):
        if tag & mask:
            return kind
    return ADV
