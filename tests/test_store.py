"""Loading a knowledge base and reading its facts back."""

import gzip
import json

import pytest
import rdflib
from graph_samples import FACTS, FIRST, PERSON, SCHEMA, SECOND, build_all, load_triples, reports
from hypothesis import given, settings

from kbextract.documents.record import Document
from kbextract.facts.record import Fact, Value
from kbextract.faults import InputFaultError
from kbextract.graph import build_triples
from kbextract.output import GRAPH_FORMATS, write_graph
from kbextract.store import find_base, list_triples, load_graph, read_records

# The library calls its own older names while it parses named graphs.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

TRIPLES = build_all()


@pytest.mark.parametrize("ending", ["", ".gz"])
@pytest.mark.parametrize("suffix", GRAPH_FORMATS.values())
def test_every_format_is_loaded_by_its_suffix(tmp_path, suffix, ending):
    """What was written comes back, named graphs united."""
    path = tmp_path / f"kb{suffix}{ending}"
    write_graph(TRIPLES, path)
    assert list_triples(load_graph(path)) == tuple(sorted(TRIPLES))


@pytest.mark.parametrize("syntax", GRAPH_FORMATS)
def test_every_format_is_known_by_its_content(tmp_path, syntax):
    """A file without a suffix, or with an odd one, is loaded too."""
    path = tmp_path / "kb"
    with path.open("w", encoding="utf-8") as stream:
        write_graph(TRIPLES, stream, syntax)
    assert list_triples(load_graph(path)) == tuple(sorted(TRIPLES))
    assert list_triples(load_graph(path.rename(tmp_path / "kb.backup"))) == tuple(sorted(TRIPLES))


def test_rdf_xml_is_loaded(tmp_path):
    """Graphs of others come as RDF/XML, with a suffix or without."""
    text = load_triples(TRIPLES).serialize(format="xml")
    for name in ("kb.rdf", "kb"):
        (tmp_path / name).write_text(text, "utf-8")
        assert len(load_graph(tmp_path / name)) == len(TRIPLES)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("kb.ttl", "@prefix a: <http://a/> .\n\na:b a:c q:d .\n", r"kb\.ttl:3: is no RDF"),
        ("kb.trig", "@prefix a: <http://a/> .\na:g {\n a:b a:c }}\n", r"kb\.trig:3: is no RDF"),
        ("kb.nt", "<a:a> <a:b> <a:c> .\nhello world\n", r"kb\.nt:2: is no RDF"),
        ("kb.nq", '<a:a> <a:b> <a:c> <a:d> .\n<a:a> "x" .\n', r"kb\.nq:2: is no RDF"),
        ("kb.jsonld", '{"@graph": [\n{]}', r"kb\.jsonld:2: is no RDF"),
        ("kb.rdf", "<?xml version='1.0'?>\n<a>\n</b>", r"kb\.rdf:3: is no RDF"),
        ("kb", "Two ministers met on Friday.\n", r"kb:1: is no RDF"),
    ],
)
def test_a_file_that_is_no_rdf_is_named_with_its_line(tmp_path, name, text, place):
    """The message says which file and line, and what would do."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(InputFaultError, match=place):
        load_graph(path)
    with pytest.raises(InputFaultError, match=r"give a file of RDF: .*\.ttl"):
        load_graph(path)


def test_a_missing_file_and_a_binary_one_are_refused(tmp_path):
    """Neither ends in a traceback."""
    with pytest.raises(InputFaultError, match="cannot be read"):
        load_graph(tmp_path / "away.ttl")
    (tmp_path / "image.ttl").write_bytes(b"a\n\xff\xd8\xff\xe0")
    with pytest.raises(InputFaultError, match=r"image\.ttl:2: is not UTF-8"):
        load_graph(tmp_path / "image.ttl")
    (tmp_path / "cut.ttl.gz").write_bytes(gzip.compress(b"a" * 100)[:-12])
    with pytest.raises(InputFaultError, match="cannot be read"):
        load_graph(tmp_path / "cut.ttl.gz")


@pytest.mark.parametrize("context", ["http://example.org/c.json", [{}, "c.json"], {"@import": "c.json"}])
def test_a_context_from_elsewhere_is_never_fetched(tmp_path, context):
    """Loading a file stays on this machine and in this file."""
    path = tmp_path / "kb.jsonld"
    path.write_text(json.dumps({"@graph": [{"@context": context, "@id": "x:y"}]}), "utf-8")
    with pytest.raises(InputFaultError, match="takes its @context from elsewhere"):
        load_graph(path)


def test_an_empty_file_is_an_empty_graph(tmp_path):
    """No facts are no fault."""
    (tmp_path / "kb.ttl").write_text("", "utf-8")
    assert len(load_graph(tmp_path / "kb.ttl")) == 0


def test_the_base_of_a_knowledge_base_is_found():
    """Its documents tell; an empty graph has the usual one."""
    moved = build_triples(FIRST, [PERSON], SCHEMA, "https://example.org/kb/")
    assert find_base(load_triples(moved)) == "https://example.org/kb/"
    assert find_base(rdflib.Graph()) == "https://w3id.org/kbextract/id/"


def test_records_come_back_as_they_went_in():
    """Document by document, in the order of the text, with lists for roles and everything about the evidence."""
    records = list(read_records(load_triples(TRIPLES), SCHEMA))
    assert [(record["doc"], record["type"]) for record in records] == [
        ("first", "Meeting"),
        ("first", "Person"),
        ("first", "ForceReport"),
        ("second", "Meeting"),
        ("second", "Statement"),
    ]
    held, person, troops, planned, said = [{**record, "fact": "…"} for record in records]
    assert person == {
        "doc": "first",
        "type": "Person",
        "label": ["Anna Berg"],
        "position": ["minister"],
        "affiliation": ["Nordia"],
        "evidence": "Anna Berg",
        "rule": ["person"],
        "start": 0,
        "end": 9,
        "fact": "…",
    }
    assert list(held.items()) == [
        ("doc", "first"),
        ("type", "Meeting"),
        ("participant", ["Anna Berg", "Omar Haddad"]),
        ("place", ["Port Vell"]),
        ("date", ["Friday"]),
        ("form", ["press conference"]),
        ("status", ["held"]),
        ("evidence", "Anna Berg met Omar Haddad"),
        ("earliest", "2022-01-21"),
        ("latest", "2022-01-21"),
        ("rule", ["meet-with"]),
        ("start", 0),
        ("end", 25),
        ("fact", "…"),
    ]
    assert troops["number"] == ["2500"]
    assert troops["evidence"] == "2,500 troops"
    assert troops["rule"] == ["troops-keep", "troops-number"]
    assert planned["status"] == ["planned"]
    assert planned["attributedTo"] == ["Coast Wire"]
    assert said["quoted"] == ["true"]
    assert records[0]["fact"] == records[3]["fact"]


def test_reports_of_equal_text_keep_a_record_each():
    """A wire copy under another name states the same facts."""
    copy = Document("copy", FIRST.text, "copy.txt")
    triples = build_triples(FIRST, [PERSON], SCHEMA) | build_triples(copy, [PERSON], SCHEMA)
    records = list(read_records(load_triples(triples), SCHEMA))
    assert [record["doc"] for record in records] == ["copy", "first"]


def test_types_that_the_schema_lacks_are_left_out():
    """A smaller fact table reads the facts that it knows."""
    records = read_records(load_triples(TRIPLES), {"Meeting": SCHEMA["Meeting"]})
    assert {record["type"] for record in records} == {"Meeting"}


def test_evidence_without_sound_offsets_does_not_stop_the_reading():
    """A graph of another making may be broken; its other facts are still read."""
    broken = {triple for triple in TRIPLES if not triple[1].endswith("#start>")}
    records = list(read_records(load_triples(broken), SCHEMA))
    assert len(records) == 5
    assert "start" not in records[0]


@settings(max_examples=40, deadline=None)
@given(reports())
def test_every_key_of_every_fact_comes_back(report):
    """A fact of any shape is found again under its type, with the texts of its key roles."""
    document, facts = report
    records = list(read_records(load_triples(build_triples(document, facts, SCHEMA)), SCHEMA))
    assert {record["type"] for record in records} == {fact.type for fact in facts}
    for fact in facts:
        texts = [role for role in SCHEMA[fact.type].keys if role.kind == "text"]
        for role in texts:
            words = {" ".join(value.text.split()) for value in fact.get(role.name)} - {""}
            plain = {word for word in words if word.isascii()}
            found = [set(record.get(role.name, ())) for record in records if record["type"] == fact.type]
            assert any(plain <= values for values in found)


def test_every_quote_stands_at_its_offsets():
    """Offsets that a record gives lead to its evidence."""
    texts = {document.id: document.text for document in FACTS}
    for record in read_records(load_triples(TRIPLES), SCHEMA):
        assert texts[record["doc"]][record["start"] : record["end"]] == record["evidence"]


def test_a_blank_filler_is_no_filler():
    """White space alone fills no role."""
    blank = Fact("Denial", (("by", (Value(" "),)), ("content", (Value("\n"),))), PERSON.evidence, ("r",), "t")
    (record,) = read_records(load_triples(build_triples(FIRST, [blank], SCHEMA)), SCHEMA)
    assert not {"by", "content"} & set(record)
    assert SECOND.id not in record.values()
