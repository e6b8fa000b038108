"""Quality does not fall: F1 and precision on gold stay above the floors of quality-floors.json.

A floor lies a little below what was measured when it was set. To set floors anew, look at what is measured now:

    python tests/test_quality.py

and write it into the file by hand: lowering a floor is a decision. A floor belongs to the very reports and gold that it
was measured on, which its digest tells.
"""

import json
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from kbextract.documents import Document, read_documents
from kbextract.evaluation import Evaluation, Judge, evaluate_entries, read_entries, read_gold
from kbextract.evaluation.scores import sum_groups
from kbextract.facts.extractor import Extractor
from kbextract.graph import GraphBuilder
from kbextract.resources import find_resource
from kbextract.store import read_records
from kbextract.validation.terms import build_rdflib_graph

TESTS = Path(__file__).resolve().parent
FLOORS = json.loads((TESTS / "quality-floors.json").read_text("utf-8"))
OWN = {
    "seeds": (TESTS.parent / "seeds", TESTS / "gold" / "seeds"),
    "corpus": (TESTS / "corpus", TESTS / "gold" / "corpus"),
}
FURTHER = "further"  # the reports of the folder that KBEXTRACT_GOLD names
MARGIN = 0.02
MEASURES = ("f1", "precision")


def digest_files(reports: Path, gold: Path) -> str:
    """The hash of the reports and their gold: names and content."""
    whole = sha256()
    for path in (*sorted(reports.glob("*.txt")), *sorted(gold.glob("*.json"))):
        whole.update(f"{path.name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def evaluate_reports(extractor: Extractor, reports: Path, gold: Path) -> Evaluation:
    """How well the facts of a folder of reports agree with its gold."""
    schema, entries = extractor.schema, []
    builder = GraphBuilder(schema)
    for document in read_documents([reports]):
        assert isinstance(document, Document), document
        graph = build_rdflib_graph(builder.build(document, extractor.extract(document)))
        entries += read_entries(read_records(graph, schema), schema)
    judge = Judge.load(find_resource("rules"), schema, extractor.lexicon)
    return evaluate_entries(read_gold(gold, schema), entries, judge)


def measure(extractor: Extractor, reports: Path, gold: Path) -> dict[str, dict[str, float]]:
    """F1 and precision of each group."""
    types = evaluate_reports(extractor, reports, gold).sum_types()
    groups = dict(sum_groups(types, extractor.schema))
    return {
        name: {group: round(getattr(tally.facts, name) or 0.0, 3) for group, tally in groups.items()}
        for name in MEASURES
    }


def find_falls(measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """What lies below its floor, in words."""
    return [
        f"{name} of {group} is {measured[name][group]:.3f}, its floor {floor:.3f}"
        for name in MEASURES
        for group, floor in floors[name].items()
        if measured[name][group] < floor
    ]


@pytest.mark.parametrize("name", OWN)
def test_floors_belong_to_these_reports(name):
    """Who changes a report or its gold measures again and sets the floors anew."""
    assert FLOORS[name]["digest"] == digest_files(*OWN[name])


@pytest.mark.parametrize("name", OWN)
def test_own_reports_stay_above_the_floors(name, extractor):
    """On the sample reports, and on reports of other crises in other kinds of English."""
    assert find_falls(measure(extractor, *OWN[name]), FLOORS[name]) == []


def test_every_group_has_its_floors(extractor):
    """A group without a floor could fall unseen."""
    groups = {kind.group for kind in extractor.schema.values()} | {"All"}
    assert all(set(floors[name]) == groups for floors in FLOORS.values() for name in MEASURES)


def test_further_reports_stay_above_the_floors(gold_home, extractor):
    """On reports that lie beside the checkout, where they are those that the floors were measured on."""
    place = gold_home / "seeds", gold_home / "gold" / "seeds"
    if not all(folder.is_dir() for folder in place) or digest_files(*place) != FLOORS[FURTHER]["digest"]:
        pytest.skip("KBEXTRACT_GOLD holds other reports than the floors were measured on")
    assert find_falls(measure(extractor, *place), FLOORS[FURTHER]) == []


def test_fall_is_told_in_words():
    """The measure, the group, the number and its floor."""
    floors = {"f1": {"All": 0.8}, "precision": {"All": 0.7}}
    measured = {"f1": {"All": 0.75}, "precision": {"All": 0.7}}
    assert find_falls(measured, floors) == ["f1 of All is 0.750, its floor 0.800"]


def list_floors() -> dict[str, dict[str, object]]:
    """The floors that would be set now: what is measured, less the margin."""
    extractor = Extractor.load(find_resource("rules"))
    places = dict(OWN)
    if home := os.environ.get("KBEXTRACT_GOLD"):
        places[FURTHER] = Path(home) / "seeds", Path(home) / "gold" / "seeds"
    floors: dict[str, dict[str, object]] = {}
    for name, place in places.items():
        floors[name] = {"digest": digest_files(*place)}
        for key, groups in measure(extractor, *place).items():
            floors[name][key] = {group: round(max(0.0, value - MARGIN), 3) for group, value in groups.items()}
    return floors


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list_floors(), indent=1) + "\n")
