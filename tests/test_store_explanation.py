"""Why a fact is there: its rules, words and documents."""

import pytest
from graph_samples import SCHEMA, build_all, load_triples

from kbextract.faults import InputFaultError
from kbextract.store import Quote, explain_fact, read_records

GRAPH = load_triples(build_all())

MEETING = next(str(record["fact"]) for record in read_records(GRAPH, SCHEMA) if record["type"] == "Meeting")


def test_a_fact_names_every_document_that_states_it():
    """What each document says, by which rule, in which words."""
    found = explain_fact(GRAPH, MEETING, SCHEMA)
    assert (found.fact, found.type) == (MEETING, "Meeting")
    assert found.label == "Meeting: Anna Berg, Omar Haddad; Port Vell; 2022-01-21"
    assert (found.earliest, found.latest) == ("2022-01-21", "2022-01-21")
    first, second = found.readings
    assert (first.document, first.title, first.issued) == ("first", "Ministers meet", "2022-01-21")
    assert (first.rules, first.triggers, first.notes) == (("meet-with",), ("met",), ("participant: subject",))
    assert first.evidence == (Quote(0, 25, "Anna Berg met Omar Haddad"),)
    assert dict(first.roles)["status"] == ("held",)
    assert dict(first.roles)["participant"] == ("Anna Berg", "Omar Haddad")
    assert first.attributed_to == ()
    assert (second.document, second.title, dict(second.roles)["status"]) == ("second", "", ("planned",))
    assert second.attributed_to == ("Coast Wire",)


def test_a_fact_is_found_by_any_of_its_names():
    """IRI, IRI in brackets, name with prefix, local name, and the beginning of it."""
    local = MEETING.rpartition("/")[2]
    expected = explain_fact(GRAPH, MEETING, SCHEMA)
    for name in (f"<{MEETING}>", f"fact:{local}", local, local[:12], f" {local} "):
        assert explain_fact(GRAPH, name, SCHEMA) == expected


def test_a_claim_puts_its_document_first():
    """Who asks about the claim of one document reads about that document first."""
    claim = explain_fact(GRAPH, MEETING, SCHEMA).readings[1].claim
    found = explain_fact(GRAPH, claim.rpartition("/")[2], SCHEMA)
    assert found.fact == MEETING
    assert [reading.document for reading in found.readings] == ["second", "first"]


def test_an_entity_explains_itself_like_a_fact():
    """A person is stated by documents too."""
    found = explain_fact(GRAPH, "person_anna_berg", SCHEMA)
    assert (found.type, found.label) == ("Person", "Anna Berg")
    assert dict(found.readings[0].roles)["position"] == ("minister",)


def test_evidence_stands_in_the_order_of_the_text():
    """Several quotes of one claim are read from front to back."""
    found = explain_fact(
        GRAPH, next(str(r["fact"]) for r in read_records(GRAPH, SCHEMA) if r["type"] == "ForceReport"), SCHEMA
    )
    assert [quote.text for quote in found.readings[0].evidence] == ["2,500 troops", "troops at the lake"]


def test_an_unclear_name_lists_what_it_could_be():
    """Two or more are no answer; neither is none."""
    with pytest.raises(InputFaultError, match="claims begin so; give more of the name: c"):
        explain_fact(GRAPH, "claim:c", SCHEMA)
    with pytest.raises(InputFaultError, match="zzz: no fact is named so"):
        explain_fact(GRAPH, "zzz", SCHEMA)
    with pytest.raises(InputFaultError, match="no fact is named so"):
        explain_fact(GRAPH, "", SCHEMA)
