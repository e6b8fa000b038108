"""Names of persons, organisations and places against gold spans: the news half of Universal NER's PUD.

The sentences of one report are read together, a line each, as names are remembered within a report. Gold classes are
PER, ORG and LOC. Ours: Person counts as PER, Organization as ORG, Country and Place as LOC, so that a seat or a capital
that acts for its state ("Moscow") counts as LOC. Words made of a state's name ("Russian", "Russians") are no names to
the gold and are not counted, nor are parties and sites without a name of their own.

A span is right when it ends where a gold span of its class ends and begins where that begins. Words before a name on
which annotations differ do not matter: a determiner ("the Netherlands") and a title or position ("President Macron")
may belong to either span.

The row "any class" tells how many names were seen at all: the gold calls a state that acts an organisation
("China said"), which kbextract never does.

    KBEXTRACT_GOLD=folder python benchmarks/names.py
    KBEXTRACT_GOLD=folder python benchmarks/names.py --errors 30 --kind PER
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from figures import SCORE_HEAD, Score, find_gold, print_table

from kbextract.facts.extractor import Extractor
from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, ORGANIZATION, PEOPLE, PERSON, PLACE
from kbextract.mentions.record import Mention
from kbextract.resources import find_resource
from kbextract.text.record import Sentence

CLASSES = {PERSON: "PER", ORGANIZATION: "ORG", COUNTRY: "LOC", PLACE: "LOC"}
ANY = "any class"
NEWS = "n"


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a text: its class, where it may be said to begin (first where it does), where it ends."""

    kind: str
    starts: tuple[int, ...]
    end: int

    def agrees(self, other: Name, blind: bool) -> bool:
        """Whether two names are one, by their class too unless `blind`."""
        alike = self.end == other.end and bool(set(self.starts) & set(other.starts))
        return alike and (blind or self.kind == other.kind)


@dataclass(slots=True)
class Report:
    """The gold of one report: its text, a line for each sentence, and its names. Grows while the file is read."""

    text: str = ""
    at: int = 0
    names: list[Name] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)

    def open_line(self, text: str) -> None:
        """Begins a sentence."""
        self.text += ("\n\n" if self.text else "") + text
        self.at = len(self.text) - len(text)
        self.words.clear()

    def add_word(self, form: str, label: str) -> None:
        """Takes in one gold word and its label in IOB2."""
        start = self.text.index(form, self.at)
        self.at = start + len(form)
        position, _, kind = label.partition("-")
        if position == "B":
            self.names.append(Name(kind, (start,), self.at))
        elif position == "I":
            name = self.names[-1]
            self.names[-1] = Name(name.kind, name.starts, self.at)


def read_reports(path: Path) -> Iterator[Report]:
    """The reports of the news half."""
    report, wanted = Report(), False
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                if report.text:
                    yield report
                wanted = line.partition("= ")[2].startswith(NEWS)
                report = Report()
            elif wanted and line.startswith("# text = "):
                report.open_line(line.partition("= ")[2].strip())
            elif wanted and line[:1].isdigit():
                _, form, label, *_ = line.split("\t")
                report.add_word(form, label)
    if report.text:
        yield report


def find_names(extractor: Extractor, text: str) -> Iterator[Name]:
    """The names that are found in a text."""
    sheets = extractor.finder.find(text, extractor.splitter.split(extractor.nlp.make_doc(text)))
    for sheet in sheets:
        for mention in sheet.mentions():
            if mention.entity.kind in CLASSES and mention.use not in (ADJECTIVE, PEOPLE):
                starts = tuple(list_starts(mention, sheet.sentence, extractor.lexicon))
                yield Name(CLASSES[mention.entity.kind], starts, sheet.sentence.ends[mention.end - 1])


def list_starts(mention: Mention, sentence: Sentence, lexicon: Lexicon) -> Iterator[int]:
    """Where a name may begin: at its first word, at those of the title before it, behind a title that is part of it."""
    yield sentence.starts[mention.start]
    first = mention.start
    while first < mention.end - 1 and is_leading(sentence.lowers[first], lexicon):
        first += 1
        yield sentence.starts[first]
    first = mention.start
    while first > 0 and (first > mention.opening or is_leading(sentence.lowers[first - 1], lexicon)):
        first -= 1
        yield sentence.starts[first]


def is_leading(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word is a determiner, a title or a position, as may stand before a name."""
    positions = lexicon.positions
    determiner = bool(lexicon.words.closed.get(lower, 0) & c.DET)
    office = lower in positions.heads or lower in positions.modifiers
    return determiner or office or lower.rstrip(".") in positions.titles


def count_names(found: Sequence[Name], gold: Sequence[Name], scores: dict[str, Score]) -> tuple[list[Name], list[Name]]:
    """Counts the names of one report; returns those found that are none, and those missed."""
    for kind, score in scores.items():
        blind = kind == ANY
        ours = [name for name in found if blind or name.kind == kind]
        theirs = [name for name in gold if blind or name.kind == kind]
        score.add(sum(any(name.agrees(other, blind) for other in ours) for name in theirs), len(ours), len(theirs))
    extra = [name for name in found if not any(name.agrees(other, blind=False) for other in gold)]
    missed = [name for name in gold if not any(name.agrees(other, blind=False) for other in found)]
    return extra, missed


def print_errors(errors: Iterable[tuple[str, str, Name]], count: int, seed: int) -> None:
    """Prints a sample of names that are wrong or missed, each with its sentence."""
    listed = list(errors)
    for fault, text, name in random.Random(seed).sample(listed, min(count, len(listed))):
        start, end = text.rfind("\n", 0, name.starts[0]) + 1, text.find("\n", name.end)
        print(f"\n{fault} {name.kind} {text[name.starts[0] : name.end]!r}")
        print(f"    {text[start : end if end >= 0 else len(text)]}")


def main() -> None:
    """Prints the scores by class, and samples of errors if they are asked for."""
    parser = argparse.ArgumentParser(description="Measures names against gold spans.")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N names that are wrong or missed")
    parser.add_argument("--kind", choices=sorted(set(CLASSES.values())), help="only errors of one class")
    parser.add_argument("--seed", type=int, default=0, help="another seed prints another sample")
    options = parser.parse_args()
    path = find_gold("data", "ner", "en_pud-ner.iob2")
    extractor = Extractor.load(find_resource("rules"))
    kinds = list(dict.fromkeys(CLASSES.values()))
    scores = {kind: Score() for kind in (*kinds, ANY)}
    errors: list[tuple[str, str, Name]] = []
    for report in read_reports(path):
        extra, missed = count_names(list(find_names(extractor, report.text)), report.names, scores)
        errors += [("extra", report.text, name) for name in extra] + [("missed", report.text, name) for name in missed]
    total = Score()
    for kind in kinds:
        total.add(scores[kind].hits, scores[kind].found, scores[kind].gold)
    rows = [(kind, *scores[kind].cells()) for kind in kinds]
    rows += [("all three", *total.cells()), (ANY, *scores[ANY].cells())]
    print_table("names in news", ("", *SCORE_HEAD), rows)
    if options.errors:
        print_errors([error for error in errors if options.kind in (None, error[2].kind)], options.errors, options.seed)


if __name__ == "__main__":
    main()
