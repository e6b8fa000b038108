"""The commands: what goes to standard output, what to standard error, and with which exit status."""

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner
from fake_reader import FakeReader

from kbextract.cli import app
from kbextract.cli.progress import follow_run
from kbextract.faults import Fault
from kbextract.pipeline import extraction
from kbextract.pipeline.record import Outcome

# The library calls its own older names while it parses named graphs.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

KB = Path(__file__).parent / "kb"
MEETING = "Anna Berg met Omar Haddad in Lakeview. The weather was fine."
COMMANDS = ("run", "facts", "validate", "query", "explain", "rules")


@pytest.fixture(autouse=True)
def fake_extractor(monkeypatch):
    """Every run in this module reads with the stand-in."""
    monkeypatch.setattr(extraction, "Extractor", FakeReader)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An own folder to work in, with a folder of two reports."""
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(f"date: 2022-01-21\n\n{MEETING}")
    (reports / "b.txt").write_text("date: 2022-01-22\n\nAnna Berg met Omar Haddad in Lakeview again.")
    return tmp_path


@pytest.fixture
def kb(home):
    """A knowledge base of the two reports."""
    assert call("run", "reports", "-o", "kb.ttl").exit_code == 0
    return home / "kb.ttl"


def call(*arguments, stdin=None):
    """What comes of a command line."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("rules", "lint"), ("rules", "test")])
def test_help_tells_the_purpose_and_an_example(command):
    """The help of every command holds a sentence and a command line to copy."""
    answer = call(*command, "--help")
    assert answer.exit_code == 0
    assert "Example:" in answer.output
    assert f"kbextract {' '.join(command)}".strip() in answer.output.partition("Example:")[2]


def test_commands_stand_in_the_order_of_their_use():
    """The list of commands begins with what one needs first."""
    listed = call("--help").output.partition("Commands:")[2]
    assert sorted(COMMANDS, key=listed.index) == list(COMMANDS)


def test_version_is_told():
    """The version is one line."""
    answer = call("--version")
    assert answer.stdout.startswith("kbextract ")
    assert len(answer.stdout.splitlines()) == 1


def test_run_writes_the_file_and_tells_on_standard_error(home):
    """Standard output stays empty when a file is named; the summary goes to standard error."""
    answer = call("run", "reports", "-o", "kb.ttl")
    assert (answer.exit_code, answer.stdout) == (0, "")
    summary = [line.split() for line in answer.stderr.splitlines()]
    assert ["documents", "read", "2"] in summary
    assert ["Meeting", "2"] in summary
    assert ["violations", "0"] in summary
    assert len(rdflib.Graph().parse(home / "kb.ttl")) > 20


@pytest.mark.parametrize("name", ["kb.ttl", "kb.trig", "kb.nt", "kb.nq", "kb.jsonld", "kb.ttl.gz"])
def test_run_writes_the_format_of_the_suffix(home, name):
    """Every format is read back to the same facts."""
    assert call("run", "reports", "-o", name).exit_code == 0
    facts = call("facts", name)
    assert facts.stdout.count('"Meeting"') == 2
    assert (home / name).read_bytes().startswith(b"\x1f\x8b") == name.endswith(".gz")


@pytest.mark.usefixtures("home")
def test_run_without_output_prints_turtle():
    """Data goes to standard output where a pipe can take it."""
    answer = call("run", "reports")
    assert "met" in answer.stdout
    assert len(rdflib.Graph().parse(data=answer.stdout, format="turtle")) > 20


@pytest.mark.usefixtures("home")
def test_run_reads_standard_input():
    """A dash stands for a report from a pipe."""
    answer = call("run", "-", "--format", "nt", "--date", "2022-01-21", stdin=MEETING)
    assert answer.exit_code == 0
    assert '"Meeting: Anna Berg, Omar Haddad; Lakeview"@en' in answer.stdout
    assert '"2022-01-21"' in answer.stdout


def test_run_writes_the_report_of_validation(home):
    """`--report` gets the SHACL report of the same graph: here warnings alone, as no meeting has a day."""
    call("run", "reports", "-o", "kb.ttl", "--report", "report.ttl")
    graph = rdflib.Graph().parse(home / "report.ttl")
    assert len(list(graph.subjects(rdflib.RDF.type, rdflib.SH.ValidationReport))) == 1
    assert set(graph.objects(predicate=rdflib.SH.resultSeverity)) == {rdflib.SH.Warning}


def test_strict_run_counts_warnings(home):
    """A report without a date is a warning: a finding only for the strict, who see it in words."""
    (home / "reports" / "a.txt").write_text(MEETING)
    assert call("run", "reports", "-o", "kb.ttl").exit_code == 0
    answer = call("run", "reports", "-o", "kb.ttl", "--strict")
    assert answer.exit_code == 1
    assert "a: Warning: This document has no date" in answer.stderr


def test_violations_are_told_with_rule_and_words(home):
    """A fact that breaks a shape is named on standard error, and the exit status tells."""
    shapes = home / "shapes"
    shapes.mkdir()
    (shapes / "meeting.ttl").write_text(
        """@prefix kb: <https://w3id.org/kbextract/onto#> .
@prefix shape: <https://w3id.org/kbextract/shapes#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
shape:Meeting a sh:NodeShape ; sh:targetClass kb:Meeting ; sh:property shape:MeetingParticipant .
shape:MeetingParticipant a sh:PropertyShape ; sh:path kb:participant ; sh:maxCount 1 ; sh:severity sh:Violation ;
  sh:message "Only one may meet."@en .
"""
    )
    answer = call("run", "reports", "-o", "kb.ttl", "--shapes", shapes)
    assert answer.exit_code == 1
    assert "a 0-37: Violation: Only one may meet." in answer.stderr
    assert 'Rule fake-meeting. Read from "Anna Berg met Omar Haddad in Lakeview".' in answer.stderr
    assert (home / "kb.ttl").exists()


def test_facts_are_json_lines(kb):
    """One record a fact and document, roles as lists, with the words it was read from."""
    answer = call("facts", kb)
    first, second = map(json.loads, answer.stdout.splitlines())
    assert (first["doc"], first["type"], first["place"]) == ("a", "Meeting", ["Lakeview"])
    assert first["participant"] == ["Anna Berg", "Omar Haddad"]
    assert first["evidence"] == "Anna Berg met Omar Haddad in Lakeview"
    assert second["doc"] == "b"


def test_facts_are_csv_by_suffix(kb):
    """The suffix of the file asks for a table."""
    answer = call("facts", kb, "-o", "facts.csv")
    assert (answer.exit_code, answer.stdout) == (0, "")
    with Path("facts.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["participant"] for row in rows] == ["Anna Berg | Omar Haddad"] * 2


def test_facts_of_a_foreign_graph_are_none_and_say_so(home):
    """RDF of another making has no facts; nobody should take that for an empty crisis."""
    (home / "other.ttl").write_text("<https://example.org/a> <https://example.org/b> <https://example.org/c> .")
    answer = call("facts", "other.ttl")
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert "other.ttl: holds no facts" in answer.stderr


def test_validate_conforms(kb):
    """A knowledge base that this program wrote conforms."""
    answer = call("validate", kb)
    assert answer.exit_code == 0
    assert "The graph conforms." in answer.stderr


@pytest.fixture
def bad_kb(kb):
    """A knowledge base whose span says that it ends before it begins."""
    text = kb.read_text()
    assert "kb:end 37" in text
    kb.write_text(text.replace("kb:end 37", "kb:end 0"))
    return kb


def test_validate_names_violations_in_a_table(bad_kb):
    """What is wrong stands in the table with its rule and document, and the exit status is 1."""
    answer = call("validate", bad_kb)
    assert answer.exit_code == 1
    row = next(line for line in answer.stdout.splitlines() if line.lstrip().startswith("Violation"))
    assert "fake-meeting" in row
    assert "does not conform" in answer.stderr


def test_validate_as_json_and_as_shacl_report(bad_kb):
    """The same outcome for programs."""
    found = json.loads(call("validate", bad_kb, "--format", "json").stdout)
    assert found["conforms"] is False
    assert found["counts"]["Violation"] >= 1
    report = rdflib.Graph().parse(data=call("validate", bad_kb, "--format", "ttl").stdout, format="turtle")
    assert len(list(report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult))) == len(found["results"])


def test_validate_takes_no_foreign_graph_for_a_good_one(home):
    """Where no shape looked at anything nothing is proven, and the exit status says so."""
    (home / "other.ttl").write_text("<https://example.org/a> <https://example.org/b> <https://example.org/c> .")
    answer = call("validate", "other.ttl")
    assert answer.exit_code == 1
    assert "Nothing is proven" in answer.stderr


def test_query_by_name_prints_a_table():
    """A shipped query runs by its name; the hand-made knowledge base has meetings in Lakeview."""
    answer = call("query", KB / "small.ttl", "meetings")
    assert answer.exit_code == 0
    assert "Lakeview" in answer.stdout
    assert answer.stderr == "1 answer\n"


def test_query_prints_csv_and_json(kb):
    """SPARQL as it stands, without PREFIX lines."""
    text = "SELECT ?name { ?m a kb:Meeting ; kb:participant/rdfs:label ?name } ORDER BY ?name"
    rows = list(csv.reader(io.StringIO(call("query", kb, text, "--format", "csv").stdout)))
    assert rows == [["name"], ["Anna Berg"], ["Omar Haddad"]]
    assert json.loads(call("query", kb, text, "--format", "json").stdout) == [
        {"name": "Anna Berg"},
        {"name": "Omar Haddad"},
    ]


def test_query_that_constructs_prints_a_graph(kb):
    """Triples come as Turtle, as JSON-LD, or as rows of terms."""
    text = "CONSTRUCT { ?p rdfs:label ?l } { ?p a kb:Place ; rdfs:label ?l }"
    graph = rdflib.Graph().parse(data=call("query", kb, text).stdout, format="turtle")
    assert [str(value) for value in graph.objects()] == ["Lakeview"]
    assert "Lakeview" in json.loads(call("query", kb, text, "--format", "json").stdout)["@graph"][0]["rdfs:label"]
    assert call("query", kb, text, "--format", "csv").stdout.splitlines()[0] == "subject,predicate,object"


def test_query_list_needs_no_knowledge_base():
    """The shipped queries are listed with what they tell."""
    answer = call("query", "--list")
    assert answer.exit_code == 0
    assert "Who met whom" in next(line for line in answer.stdout.splitlines() if line.strip().startswith("meetings"))


def test_query_from_a_file(home, kb):
    """A file that ends in .rq is read."""
    (home / "places.rq").write_text("SELECT ?l { ?p a kb:Place ; rdfs:label ?l }")
    assert "Lakeview" in call("query", kb, "places.rq").stdout


def test_explain_tells_rule_words_and_every_document(kb):
    """Both reports state the one meeting; each is named with its words and rule."""
    record = json.loads(call("facts", kb).stdout.splitlines()[0])
    answer = call("explain", kb, record["fact"])
    assert answer.exit_code == 0
    lines = [line.strip() for line in answer.stdout.splitlines()]
    assert lines[0] == "Meeting: Anna Berg, Omar Haddad; Lakeview"
    assert "stated by 2 documents" in lines
    assert lines.count("rule: fake-meeting") == 2
    assert 'words: 0-37 "Anna Berg met Omar Haddad in Lakeview"' in lines


def test_explain_takes_the_beginning_of_a_name(kb):
    """Nobody types 25 characters."""
    record = json.loads(call("facts", kb).stdout.splitlines()[0])
    local = record["fact"].rpartition("/")[2]
    found = json.loads(call("explain", kb, f"fact:{local[:8]}", "--format", "json").stdout)
    assert found["fact"] == record["fact"]
    assert [reading["document"] for reading in found["readings"]] == ["a", "b"]


def test_terminal_is_not_steered_by_a_report(home):
    """An escape character in a report is shown, not obeyed."""
    (home / "reports" / "c.txt").write_text("BREAK \x1b[31m this")
    (home / "reports" / "\x1b[31mred.txt").write_text("")
    answer = call("run", "reports", "-o", "kb.ttl")
    assert "\x1b" not in answer.stderr
    assert "\\u001b[31mred.txt: is empty" in answer.stderr


class Terminal(io.StringIO):
    """A stream at which a person sits."""

    def isatty(self):
        """Always."""
        return True


def test_bar_shows_on_a_terminal_with_the_faults_above(home, monkeypatch):
    """Two files, the second of which is empty: the bar counts the files, and the letter stands in full."""
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    with follow_run([home / "reports"]) as watch:
        watch(Outcome("reports/a.txt", frozenset(), (), ()))
        watch(Fault("reports/b.txt", 0, "is empty", "remove it"))
    assert "/2" in terminal.getvalue()
    assert "reports/b.txt: is empty; remove it" in terminal.getvalue()


def test_packed_file_that_is_cut_off_is_told(home, kb):
    """Half a packed file is bad input, told with its path."""
    (home / "half.ttl.gz").write_bytes(gzip.compress(kb.read_bytes())[:-20])
    answer = call("facts", "half.ttl.gz")
    assert answer.exit_code == 2
    assert answer.stderr.startswith("half.ttl.gz: cannot be read")
