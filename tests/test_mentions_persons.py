"""Persons, known and never seen before: by title, position, apposition, first name and the way names stand."""

from __future__ import annotations

import pytest
from readings import list_cases, list_mentions, name_entities, read_records

NEVER_SEEN = {
    "behind a title": ("Mr. Zubrov left the hall.", ["Zubrov"]),
    "behind a rank": ("Colonel Bakari Ngoto left the hall.", ["Bakari Ngoto"]),
    "behind a position": ("Foreign Minister Tavo Zubrik left the hall.", ["Tavo Zubrik"]),
    "before a position": ("Tavo Zubrik, the foreign minister, left the hall.", ["Tavo Zubrik"]),
    "between commas behind a position": ("The foreign minister, Tavo Zubrik, left the hall.", ["Tavo Zubrik"]),
    "by a first name": ("Maria Zubrik left the hall.", ["Maria Zubrik"]),
    "a mark inside": ("Jean-Pierre Zubrik left the hall.", ["Jean-Pierre Zubrik"]),
    "with particles": ("Khalid bin Zubar al-Tamani left the hall.", ["Khalid bin Zubar al-Tamani"]),
    "with van": ("Pieter van der Zubben left the hall.", ["Pieter van der Zubben"]),
    "an initial": ("Mark T. Zubrik left the hall.", ["Mark T. Zubrik"]),
    "with an accent": ("José Zubríguez left the hall.", ["José Zubríguez"]),
    "a surname that is a state": ("Michael Jordan left the hall.", ["Michael Jordan"]),
    "a surname that is a town": ("Jack London left the hall.", ["Jack London"]),
    "the speaker behind the verb": ("“It is over,” said Amadou Zubri.", ["Amadou Zubri"]),
    "two joined by and": ("Maria Zubrik and Amadou Zubri left the hall.", ["Maria Zubrik", "Amadou Zubri"]),
    "in a headline": ("Maria Zubrik leaves for Peru", ["Maria Zubrik"]),
}


@pytest.mark.parametrize(("text", "labels"), list_cases(NEVER_SEEN))
def test_a_person_nobody_listed_is_found(extractor, text, labels):
    """A person needs no list, only a sentence that shows one."""
    assert name_entities(extractor, text, "Person") == labels


LAST_NAMES = {
    "a known one alone": ("Lavrov left the hall.", ["Sergei Lavrov"]),
    "behind the full name": ("Foreign Minister Tavo Zubrik spoke. Zubrik left.", ["Tavo Zubrik"]),
    "before the full name": ("Zubrik left. The minister, Maria Zubrik, had spoken.", ["Maria Zubrik"]),
    "possessive": ("Maria Zubrik spoke. Zubrik's offer failed.", ["Maria Zubrik"]),
    "behind an honorific": ("Maria Zubrik spoke. Ms Zubrik left.", ["Maria Zubrik"]),
}


@pytest.mark.parametrize(("text", "labels"), list_cases(LAST_NAMES))
def test_last_names_are_linked(extractor, text, labels):
    """A last name alone is the person whose full name the report gives, or the lexicon knows."""
    assert name_entities(extractor, text, "Person") == labels


NOBODY = [
    "The Holy See kept silent.",
    "The Black Sea Fleet left Sevastopol.",
    "The Eiffel Tower was dark.",
    "Next Monday the hall is shut.",
    "The Paris Agreement was signed in 2015.",
    "Read the Terms of Service before you write.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_capitals_alone_make_no_person(extractor, text):
    """Fleets, towers and treaties are nobody."""
    assert name_entities(extractor, text, "Person") == []


OFFICES = {
    "before the name": ("Chadian Foreign Minister Maria Zubrik left.", ["Foreign Minister"], ["Chad"]),
    "behind the name": ("Maria Zubrik, the Chadian foreign minister, left.", ["foreign minister"], ["Chad"]),
    "with of": ("Maria Zubrik, the foreign minister of Chad, left.", ["foreign minister"], ["Chad"]),
    "with a possessive": ("Chad's foreign minister, Maria Zubrik, left.", ["foreign minister"], ["Chad"]),
    "of a body": ("NATO Secretary General Jens Stoltenberg left.", ["NATO Secretary General"], ["NATO"]),
    "an honorific is no position": ("Mrs Maria Zubrik left.", [], []),
    "none is given": ("Maria Zubrik left.", [], []),
}


@pytest.mark.parametrize(
    ("text", "positions", "parties"),
    list_cases(OFFICES, {"with a possessive": "a position before a comma and the name is not read"}),
)
def test_what_a_report_says_of_a_person(extractor, text, positions, parties):
    """Position and affiliation are read where they stand around the name, and only there."""
    (record,) = read_records(extractor, text, "Person")
    assert record.get("position", []) == positions
    assert record.get("affiliation", []) == parties


def test_the_mention_opens_with_its_position(extractor):
    """The words of the office belong to the mention, those before it do not."""
    text = "On Monday Chadian Foreign Minister Maria Zubrik left."
    (person,) = [mention for mention in list_mentions(extractor, text) if mention.entity.kind == "Person"]
    words = text.rstrip(".").split()
    assert words[person.opening] in ("Chadian", "Foreign")
    assert words[person.start : person.end] == ["Maria", "Zubrik"]
