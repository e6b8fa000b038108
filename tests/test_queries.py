"""The shipped queries answer their questions: each answer was read off `kb/small.ttl` by eye."""

import re
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

HERE = Path(__file__).parent
QUERIES = HERE.parent / "queries"
NAMES = sorted(path.stem for path in QUERIES.glob("*.rq"))
DECLARED = re.compile(r"^PREFIX (\w+): <[^>]+>$", re.MULTILINE)
MEETING = "Meeting: Anna Brandt, Piotr Varga; Lakeview; 2022-01-21"
NEXT_MEETING = "Meeting: Anna Brandt, Piotr Varga; Harbourgate; 2022-02-03"
VISIT = "Visit: Anna Brandt; Harbourgate; 2022-01-19"
SANCTION = "Sanction: Norland Treasury; four Southmark officials; 2022-01-20"
ACCUSATION = "Accusation: Norland; Southmark; 2022-01-14"
CASUALTIES = "Casualties: 14000; 2014-01-01 to 2022-01-23"
DEPLOYMENT = "Deployment: Northern Pact; Estmark; 2022-01-24 to 2022-01-30"
ALONE = [  # the facts of one document only, with that document, by label
    (ACCUSATION, "harbour_post"),
    ("Aid: Estmark; Norland", "east_daily"),
    (CASUALTIES, "east_daily"),
    ("Demand: Southmark; a written answer", "harbour_post"),
    ("Demand: Southmark; that Norland withdraw its fleet", "norland_wire"),
    ("Denial: Southmark; that it plans an attack", "norland_wire"),
    (DEPLOYMENT, "harbour_post"),
    ("ForceReport: Southmark; 100000", "norland_wire"),
    ("ForceReport: Southmark; 120000", "harbour_post"),
    (NEXT_MEETING, "norland_wire"),
    ("Statement: Piotr Varga; the talks were frank", "norland_wire"),
    (VISIT, "harbour_post"),
]
OFF = "Friday's meeting in Lakeview was called off"
TALKS = "her talks with Varga in Lakeview on Friday"
MET = "Brandt met Varga in Lakeview on Friday"
PUT = "sanctions that the Treasury put on four Southmark officials on Thursday"
SANCTIONED = "the Treasury sanctioned four Southmark officials on Thursday"

# The first columns named are shown; a value that is not bound is an empty text, an IRI its last part.
EXPECTED: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "meetings": (
        "one other place earliest latest",
        [("Anna Brandt", "Piotr Varga", "Lakeview", "2022-01-21", "2022-01-21")],
    ),
    "planned-meetings": ("label status when document", [(NEXT_MEETING, "planned", "3 February", "norland_wire")]),
    "visits": (
        "visitor destination earliest latest status",
        [("Anna Brandt", "Harbourgate", "2022-01-19", "2022-01-19", "held")],
    ),
    "demands": (
        "by of content document",
        [
            ("Southmark", "Norland", "that Norland withdraw its fleet", "norland_wire"),
            ("Southmark", "Northern Pact", "a written answer", "harbour_post"),
        ],
    ),
    "denials": ("by content document", [("Southmark", "that it plans an attack", "norland_wire")]),
    "sanctions": (
        "by against status earliest count documents",
        [("Norland Treasury", "four Southmark officials", "imposed", "2022-01-20", "4", "2")],
    ),
    "troops": (
        "of comparator number place status source document",
        [
            ("Southmark", "about", "100000", "the Norland border", "present", "Northern Pact", "norland_wire"),
            ("Southmark", "over", "120000", "the Norland border", "present", "Harbour Post", "harbour_post"),
        ],
    ),
    "deployments": (
        "by what origin destination status when document",
        [("Northern Pact", "two battalions", "", "Estmark", "planned", "next week", "harbour_post")],
    ),
    "aid": (
        "by to kind amount currency status document",
        [("Estmark", "Norland", "economic", "120000000", "USD", "pledged", "east_daily")],
    ),
    "accusations": ("by against accusations documents", [("Norland", "Southmark", "1", "1")]),
    "speakers": (
        "speaker sayings documents",
        [("Southmark", "3", "2"), ("Norland", "1", "1"), ("Piotr Varga", "1", "1")],
    ),
    "same-fact": (
        "label one words other otherWords",
        [
            (MEETING, "east_daily", OFF, "harbour_post", TALKS),
            (MEETING, "east_daily", OFF, "norland_wire", MET),
            (MEETING, "harbour_post", TALKS, "norland_wire", MET),
            (SANCTION, "harbour_post", PUT, "norland_wire", SANCTIONED),
        ],
    ),
    "single-source": ("label document", ALONE),
    "corroboration": (
        "label documents wordings",
        [(MEETING, "3", "3"), (SANCTION, "2", "2"), *((label, "1", "1") for label, _ in ALONE)],
    ),
    "contradictions": (
        "label one status other otherStatus",
        [
            (MEETING, "east_daily", "cancelled", "harbour_post", "held"),
            (MEETING, "east_daily", "cancelled", "norland_wire", "held"),
        ],
    ),
    "timeline": (
        "earliest latest label documents",
        [
            ("2014-01-01", "2022-01-23", CASUALTIES, "1"),
            ("2022-01-14", "2022-01-14", ACCUSATION, "1"),
            ("2022-01-19", "2022-01-19", VISIT, "1"),
            ("2022-01-20", "2022-01-20", SANCTION, "2"),
            ("2022-01-21", "2022-01-21", MEETING, "3"),
            ("2022-01-24", "2022-01-30", DEPLOYMENT, "1"),
            ("2022-02-03", "2022-02-03", NEXT_MEETING, "1"),
        ],
    ),
    "persons": (
        "person position affiliation document",
        [
            ("Anna Brandt", "foreign minister", "Norland", "norland_wire"),
            ("Piotr Varga", "acting minister", "", "east_daily"),
            ("Piotr Varga", "foreign minister", "Southmark", "norland_wire"),
        ],
    ),
    "documents": (
        "document type facts",
        [
            ("east_daily", "Aid", "1"),
            ("east_daily", "Casualties", "1"),
            ("east_daily", "Meeting", "1"),
            ("harbour_post", "Accusation", "1"),
            ("harbour_post", "Demand", "1"),
            ("harbour_post", "Deployment", "1"),
            ("harbour_post", "ForceReport", "1"),
            ("harbour_post", "Meeting", "1"),
            ("harbour_post", "Sanction", "1"),
            ("harbour_post", "Visit", "1"),
            ("norland_wire", "Demand", "1"),
            ("norland_wire", "Denial", "1"),
            ("norland_wire", "ForceReport", "1"),
            ("norland_wire", "Meeting", "2"),
            ("norland_wire", "Sanction", "1"),
            ("norland_wire", "Statement", "1"),
        ],
    ),
    "rules": (
        "rule claims documents",
        [
            ("person-title", "3", "2"),
            ("force-number", "2", "2"),
            ("meeting-held", "2", "1"),
            ("meeting-noun", "2", "2"),
            ("accusation-blame", "1", "1"),
            ("aid-promise", "1", "1"),
            ("casualties-die", "1", "1"),
            ("demand-insist", "1", "1"),
            ("demand-verb", "1", "1"),
            ("denial-verb", "1", "1"),
            ("deployment-send", "1", "1"),
            ("sanction-imposed", "1", "1"),
            ("sanction-verb", "1", "1"),
            ("statement-say", "1", "1"),
            ("visit-travel", "1", "1"),
        ],
    ),
    "entities": (
        "kind entity documents",
        [
            ("Person", "Anna Brandt", "3"),
            ("Place", "Lakeview", "3"),
            ("Country", "Norland", "3"),
            ("Person", "Piotr Varga", "3"),
            ("Country", "Estmark", "2"),
            ("Place", "Harbourgate", "2"),
            ("Organization", "Norland Treasury", "2"),
            ("Organization", "Northern Pact", "2"),
            ("Country", "Southmark", "2"),
            ("Group", "four Southmark officials", "2"),
            ("Site", "the Norland border", "2"),
        ],
    ),
}


@pytest.fixture(scope="module")
def graph():
    """The small knowledge base."""
    return Graph().parse(HERE / "kb" / "small.ttl")


def read_query(name):
    """The text of a shipped query."""
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")


def show_term(term):
    """A term as the expected answers write it."""
    if term is None:
        return ""
    return re.split(r"[#/]", str(term))[-1] if isinstance(term, URIRef) else str(term)


def list_answers(graph, name, columns):
    """The rows of a query, cut to some columns."""
    return [tuple(show_term(row[column]) for column in columns.split()) for row in graph.query(read_query(name))]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_query_answers_its_question(graph, name):
    """Each query gives exactly the rows that a reader finds, in the order it promises."""
    columns, rows = EXPECTED[name]
    assert list_answers(graph, name, columns) == rows


def test_evidence_leads_every_fact_to_its_words(graph):
    """Fourteen facts are read from seventeen places, and each quote is as long as its offsets say."""
    rows = list_answers(graph, "evidence", "label document start end quote")
    assert len(rows) == 17
    assert len({label for label, *_ in rows}) == 14
    assert all(int(end) - int(start) == len(quote) for _, _, start, end, quote in rows)
    assert (MEETING, "norland_wire", "98", "136", MET) in rows


def test_rule_facts_name_rule_trigger_and_words(graph):
    """Every claim of the base shows once, persons included."""
    rows = list_answers(graph, "rule-facts", "rule label trigger quote document")
    assert len(rows) == 20
    assert rows[0][:3] == ("accusation-blame", ACCUSATION, "blamed")
    assert (
        "person-title",
        "Anna Brandt",
        "foreign minister",
        "Norland's foreign minister, Anna Brandt",
        "norland_wire",
    ) in rows
    assert [label for rule, label, *_ in rows if rule == "meeting-noun"] == [MEETING, MEETING]


def test_web_annotation_gives_each_claim_a_target(graph):
    """Each of the twenty claims becomes an annotation whose selector has offsets and a quote."""
    annotations = graph.query(read_query("web-annotation")).graph
    oa = "http://www.w3.org/ns/oa#"
    assert len(set(annotations.subjects(None, URIRef(f"{oa}Annotation")))) == 20
    assert len(set(annotations.subject_objects(URIRef(f"{oa}exact")))) == 20


def test_no_query_is_left_untested():
    """Whoever adds a query adds its answer."""
    assert set(NAMES) == {*EXPECTED, "evidence", "rule-facts", "web-annotation"}


@pytest.mark.parametrize("name", NAMES)
def test_query_introduces_itself(name):
    """A query begins with its title and its question, and is listed with that question in the README."""
    first, second, *_ = read_query(name).splitlines()
    assert re.fullmatch(r"# title: [A-Z].*[^.?]", first)
    assert re.fullmatch(r"# question: [A-Z].*\?", second)
    question = second.removeprefix("# question: ")
    assert f"| [{name}]({name}.rq) | {question} |" in (QUERIES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_query_runs_anywhere(name):
    """A query declares every prefix it uses and no other, and orders its rows."""
    text = read_query(name)
    body = DECLARED.sub("", re.sub(r"^#.*$", "", text, flags=re.MULTILINE))
    assert set(DECLARED.findall(text)) == set(re.findall(r"(?<![\w?])([a-z]+):[A-Za-z]", body))
    assert "ORDER BY" in body or "CONSTRUCT" in body


def test_query_answers_do_not_depend_on_the_order_of_triples(graph):
    """A graph filled the other way round gives the same answers."""
    other = Graph()
    for triple in sorted(graph, reverse=True):
        other.add(triple)
    for name, (columns, rows) in EXPECTED.items():
        assert list_answers(other, name, columns) == rows


def test_a_meeting_that_is_only_planned_is_no_meeting_held(graph):
    """The planned summit in Harbourgate does not show among those who met."""
    assert "Harbourgate" not in str(list_answers(graph, "meetings", "place"))
