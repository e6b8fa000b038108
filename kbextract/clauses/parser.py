"""The clause parser: one sentence with its mentions in, its clauses and noun groups out."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.assembly import Assembler
from kbextract.clauses.chunker import Chunker
from kbextract.clauses.chunks import Chunk
from kbextract.clauses.counts import qualify_numbers
from kbextract.clauses.nouns import NounLinker
from kbextract.clauses.record import Clause, Group
from kbextract.clauses.tagger import Tagger
from kbextract.lexicon import classes as c
from kbextract.lexicon.record import ADJECTIVE
from kbextract.lexicon.words import Word, Words
from kbextract.mentions.record import Sheet


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
        chunks = Chunker.prepare(self.words, state, spans).cut()
        nouns = NounLinker(self.words, state, chunks, kinds)
        clauses = Assembler.prepare(self.words, state, chunks, nouns).assemble()
        groups = [group for chunk in chunks if chunk.group for group in unfold(chunk.group)]
        return Parse(sheet, state.tags, state.entries, chunks, groups, clauses)


def read_mentions(sheet: Sheet) -> tuple[list[int], list[int], list[str]]:
    """What mentions settle for each word: its class, where the name that begins there ends, the kind of its entity."""
    count = len(sheet.owner)
    fixed, spans, kinds = [0] * count, [0] * count, [""] * count
    for mention in sheet.mentions():
        begin = mention.opening
        if mention.use == ADJECTIVE:
            same = sheet.slice(mention.start, mention.end) == mention.entity.label  # "Kosovo police": the name itself
            fixed[mention.start : mention.end] = [c.NAME if same else c.ADJ] * (mention.end - mention.start)
            continue
        fixed[begin : mention.end] = [c.NAME] * (mention.end - begin)
        kinds[mention.start : mention.end] = [mention.entity.kind] * (mention.end - mention.start)
        spans[begin] = mention.end
    return fixed, spans, kinds


def unfold(group: Group) -> list[Group]:
    """A group and its possessors, from the outside in."""
    return [group, *(unfold(group.possessor) if group.possessor else ())]
