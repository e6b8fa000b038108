"""Findings led back to document, rule and words, and written down for people and programs."""

import json
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef

from kbextract.validation.gate import NOTHING_SEEN, validate_graph
from kbextract.validation.names import expand_name, shorten_iri, shorten_term
from kbextract.validation.paths import write_path, write_turtle_path
from kbextract.validation.record import Report, Violation
from kbextract.validation.reports import COLUMNS, build_records, join_some, list_rows, write_report
from kbextract.validation.shapes import load_shapes
from kbextract.validation.traces import trace_violations

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
# Faults of several sorts at once: a wrong code, a stray property, a bad number, a nameless node, a missing place.
SEEDED = """
INSERT DATA { claim:c4 kb:status kb:imposed . fact:m2 kb:alien 1 . claim:c20 kb:amount -5 . [] a kb:Fact } ;
INSERT DATA { fact:m1 kb:participant "nobody \\"else\\""@en } ; DELETE WHERE { fact:m1 kb:place ?p } ;
DELETE WHERE { doc:d3 dct:issued ?d }
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


# --- leading findings back


def trace_one(shapes, update, shape):
    """The trace of the one finding of a shape."""
    graph = read_small(update)
    found = [each for each in validate_graph(graph, shapes).violations if each.shape == str(SHAPE[shape])]
    (trace,) = trace_violations(graph, found)
    return trace


@pytest.mark.parametrize(
    ("update", "shape", "claims"),
    [
        # a fact leads to all claims that state it
        ("DELETE WHERE { fact:m1 kb:participant ?x }", "MeetingParticipant", ["c6", "c5", "c4"]),
        # where the value stands on a claim, only that claim is meant
        ("INSERT DATA { claim:c5 kb:status kb:imposed }", "MeetingStatus", ["c5"]),
        # a claim leads to itself, a span to the claim that quotes it
        ("INSERT DATA { claim:c5 kb:amount 5 }", "RoleAmountOwner", ["c5"]),
        ("INSERT DATA { span:c9 kb:start 99999 } ; DELETE DATA { span:c9 kb:start 199 }", "SpanStart", ["c9"]),
        # an entity leads to the claims that state it, else to those it has a part in
        ("INSERT DATA { entity:person_piotr_varga a kb:Place }", "PersonKind", ["c3", "c2"]),
        ("INSERT DATA { entity:place_harbourgate a kb:Person }", "PlaceKind", ["c8", "c7"]),
        ("INSERT DATA { entity:site_x2 a kb:Person }", "SiteKind", ["c15", "c14"]),
        # a fact that nobody states has no source
        ("DELETE WHERE { claim:c9 kb:states ?x }", "FactClaim", []),
    ],
)
def test_trace_finds_the_claims_behind_a_finding(shapes, update, shape, claims):
    """Sources come in the order of documents and offsets."""
    trace = trace_one(shapes, update, shape)
    assert [source.claim.removeprefix(f"{ID}claim/") for source in trace.sources] == claims


@pytest.mark.parametrize(
    ("update", "shape", "document", "quote"),
    [
        ("DELETE WHERE { doc:d1 dct:issued ?x }", "DocumentDated", "norland_wire", ""),
        (
            "DELETE WHERE { claim:c9 kb:evidence ?x }",
            "SpanClaim",
            "norland_wire",
            "Southmark insists that Norland withdraw its fleet",
        ),
    ],
)
def test_trace_of_a_node_without_a_claim_names_its_document(shapes, update, shape, document, quote):
    """A document or a stray span has no rule to blame, but is told from others by what people call it."""
    (source,) = trace_one(shapes, update, shape).sources
    assert (source.document, source.quote, source.rules, source.claim) == (document, quote, (), "")


def test_source_names_document_rule_and_words(shapes):
    """The reader of a finding learns which rule to mend and which sentence misled it."""
    (source,) = trace_one(shapes, "INSERT DATA { claim:c5 kb:status kb:imposed }", "MeetingStatus").sources
    assert source.document == "harbour_post"
    assert source.rules == ("meeting-noun",)
    assert source.quote == "her talks with Varga in Lakeview on Friday"
    assert (source.start, source.end) == (7, 49)


def test_a_broken_claim_can_still_be_traced(shapes):
    """A claim without document, evidence or sound offsets leads back as far as it goes."""
    trace = trace_one(
        shapes, "DELETE WHERE { claim:c5 kb:inDocument ?d } ; DELETE WHERE { claim:c5 kb:evidence ?e }", "ClaimEvidence"
    )
    (source,) = trace.sources
    assert (source.document, source.start, source.end, source.quote, source.rules) == ("", 0, 0, "", ("meeting-noun",))
    update = 'DELETE WHERE { span:c5 kb:start ?s } ; INSERT DATA { span:c5 kb:start "x"@en }'
    graph = read_small(update)
    traces = trace_violations(graph, validate_graph(graph, shapes).violations)
    assert {source.start for trace in traces for source in trace.sources} == {0}


# --- writing them down


@pytest.fixture(scope="module")
def seeded(shapes):
    """A graph full of faults, its report and its traces."""
    graph = read_small(SEEDED)
    report = validate_graph(graph, shapes)
    return report, trace_violations(graph, report.violations)


def test_rows_have_the_gravest_first(seeded):
    """One row a finding; names are short, and every cell is a text."""
    report, traces = seeded
    rows = list_rows(traces)
    assert len(rows) == len(report.violations)
    assert all(len(row) == len(COLUMNS) and all(isinstance(cell, str) for cell in row) for row in rows)
    severities = [row[0] for row in rows]
    assert severities == sorted(severities, key=["Violation", "Warning"].index)
    assert not any("https://w3id.org/kbextract" in cell for row in rows for cell in row)
    row = next(row for row in rows if "kb:imposed" in row)
    assert row[2:] == (
        "fact:m1",
        "^kb:states/kb:status",
        "kb:imposed",
        "meeting-held",
        "norland_wire",
        "Brandt met Varga in Lakeview on Friday",
    )


def test_rows_name_a_few_of_many_sources():
    """A finding with many sources stays readable."""
    assert join_some(["a", "b", "c"]) == "a, b, c"
    assert join_some(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert join_some([]) == ""


def test_records_are_json(seeded):
    """The record holds the verdict, the counts, what was looked at, and each finding with its sources."""
    report, traces = seeded
    record = json.loads(json.dumps(build_records(report, traces)))
    assert record["conforms"] is False
    assert record["counts"]["Violation"] + record["counts"]["Warning"] == len(record["results"])
    assert record["visited"]["shape:Document"] == 3
    result = next(result for result in record["results"] if result["value"] == f"<{KB.imposed}>")
    assert result["focus"] == f"{ID}fact/m1"
    assert [(source["doc"], source["rule"]) for source in result["sources"]] == [("norland_wire", ["meeting-held"])]


def test_report_is_a_shacl_report(seeded, shapes):
    """The Turtle parses, holds every finding with its path, and is the same each time."""
    report, _ = seeded
    text = write_report(report, shapes)
    graph = Graph().parse(data=text, format="turtle")
    results = set(graph.subjects(RDF.type, SH.ValidationResult))
    assert len(results) == len(report.violations)
    assert (None, SH.conforms, Literal(False)) in graph
    node = next(graph.subjects(SH.value, KB.imposed))
    path = graph.value(node, SH.resultPath)
    assert write_path(graph, path) == "^kb:states/kb:status"
    closed = next(graph.subjects(SH.sourceConstraintComponent, SH.ClosedConstraintComponent))
    assert isinstance(graph.value(closed, SH.resultPath), URIRef)
    assert text == write_report(report, shapes)


def test_report_of_a_good_graph_conforms(shapes):
    """No finding: conforms. Nothing looked at: does not, and says why."""
    assert "sh:conforms true" in write_report(validate_graph(read_small(), shapes), shapes)
    text = write_report(validate_graph(Graph(), shapes), shapes)
    assert "sh:conforms false" in text
    assert NOTHING_SEEN in text
    Graph().parse(data=text, format="turtle")


def test_a_report_conforms_in_spite_of_warnings():
    """A gap is worth a word and no refusal."""
    warning = Violation("urn:a", "urn:s", "", "", "There is no date.", "Warning")
    assert Report((warning,), (("urn:s", 1),)).conforms
    assert not Report((warning, Violation("urn:a", "urn:s", "", "", "No.", "Violation")), (("urn:s", 1),)).conforms


PATHS = [
    ("kb:by", "kb:by"),
    ("[ sh:inversePath kb:states ]", "^kb:states"),
    ("( kb:by rdfs:label )", "kb:by/rdfs:label"),
    ("[ sh:alternativePath ( kb:by ( [ sh:inversePath kb:states ] kb:of ) ) ]", "kb:by|(^kb:states/kb:of)"),
    ("[ sh:zeroOrMorePath kb:by ]", "kb:by*"),
    ("[ sh:oneOrMorePath ( kb:by kb:of ) ]", "(kb:by/kb:of)+"),
    ("[ sh:zeroOrOnePath <urn:other> ]", "<urn:other>?"),
]


@pytest.mark.parametrize(("turtle", "text"), PATHS)
def test_paths_are_written_as_sparql_and_as_turtle(turtle, text):
    """Both ways of writing say the same path."""
    graph = Graph().parse(data=f"{PREFIXES} shape:P sh:path {turtle} .", format="turtle")
    path = graph.value(SHAPE.P, SH.path)
    assert write_path(graph, path) == text
    again = Graph().parse(data=f"{PREFIXES} shape:P sh:path {write_turtle_path(graph, path)} .", format="turtle")
    assert write_path(again, again.value(SHAPE.P, SH.path)) == text


def test_names_are_shortened_and_expanded():
    """What cannot be shortened without loss stays as it is."""
    assert shorten_iri(f"{KB}by") == "kb:by"
    assert shorten_iri("https://example.org/by") == "<https://example.org/by>"
    assert shorten_iri(f"{KB}by/1") == f"<{KB}by/1>"
    assert shorten_iri("_:b0") == "_:b0"
    assert expand_name("kb:by") == f"{KB}by"
    assert expand_name("<urn:x>") == "urn:x"
    assert shorten_term('"4"^^<http://www.w3.org/2001/XMLSchema#integer>') == '"4"^^xsd:integer'
    assert shorten_term('"a ^^ b"@en') == '"a ^^ b"@en'
    assert shorten_term(f"<{KB}held>") == "kb:held"
