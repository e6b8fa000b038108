"""States, bodies and places: what a name stands for where it stands."""

from __future__ import annotations

import pytest
from readings import list_cases, list_mentions, name_entities

STATES = {
    "a name": ("Ghana recalled its envoy.", ["Ghana"]),
    "an adjective": ("The Ghanaian envoy left.", ["Ghana"]),
    "a people": ("Ghanaians voted on Sunday.", ["Ghana"]),
    "an abbreviation with dots": ("The U.S. recalled its envoy.", ["United States"]),
    "an abbreviation without dots": ("The US recalled its envoy.", ["United States"]),
    "an abbreviation of two letters": ("The UK recalled its envoy.", ["United Kingdom"]),
    "two states joined by a hyphen": ("The India-Pakistan border is shut.", ["India", "Pakistan"]),
    "two adjectives": ("Egyptian and Sudanese envoys left.", ["Egypt", "Sudan"]),
    "a former name": ("Officials in Burma were silent.", ["Myanmar"]),
    "in capitals": ("SYRIA: TALKS FAIL IN GENEVA", ["Syria"]),
    "a pro- prefix is no state": ("The pro-Russian party won.", []),
}


@pytest.mark.parametrize(("text", "labels"), list_cases(STATES, {"in capitals": "a name in capitals is not known"}))
def test_states(extractor, text, labels):
    """Each form of a state leads to its one label."""
    assert name_entities(extractor, text, "Country") == labels


ACTORS = {
    "a capital that acts": ("Tehran denied the charge.", "Iran"),
    "a capital that is accused": ("Paris accused Bamako of delay.", "Mali"),
    "a capital with demands": ("The demands of Ankara were refused.", "Turkey"),
    "a seat": ("The Kremlin denied the charge.", "Russia"),
    "a building": ("The White House denied the charge.", "United States"),
    "a street": ("Downing Street denied the charge.", "United Kingdom"),
    "a government named for its head": ("The Biden administration denied the charge.", "United States"),
}


@pytest.mark.parametrize(("text", "label"), list_cases(ACTORS))
def test_a_town_or_a_building_that_acts_is_its_state(extractor, text, label):
    """Where a capital does or says something, its state is meant."""
    assert label in name_entities(extractor, text, "Country")


PLACES = {
    "in": ("Envoys met in Tehran on Monday.", ["Tehran"]),
    "a dateline": ("TEHRAN (Reuters) - Envoys left on Monday.", ["Tehran"]),
    "a goal of travel": ("The minister flew to Tehran.", ["Tehran"]),
    "what is visited": ("The minister visited Ankara.", ["Ankara"]),
    "a town of the gazetteer": ("Shells fell near Mykolaiv.", ["Mykolaiv"]),
    "a town before its state": ("Shells fell in Goma, Congo.", ["Goma"]),
    "a sea by pattern": ("Ships left the Black Sea.", ["Black Sea"]),
    "a lake by pattern": ("Boats crossed Lake Tanganyika.", ["Lake Tanganyika"]),
    "a region by pattern": ("Shells fell in the Mopti region.", ["Mopti region"]),
    "a part of a state": ("Shells fell in northern Mali.", ["northern Mali"]),
    "two parts of one whole": ("Envoys came from Central and Eastern Europe.", ["Central Europe", "Eastern Europe"]),
    "a town nobody listed": ("Shells fell in the town of Zibberine.", ["Zibberine"]),
    "an island": ("Ash fell on the island of Zibro.", ["Zibro"]),
    "a strait": ("Ships left the Strait of Hormuz.", ["Strait of Hormuz"]),
    "two towns joined": ("Shells fell in Homs and Hama.", ["Homs", "Hama"]),
    "a town that is a first name": ("Sofia Marin spoke on Monday.", []),
}


@pytest.mark.parametrize(("text", "labels"), list_cases(PLACES))
def test_places(extractor, text, labels):
    """Towns, waters and parts of states are places where something happens in them."""
    assert name_entities(extractor, text, "Place") == labels


BODIES = {
    "an alliance": ("NATO met on Monday.", ["NATO"]),
    "a name and its acronym": (
        "The World Health Organization (WHO) met. The WHO will send doctors.",
        ["World Health Organization"],
    ),
    "a state's ministry": ("Chad's Foreign Ministry was silent.", ["Chadian Foreign Ministry"]),
    "a state's army": ("The Chadian army was silent.", ["Chadian army"]),
    "a ministry of something": ("The Ministry of Fisheries was silent.", ["Ministry of Fisheries"]),
    "a front nobody knows": ("The Zandari Liberation Front took the bridge.", ["Zandari Liberation Front"]),
    "an agency in a dateline": ("GENEVA (AP) — Envoys left.", ["Associated Press"]),
    "an acronym nobody knows": ("Fighters of the ZLF took the bridge.", ["ZLF"]),
    "a company": ("The Zibbo Mining Company closed its pit.", ["Zibbo Mining Company"]),
    "a national society": ("The Peruvian Red Cross sent tents.", ["Peruvian Red Cross"]),
    "a council": ("The UN Security Council met.", ["UN Security Council"]),
    "a common noun is no body": ("The council of elders met at the market.", []),
    "a headline in capitals": ("TALKS FAIL AS ARMY STAYS", []),
}


@pytest.mark.parametrize(
    ("text", "labels"),
    list_cases(
        BODIES,
        {
            "a national society": "every Red Cross is the international committee",
            "a headline in capitals": "words in capitals before `ARMY` become its name",
        },
    ),
)
def test_bodies(extractor, text, labels):
    """Bodies are known, or told by the noun that heads their name."""
    assert name_entities(extractor, text, "Organization") == labels


def test_a_place_that_stands_for_its_state_says_so(extractor):
    """A mention of a capital knows the state it may act for."""
    mentions = list_mentions(extractor, "Envoys met in Tehran on Monday.")
    assert [(mention.entity.kind, mention.acts_for.label) for mention in mentions] == [("Place", "Iran")]
