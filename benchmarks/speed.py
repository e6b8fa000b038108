"""Speed of one process, in words a second of processor time: each stage, and the whole way to validated Turtle.

The reports are the sample reports and those of the tests, or the .txt files of a folder, repeated until there are
enough words; in every copy the numbers that are no years differ, so that no copy is an exact repetition. Each figure
is the median of three runs after one that warms up. Loading rules and shapes is told apart, as it happens once.

tokenise   spaCy's blank English tokeniser, which sets the bound
split      sentences and words                      mentions   names of actors and places
parse      clauses                                  rules      references, dates, sayings, fact rules, entities
merge      one fact an event                        facts      all of these together
triples    facts to triples                         SHACL      holding the graph against the shapes
writing    the Turtle file                          turtle     all of it: what `kbextract run` does with one process

    python benchmarks/speed.py
    python benchmarks/speed.py --input folder --words 50000
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import spacy
from figures import print_table
from spacy.language import Language

from kbextract.documents import Document
from kbextract.facts.draft import Draft
from kbextract.facts.extractor import Extractor
from kbextract.facts.record import Fact
from kbextract.graph import GraphBuilder, Triple
from kbextract.output import write_graph
from kbextract.pipeline.flow import validate
from kbextract.references.memory import Memory
from kbextract.resources import find_resource
from kbextract.schema import load_schema
from kbextract.validation.shapes import Shapes, load_shapes

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "seeds", ROOT / "tests" / "corpus")
NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d+\b")
RUNS = 3
READING = ("tokenise", "split", "mentions", "parse", "rules", "merge")
TIMED = (
    ("nlp", "make_doc", "tokenise"),
    ("splitter", "split", "split"),
    ("finder", "find", "mentions"),
    ("parser", "parse", "parse"),
)
GRAPH = ("triples", "SHACL", "writing")


@dataclass(slots=True)
class Clock:
    """Processor seconds by stage, of one run. Grows while the run goes on."""

    seconds: dict[str, float] = field(default_factory=dict)

    def time(self, stage: str, work: Callable[..., Any], *given: object) -> Any:  # noqa: ANN401  # what the work returns
        """What the work makes of what it is given; the time that it takes goes to the stage."""
        start = time.process_time()
        result = work(*given)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - start
        return result


@dataclass(frozen=True, slots=True)
class Timed:
    """A part of the extractor, one method of which is timed."""

    part: Any
    method: str
    stage: str
    clock: Clock

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the part has
        found = getattr(self.part, name)
        if name != self.method:
            return found
        return lambda *given: self.clock.time(self.stage, found, *given)


class TimedExtractor(Extractor):
    """The extractor itself, timed stage by stage: not a copy of its steps, which could fall behind it."""

    def merge(self, drafts: Sequence[Draft], memory: Memory) -> list[Fact]:
        """Merges as ever, and times it; the clock is the one that its timed parts hold."""
        clock: Clock = self.nlp.clock  # type: ignore[attr-defined]  # `time_stages` put a Timed here
        merged: list[Fact] = clock.time("merge", super().merge, drafts, memory)
        return merged


def time_stages(extractor: Extractor, clock: Clock) -> Extractor:
    """The extractor with its parts timed."""
    parts: dict[str, Any] = {part.name: getattr(extractor, part.name) for part in fields(extractor)}
    for name, method, stage in TIMED:
        parts[name] = Timed(parts[name], method, stage, clock)
    return TimedExtractor(**parts)


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured, and on what."""

    bare: Language
    extractor: Extractor
    builder: GraphBuilder
    shapes: Shapes
    documents: tuple[Document, ...]
    words: int

    def run_bare(self, clock: Clock) -> None:
        """Tokenises with a pipeline that has nothing else."""
        clock.time("bare", lambda: [self.bare.make_doc(document.text) for document in self.documents])

    def run_facts(self, clock: Clock) -> None:
        """Text to facts, undisturbed by a clock inside."""
        clock.time("facts", lambda: [self.extractor.extract(document) for document in self.documents])

    def run_stages(self, clock: Clock) -> None:
        """Text to facts with each stage timed; what no other stage takes is that of the rules."""
        timed = time_stages(self.extractor, clock)
        clock.time("all", lambda: [timed.extract(document) for document in self.documents])
        total = clock.seconds.pop("all")
        clock.seconds["rules"] = total - sum(clock.seconds.values())

    def run_graph(self, clock: Clock) -> None:
        """Text to validated Turtle, the way of `kbextract run`."""
        triples: set[Triple] = set()
        for document in self.documents:
            facts = clock.time("reading", self.extractor.extract, document)
            triples |= clock.time("triples", self.builder.build, document, facts)
        clock.time("SHACL", validate, triples, self.shapes)
        with tempfile.TemporaryDirectory() as folder:
            clock.time("writing", write_graph, triples, Path(folder, "kb.ttl"))

    def measure(self, run: Callable[[Clock], None]) -> dict[str, float]:
        """The median seconds of each stage of a run."""
        run(Clock())
        clocks = [Clock() for _ in range(RUNS)]
        for clock in clocks:
            run(clock)
        return {stage: statistics.median(clock.seconds[stage] for clock in clocks) for stage in clocks[0].seconds}


def build_documents(folders: Sequence[Path], least: int) -> tuple[Document, ...]:
    """Reports with at least so many words together, each copy with other numbers."""
    texts = [path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    if not words:
        raise SystemExit(f"no words in the .txt files of {', '.join(map(str, folders))}; name another folder")
    chance = random.Random(0)
    documents: list[Document] = []
    for copy in range(-(-least // words)):
        for i, text in enumerate(texts):
            varied = NUMBER.sub(lambda found: vary_number(found[0], chance), text) if copy else text
            documents.append(Document(f"{copy}-{i}", varied, f"{copy}-{i}"))
    return tuple(documents)


def vary_number(digits: str, chance: random.Random) -> str:
    """Another number with as many digits."""
    return str(chance.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))


def load_bench(folders: Sequence[Path], least: int, clock: Clock) -> Bench:
    """Everything loaded; the time of loading goes to the clock."""
    rules = find_resource("rules")
    extractor = clock.time("load", Extractor.load, rules)
    shapes = clock.time("load", load_shapes, find_resource("shapes"))
    documents = build_documents(folders, least)
    words = sum(not token.is_space for document in documents for token in extractor.nlp.make_doc(document.text))
    return Bench(spacy.blank("en"), extractor, GraphBuilder(load_schema(rules)), shapes, documents, words)


def main() -> None:
    """Prints the table of stages and the ratios that matter."""
    parser = argparse.ArgumentParser(description="Measures speed in words a second of processor time.")
    parser.add_argument("--input", type=Path, metavar="DIR", help="folder of .txt reports to use instead")
    parser.add_argument("--words", type=int, default=40_000, help="the least number of words, 40000 unless given")
    options = parser.parse_args()
    clock = Clock()
    bench = load_bench([options.input] if options.input else FOLDERS, options.words, clock)
    print(f"{len(bench.documents)} reports, {bench.words:,} words; loading takes {clock.seconds['load']:.2f} s")
    seconds = bench.measure(bench.run_bare) | bench.measure(bench.run_facts)
    seconds |= bench.measure(bench.run_stages) | bench.measure(bench.run_graph)
    graph = sum(seconds[stage] for stage in GRAPH)
    seconds["turtle"] = seconds["reading"] + graph
    rows = [describe_stage(stage, seconds, bench.words) for stage in (*READING, "facts", *GRAPH, "turtle")]
    print_table("median of three runs", ("stage", "seconds", "words/s", "share of facts"), rows)
    print(f"\ntext to facts takes {seconds['facts'] / seconds['bare']:.1f} times as long as bare tokenising")
    print(f"graph, SHACL and writing take {graph / seconds['reading']:.2f} of the time of text to facts")


def describe_stage(stage: str, seconds: dict[str, float], words: int) -> tuple[str, ...]:
    """One row of the table."""
    spent = seconds[stage]
    return stage, f"{spent:.3f}", f"{words / max(spent, 1e-9):,.0f}", f"{spent / seconds['facts']:.0%}"


if __name__ == "__main__":
    main()
