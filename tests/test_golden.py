"""Golden documents: short reports and the facts a careful reader finds in them; and equal bytes on every run.

The facts in tests/documents were written by hand. `pytest --update-golden` replaces them by what is found; read the
difference before you keep it.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from readings import extract_facts, spell_roles

from kbextract.resources import find_resource

FOLDER = Path(__file__).parent / "documents"
REPORTS = sorted(FOLDER.glob("*.txt"))
DAY = date(2022, 3, 4)

# Reports in which something is known to be read wrongly, with what it is.
BROKEN = {
    "canal-strike": "the office of “Its envoy, Diego Zamarra” is not read",
    "harbour-truce": "the agency takes part in the talks; forms are doubled or missing; a plan is a prediction",
    "volcano-relief": "the Philippine Red Cross is the international one; “the island of Negros” is an island",
}

PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from kbextract.documents import Document
from kbextract.facts.extractor import Extractor
extractor = Extractor.load(Path(sys.argv[1]))
found = {}
for name in sys.argv[2:]:
    path = Path(name)
    facts = extractor.extract(Document(path.stem, path.read_text("utf-8"), name, date(2022, 3, 4)))
    found[path.stem] = "\\n".join(map(repr, facts))
for stem in sorted(found):
    print(stem, found[stem], sep="\\n")
"""


def write_record(fact):
    """A fact as one line: its type, its roles and who says so."""
    record = {"type": fact.type, **spell_roles(fact)}
    if fact.source:
        record["source"] = fact.source.label
    return json.dumps(record, ensure_ascii=False)


def list_reports():
    """A parameter for each golden report."""
    for path in REPORTS:
        marks = [pytest.mark.xfail(reason=BROKEN[path.stem], strict=True)] if path.stem in BROKEN else []
        yield pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", list(list_reports()))
def test_the_facts_of_a_golden_report(extractor, request, path):
    """What is found is what a careful reader finds, in the order in which facts are handed on."""
    found = [write_record(fact) for fact in extract_facts(extractor, path.read_text("utf-8"), DAY)]
    golden = path.with_suffix(".facts.jsonl")
    if request.config.getoption("--update-golden"):
        golden.write_text("\n".join(found) + "\n", "utf-8")
    assert found == golden.read_text("utf-8").splitlines()


def test_there_are_five_reports_and_their_facts():
    """Each report has its facts beside it."""
    assert len(REPORTS) == 5
    assert all(path.with_suffix(".facts.jsonl").is_file() for path in REPORTS)


def test_two_runs_give_equal_facts(extractor):
    """Nothing that an extractor has read changes what it reads next."""
    texts = [path.read_text("utf-8") for path in REPORTS]
    first = [extract_facts(extractor, text, DAY) for text in texts]
    second = [extract_facts(extractor, text, DAY) for text in reversed(texts)]
    assert first == second[::-1]


def run_program(seed, paths):
    """What a fresh interpreter finds, with a hash seed of its own."""
    command = [sys.executable, "-c", PROGRAM, str(find_resource("rules")), *map(str, paths)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, env=environment, check=True, timeout=60).stdout  # noqa: S603  # our own interpreter


def test_order_and_hash_seed_change_no_byte():
    """Two interpreters with different hash seeds and documents in another order write the same bytes."""
    shuffled = list(REPORTS)
    random.Random(7).shuffle(shuffled)  # noqa: S311  # no secret
    assert shuffled != REPORTS
    first = run_program("1", REPORTS)
    assert first == run_program("4242", shuffled)
    assert first.count(b"Fact(type=") > len(REPORTS)
