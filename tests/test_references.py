"""Whom pronouns and descriptions mean, and that nothing is guessed where it is not plain."""

from __future__ import annotations

import pytest
from readings import list_cases, read_records, resolve

PERSONS = {
    "he": ("Emmanuel Macron flew to Beirut. He met aid workers.", "He", ["Emmanuel Macron"]),
    "she": ("Annalena Baerbock flew to Abuja. She met officials.", "She", ["Annalena Baerbock"]),
    "she, a woman nobody listed": ("Maria Zubrik flew to Abuja. She met officials.", "She", ["Maria Zubrik"]),
    "she, by a title": ("Mrs Tavo Zubrik flew to Abuja. She met officials.", "She", ["Tavo Zubrik"]),
    "he is no woman": ("Annalena Baerbock flew to Abuja. He met officials.", "He", []),
    "him": ("Emmanuel Macron flew to Beirut. Crowds cheered him.", "him", ["Emmanuel Macron"]),
    "the subject before the object": ("Emmanuel Macron met Joe Biden. He left early.", "He", ["Emmanuel Macron"]),
    "the other sex passes": (
        "Emmanuel Macron met Ursula von der Leyen. She left early.",
        "She",
        ["Ursula von der Leyen"],
    ),
    "too far back": (
        "Emmanuel Macron flew to Beirut. It rained. The sea rose. The port was shut. Shops closed. He was late.",
        "He",
        [],
    ),
    "nobody was named": ("He was late.", "He", []),
    "two who are no subject": ("Crowds cheered Joe Biden and Xi Jinping. He left early.", "He", []),
}


@pytest.mark.parametrize(("text", "words", "labels"), list_cases(PERSONS))
def test_personal_pronouns(extractor, text, words, labels):
    """He and she are the last subject of that sex; where that is not plain they stay open."""
    assert resolve(extractor, text, words) == labels


PARTIES = {
    "it, a state": ("Ghana recalled its envoy. It gave no reason.", "It", ["Ghana"]),
    "it, a body": ("The African Union sent observers. It gave no reason.", "It", ["African Union"]),
    "they, a pair": ("Chad and Niger signed the pact. They shut the road.", "They", ["Chad", "Niger"]),
    "the two": (
        "Joe Biden and Xi Jinping met in Bali. The two spoke for hours.",
        "The two",
        ["Joe Biden", "Xi Jinping"],
    ),
    "both": ("Joe Biden and Xi Jinping met in Bali. Both spoke for hours.", "Both", ["Joe Biden", "Xi Jinping"]),
    "the two sides": (
        "Chad and Niger signed the pact. The two sides shut the road.",
        "The two sides",
        ["Chad", "Niger"],
    ),
    "both countries": (
        "Chad and Niger signed the pact. Both countries shut the road.",
        "Both countries",
        ["Chad", "Niger"],
    ),
    "they without a pair": ("It rained. They left.", "They", []),
}


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    list_cases(PARTIES, {"both": "`Both` before a verb that may be a noun is its determiner"}),
)
def test_pronouns_for_parties(extractor, text, words, labels):
    """It is the last state or body that acted, they are the parties last named together."""
    assert resolve(extractor, text, words) == labels


OFFICES = {
    "an office of a state": (
        "Antony Blinken, the US secretary of state, landed in Doha. The top US diplomat met the emir.",
        "The top US diplomat",
        ["Antony Blinken"],
    ),
    "an office alone": (
        "Chadian Foreign Minister Maria Zubrik landed in Doha. The minister met the emir.",
        "The minister",
        ["Maria Zubrik"],
    ),
    "an office of another state": (
        "Chadian Foreign Minister Maria Zubrik landed in Doha. The Malian foreign minister met the emir.",
        "The Malian foreign minister",
        ["Malian foreign minister"],
    ),
    "a president": ("Joe Biden landed in Doha. The US president met the emir.", "The US president", ["Joe Biden"]),
    "two holders": (
        "Foreign Minister Maria Zubrik met Foreign Minister Omar Zubrov. The minister left.",
        "The minister",
        ["minister"],
    ),
    "a spokesman stays one": ("A Kremlin spokesman left the hall.", "A Kremlin spokesman", ["Kremlin spokesman"]),
}


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    list_cases(OFFICES, {"an office alone": "`the minister` is not the only foreign minister of the report"}),
)
def test_offices(extractor, text, words, labels):
    """An office means the person who holds it in this report; of two it means neither."""
    assert resolve(extractor, text, words) == labels


DESCRIBED = {
    "a government": ("The Ghanaian government shut the road.", "The Ghanaian government", ["Ghana"]),
    "officials speak for their state": ("Ghanaian officials shut the road.", "Ghanaian officials", ["Ghana"]),
    "counted officials do not": ("Four Ghanaian officials left.", "Four Ghanaian officials", ["Ghanaian officials"]),
    "leaders of two states": ("The leaders of France and Germany left.", "The leaders", ["France", "Germany"]),
    "envoys of three states": ("Envoys from Egypt, Ethiopia and Sudan left.", "Envoys", ["Egypt", "Ethiopia", "Sudan"]),
    "its allies": ("Rwanda was blamed. Rwanda and its allies left.", "its allies", ["Rwandan allies"]),
    "the ministry": (
        "Chad's Foreign Ministry was silent. The ministry had no comment.",
        "The ministry",
        ["Chadian Foreign Ministry"],
    ),
    "the alliance": ("NATO sent ships. The alliance has no plan.", "The alliance", ["NATO"]),
    "a thing is no party": ("The bridge is shut.", "The bridge", []),
}


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    list_cases(DESCRIBED, {"envoys of three states": "of three states behind `from` only the first is taken"}),
)
def test_descriptions(extractor, text, words, labels):
    """A description is a state, a body, several parties or a group without a name."""
    assert resolve(extractor, text, words) == labels


def test_two_states_and_one_plural_are_two_persons(extractor):
    """Holders of one office in two states are named in the order in which the text names the states."""
    text = "Sergei Lavrov and Antony Blinken flew to Geneva. The US and Russian top diplomats met on Friday."
    assert read_records(extractor, text, "Meeting")[0]["participant"] == ["Antony Blinken", "Sergei Lavrov"]


def test_a_resolved_pronoun_fills_a_role(extractor):
    """What a pronoun means reaches the facts."""
    text = "Annalena Baerbock flew to Abuja on Monday. She met Bola Tinubu."
    assert read_records(extractor, text, "Meeting")[0]["participant"] == ["Annalena Baerbock", "Bola Tinubu"]


def test_an_open_pronoun_fills_none(extractor):
    """A speaker that cannot be told stays empty, and no other party is put in his place."""
    (statement,) = read_records(extractor, "Rain fell on Lagos. “The road is long,” she said.", "Statement")
    assert "by" not in statement


PLACES = {
    "a border": ("Turkey massed troops on the Syrian border.", ["Syrian border"]),
    "a capital": ("Shells killed nine people in the Sudanese capital.", ["Khartoum"]),
}


@pytest.mark.parametrize(("text", "places"), list_cases(PLACES))
def test_places_that_are_described(extractor, text, places):
    """A capital has its name, a border its description."""
    found = [value for kind in ("Deployment", "Casualties") for record in read_records(extractor, text, kind)
             for role in ("destination", "place") for value in record.get(role, [])]  # fmt: skip
    assert found == places
