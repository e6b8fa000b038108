"""Validation: shapes are read with all their faults named, run fast, and find what pySHACL itself finds."""

import re
from datetime import date
from pathlib import Path

import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SH, Graph, Namespace, URIRef

from kbextract.documents.record import Document
from kbextract.facts.record import Entity, Fact, Span, Value
from kbextract.faults import InputFaultError
from kbextract.graph import build_triples
from kbextract.graph.terms import write_date, write_string, write_text, write_typed
from kbextract.schema import load_schema
from kbextract.validation.compilation import hoist_shapes
from kbextract.validation.gate import NOTHING_SEEN, validate_graph
from kbextract.validation.record import Violation
from kbextract.validation.shapes import load_shapes
from kbextract.validation.terms import build_rdflib_graph

HERE = Path(__file__).parent
FOLDER = HERE.parent / "shapes"
KB = Namespace("https://w3id.org/kbextract/onto#")
SHAPE = Namespace("https://w3id.org/kbextract/shapes#")
ID = "https://w3id.org/kbextract/id/"
PREFIXES = f"""PREFIX kb: <{KB}> PREFIX shape: <{SHAPE}> PREFIX sh: <{SH}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX entity: <{ID}entity/> PREFIX fact: <{ID}fact/> PREFIX claim: <{ID}claim/> PREFIX span: <{ID}span/>
PREFIX doc: <{ID}doc/>
"""
# Seeded faults of every sort at once: kinds, counts, codes, closed nodes, literals, dates, dangling and nameless nodes.
SEEDED = """
INSERT DATA { fact:m1 kb:participant entity:place_lakeview, "nobody"@en . claim:c4 kb:status kb:imposed, kb:planned } ;
INSERT DATA { fact:m2 kb:alien 1 ; a kb:Visit . claim:c7 kb:form kb:dance ; kb:amount -5 ; kb:rule " " } ;
INSERT DATA { span:c9 kb:start 9999, 3 ; kb:quote "two"@en . doc:d1 kb:sha256 "no" ; dct:source <file:/a> } ;
INSERT DATA { [] a kb:Claim ; kb:states fact:gone . [] a kb:Fact . entity:country_norland kb:iso "toolong" } ;
DELETE WHERE { fact:s1 kb:by ?a } ; DELETE WHERE { fact:s1 kb:against ?a } ; DELETE WHERE { fact:m1 kb:place ?p } ;
DELETE WHERE { claim:c14 kb:evidence ?e } ; DELETE WHERE { claim:c10 kb:states ?f } ;
DELETE WHERE { doc:d3 dct:issued ?d } ;
INSERT DATA { fact:v1 kb:latest "1999-01-01"^^xsd:date ; kb:earliest "soon"@en . claim:c8 kb:inDocument doc:d1 } ;
INSERT DATA { fact:k1 kb:number "many"@en, -1, 2.5 . claim:c20 kb:place entity:group_x1 ; kb:quoted true }
"""


@pytest.fixture(scope="module")
def shapes():
    """The shipped shapes, compiled."""
    return load_shapes(FOLDER)


def read_small(update=""):
    """The small knowledge base, after a change."""
    graph = Graph().parse(HERE / "kb" / "small.ttl")
    if update:
        graph.update(PREFIXES + update)
    return graph


def write_shapes(folder, text, name="mine.ttl"):
    """A shapes file whose first line holds the usual prefixes: the text begins on line 2."""
    (folder / name).write_text(PREFIXES.replace("\n", " ") + "\n" + text, encoding="utf-8")
    return folder


HOLDER = "shape:A a sh:NodeShape ; sh:targetClass kb:Claim ; sh:property shape:B .\n"


# --- reading shapes


def read_faults(folder):
    """The faults of a folder of shapes, as (file name, line, text)."""
    with pytest.raises(InputFaultError) as caught:
        load_shapes(folder)
    return [(Path(fault.path).name, fault.line, f"{fault.what}; {fault.advice}") for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("shape:A a sh:NodeShape ;\n  sh:targetClass .\n", 3, "is no Turtle"),
        ("shape:A a nope:Shape .\n", 2, "is no Turtle"),
        (f"{HOLDER}\nshape:B sh:path kb:rule ;\n  sh:minCounts 1 .\n", 5, "no word sh:minCounts"),
        (HOLDER, 2, "shape:B is described nowhere"),
        (f"{HOLDER}\nshape:B sh:minCount 1 .\n", 4, "shape:B has not one path"),
        (f"{HOLDER}\nshape:B sh:path kb:rule, kb:trigger .\n", 4, "shape:B has not one path"),
        (f"{HOLDER}\nshape:B sh:path kb:rule .\nshape:C a sh:PropertyShape ; sh:path kb:rule .\n", 5, "used nowhere"),
        (f'{HOLDER}\nshape:B sh:path kb:rule ; sh:pattern "(" .\n', 4, "write a regular expression"),
        (f'{HOLDER}\nshape:B sh:path kb:rule ; sh:minCount "x" .\n', 4, "write a whole number"),
        (f"{HOLDER}\nshape:B sh:path kb:rule ; sh:in kb:held .\n", 4, "write a list"),
        (f"{HOLDER}\nshape:B sh:path kb:rule ; sh:in ( ) .\n", 4, "write a list"),
        (f'{HOLDER}\nshape:B sh:path kb:rule ; sh:class "Span" .\n', 4, "write an IRI"),
        (f"{HOLDER}\nshape:B sh:path kb:rule ; sh:datatype xsd:date, xsd:string .\n", 4, "at most one sh:datatype"),
        ("shape:A a sh:NodeShape ; sh:property shape:B .\nshape:B sh:path kb:rule .\n", 0, "no shape has a target"),
    ],
)
def test_broken_shapes_are_named_with_their_line(tmp_path, text, line, words):
    """Each sort of fault names file and line, and says what to do."""
    ((name, at, message),) = read_faults(write_shapes(tmp_path, text))
    assert words in message
    assert at == line
    assert name == ("mine.ttl" if line else tmp_path.name)


def test_all_faults_are_named_at_once(tmp_path):
    """Two broken files give both faults, and a file that is no UTF-8 its own."""
    write_shapes(tmp_path, "shape:A a .\n", "a.ttl")
    write_shapes(tmp_path, "shape:B b .\n", "b.ttl")
    (tmp_path / "c.ttl").write_bytes(b"\xff\xfe\xff")
    assert [name for name, _, _ in read_faults(tmp_path)] == ["a.ttl", "b.ttl", "c.ttl"]


def test_several_faults_of_one_file_are_named_at_once(tmp_path):
    """Lint goes on after the first fault."""
    text = f'{HOLDER}\nshape:B sh:path kb:rule ;\n  sh:maxCountt 1 ;\n  sh:class "x" .\n'
    assert [line for _, line, _ in read_faults(write_shapes(tmp_path, text))] == [5, 4]


@pytest.mark.parametrize("make", [lambda path: path / "nowhere", lambda path: path])
def test_a_folder_without_shapes_is_a_fault(tmp_path, make):
    """A missing folder and an empty one are told apart from shapes that pass."""
    ((_, line, message),) = read_faults(make(tmp_path))
    assert line == 0
    assert "holds no shapes" in message


def test_the_ontology_is_no_shapes_file(tmp_path):
    """A file called ontology.ttl is left alone, whatever it holds."""
    write_shapes(tmp_path, f"{HOLDER}\nshape:B sh:path kb:rule ; sh:minCount 1 .\n")
    (tmp_path / "ontology.ttl").write_text("this is no Turtle")
    assert load_shapes(tmp_path).targeted == {str(SHAPE.A)}


# --- running them


def read_results(graph, shapes_graph):
    """What pyshacl.validate itself finds."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes_graph, inplace=True, advanced=False, inference="none")
    return {
        tuple(
            report.value(result, word)
            for word in (SH.focusNode, SH.sourceShape, SH.value, SH.sourceConstraintComponent)
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def list_results(report):
    """Findings in the terms of `read_results`, blank nodes aside."""
    return {
        (violation.focus, violation.shape, violation.value, violation.constraint)
        for violation in report.violations
        if not violation.focus.startswith("_:")
    }


def test_nested_hoisted_and_plain_pyshacl_agree(shapes):
    """Shapes as authored, shapes compiled, and pyshacl.validate on either find the same seeded faults."""
    graph = read_small(SEEDED)
    fast = list_results(validate_graph(graph, shapes))
    nested = list_results(validate_graph(graph, load_shapes(FOLDER, hoisted=False)))
    assert fast == nested
    assert len(fast) > 40
    for shapes_graph in (shapes.authored, hoist_shapes(shapes.authored)):
        found = {
            (str(focus), str(shape), value.n3() if value is not None else "", re.split(r"#|ConstraintC", component)[1])
            for focus, shape, value, component in read_results(graph, shapes_graph)
            if isinstance(focus, URIRef)
        }
        assert found == fast


def test_validation_changes_neither_graph_nor_shapes(shapes):
    """One object of shapes serves many graphs, and gives the same report again."""
    graph = read_small(SEEDED)
    before, authored = set(graph), set(shapes.authored)
    first = validate_graph(graph, shapes)
    assert validate_graph(read_small(), shapes).violations == ()
    assert validate_graph(graph, shapes) == first
    assert set(graph) == before
    assert set(shapes.authored) == authored


@pytest.mark.parametrize("graph", [Graph(), Graph().add((URIRef("urn:a"), RDF.type, URIRef("urn:b")))])
def test_nothing_looked_at_is_a_failure(shapes, graph):
    """An empty or foreign graph has no finding, and yet does not conform."""
    report = validate_graph(graph, shapes)
    assert report.violations == ()
    assert report.failure == NOTHING_SEEN
    assert not report.conforms


def test_report_counts_what_each_shape_looked_at(shapes):
    """The small base has three documents, twenty claims, twenty spans, two meetings and no exercise."""
    visited = {shape.removeprefix(str(SHAPE)): count for shape, count in validate_graph(read_small(), shapes).visited}
    expected = {"Document": 3, "Claim": 20, "Span": 20, "Meeting": 2, "Fact": 14, "Entity": 14, "Exercise": 0}
    assert {name: visited[name] for name in expected} == expected


def test_classes_reach_the_instances_of_their_subclasses(shapes):
    """A graph that brings a class of its own below kb:Meeting has it looked at."""
    graph = read_small("INSERT DATA { kb:Summit rdfs:subClassOf kb:Meeting . fact:own a kb:Summit }")
    found = {
        violation.shape for violation in validate_graph(graph, shapes).violations if violation.focus == f"{ID}fact/own"
    }
    assert str(SHAPE.MeetingParticipant) in found


def test_violation_says_where_what_and_why(shapes):
    """A finding holds node, shape, path, value, message, severity and constraint, all in plain text."""
    graph = read_small("INSERT DATA { claim:c4 kb:status kb:imposed } ; DELETE DATA { claim:c4 kb:status kb:held }")
    assert validate_graph(graph, shapes).violations == (
        Violation(
            focus=f"{ID}fact/m1",
            shape=str(SHAPE.MeetingStatus),
            path="^kb:states/kb:status",
            value=f"<{KB.imposed}>",
            message="A meeting is held, planned, proposed or cancelled; it has no other status.",
            severity="Violation",
            constraint="In",
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        # a shape that another uses as a constraint must not gain targets of its own
        "shape:A a sh:NodeShape ; sh:targetClass kb:Claim ; sh:node shape:N .\n"
        "shape:N a sh:NodeShape ; sh:targetClass kb:Span ; sh:property shape:P .\n"
        "shape:P sh:path kb:quote ; sh:maxCount 0 .",
        # a shape that is switched off stays off
        "shape:A a sh:NodeShape ; sh:targetClass kb:Claim ; sh:deactivated true ; sh:property shape:P .\n"
        "shape:B a sh:NodeShape ; sh:targetClass kb:Span ; sh:property shape:P .\n"
        "shape:P sh:path kb:rule ; sh:minCount 1 .",
        # what a closed shape allows by nesting it still allows
        "shape:A a sh:NodeShape ; sh:targetClass kb:Span ; sh:closed true ; sh:property shape:P, shape:Q .\n"
        "shape:P sh:path kb:start ; sh:maxCount 1 .\nshape:Q sh:path ( kb:inDocument kb:sha256 ) ; sh:minCount 1 .",
        # paths of every form, and shapes without a name
        "shape:A a sh:NodeShape ; sh:targetSubjectsOf kb:states ;\n"
        "  sh:property [ sh:path [ sh:zeroOrMorePath kb:states ] ; sh:class kb:Person ] ,\n"
        "  [ sh:path ( kb:evidence [ sh:inversePath kb:evidence ] kb:rule ) ; sh:maxCount 0 ] ,\n"
        "  [ sh:path [ sh:alternativePath ( kb:rule kb:trigger ) ] ; sh:maxCount 1 ] .",
        # nested twice, with a logical list, and a target that is an object
        "shape:A a sh:NodeShape ; sh:targetObjectsOf kb:evidence ; sh:property [ sh:path kb:inDocument ;\n"
        "  sh:property [ sh:path dct:title ; sh:maxCount 0 ] ;\n"
        "  sh:or ( [ sh:class kb:Span ] [ sh:class kb:Fact ] ) ] .",
    ],
)
def test_compiling_keeps_the_meaning_of_any_shapes(tmp_path, text):
    """Shapes of other people, with what ours do not use, find the same compiled, nested, and by pyshacl.validate."""
    folder = write_shapes(tmp_path, text)
    graph = read_small()
    fast, nested = load_shapes(folder), load_shapes(folder, hoisted=False)
    found = validate_graph(graph, fast)
    named = [
        [(v.focus, v.path, v.value, v.constraint) for v in validate_graph(graph, each).violations]
        for each in (fast, nested)
    ]
    assert sorted(set(named[0])) == sorted(set(named[1]))
    assert found.violations
    plain = read_results(graph, fast.authored)
    assert {(str(focus), value.n3() if value is not None else "") for focus, _, value, _ in plain} == {
        (violation.focus, violation.value) for violation in found.violations
    }


def test_the_message_of_a_finding_is_always_the_same(tmp_path):
    """Of messages in several languages the English one is shown, of several English ones the first by letters."""
    text = f"""{HOLDER}shape:B sh:path kb:alien ; sh:minCount 1 ;
      sh:message "Aucun."@fr, "None there."@en, "Nothing there."@en ."""
    found = validate_graph(read_small(), load_shapes(write_shapes(tmp_path, text))).violations
    assert {violation.message for violation in found} == {"None there."}


# --- graphs of the stage before


def fill_role(role):
    """A value that a role of the fact table allows."""
    if role.kind == "actor":
        return Value("Norland", Entity("Country", "Norland", "XN"))
    if role.kind == "place":
        return Value("the pier", Entity("Site", "the pier"))
    return Value({"number": "1200", "code": role.codes[0] if role.codes else ""}.get(role.kind, "some words"))


@pytest.mark.parametrize("name", load_schema(FOLDER.parent / "rules"))
def test_what_the_graph_stage_builds_passes(shapes, name):
    """A fact of any type with every role filled gives a graph without any finding: both sides speak one vocabulary."""
    schema = load_schema(FOLDER.parent / "rules")
    roles = tuple((role.name, (fill_role(role),)) for role in schema[name].roles)
    document = Document(
        "one", "These are the words.", "one.txt", date(2022, 1, 21), "A title", "The Wire", "https://a.org/1"
    )
    source = Entity("Group", "two officials")
    days = (date(2022, 1, 20), date(2022, 1, 21))
    fact = Fact(name, roles, (Span(10, 19, "the words"),), ("a-rule",), "words", "by: subject", *days, source)
    report = validate_graph(build_rdflib_graph(build_triples(document, [fact], schema)), shapes)
    assert report.violations == ()
    assert dict(report.visited)[str(SHAPE[name])] >= 1


# --- building graphs from strings

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(TEXTS, min_size=1), TEXTS, st.dates(), st.integers(), st.booleans())
def test_graph_from_strings_is_the_graph_that_a_parser_reads(texts, plain, day, number, truth):
    """Every sort of term comes out as rdflib parses it from N-Triples."""
    subject, predicate = f"<{ID}claim/c1>", f"<{KB.content}>"
    values = [write_text(text) for text in texts]
    values += [write_string(plain), write_date(day), write_typed(str(number), "integer")]
    values += [write_typed(str(truth).lower(), "boolean"), f"<{ID}doc/d1>", "_:b1"]
    triples = [(subject, predicate, value) for value in values]
    lines = "".join(f"{' '.join(triple)} .\n" for triple in triples if triple[2] != "_:b1")
    built = {triple for triple in build_rdflib_graph(triples) if triple[2].n3() != "_:b1"}
    assert built == set(Graph().parse(data=lines, format="nt"))


def test_a_graph_from_strings_refuses_what_is_no_term():
    """A slip in the strings is not swallowed."""
    with pytest.raises(ValueError, match="no literal"):
        build_rdflib_graph([("<urn:a>", "<urn:b>", "bare")])


def test_a_graph_from_strings_validates_as_one_from_a_file(shapes):
    """The fast store gives the same findings as the store of parsed graphs."""
    graph = read_small(SEEDED)
    twin = build_rdflib_graph(tuple(term.n3() for term in triple) for triple in graph)
    assert list_results(validate_graph(twin, shapes)) == list_results(validate_graph(graph, shapes))
