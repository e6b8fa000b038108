"""The graph: what each node carries, and that graphs made apart unite to the graph made together."""

import re
from dataclasses import replace
from datetime import date

import pytest
import rdflib
from graph_samples import (
    ANNA,
    DAY,
    FACTS,
    FIRST,
    HELD,
    PERSON,
    PLANNED,
    SAID,
    SCHEMA,
    SECOND,
    TROOPS,
    name,
    quote,
    reports,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from kbextract.facts.record import Fact, Span, Value
from kbextract.graph import GraphBuilder, build_triples
from kbextract.graph.names import hash_text

KB = "https://w3id.org/kbextract/onto#"
ID = "https://w3id.org/kbextract/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TERM = re.compile(r'<[a-z]+:[^\x00-\x20<>"{}|\\^`]*>|"(?:[^"\\\n\r]|\\.)*"(?:@en|\^\^<[^<>]*>)?')


def describe(triples, term):
    """Predicates and objects of one node, our own words without their IRI."""
    short = [
        (predicate.replace(KB, "kb:"), value.replace(KB, "kb:")) for node, predicate, value in triples if node == term
    ]
    return {pair for pair in short if "label" not in pair[0]}, {value for key, value in short if "label" in key}


def find_node(triples, kind):
    """The only node of one class."""
    (node,) = {subject for subject, _, value in triples if value == f"<{KB}{kind}>"}
    return node


def make_fact(kind, document=FIRST, **roles):
    """A fact of few words."""
    return Fact(kind, tuple(roles.items()), (quote(document, document.text[:4]),), ("rule",), "trigger")


def test_an_entity_has_its_classes_its_label_and_its_code():
    """A node of an entity says what depends on its name alone."""
    triples = build_triples(FIRST, [TROOPS], SCHEMA)
    pairs, labels = describe(triples, f"<{ID}entity/country_nordia>")
    assert {value for _, value in pairs} == {"<kb:Country>", "<kb:Entity>", '"ND"'}
    assert labels == {'"Nordia"@en'}


def test_a_fact_carries_its_key_roles_and_day_and_no_more():
    """Status, form and words of the date are what a document says of it."""
    triples = build_triples(FIRST, [HELD], SCHEMA)
    node = find_node(triples, "Meeting")
    pairs, labels = describe(triples, node)
    assert re.fullmatch(rf"<{ID}fact/m[0-9a-f]{{24}}>", node)
    assert labels == {'"Meeting: Anna Berg, Omar Haddad; Port Vell; 2022-01-21"@en'}
    assert {(key, value) for key, value in pairs if "type" not in key} == {
        ("<kb:participant>", f"<{ID}entity/person_anna_berg>"),
        ("<kb:participant>", f"<{ID}entity/person_omar_haddad>"),
        ("<kb:place>", f"<{ID}entity/place_port_vell>"),
        ("<kb:earliest>", f'"2022-01-21"^^<{XSD}date>'),
        ("<kb:latest>", f'"2022-01-21"^^<{XSD}date>'),
    }


def test_a_claim_carries_the_other_roles_and_how_it_was_read():
    """Every property of a claim, one by one."""
    triples = build_triples(SECOND, [PLANNED], SCHEMA)
    pairs, labels = describe(triples, find_node(triples, "Claim"))
    assert labels == set()
    assert {(key, value) for key, value in pairs if "type" not in key} == {
        ("<kb:states>", find_node(triples, "Meeting")),
        ("<kb:inDocument>", f"<{ID}doc/d{hash_text(SECOND.text)[:24]}>"),
        ("<kb:dateText>", '"Friday"@en'),
        ("<kb:form>", "<kb:pressConference>"),
        ("<kb:status>", "<kb:planned>"),
        ("<kb:rule>", '"meet-with"'),
        ("<kb:trigger>", '"met"@en'),
        ("<kb:reading>", '"participant: subject"'),
        ("<kb:attributedTo>", f"<{ID}entity/organization_coast_wire>"),
        ("<kb:evidence>", find_node(triples, "Span")),
    }


def test_a_span_points_into_the_text():
    """Start, end and quote, and the document that they are counted in."""
    triples = build_triples(FIRST, [PERSON], SCHEMA)
    pairs, _ = describe(triples, find_node(triples, "Span"))
    home = find_node(triples, "Document")
    assert {value for key, value in pairs if "type" not in key} == {
        home,
        f'"0"^^<{XSD}integer>',
        f'"9"^^<{XSD}integer>',
        '"Anna Berg"@en',
    }


def test_a_document_is_known_by_its_text():
    """Title, day, publisher and address are told; the path on the machine is not."""
    triples = build_triples(FIRST, [], SCHEMA)
    pairs, _ = describe(triples, find_node(triples, "Document"))
    values = {value for key, value in pairs if "type" not in key}
    assert values == {
        '"first"',
        '"Ministers meet"@en',
        f'"2022-01-21"^^<{XSD}date>',
        f"<{ID}entity/organization_coast_wire>",
        "<https://example.org/first%20report>",
        f'"{hash_text(FIRST.text)}"',
    }
    assert not any(FIRST.path in value for triple in triples for value in triple)


def test_a_named_person_is_the_entity_itself():
    """A fact of an entity class makes no node of its own; what is told of the person is on the claim."""
    triples = build_triples(FIRST, [PERSON], SCHEMA)
    assert not any(value == f"<{KB}Fact>" for _, _, value in triples)
    pairs, _ = describe(triples, find_node(triples, "Claim"))
    assert ("<kb:states>", f"<{ID}entity/person_anna_berg>") in pairs
    assert ("<kb:position>", '"minister"@en') in pairs
    assert ("<kb:affiliation>", f"<{ID}entity/country_nordia>") in pairs


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("2500", f'"2500"^^<{XSD}integer>'),
        ("+02500.00", f'"2500"^^<{XSD}integer>'),
        ("2.50", f'"2.5"^^<{XSD}decimal>'),
        ("-0", f'"0"^^<{XSD}integer>'),
        ("-0.50", f'"-0.5"^^<{XSD}decimal>'),
        ("dozens", '"dozens"@en'),
    ],
)
def test_a_number_has_one_form(text, term):
    """Equal numbers are equal terms; what is no number is kept as text for validation to name."""
    triples = build_triples(FIRST, [make_fact("Casualties", number=(Value(text),))], SCHEMA)
    assert [value for _, predicate, value in triples if predicate == f"<{KB}number>"] == [term]


def test_truth_values_are_booleans_and_unknown_codes_stay_texts():
    """A closed list of true and false is a boolean; a code outside its list is not lost."""
    odd = make_fact("Visit", visitor=(name(ANNA),), status=(Value("dreamt"),))
    triples = build_triples(SECOND, [SAID], SCHEMA) | build_triples(FIRST, [odd], SCHEMA)
    values = {predicate.removeprefix(f"<{KB}"): value for _, predicate, value in triples}
    assert values["quoted>"] == f'"true"^^<{XSD}boolean>'
    assert values["status>"] == '"dreamt"@en'


def test_a_party_or_site_without_an_entity_is_a_group_or_a_site():
    """A role that takes a party or a place always points to a node."""
    fact = make_fact("Visit", visitor=(Value("two  envoys"),), destination=(Value("the lake"),))
    triples = build_triples(FIRST, [fact], SCHEMA)
    assert describe(triples, find_node(triples, "Group"))[1] == {'"two envoys"@en'}
    assert describe(triples, find_node(triples, "Site"))[1] == {'"the lake"@en'}


def test_texts_that_differ_in_white_space_alone_state_one_fact():
    """A quote that is broken over lines is the same quote."""
    spaced = replace(SAID, roles=(("by", SAID.get("by")), ("content", (Value(' Berg said "no" and\tleft '),))))
    triples = build_triples(SECOND, [SAID, spaced], SCHEMA)
    assert find_node(triples, "Statement")


def test_two_documents_that_state_one_fact_share_its_node():
    """One fact and two claims, with a status each."""
    both = build_triples(FIRST, [HELD], SCHEMA) | build_triples(SECOND, [PLANNED], SCHEMA)
    assert find_node(both, "Meeting")
    assert len({subject for subject, _, value in both if value == f"<{KB}Claim>"}) == 2
    assert len({value for _, predicate, value in both if predicate == f"<{KB}status>"}) == 2


def test_another_day_is_another_fact():
    """The day is part of what a fact is."""
    later = replace(HELD, earliest=date(2022, 1, 28), latest=date(2022, 1, 28))
    triples = build_triples(FIRST, [HELD, later], SCHEMA)
    assert len({subject for subject, _, value in triples if value == f"<{KB}Meeting>"}) == 2


def test_a_stretch_of_days_is_told_by_its_ends():
    """The label of a fact that is dated to a week says from when to when."""
    week = replace(HELD, latest=date(2022, 1, 28))
    triples = build_triples(FIRST, [week], SCHEMA)
    _, labels = describe(triples, find_node(triples, "Meeting"))
    assert labels == {'"Meeting: Anna Berg, Omar Haddad; Port Vell; 2022-01-21 to 2022-01-28"@en'}


def test_two_facts_of_a_document_with_one_identity_are_one_claim():
    """Their other roles stand side by side, in whatever order they came."""
    bare = make_fact("Exercise", by=(name(ANNA),), date=(Value("Monday"),))
    more = make_fact("Exercise", by=(name(ANNA),), date=(Value("Tuesday"),))
    triples = build_triples(FIRST, [bare, more], SCHEMA)
    pairs, _ = describe(triples, find_node(triples, "Claim"))
    assert {value for key, value in pairs if key == "<kb:dateText>"} == {'"Monday"@en', '"Tuesday"@en'}
    assert triples == build_triples(FIRST, [more, bare], SCHEMA)


def test_facts_without_key_fillers_are_told_by_their_place():
    """Exercises by nobody known, here and there, are not one exercise."""
    nobody = [make_fact("Exercise", document, date=(Value("Monday"),)) for document in (FIRST, SECOND)]
    triples = build_triples(FIRST, nobody[:1], SCHEMA) | build_triples(SECOND, nobody[1:], SCHEMA)
    assert len({subject for subject, _, value in triples if value == f"<{KB}Exercise>"}) == 2


def test_a_quote_that_does_not_stand_there_is_refused():
    """No fact without its words."""
    moved = replace(PERSON, evidence=(Span(1, 10, "Anna Berg"),))
    with pytest.raises(ValueError, match=r"first\.txt: characters 1 to 10"):
        build_triples(FIRST, [moved], SCHEMA)


def test_a_type_outside_the_schema_is_refused():
    """The message says what to do."""
    with pytest.raises(ValueError, match="'Parade' is not in the fact table"):
        build_triples(FIRST, [make_fact("Parade")], SCHEMA)


def test_another_base_moves_things_and_no_words():
    """Things are named under the base, the vocabulary stays."""
    moved = build_triples(FIRST, [HELD, TROOPS], SCHEMA, base="https://example.org/kb/")
    usual = build_triples(FIRST, [HELD, TROOPS], SCHEMA)
    assert {tuple(term.replace("https://example.org/kb/", ID) for term in triple) for triple in moved} == usual
    assert any(predicate == f"<{KB}states>" for _, predicate, _ in moved)


def test_a_fact_takes_at_most_25_triples():
    """The budget of the design, evidence and shared nodes included."""
    triples = {triple for document, facts in FACTS.items() for triple in build_triples(document, facts, SCHEMA)}
    count = sum(len(facts) for facts in FACTS.values())
    assert len(triples) <= 25 * count


def test_a_long_content_is_cut_in_the_label_alone():
    """The label is for reading, the content is kept whole."""
    long = "word " * 100
    triples = build_triples(FIRST, [make_fact("Denial", by=(name(ANNA),), content=(Value(long),))], SCHEMA)
    _, labels = describe(triples, find_node(triples, "Denial"))
    assert all(len(label) < 160 and "…" in label for label in labels)
    assert any(value == f'"{long.strip()}"@en' for _, _, value in triples)


@settings(max_examples=60, deadline=None)
@given(st.lists(reports(), max_size=3), st.randoms(use_true_random=False))
def test_graphs_made_apart_unite_to_the_graph_made_together(batch, random):
    """The union is the same for any split and order, by builders that remember and builders that do not."""
    keeper = GraphBuilder(SCHEMA)
    together = {triple for document, facts in batch for triple in keeper.build(document, facts)}
    parts = [(document, (fact,)) for document, facts in batch for fact in facts] + [
        (document, ()) for document, _ in batch
    ]
    random.shuffle(parts)
    apart = {triple for document, facts in parts for triple in build_triples(document, facts, SCHEMA)}
    assert apart == together


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_triple_is_valid_rdf(report):
    """IRIs and literals are well formed, no node is blank, and another reader finds every triple."""
    document, facts = report
    triples = build_triples(document, facts, SCHEMA)
    for subject, predicate, value in triples:
        assert all(TERM.fullmatch(term) for term in (subject, predicate, value))
        assert subject.startswith("<")
        assert predicate.startswith("<")
    lines = "".join(f"{' '.join(triple)} .\n" for triple in triples)
    assert len(rdflib.Graph().parse(data=lines, format="nt")) == len(triples)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_what_a_shared_node_says_depends_on_its_name_alone(report):
    """Every entity and fact has one label, so no other report can make it say more."""
    document, facts = report
    labels: dict[str, set[str]] = {}
    for subject, predicate, value in build_triples(document, facts, SCHEMA):
        if predicate.endswith("#label>"):
            labels.setdefault(subject, set()).add(value)
    assert all(len(found) == 1 for found in labels.values())


def test_the_samples_are_what_the_tests_think():
    """The day of the first report is the day of its meeting."""
    assert HELD.earliest == FIRST.date == DAY
