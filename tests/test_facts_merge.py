"""One fact an event a document: what is united, what is held apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import extract_facts, list_cases, read_records

from kbextract.facts.merge import Merger, content_words

FRIDAY = date(2022, 1, 21)

UNITED = {
    "a meeting told twice": (
        "Emmanuel Macron met Narendra Modi in Paris on Monday. The meeting between Macron and Modi lasted two hours.",
        "Meeting",
        {"participant": ["Emmanuel Macron", "Narendra Modi"], "place": ["Paris"], "date": ["Monday"]},
    ),
    "the date comes later": (
        "Emmanuel Macron met Narendra Modi in Paris. Macron met Modi on Monday.",
        "Meeting",
        {"participant": ["Emmanuel Macron", "Narendra Modi"], "place": ["Paris"], "date": ["Monday"]},
    ),
    "a visit told twice": (
        "Wang Yi visited Lima on Monday. The visit to Lima by Wang Yi ended early.",
        "Visit",
        {"visitor": ["Wang Yi"], "destination": ["Lima"], "date": ["Monday"]},
    ),
    "a plan that came true": (
        "Wang Yi will visit Lima. Wang Yi visited Lima on Monday.",
        "Visit",
        {"visitor": ["Wang Yi"], "destination": ["Lima"], "date": ["Monday"], "status": ["held"]},
    ),
    "sanctions told twice": (
        "Canada imposed sanctions on Belarus on Monday. The sanctions on Belarus were imposed by Canada.",
        "Sanction",
        {"by": ["Canada"], "against": ["Belarus"], "date": ["Monday"]},
    ),
    "a ministry and its state": (
        "The U.S. Treasury Department imposed sanctions on Belarus. "
        "The United States imposed sanctions on Belarus on Monday.",
        "Sanction",
        {"by": ["U.S. Treasury Department", "United States"], "against": ["Belarus"], "date": ["Monday"]},
    ),
    "a number told twice": (
        "Turkey has 500 soldiers in Qatar. The 500 Turkish soldiers in Qatar train every day.",
        "ForceReport",
        {"forceOf": ["Turkey"], "number": ["500"], "place": ["Qatar"]},
    ),
    "a denial told twice": (
        "Iran denied that it had built a second plant. Iran denies it has built a second plant.",
        "Denial",
        {"by": ["Iran"]},
    ),
}


@pytest.mark.parametrize(("text", "kind", "roles"), list_cases(UNITED))
def test_mentions_of_one_event_are_one_fact(extractor, text, kind, roles):
    """The roles of all mentions come together in one fact."""
    (record,) = read_records(extractor, text, kind)
    assert {role: record.get(role) for role in roles} == roles


APART = {
    "held and proposed": (
        "Japan held talks with North Korea in Beijing. Japan proposed talks with North Korea in Hanoi.",
        "Meeting",
    ),
    "held and cancelled": (
        "Japan held talks with North Korea. Japan cancelled talks with North Korea.",
        "Meeting",
    ),
    "two days": ("Egypt met Sudan in Cairo on Monday. Egypt will meet Sudan in Cairo on Thursday.", "Meeting"),
    "two places": ("Egypt met Sudan in Cairo. Egypt met Sudan in Juba.", "Meeting"),
    "two partners": ("Antony Blinken met Wang Yi in Bali. Antony Blinken met Sergei Lavrov in Bali.", "Meeting"),
    "a call and talks": ("Joe Biden telephoned Xi Jinping. Joe Biden met Xi Jinping in Bali.", "Meeting"),
    "two destinations": ("Wang Yi visited Lima. Wang Yi visited Quito.", "Visit"),
    "two visitors": ("Wang Yi visited Lima. Sergei Lavrov visited Lima.", "Visit"),
    "imposed and lifted": ("Canada imposed sanctions on Belarus. Canada lifted sanctions on Belarus.", "Sanction"),
    "two targets": ("Canada imposed sanctions on Belarus. Canada imposed sanctions on Iran.", "Sanction"),
    "two numbers": ("Turkey has 500 soldiers in Qatar. Turkey has 900 soldiers in Somalia.", "ForceReport"),
    "two outcomes": ("Shells killed nine people in Homs. Shells wounded nine people in Homs.", "Casualties"),
    "two things demanded": ("Serbia demanded a new border. Serbia demanded the release of two officers.", "Demand"),
}


@pytest.mark.parametrize(("text", "kind"), list_cases(APART))
def test_events_that_the_text_tells_apart_are_two_facts(extractor, text, kind):
    """Another day, place, partner, number or status is another event."""
    assert len(read_records(extractor, text, kind)) == 2


def test_days_tell_events_apart_where_the_day_of_the_report_is_known(extractor):
    """Two ways to name one day are one event; two days are two."""
    one = "Egypt met Sudan in Cairo on Thursday. Egypt met Sudan in Cairo yesterday."
    two = "Egypt met Sudan in Cairo on Thursday. Egypt met Sudan in Cairo last month."
    assert len(read_records(extractor, one, "Meeting", FRIDAY)) == 1
    assert len(read_records(extractor, two, "Meeting", FRIDAY)) == 2


def test_a_united_fact_keeps_all_its_evidence(extractor):
    """Each mention leaves its words and its rule."""
    text = "Emmanuel Macron met Narendra Modi in Paris. The talks between Macron and Modi lasted two hours."
    (fact,) = [fact for fact in extract_facts(extractor, text) if fact.type == "Meeting"]
    assert len(fact.evidence) == 2
    assert len(fact.rules) == 2
    assert list(fact.evidence) == sorted(fact.evidence)


def test_a_united_meeting_has_one_form(extractor):
    """Talks that are called a meeting too are one kind of encounter."""
    text = "Emmanuel Macron held talks with Narendra Modi in Paris. Macron met Modi on Monday."
    assert read_records(extractor, text, "Meeting")[0]["form"] == ["talks"]


def test_two_documents_know_nothing_of_each_other(extractor):
    """Merging ends with the document."""
    first = extract_facts(extractor, "Canada imposed sanctions on Belarus.")
    extract_facts(extractor, "Canada imposed sanctions on Iran.")
    assert extract_facts(extractor, "Canada imposed sanctions on Belarus.") == first


def test_merging_again_changes_nothing(extractor):
    """What was merged is settled."""
    text = "Egypt met Sudan in Cairo on Monday. Egypt met Sudan. Egypt will meet Sudan on Thursday. Chad met Mali."
    facts = [fact for fact in extract_facts(extractor, text) if fact.type == "Meeting"]
    merger = Merger(extractor.schema, {}, {}, extractor.plain, {})
    assert merger.merge(facts) == facts


@given(st.text(max_size=60))
def test_content_words_are_never_lost_altogether(text):
    """A text of plain words alone keeps them, so that two contents can always be compared."""
    plain = frozenset(("the", "of", "a"))
    words = content_words(text, plain)
    assert bool(words) == any(character.isalnum() for character in text)
