"""Gold files: what is read from them, and how every fault is told."""

import json

import pytest

from kbextract.evaluation import Entry, read_gold
from kbextract.faults import InputFaultError
from kbextract.resources import find_resource
from kbextract.schema import load_schema

SCHEMA = load_schema(find_resource("rules"))
MEETING = {"type": "Meeting", "participant": ["Anna Berg", " ", "Omar Haddad "], "place": [], "evidence": "they met"}


def write_gold(folder, *facts, name="a", indent=None):
    """A gold file."""
    (folder / f"{name}.json").write_text(json.dumps({"doc": name, "facts": list(facts)}, indent=indent))


def read_faults(folder):
    """The faults of a folder of gold."""
    with pytest.raises(InputFaultError) as caught:
        read_gold(folder, SCHEMA)
    return caught.value.faults


def test_facts_of_every_file_are_read(tmp_path):
    """Files by name, values without white space around them, empty roles left out; other files are passed over."""
    write_gold(tmp_path, name="b")
    write_gold(tmp_path, MEETING, name="a")
    (tmp_path / "README.md").write_text("About this gold.")
    entry = Entry("a", "Meeting", {"participant": ("Anna Berg", "Omar Haddad")}, "they met")
    assert read_gold(tmp_path, SCHEMA) == {"a": (entry,), "b": ()}


def test_folder_without_gold_is_a_fault(tmp_path):
    """An empty folder would make any system perfect."""
    assert "holds no gold" in str(read_faults(tmp_path)[0])


@pytest.mark.parametrize(
    ("fact", "what"),
    [
        ("Meeting", "a fact is no object"),
        ({"participant": ["Anna Berg"]}, "a fact has the type None"),
        ({"type": ["Meeting"]}, "a fact has the type ['Meeting']"),
        ({"type": "Party"}, "a fact has the type 'Party'"),
        ({**MEETING, "guest": ["Anna Berg"]}, "Meeting has no role 'guest'"),
        ({**MEETING, "place": "Oslo"}, "Meeting has no list under 'place'"),
        ({**MEETING, "place": [1]}, "Meeting has no list under 'place'"),
        ({**MEETING, "status": ["over"]}, "'over' under 'status' is no code"),
        ({**MEETING, "evidence": ["they met"]}, "the evidence is no text"),
        ({"type": "Casualties", "number": ["a dozen"]}, "'a dozen' under 'number' is no number"),
        ({"type": "Meeting", "date": ["Friday"]}, "Meeting has nothing by which it could be known"),
    ],
)
def test_fault_of_a_fact_is_told_with_its_line(tmp_path, fact, what):
    """The file is written one fact a line; the second fact is at fault and stands on line 3."""
    lines = f'{{"doc": "a", "facts": [\n{json.dumps(MEETING)},\n{json.dumps(fact)}\n]}}'
    (tmp_path / "a.json").write_text(lines)
    [fault] = read_faults(tmp_path)
    assert (fault.path, fault.line) == (str(tmp_path / "a.json"), 3)
    assert fault.what.startswith(what)
    assert fault.advice


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('{"doc": "a",\n"facts": [}', 2, "is no JSON"),
        ("[]", 0, "is no gold"),
        ('{"doc": "a"}', 0, "is no gold"),
        ('{"doc": "b", "facts": []}', 0, "tells of the document 'b'"),
        ("[" * 100_000, 0, "is nested too deeply"),
    ],
)
def test_fault_of_a_file_is_told(tmp_path, text, line, what):
    """What is wrong, and on which line where one is to blame."""
    (tmp_path / "a.json").write_text(text)
    [fault] = read_faults(tmp_path)
    assert fault.line == line
    assert what in fault.what


def test_all_faults_come_at_once(tmp_path):
    """Two facts of one file and another file: three letters, so that nobody has to try again and again."""
    write_gold(tmp_path, {"type": "Party"}, MEETING, {"type": "Feast"}, indent=1)
    (tmp_path / "b.json").write_bytes(b"\xff\xfe")
    assert [fault.path.rpartition("/")[2] for fault in read_faults(tmp_path)] == ["a.json", "a.json", "b.json"]
