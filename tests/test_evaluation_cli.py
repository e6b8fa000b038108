"""The command `evaluate`: tables, JSON, misses with their sentences, and exit statuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kbextract.cli import app
from kbextract.facts.extractor import Extractor

GOOD = "Britain sanctioned three Belarusian judges on Monday."
TEXT = f"{GOOD} The weather was fine."
SANCTION = {
    "type": "Sanction",
    "by": ["United Kingdom"],
    "against": ["Belarusian judges"],
    "evidence": "sanctioned three",
}
STATES = [{"type": "Country", "label": [name]} for name in ("United Kingdom", "Belarus")]
UNSEEN = {"type": "Meeting", "participant": ["Anna Berg"], "evidence": "weather was"}


@pytest.fixture(autouse=True)
def loaded_extractor(monkeypatch, extractor):
    """The extractor is loaded once for all tests."""
    monkeypatch.setattr(Extractor, "load", lambda *_: extractor)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An own folder with one report and its gold: three facts that stand in it and one that does not."""
    monkeypatch.chdir(tmp_path)
    for name in ("reports", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "reports" / "a.txt").write_text(TEXT)
    write_gold("a", SANCTION, *STATES, UNSEEN)


def write_gold(name, *facts):
    """A gold file in the folder `gold`."""
    Path("gold", f"{name}.json").write_text(json.dumps({"doc": name, "facts": facts}))


def call(*arguments):
    """What comes of a command line."""
    return CliRunner().invoke(app, ["evaluate", "--gold", "gold", *map(str, arguments)])


def read_json(*arguments):
    """The JSON that a command line prints."""
    return json.loads(call(*arguments, "--format", "json").stdout)


def test_scores_by_type_group_and_rule():
    """The sanction and two states are found, the meeting is not: All has three of four."""
    answer = call("reports")
    assert (answer.exit_code, answer.stderr) == (0, "")
    rows = {cells[0]: cells[1:] for line in answer.stdout.splitlines() if (cells := line.split())}
    assert rows["Sanction"][:6] == ["1", "1", "1", "1.000", "1.000", "1.000"]
    assert rows["All"][:6] == ["4", "3", "3", "1.000", "0.750", "0.857"]
    assert rows["sanction-verb"] == ["1", "1", "1.000"]


def test_knowledge_base_scores_as_its_reports_do():
    """Whether the facts are read now or were read before makes no difference; nor does packing."""
    for name in ("kb.ttl", "kb.nt.gz"):
        assert CliRunner().invoke(app, ["run", "reports", "-o", name]).exit_code in (0, 1)
        assert read_json(name, "--per-doc") == read_json("reports", "--per-doc")


def test_names_of_an_extension_are_known():
    """Gold calls a person by a name that only the extension knows to be hers."""
    Path("reports", "a.txt").write_text("Prime Minister Jane Doe visited Oslo on Friday.")
    assert CliRunner().invoke(app, ["run", "reports", "-o", "kb.ttl"]).exit_code in (0, 1)
    write_gold("a", {"type": "Person", "label": ["Johanna Dough"]})
    Path("more", "lexicon", "persons").mkdir(parents=True)
    Path("more", "lexicon", "persons", "own.yaml").write_text(
        "- {name: Jane Doe, names: [Johanna Dough], sex: female}\n"
    )
    assert read_json("kb.ttl")["types"]["Person"]["right"] == 0
    assert read_json("kb.ttl", "--extend", "more")["types"]["Person"]["right"] == 1


def test_misses_and_false_alarms_stand_with_their_sentences():
    """The gold that was missed by its evidence, the fact that is none by the place it was read from."""
    write_gold("a", *STATES, UNSEEN)
    found = read_json("reports", "--show", "1")
    assert [(fact["type"], fact["sentence"]) for fact in found["missed"]] == [("Meeting", "The weather was fine.")]
    [false] = found["false"]
    assert (false["type"], false["rule"], false["sentence"]) == ("Sanction", ["sanction-verb"], GOOD)
    shown = call("reports", "--show", "1").stdout
    assert "The weather was fine." in shown
    assert GOOD in shown


def test_show_limits_each_type():
    """Of two states that are missed, one is shown."""
    write_gold("a", *({"type": "Country", "label": [name]} for name in ("Chad", "Peru")))
    assert [fact["label"] for fact in read_json("reports", "--show", "1")["missed"]] == [["Chad"]]
    assert "missed" not in read_json("reports")


def test_every_document_by_itself():
    """Two reports, one of which has gold that is not found."""
    Path("reports", "b.txt").write_text("Nothing happened.")
    write_gold("b", UNSEEN)
    documents = read_json("reports", "--per-doc")["documents"]
    assert {name: scores["groups"]["All"]["recall"] for name, scores in documents.items()} == {"a": 0.75, "b": 0.0}
    rows = [line.split()[:3] for line in call("reports", "--per-doc").stdout.splitlines()]
    assert ["a", "All", "4"] in rows
    assert ["b", "All", "1"] in rows


def test_gold_without_its_document_counts_and_is_told():
    """A score over half of the gold must not look like one over all of it."""
    write_gold("b", UNSEEN)
    answer = call("reports")
    assert answer.exit_code == 1
    assert "gold/b.json: is gold of a document of which the input tells nothing" in answer.stderr
    assert read_json("reports")["groups"]["All"]["gold"] == 5


def test_document_without_gold_is_left_out():
    """Nobody has judged its facts, so they count neither for nor against."""
    before = read_json("reports")
    Path("reports", "c.txt").write_text("Norway sanctioned two Peruvian judges.")
    answer = call("reports")
    assert answer.exit_code == 0
    assert answer.stderr == "without gold, and left out: c\n"
    assert read_json("reports") == before


def test_broken_report_loses_no_other():
    """An empty report is told; the other is scored."""
    Path("reports", "d.txt").write_text("")
    answer = call("reports")
    assert answer.exit_code == 1
    assert "reports/d.txt: is empty" in answer.stderr
    assert "sanction-verb" in answer.stdout


def test_nothing_to_compare_is_bad_input():
    """Gold of other documents alone, and a knowledge base that is not there."""
    Path("gold", "a.json").rename("gold/z.json")
    Path("gold", "z.json").write_text(json.dumps({"doc": "z", "facts": [SANCTION]}))
    answer = call("reports")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "holds no gold of any document of the input" in answer.stderr
    assert call("kb.ttl").exit_code == 2


def test_broken_gold_stops_the_work():
    """A score against half read gold would mislead."""
    write_gold("a", {"type": "Party"})
    answer = call("reports")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "gold/a.json:1: a fact has the type 'Party'" in answer.stderr
