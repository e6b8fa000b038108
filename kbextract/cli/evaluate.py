"""The command `evaluate`: how well the facts of reports agree with gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbextract.cli.letters import DONE, FINDINGS, print_fault
from kbextract.cli.options import FILE, FOLDER, rules_option

if TYPE_CHECKING:
    from kbextract.evaluation import Entry, Evaluation
    from kbextract.evaluation.reports import Show
    from kbextract.facts.extractor import Extractor
    from kbextract.lexicon.lexicon import Lexicon
    from kbextract.schema import FactType


@dataclass(slots=True)
class Material:
    """What the inputs hold: facts, the texts of reports by id, the documents met, and how many faults were told.

    `extractor` is there when reports were read.
    """

    entries: list[Entry] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    faults: int = 0
    extractor: Extractor | None = None

    def tell(self, path: str, what: str, advice: str) -> None:
        """Tells and counts a fault."""
        from kbextract.faults import Fault

        print_fault(Fault(path, 0, what, advice))
        self.faults += 1


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=FILE, metavar="INPUT...")
@click.option("--gold", "folder", type=FOLDER, required=True, help="Folder of gold, one .json file a document.")
@click.option(
    "--format", "syntax", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="Tables, or one JSON object.",
)  # fmt: skip
@click.option("--show", type=click.IntRange(0), default=0, help="List up to so many misses and false alarms a type.")
@click.option("--per-doc", is_flag=True, help="Score every document by itself, too.")
@rules_option
@click.option("--extend", type=FOLDER, multiple=True, help="Folder that adds to the rules. Repeatable.")
@click.pass_context
def evaluate(  # noqa: PLR0913, PLR0917  # one parameter an option
    ctx: click.Context,
    inputs: tuple[Path, ...],
    folder: Path,
    syntax: str,
    show: int,
    per_doc: bool,
    rules: Path,
    extend: tuple[Path, ...],
) -> None:
    """Measure facts against gold of your own.

    INPUT is a knowledge base, or reports as `run` reads them. A gold file is named after its document:
    {"doc": "a", "facts": [{"type": "Meeting", "participant": ["NATO", "Russia"], "evidence": "..."}]}

    Precision, recall and F1 are told by type and group, for facts and for their roles; then the precision of each rule.

    \b
    Example:
      kbextract evaluate --gold gold/ seeds/ --show 5

    Exit status: 0 done, 1 done, but documents are missing or could not be read, 2 nothing done.
    """
    from kbextract.evaluation import Judge, evaluate_entries, read_gold
    from kbextract.evaluation.sentences import SentenceFinder
    from kbextract.schema import load_schema

    schema = load_schema(rules)
    gold = read_gold(folder, schema)
    material = gather(inputs, schema, rules, extend)
    check_overlap(material, gold, folder)
    judge = Judge.load(rules, schema, find_lexicon(material, rules, extend))
    evaluation = evaluate_entries(gold, material.entries, judge)
    finder = SentenceFinder(material.texts, lambda text: split_text(text, material))
    if syntax == "json":
        print_record(evaluation, schema, show, finder.find_sentence, per_doc=per_doc)
    else:
        print_tables(evaluation, schema, show, finder.find_sentence, per_doc=per_doc)
    ctx.exit(FINDINGS if material.faults else DONE)


def gather(inputs: Sequence[Path], schema: dict[str, FactType], rules: Path, extend: tuple[Path, ...]) -> Material:
    """The facts of knowledge bases and reports. Faults of single reports are told."""
    from kbextract.evaluation import read_entries
    from kbextract.store import load_graph, read_records

    material = Material()
    bases = [path for path in inputs if is_base(path)]
    for path in bases:
        material.entries += read_entries(read_records(load_graph(path), schema), schema)
    reports = [path for path in inputs if path not in bases]
    if reports:
        gather_reports(material, reports, schema, rules, extend)
    return material


def gather_reports(
    material: Material, reports: Sequence[Path], schema: dict[str, FactType], rules: Path, extend: tuple[Path, ...]
) -> None:
    """Adds the facts of reports: the same as stand in a knowledge base that is made of them."""
    from kbextract.documents import read_documents
    from kbextract.evaluation import read_entries
    from kbextract.facts.extractor import Extractor
    from kbextract.faults import Fault
    from kbextract.graph import GraphBuilder
    from kbextract.pipeline.extraction import Worker
    from kbextract.store import read_records
    from kbextract.validation.terms import build_rdflib_graph

    material.extractor = Extractor.load(rules, extend)
    worker = Worker(material.extractor, GraphBuilder(schema))
    for document in read_documents(reports):
        outcome = document if isinstance(document, Fault) else worker.read_document(document)
        if isinstance(outcome, Fault):
            print_fault(outcome)
            material.faults += 1
        elif not isinstance(document, Fault):
            material.texts[document.id] = document.text
            material.entries += read_entries(read_records(build_rdflib_graph(outcome.triples), schema), schema)


def is_base(path: Path) -> bool:
    """Whether an input is a knowledge base by its suffix."""
    from kbextract.store.loading import SUFFIXES

    name = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return name.suffix.lower() in SUFFIXES


def check_overlap(material: Material, gold: Iterable[str], folder: Path) -> None:
    """Tells which documents have no facts and which no gold. Raises InputFaultError when nothing is left to compare."""
    from kbextract.faults import InputFaultError

    names = list(gold)
    met = set(material.texts) | {entry.document for entry in material.entries}
    if met.isdisjoint(names):
        what = "holds no gold of any document of the input"
        raise InputFaultError.single(folder, what, "name each gold file after its document, as `a.json` for `a.txt`")
    for name in names:
        if name not in met:
            material.tell(
                str(folder / f"{name}.json"),
                "is gold of a document of which the input tells nothing",
                "all of it counts as missed",
            )
    others = sorted(met - set(names))
    if others:
        click.echo(f"without gold, and left out: {', '.join(others)}", err=True)


def find_lexicon(material: Material, rules: Path, extend: Sequence[Path]) -> Lexicon:
    """The lexicon of the rules and of what extends them, loaded once."""
    from kbextract.lexicon.lexicon import load_lexicon

    if material.extractor:
        return material.extractor.lexicon
    return load_lexicon(rules / "lexicon", [folder / "lexicon" for folder in extend])


def split_text(text: str, material: Material) -> list[tuple[int, int]]:
    """Where the sentences of a report begin and end."""
    if material.extractor is None:
        return []
    sentences = material.extractor.splitter.split(material.extractor.nlp.make_doc(text))
    return [(sentence.start, sentence.end) for sentence in sentences]


def print_tables(evaluation: Evaluation, schema: dict[str, FactType], limit: int, show: Show, *, per_doc: bool) -> None:
    """The scores as tables on standard output."""
    from kbextract.cli.printing import print_table
    from kbextract.evaluation import reports

    print_table(("type", *reports.SCORES), reports.list_scores(evaluation.sum_types(), schema))
    if per_doc:
        print_table(("document", "group", *reports.SCORES), reports.list_documents(evaluation, schema))
    print_table(reports.RULES, reports.list_rules(evaluation))
    if limit:
        for title, entries in (("missed", reports.list_missed(evaluation)), ("false", reports.list_false(evaluation))):
            head, *rest = reports.FAULTS
            print_table((f"{title} {head}", *rest), reports.list_faults(entries, limit, show))


def print_record(evaluation: Evaluation, schema: dict[str, FactType], limit: int, show: Show, *, per_doc: bool) -> None:
    """The scores as one JSON object on standard output."""
    from kbextract.cli.printing import print_json
    from kbextract.evaluation import reports

    record = reports.build_report(evaluation, schema, per_doc=per_doc)
    if limit:
        record["missed"] = reports.build_faults(reports.list_missed(evaluation), limit, show)
        record["false"] = reports.build_faults(reports.list_false(evaluation), limit, show)
    print_json(record)
