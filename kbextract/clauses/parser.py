"""The clause parser: one sentence with its mentions in, its clauses and noun groups out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.clauses.assembly import Assembler
from kbextract.clauses.chunks import Chunk, Chunker
from kbextract.clauses.nouns import NounLinker
from kbextract.clauses.record import Clause, Group
from kbextract.clauses.tagger import Tagger
from kbextract.lexicon import classes as c
from kbextract.lexicon.record import ADJECTIVE
from kbextract.lexicon.words import Word, Words
from kbextract.mentions.record import Sheet


OPENING = c.DET | c.POSS | c.NUM | c.NOMINAL | c.PRON | c.ADJ  # what may begin an object


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence understood: its sheet of mentions, classes, dictionary entries, noun groups and clauses."""

    sheet: Sheet
    tags: list[int]
    entries: list[Word]
    chunks: list[Chunk]
    groups: list[Group]
    clauses: list[Clause]


@dataclass(frozen=True, slots=True)
class ClauseParser:
    """Parses sentences. `words` is the dictionary."""

    words: Words

    def parse(self, sheet: Sheet) -> Parse:
        """The clauses and noun groups of a sentence."""
        sentence = sheet.sentence
        fixed, spans, kinds = read_mentions(sheet)
        qualify_numbers(sentence.lowers, fixed, self.words)
        state = Tagger(self.words).tag(sentence.words, sentence.lowers, fixed)
        chunks = Chunker(self.words, state, spans).cut()
        nouns = NounLinker(state, chunks, kinds)
        clauses = Assembler(self.words, state, chunks, nouns).assemble()
        groups = [group for chunk in chunks if chunk.group for group in unfold(chunk.group)]
        return Parse(sheet, state.tags, state.entries, chunks, groups, clauses)


def read_mentions(sheet: Sheet) -> tuple[list[int], list[int], list[str]]:
    """What mentions settle for each word: its class, where the name that begins there ends, the kind of its entity."""
    count = len(sheet.owner)
    fixed, spans, kinds = [0] * count, [0] * count, [""] * count
    for mention in sheet.mentions():
        begin = mention.opening
        if mention.use == ADJECTIVE:
            fixed[mention.start : mention.end] = [c.ADJ] * (mention.end - mention.start)
            continue
        fixed[begin : mention.end] = [c.NAME] * (mention.end - begin)
        kinds[mention.start : mention.end] = [mention.entity.kind] * (mention.end - mention.start)
        spans[begin] = mention.end
    return fixed, spans, kinds


def qualify_numbers(lowers: Sequence[str], fixed: list[int], words: Words) -> None:
    """Settle the words around a number: "at least 12", "$300", "1,500 more soldiers"."""
    for i in range(1, len(lowers)):
        if not words.look_up(lowers[i]).mask & c.NUM or fixed[i] & c.NAME:
            continue
        if words.has("currency signs", lowers[i - 1]):
            fixed[i - 1] = c.NUM
        if i + 1 < len(lowers) and lowers[i + 1] in ("more", "other", "others") and words.look_up(lowers[min(i + 2, len(lowers) - 1)]).mask & (c.NOMINAL | c.ADJ):
            fixed[i + 1] = c.ADJ
    for i in range(1, len(lowers)):
        if fixed[i] or (i + 1 < len(lowers) and words.look_up(lowers[i + 1]).mask & OPENING and not words.look_up(lowers[i + 1]).mask & (c.PREP | c.SUB)):
            continue
        before = words.look_up(lowers[i - 1]).mask
        if before & c.NUM and words.has("counted victims", lowers[i]):
            fixed[i] = c.PLURAL
        elif before & (c.NOUN | c.PLURAL) and words.has("outcomes", lowers[i]):
            fixed[i] = c.ADJ


def unfold(group: Group) -> list[Group]:
    """A group and its possessors, from the outside in."""
    return [group, *(unfold(group.possessor) if group.possessor else ())]
