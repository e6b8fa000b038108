"""Facts as JSON Lines and as a table."""

import csv
import io
import json

import pytest
from graph_samples import SCHEMA

from kbextract.output import write_records

RECORDS = [
    {
        "doc": "a",
        "type": "Meeting",
        "participant": ["Anna Berg", "Omar Haddad"],
        "evidence": "met",
        "rule": ["r"],
        "start": 4,
    },
    {"doc": "b", "type": "Denial", "by": ["Nordia"], "content": ['it "is" so,\nsaid é'], "evidence": "denied"},
]


def write(records, syntax):
    """What a format makes of records."""
    stream = io.StringIO()
    write_records(records, stream, SCHEMA, syntax)
    return stream.getvalue()


def test_json_lines_hold_a_record_a_line():
    """Nothing is added, reordered or escaped beyond need."""
    lines = write(RECORDS, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == RECORDS
    assert lines[0].startswith('{"doc": "a", "type": "Meeting", "participant": ["Anna Berg"')
    assert "é" in lines[1]


def test_a_table_has_a_column_for_every_role():
    """Columns do not depend on the facts at hand; values in one cell are joined."""
    rows = list(csv.DictReader(io.StringIO(write(RECORDS, "csv"), newline="")))
    roles = {role.name for kind in SCHEMA.values() for role in kind.roles}
    assert roles < set(rows[0])
    assert list(rows[0])[:2] == ["doc", "type"]
    assert rows[0]["participant"] == "Anna Berg | Omar Haddad"
    assert rows[0]["start"] == "4"
    assert rows[1]["content"] == 'it "is" so,\nsaid é'
    assert rows[1]["participant"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-we will", "@name", "\tx", "-5%"])
def test_a_cell_that_looks_like_a_formula_is_defused(text):
    """A spreadsheet shows the text and runs nothing."""
    (row,) = csv.DictReader(io.StringIO(write([{"doc": text, "type": "Denial"}], "csv"), newline=""))
    assert row["doc"] == "'" + text


@pytest.mark.parametrize("text", ["-5", "+3.25", "5", "a=b", ""])
def test_numbers_and_plain_texts_are_left_alone(text):
    """The guard touches nothing else."""
    (row,) = csv.DictReader(io.StringIO(write([{"doc": text, "type": "Denial"}], "csv"), newline=""))
    assert row["doc"] == text


def test_no_records_are_an_empty_file_or_a_bare_head():
    """A knowledge base without facts is no failure."""
    assert write([], "jsonl") == ""
    assert len(write([], "csv").splitlines()) == 1


def test_records_go_to_a_file_by_its_suffix(tmp_path):
    """The suffix asks for the format."""
    write_records(RECORDS, tmp_path / "facts.csv", SCHEMA)
    write_records(iter(RECORDS), tmp_path / "facts.jsonl", SCHEMA)
    assert (tmp_path / "facts.csv").read_text("utf-8") == write(RECORDS, "csv")
    assert (tmp_path / "facts.jsonl").read_text("utf-8") == write(RECORDS, "jsonl")
