"""Noun groups: from a determiner, a possessor or a bare noun to the head, and where the next group begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.clauses.chunks import ADJ, ADV, NG, QUOTES, Chunk
from kbextract.clauses.record import Group
from kbextract.clauses.tagging import Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words

GROUP_TAGS = c.DET | c.POSS | c.NOMINAL | c.ADJ | c.NUM | c.PRON
HEADS = c.NOMINAL | c.NUM
CLITICS = frozenset(("'s", "'", "’"))


@dataclass(slots=True)
class Draft:
    """A noun group being read: where it starts, the next word, its head so far (-1 for none) and its possessor."""

    start: int
    at: int
    head: int = -1
    possessor: Group | None = None
    determined: bool = False


@dataclass(frozen=True, slots=True)
class NounGroupReader:
    """Reads the noun groups of one sentence.

    `spans` holds for each word the end of the name that begins there, 0 elsewhere; `named` whether a name covers it.
    """

    words: Words
    state: Tagging
    spans: Sequence[int]
    named: Sequence[bool]

    @classmethod
    def prepare(cls, words: Words, state: Tagging, spans: Sequence[int]) -> NounGroupReader:
        """The reader of a sentence with the names that begin at some of its words."""
        named = [False] * len(spans)
        for start, end in enumerate(spans):
            if end:
                named[start:end] = [True] * (end - start)
        return cls(words, state, spans, named)

    def read(self, i: int) -> tuple[Chunk, int]:
        """The noun group that begins at word i, or an adjective that has no noun; and where the next chunk begins."""
        draft = Draft(i, i)
        while draft.at < len(self.state.tags) and self.step(draft):
            pass
        return self.close(draft)

    # -- one word

    def step(self, draft: Draft) -> bool:
        """Take the next word, or name, into a group; False when it ends there."""
        at, head = draft.at, draft.head
        tag = self.state.tags[at]
        if self.skips_quote(draft):
            draft.at += 1
            return True
        if self.spans[at]:
            if head >= 0 and self.state.tags[head] & c.NOUN and self.is_lower(head):
                return False
            if head < 0 or not self.breaks(head, at):
                draft.head, draft.at = self.spans[at] - 1, self.spans[at]
                return True
        if self.ends_possessor(draft, tag):
            return head >= 0 and self.take_possessor(draft)
        if head >= 0 and (not tag & (HEADS | c.ADJ) or self.breaks(head, at)):
            return False
        return self.take_word(draft, tag)

    def is_lower(self, i: int) -> bool:
        """Whether word i has no capital."""
        return self.state.lowers[i] == self.state.words[i]

    def skips_quote(self, draft: Draft) -> bool:
        """Whether a quotation mark inside a group goes with it: "the "special operation""."""
        if draft.head >= 0 or draft.at == draft.start or draft.possessor is not None:
            return False
        return self.state.lowers[draft.at] in QUOTES and self.opens_group(draft.at + 1)

    def ends_possessor(self, draft: Draft, tag: int) -> bool:
        """Whether the next word is the clitic of a possessor."""
        lower, head = self.state.lowers[draft.at], draft.head
        if tag & c.POSS and lower in CLITICS:
            return True
        plural = lower == "'" and head >= 0 and head == draft.at - 1 and self.state.lowers[head].endswith("s")
        return plural and self.opens_group(draft.at + 1)

    def take_possessor(self, draft: Draft) -> bool:
        """What was read so far is the possessor of the group that goes on behind the clitic. Returns True."""
        draft.possessor = self.build_group(draft.start, draft.at, draft.head, draft.possessor)
        draft.start = draft.at = draft.at + 1
        draft.head, draft.determined = -1, True
        return True

    def take_word(self, draft: Draft, tag: int) -> bool:
        """Take the next word by its class; False when it does not belong to the group."""
        if tag & (c.DET | c.POSS):
            if not self.fits_determiner(draft, tag):
                return False
            draft.determined = True
        elif tag & c.PRON:
            if self.is_alone(draft):
                draft.head, draft.at = draft.at, draft.at + 1
            return False
        elif tag & HEADS:
            draft.head = draft.at
        elif tag & c.ADJ:
            if draft.head >= 0 and (not self.head_follows(draft.at) or self.is_time(draft.at + 1)):
                return False
            draft.head = -1
        elif not self.qualifies(draft, tag):
            return False
        draft.at += 1
        return True

    def fits_determiner(self, draft: Draft, tag: int) -> bool:
        """Whether a determiner can stand here: none may follow a head, nor an article another determiner."""
        lower = self.state.lowers[draft.at]
        doubled = draft.determined and (tag & c.POSS or lower in ("a", "an", "the"))
        return bool(self.state.tags[draft.at - 1] & c.DET) if draft.head >= 0 or doubled else True

    def is_alone(self, draft: Draft) -> bool:
        """Whether a pronoun is a group of its own, and not before another: "all the men", "both sides"."""
        if draft.at != draft.start or draft.possessor is not None:
            return False
        return self.state.lowers[draft.at] not in ("all", "both") or not self.opens_group(draft.at + 1)

    def qualifies(self, draft: Draft, tag: int) -> bool:
        """Whether a word of no nominal class stands inside a group: an adverb of degree, "and", "than"."""
        if (tag & c.ADV and self.quantifies(draft.at)) or self.joins_adjectives(draft.at):
            return True
        tags, at = self.state.tags, draft.at
        than = self.state.lowers[at] == "than" and at > draft.start
        return than and bool(tags[min(at + 1, len(tags) - 1)] & c.NUM)

    # -- the whole group

    def close(self, draft: Draft) -> tuple[Chunk, int]:
        """The chunk of what was read; an adjective behind a determiner is its own head, else it is no group."""
        tags, lowers = self.state.tags, self.state.lowers
        start, end = draft.start, draft.at
        if draft.head < 0:
            if end <= start:
                if draft.possessor is not None:  # a possessive with nothing behind it
                    return self.wrap(draft.possessor), max(end, start)
                return Chunk(ADV, start, start + 1, lowers[start]), start + 1
            last = end - 1
            if not draft.determined or not tags[last] & (c.ADJ | c.DET | c.POSS | c.NUM):
                return Chunk(ADJ if tags[last] & c.ADJ else ADV, start, end, lowers[last]), end
            draft.head = last
        return self.wrap(self.build_group(start, end, draft.head, draft.possessor)), end

    def build_group(self, start: int, end: int, head: int, possessor: Group | None) -> Group:
        """The record of a noun group."""
        tag = self.state.tags[head]
        lemma = self.state.entries[head].lemma(tag) if tag & c.PLURAL else self.state.lowers[head]
        return Group(start, end, head, lemma, possessor, bool(tag & c.PRON), self.is_time(head))

    def wrap(self, group: Group) -> Chunk:
        """The chunk of a noun group."""
        start = group.possessor.start if group.possessor else group.start
        return Chunk(NG, start, group.end, self.state.lowers[group.head], group=group)

    # -- questions

    def quantifies(self, i: int) -> bool:
        """Whether an adverb begins a noun group: "nearly 200 people", "very large crowds"."""
        tags = self.state.tags
        at = i + 1
        while at < len(tags) and tags[at] & c.ADV:
            at += 1
        if at >= len(tags):
            return False
        if self.state.lowers[at] == "than":
            return at + 1 < len(tags) and bool(tags[at + 1] & c.NUM)
        return bool(tags[at] & c.NUM) or (bool(tags[at] & c.ADJ) and self.head_follows(at))

    def head_follows(self, i: int) -> bool:
        """Whether the adjective at word i leads to a noun."""
        tags = self.state.tags
        at = i + 1
        while at < len(tags) and (tags[at] & (c.ADJ | c.NUM) or self.joins_adjectives(at)):
            at += 1
        return at < len(tags) and bool(tags[at] & c.NOMINAL)

    def joins_adjectives(self, i: int) -> bool:
        """Whether a comma, a conjunction or an adverb at word i stands between two adjectives of one group."""
        tags, lowers = self.state.tags, self.state.lowers
        if not 0 < i < len(tags) - 1 or not tags[i - 1] & (c.ADJ | c.CONJ | c.PUNCT):
            return False
        if not tags[i] & c.ADV and lowers[i] not in (",", "and", "but", "or"):
            return False
        if lowers[i] == "," and lowers[i + 1] in ("and", "but"):
            return i + 2 < len(tags) and bool(tags[i + 2] & c.ADJ)
        return bool(tags[i + 1] & (c.ADJ | c.ADV))

    def opens_group(self, i: int) -> bool:
        """Whether a noun group can go on at word i."""
        return i < len(self.state.tags) and bool(self.state.tags[i] & (GROUP_TAGS & ~c.PRON))

    def breaks(self, head: int, i: int) -> bool:
        """Whether the noun at word i begins a group of its own behind the head found so far."""
        tags, lowers = self.state.tags, self.state.lowers
        if self.words.has("months", lowers[head]) and len(lowers[i]) == 4 and lowers[i].isdigit():
            return False  # "July 2021"
        if tags[i] & c.NUM and self.begins_sum(head, i):
            return True
        time = self.is_time(i)
        if time != self.is_time(head) and (tags[i] & c.NAME if time else not tags[i] & c.NOUN):
            return not (time and i + 1 < len(tags) and tags[i + 1] & c.NOMINAL and not self.is_time(i + 1))
        if tags[head] & c.PLURAL:
            return not self.words.has("plural modifiers", lowers[head]) or bool(tags[i] & (c.NAME | c.NUM))
        if tags[i] & c.NUM and self.is_time(i + 1):
            return True
        if tags[i] & c.NUM and not tags[head] & c.NUM:
            return not tags[head] & c.NAME and not self.is_time(head)
        return False

    def begins_sum(self, head: int, i: int) -> bool:
        """Whether a number behind a head begins a sum of its own: "gave Ukraine $200 million"."""
        tags, lowers = self.state.tags, self.state.lowers
        if self.words.has("currency signs", lowers[i]) and not tags[head] & c.NUM:
            return True
        named = bool(tags[head] & c.NAME) and i + 1 < len(lowers)
        return named and lowers[i + 1] in self.words.multipliers  # "gave Chad 5.1 million dollars"

    def is_time(self, i: int) -> bool:
        """Whether the noun at word i tells a time."""
        if i >= len(self.named) or self.named[i]:
            return False
        lower, noun = self.state.lowers[i], self.state.entries[i].noun
        return self.words.has("time nouns", lower) or self.words.has("time nouns", noun)
