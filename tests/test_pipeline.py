"""The pipeline with a stand-in for the extractor: what is read, what is reported, what is written and what is not."""

import io
import json
from pathlib import Path

import pytest
import rdflib
from fake_reader import FakeReader
from graph_samples import FIRST, SCHEMA

from kbextract.faults import Fault, InputFaultError
from kbextract.graph import GraphBuilder
from kbextract.pipeline import extraction
from kbextract.pipeline.extraction import RulePack, Worker, extract_documents
from kbextract.pipeline.flow import run_pipeline
from kbextract.pipeline.record import Outcome, RunOptions
from kbextract.resources import find_resource
from kbextract.store import load_graph

MEETING = "Anna Berg met Omar Haddad in Lakeview. The weather was fine."
RULES, SHAPES = find_resource("rules"), find_resource("shapes")


@pytest.fixture(autouse=True)
def fake_extractor(monkeypatch):
    """Every run in this module reads with the stand-in."""
    monkeypatch.setattr(extraction, "Extractor", FakeReader)


@pytest.fixture
def folder(tmp_path):
    """A folder with two reports, one of which tells of a meeting."""
    home = tmp_path / "reports"
    home.mkdir()
    (home / "a.txt").write_text(MEETING)
    (home / "b.txt").write_text("Nobody met anybody.")
    return home


def options(folder: Path, **changes) -> RunOptions:
    """A run over a folder; its knowledge base goes beside it."""
    base = {"inputs": (folder,), "output": folder.parent / "kb.ttl", "rules": RULES, "shapes": SHAPES}
    return RunOptions(**(base | changes))


def list_files(folder: Path) -> list[str]:
    """The names of all files of a folder."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_run_writes_the_facts_of_every_report(folder):
    """Two reports become two documents and one meeting of two persons, and the graph holds them."""
    result = run_pipeline(options(folder))
    graph = load_graph(folder.parent / "kb.ttl")
    assert (result.documents, result.failed, result.faults) == (2, 0, ())
    assert result.facts == (("Meeting", 1),)
    assert result.triples == len(graph)
    names = graph.query("SELECT ?n { ?m a kb:Meeting ; kb:participant/rdfs:label ?n } ORDER BY ?n")
    assert [str(row[0]) for row in names] == ["Anna Berg", "Omar Haddad"]


def test_run_times_every_stage(folder):
    """The seconds of all six stages are told in their order, and none is negative."""
    seconds = run_pipeline(options(folder)).seconds
    assert [stage for stage, _ in seconds] == ["load", "read", "extract", "graph", "validate", "write"]
    assert all(value >= 0 for _, value in seconds)


def test_run_writes_to_a_stream(folder):
    """A stream takes the knowledge base in the format named."""
    stream = io.StringIO()
    run_pipeline(options(folder, output=stream, format="nt"))
    assert len(rdflib.Graph().parse(data=stream.getvalue(), format="nt")) > 10


def test_watcher_is_told_of_each_document_and_fault_in_order(folder):
    """Reports and faults come by in the order of their paths."""
    (folder / "aa.txt").write_text("")
    seen = []
    run_pipeline(options(folder), seen.append)
    assert [type(item) for item in seen] == [Outcome, Fault, Outcome]
    assert [Path(item.path).name for item in seen] == ["a.txt", "aa.txt", "b.txt"]


def test_report_that_breaks_the_program_is_left_out_alone(folder):
    """An error inside the extractor is the fault of its report; the others are in the graph."""
    (folder / "c.txt").write_text("BREAK this.")
    result = run_pipeline(options(folder))
    (fault,) = result.faults
    assert (result.documents, result.failed) == (2, 1)
    assert fault.path.endswith("c.txt")
    assert "ValueError: the fake reader breaks here at fake_reader.py:" in fault.what
    assert "Traceback" not in str(fault)


def test_fact_outside_the_fact_table_is_a_fault_of_its_report():
    """What the graph refuses is told like what the extractor refuses."""
    worker = Worker(FakeReader(), GraphBuilder({"Visit": SCHEMA["Visit"]}))
    document = FIRST.__class__("a", MEETING, "a.txt")
    item = worker.read_document(document)
    assert isinstance(item, Fault)
    assert "'Meeting' is not in the fact table" in item.what


def test_mended_report_counts_as_read(folder):
    """A report that is read in part has a fault and has not failed."""
    (folder / "c.txt").write_bytes(b"Nobody \xff met anybody.\n")
    result = run_pipeline(options(folder))
    assert (result.documents, result.failed) == (3, 0)


def test_faulty_metadata_is_no_failed_report(folder):
    """A row of metadata.csv that names no report is a fault; all reports are read."""
    (folder / "metadata.csv").write_text("file,date\nmissing.txt,2022-01-21\n")
    result = run_pipeline(options(folder))
    assert (result.documents, result.failed) == (2, 0)
    assert [Path(fault.path).name for fault in result.faults] == ["metadata.csv"]


def test_nothing_readable_writes_nothing(folder):
    """When no report can be read there is no knowledge base."""
    for path in folder.iterdir():
        path.write_text("")
    with pytest.raises(InputFaultError, match="no report in it can be read"):
        run_pipeline(options(folder))
    assert list_files(folder.parent) == []


def test_interrupt_leaves_no_file(folder):
    """Who stops a run in the middle finds the folder as it was."""

    def interrupt(_item):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_pipeline(options(folder), interrupt)
    assert list_files(folder.parent) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"output": Path("kb.docx")}, "has no suffix that tells its format"),
        ({"output": Path("no/such/folder/kb.ttl")}, "no such folder"),
        ({"report": Path("report.pdf")}, "has no suffix that tells its format"),
        ({"report": Path("no/such/folder/report.ttl")}, "no such folder"),
        ({"output": Path("same.ttl"), "report": Path("same.ttl")}, "is both output and report"),
    ],
)
def test_targets_are_checked_before_the_work(folder, monkeypatch, change, words):
    """What cannot be written is told before a single report is read."""
    monkeypatch.chdir(folder.parent)
    seen = []
    with pytest.raises(InputFaultError, match=words):
        run_pipeline(options(folder, **change), seen.append)
    assert seen == []
    assert list_files(folder.parent) == []


def test_output_is_no_report_that_is_read(folder):
    """A run does not replace what it reads."""
    with pytest.raises(InputFaultError, match="is one of the reports to read"):
        run_pipeline(options(folder, output=folder / "a.txt", format="turtle"))
    assert (folder / "a.txt").read_text() == MEETING


def test_check_leaves_an_old_knowledge_base_alone(folder):
    """A run that fails keeps the file of the run before."""
    old = folder.parent / "kb.ttl"
    old.write_text("old")
    (folder / "a.txt").write_text("")
    (folder / "b.txt").write_text("")
    with pytest.raises(InputFaultError):
        run_pipeline(options(folder))
    assert old.read_text() == "old"


def test_faults_of_rules_and_shapes_are_told_together(folder, tmp_path, monkeypatch):
    """One run names what is wrong with both."""

    def refuse(*_):
        raise InputFaultError.single("rules/facts/meeting.yaml", "has no examples", "add three", 4)

    monkeypatch.setattr(FakeReader, "load", refuse)
    empty = tmp_path / "shapes"
    empty.mkdir()
    with pytest.raises(InputFaultError) as caught:
        run_pipeline(options(folder, shapes=empty))
    first, second = caught.value.faults
    assert str(first) == "rules/facts/meeting.yaml:4: has no examples; add three"
    assert (second.path, second.what) == (str(empty), "holds no shapes")


def make_strict_shapes(folder: Path) -> Path:
    """Shapes of which a meeting without a place breaks one."""
    folder.mkdir()
    (folder / "meeting.ttl").write_text(
        """@prefix kb: <https://w3id.org/kbextract/onto#> .
@prefix shape: <https://w3id.org/kbextract/shapes#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
shape:Meeting a sh:NodeShape ; sh:targetClass kb:Meeting ; sh:property shape:MeetingPlace .
shape:MeetingPlace a sh:PropertyShape ; sh:path kb:place ; sh:minCount 1 ; sh:severity sh:Violation ;
  sh:message "A meeting has a place."@en .
"""
    )
    return folder


def test_violation_leads_to_rule_and_words(folder, tmp_path):
    """A meeting without a place breaks a strict shape; the report names document, rule and words."""
    (folder / "c.txt").write_text("Yesterday Eva Lind met Jon Falk. They parted.")
    report = tmp_path / "report.txt"
    shapes = make_strict_shapes(tmp_path / "shapes")
    result = run_pipeline(options(folder, shapes=shapes, report=report))
    assert result.count_findings() == 1
    first, last = report.read_text().splitlines()
    assert first.startswith("c 10-31: Violation: A meeting has a place. At fact:m")
    assert first.endswith('Rule fake-meeting. Read from "Eva Lind met Jon Falk".')
    assert last == "The graph does not conform. Violation: 1, Warning: 0."


@pytest.mark.parametrize(("suffix", "marks"), [(".ttl", "sh:ValidationReport"), (".json", '"conforms": true')])
def test_report_takes_the_form_of_its_suffix(folder, tmp_path, suffix, marks):
    """A SHACL report or JSON, as the suffix asks."""
    report = tmp_path / f"report{suffix}"
    run_pipeline(options(folder, report=report))
    assert marks in report.read_text()
    if suffix == ".json":
        assert json.loads(report.read_text())["failure"] == ""


def test_warnings_count_only_when_strict(folder):
    """A meeting without a place is a warning, which is a finding for the strict alone."""
    (folder / "a.txt").write_text("Anna Berg met Omar Haddad.")
    result = run_pipeline(options(folder))
    assert result.report.count_severity("Violation") == 0
    assert result.count_findings() == 0
    assert result.count_findings(strict=True) == result.report.count_severity("Warning") > 0


def test_order_of_reports_does_not_matter(folder):
    """The same reports named in another order give the same bytes."""
    texts = []
    for names in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        run_pipeline(options(folder, inputs=tuple(folder / name for name in names)))
        texts.append((folder.parent / "kb.ttl").read_bytes())
    assert texts[0] == texts[1]


def test_batches_keep_order_and_faults():
    """Extraction hands on what comes of each document in its place, faults included."""
    documents = [FIRST.__class__(f"d{number}", MEETING, f"d{number}.txt") for number in range(6)]
    items = [*documents[:3], Fault("x", 0, "broken"), *documents[3:]]
    worker = Worker(FakeReader(), GraphBuilder(SCHEMA))
    paths = [item.path for item in extract_documents(items, worker, RulePack(RULES))]
    assert paths == ["d0.txt", "d1.txt", "d2.txt", "x", "d3.txt", "d4.txt", "d5.txt"]
