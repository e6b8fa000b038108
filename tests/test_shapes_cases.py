"""What the shapes mean, case by case: mistakes that a person would name, gaps worth a word, and what may be."""

from pathlib import Path

import pytest
from rdflib import Graph

from kbextract.validation.gate import validate_graph
from kbextract.validation.shapes import load_shapes

# rdflib says so of itself when it compares a day that is not in the calendar
pytestmark = pytest.mark.filterwarnings("ignore:NotImplemented should not be used:DeprecationWarning")
HERE = Path(__file__).parent
SHAPES = load_shapes(HERE.parent / "shapes")
ID = "https://w3id.org/kbextract/id/"
PREFIXES = f"""PREFIX kb: <https://w3id.org/kbextract/onto#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX entity: <{ID}entity/> PREFIX fact: <{ID}fact/> PREFIX claim: <{ID}claim/> PREFIX span: <{ID}span/>
PREFIX doc: <{ID}doc/>
"""


def add(triple):
    """The change that adds one triple to the good graph."""
    return f"INSERT DATA {{ {triple} }}"


def drop(start):
    """The change that takes away all triples with this subject and property."""
    return f"DELETE WHERE {{ {start} ?x }}"


def put(start, value):
    """The change that puts one value in the place of all others."""
    return f"{drop(start)} ; {add(f'{start} {value}')}"


BAD = [
    (
        "a place takes part in a meeting",
        add("fact:m5 kb:participant entity:place_lakeview"),
        "fact/m5",
        "RoleParticipantKind",
    ),
    ("a site makes a visit", add("fact:v6 kb:visitor entity:site_x2"), "fact/v6", "RoleVisitorKind"),
    (
        "a person is a destination",
        add("fact:v6 kb:destination entity:person_ada_lind"),
        "fact/v6",
        "RoleDestinationKind",
    ),
    ("a group is a place", add("claim:c8 kb:place entity:group_x1"), "claim/c8", "RolePlaceKind"),
    ("a text stands where an actor belongs", add('fact:s7 kb:by "Norland"@en'), "fact/s7", "RoleByValue"),
    ("a person is seized", add("fact:s13 kb:of entity:person_ada_lind"), "fact/s13", "SeizureOfKind"),
    ("a place is asked", add("claim:c14 kb:of entity:place_lakeview"), "fact/d14", "DemandOf"),
    ("a meeting is imposed", add("claim:c5 kb:status kb:imposed"), "fact/m5", "MeetingStatus"),
    ("a sanction is held", add("claim:c7 kb:status kb:held"), "fact/s7", "SanctionStatus"),
    ("a status is a text", add('claim:c6 kb:status "held"@en'), "fact/v6", "VisitStatus"),
    ("a saying has a status", add("claim:c22 kb:status kb:held"), "claim/c22", "RoleStatusOwner"),
    ("a meeting has an amount", add("claim:c5 kb:amount 5"), "claim/c5", "RoleAmountOwner"),
    ("a number is negative", put("fact:c12 kb:number", "-12"), "fact/c12", "RoleNumberValue"),
    ("a number is a word", put("fact:c12 kb:number", '"twelve"@en'), "fact/c12", "RoleNumberValue"),
    ("a report has two numbers", add("fact:f8 kb:number 6000"), "fact/f8", "ForceReportNumber"),
    ("a status stands on the fact", add("fact:m5 kb:status kb:held"), "fact/m5", "Meeting"),
    ("the words of a date stand on the fact", add('fact:m5 kb:dateText "Friday"@en'), "fact/m5", "Meeting"),
    ("nobody meets", drop("fact:m5 kb:participant"), "fact/m5", "MeetingParticipant"),
    ("a demand demands nothing", drop("fact:d14 kb:content"), "fact/d14", "DemandContent"),
    ("what is said is blank", add('fact:d16 kb:content "  "@en'), "fact/d16", "RoleContentValue"),
    ("no claim states the fact", drop("claim:c5 kb:states"), "fact/m5", "FactClaim"),
    ("a claim states nothing", drop("claim:c5 kb:states"), "claim/c5", "ClaimStates"),
    ("a claim states two facts", add("claim:c5 kb:states fact:v6"), "claim/c5", "ClaimStates"),
    ("a claim states what is not there", drop("fact:m5 ?p"), "claim/c5", "ClaimStatesKind"),
    ("a claim has no evidence", drop("claim:c5 kb:evidence"), "claim/c5", "ClaimEvidence"),
    ("a claim has no rule", drop("claim:c5 kb:rule"), "claim/c5", "ClaimRule"),
    (
        "the evidence is of another document",
        put("span:c5 kb:inDocument", "doc:d2"),
        "claim/c5",
        "ClaimEvidenceDocument",
    ),
    ("a place says so", add("claim:c5 kb:attributedTo entity:place_lakeview"), "claim/c5", "ClaimAttributedToKind"),
    ("a span ends before it begins", put("span:c5 kb:end", "1"), "span/c5", "SpanStart"),
    ("a span begins before the text", put("span:c5 kb:start", "-1"), "span/c5", "SpanStart"),
    ("a quote is empty", put("span:c5 kb:quote", '""@en'), "span/c5", "SpanQuote"),
    ("a span is evidence of nothing", drop("claim:c5 kb:evidence"), "span/c5", "SpanClaim"),
    ("a fact ends before it begins", put("fact:m5 kb:latest", '"2021-01-01"^^xsd:date'), "fact/m5", "FactEarliest"),
    ("a day is a text", put("fact:m5 kb:latest", '"Friday"@en'), "fact/m5", "FactLatest"),
    ("a day is not in the calendar", put("fact:m5 kb:latest", '"2022-02-30"^^xsd:date'), "fact/m5", "FactLatest"),
    ("an entity is of two kinds", add("entity:person_ada_lind a kb:Place"), "entity/person_ada_lind", "PersonKind"),
    (
        "an entity has two labels",
        add('entity:place_lakeview rdfs:label "Lake View"@en'),
        "entity/place_lakeview",
        "EntityLabel",
    ),
    (
        "an office stands on the person",
        add('entity:person_ada_lind kb:position "envoy"@en'),
        "entity/person_ada_lind",
        "Person",
    ),
    (
        "a country code is no code",
        put("entity:country_norland kb:iso", '"NOR"'),
        "entity/country_norland",
        "CountryIso",
    ),
    ("a place has a country code", add('entity:place_lakeview kb:iso "XN"'), "entity/place_lakeview", "Place"),
    ("a hash is too short", put("doc:d1 kb:sha256", '"abc"'), "doc/d1", "DocumentSha256"),
    ("a source is a file of the machine", add("doc:d1 dct:source <file:///home/me/a.txt>"), "doc/d1", "DocumentSource"),
    ("a publisher is a country", add("doc:d1 dct:publisher entity:country_norland"), "doc/d1", "DocumentPublisher"),
    ("a fact is of two types", add("fact:m5 a kb:Visit"), "fact/m5", "FactKind"),
    ("a truth value is a word", add('claim:c22 kb:quoted "yes"'), "claim/c22", "RoleQuotedValue"),
]
WARNED = [
    ("a meeting without a place", drop("fact:m5 kb:place"), "MeetingPlace"),
    ("a meeting without a date", drop("claim:c5 kb:dateText"), "MeetingDate"),
    ("a visit to nowhere", drop("fact:v6 kb:destination"), "VisitDestination"),
    ("troops without a place", drop("claim:c8 kb:place"), "ForceReportWhere"),
    ("casualties without a date", drop("claim:c12 kb:dateText"), "CasualtiesDate"),
    ("a claim that is held and planned", add("claim:c5 kb:status kb:planned"), "ClaimStatus"),
    ("a document without a date", drop("doc:d1 dct:issued"), "DocumentDated"),
]
GOOD = [
    ("a saying without a speaker", drop("fact:d16 kb:by")),
    ("a meeting of one", "DELETE DATA { fact:m5 kb:participant entity:group_x1 }"),
    ("a meeting of two forms", add("claim:c5 kb:form kb:talks")),
    ("a visit to the seat of a body", add("fact:v6 kb:destination entity:organization_sampler")),
    ("a claim read by two rules", add('claim:c5 kb:rule "another"')),
    ("a fact without days", "DELETE WHERE { fact:m5 kb:earliest ?x } ; DELETE WHERE { fact:m5 kb:latest ?x }"),
    ("a number with a fraction", put("fact:c12 kb:number", "1.5")),
    (
        "a document without title and source",
        "DELETE WHERE { doc:d1 dct:title ?x } ; DELETE WHERE { doc:d1 dct:source ?x }",
    ),
    ("a sanction with one side known", drop("fact:s7 kb:by")),
    ("an accusation of nobody in particular", drop("fact:a17 kb:against")),
]


def change_good(update):
    """The good graph after a change."""
    graph = Graph().parse(HERE / "kb" / "every_type.ttl")
    before = set(graph)
    graph.update(PREFIXES + update)
    assert set(graph) != before, "the change must change something"
    return graph


@pytest.mark.parametrize(("update", "focus", "shape"), [pytest.param(*rest, id=name) for name, *rest in BAD])
def test_bad_graph_is_found_out(update, focus, shape):
    """Each mistake that a person would name is named at its node, as a violation."""
    found = validate_graph(change_good(update), SHAPES).violations
    named = {(v.focus.removeprefix(ID), v.shape.rpartition("#")[2], v.severity) for v in found}
    assert (focus, shape, "Violation") in named


@pytest.mark.parametrize(("update", "shape"), [pytest.param(*rest, id=name) for name, *rest in WARNED])
def test_what_is_merely_missing_is_a_warning(update, shape):
    """A gap in what the report says is no fault of the graph: it conforms."""
    report = validate_graph(change_good(update), SHAPES)
    assert [(v.shape.rpartition("#")[2], v.severity) for v in report.violations] == [(shape, "Warning")]
    assert report.conforms


@pytest.mark.parametrize("update", [pytest.param(update, id=name) for name, update in GOOD])
def test_what_reports_may_leave_open_passes(update):
    """Unknown speakers, single participants and the like are as they should be."""
    assert validate_graph(change_good(update), SHAPES).violations == ()
