"""Names and what they stand for: the longest form wins, a veto forbids, a weak form needs company."""

from __future__ import annotations

import pytest
from readings import list_cases, list_mentions, name_entities

from kbextract.faults import InputFaultError
from kbextract.lexicon.names import build_index, load_names, stands_around
from kbextract.lexicon.positions import Positions, load_positions, pluralize
from kbextract.lexicon.record import Entity, Name
from kbextract.yamlfile import parse_yaml

LAND = Entity("Country", "Nordia")
LAKE = Entity("Place", "Lake Nordia")


def find_forms(names, text, start=0):
    """The forms that an index finds at an offset, in its order."""
    first = text[start:].split()[0]
    return [name.form for name in build_index(names, {}, {}, {}).find(text, start, first)]


def test_the_longest_form_comes_first():
    """A short name never hides a longer one that begins with the same word."""
    names = [Name("Nordia", LAND), Name("Nordia Lake District", LAKE), Name("Nordia Lake", LAKE)]
    assert find_forms(names, "Nordia Lake District froze.") == ["Nordia Lake District", "Nordia Lake", "Nordia"]


def test_a_veto_forbids_a_form_inside_a_longer_phrase():
    """A form is passed over where the phrase of its veto stands, and found elsewhere."""
    names = [Name("Nordia", LAND, vetoes=("Nordia Street", "New Nordia"))]
    assert find_forms(names, "Nordia Street was shut.") == []
    assert find_forms(names, "New Nordia was shut.", 4) == []
    assert find_forms(names, "Nordia was shut.") == ["Nordia"]


def test_a_veto_counts_where_its_phrase_stands_and_nowhere_else():
    """The phrase must cover this very occurrence."""
    text = "Nordia Street in Nordia"
    assert stands_around(text, 0, "Nordia", "Nordia Street")
    assert not stands_around(text, text.rindex("Nordia"), "Nordia", "Nordia Street")


def test_one_form_listed_twice_is_kept_once():
    """The index holds no name twice."""
    index = build_index([Name("Nordia", LAND), Name("Nordia", LAND)], {}, {}, {})
    assert index.by_form["Nordia"] == (Name("Nordia", LAND),)


LONGEST = {
    "The Democratic Republic of the Congo shut the crossing.": ["Democratic Republic of the Congo"],
    "The Republic of the Congo shut the crossing.": ["Republic of the Congo"],
    "South Sudan sent envoys.": ["South Sudan"],
    "Guinea-Bissau sent envoys.": ["Guinea-Bissau"],
    "Equatorial Guinea sent envoys.": ["Equatorial Guinea"],
    "Papua New Guinea sent envoys.": ["Papua New Guinea"],
}


@pytest.mark.parametrize(("text", "labels"), LONGEST.items())
def test_the_longest_name_of_a_state_wins(extractor, text, labels):
    """A state whose name holds another state's name is the one that is meant."""
    assert name_entities(extractor, text, "Country") == labels


def test_a_name_is_found_across_the_margin_of_a_wrapped_paragraph(extractor):
    """The line break of an editor is a space to a name."""
    text = (
        "Four columns of lorries left the harbour on Sunday, and North and South\n"
        "Korea both said that they had not been told of it before the ships were\n"
        "seen. The lorries had come from the Democratic Republic of the\n"
        "Congo.\n"
    )
    assert name_entities(extractor, text, "Country")[-2:] == ["South Korea", "Democratic Republic of the Congo"]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_typographic_apostrophe_does_not_hide_a_name(extractor, apostrophe):
    """A name is found with either apostrophe."""
    assert name_entities(extractor, f"Officials of Côte d{apostrophe}Ivoire signed.", "Country") == ["Ivory Coast"]


VETOED = {
    "a lake": ("Boats crossed Lake Chad on Monday.", []),
    "a lake and its state": ("Boats left Chad and crossed Lake Chad.", ["Chad"]),
    "a town": ("The museum of Benin City is shut.", []),
    "a nut": ("He sells Brazil nuts in Lyon.", []),
    "a people inside a state": ("A Bosnian Serb leader left the hall.", []),
    "a crisis": ("She wrote about the Cuban Missile Crisis.", []),
}


@pytest.mark.parametrize(("text", "labels"), list_cases(VETOED))
def test_a_state_inside_a_longer_name_is_not_meant(extractor, text, labels):
    """Vetoes of the shipped list hold, and only where their phrase stands."""
    assert name_entities(extractor, text, "Country") == labels


WEAK = {
    "Central African Republic": "The Central African Republic shut the road. The CAR gave no reason.",
    "United Arab Emirates": "The United Arab Emirates shut the road. The Emirates gave no reason.",
    "South Korea": "South Korea shut the road. Korea gave no reason.",
}


@pytest.mark.xfail(reason="forms that stand under `weak` alone are never read", strict=True)
@pytest.mark.parametrize(("label", "text"), WEAK.items())
def test_a_weak_form_counts_beside_a_plain_name(extractor, label, text):
    """A form that is also a word, or another state's, is the state where the report names it in full."""
    countries = [mention.entity.label for mention in list_mentions(extractor, text) if mention.entity.kind == "Country"]
    assert countries == [label, label]


def test_a_weak_form_alone_counts_for_nothing(extractor):
    """Nothing is guessed from a weak form."""
    assert name_entities(extractor, "The CAR was parked in Lyon.", "Country") == []


def test_a_name_inside_a_word_is_none(extractor):
    """A state is found as a word, never as a part of one."""
    assert name_entities(extractor, "He read the Chadwick report in Omaha, Indiana.", "Country") == []


def test_every_mention_lies_inside_its_sentence(extractor):
    """A mention covers at least one word, and its opening is not behind its name."""
    for mention in list_mentions(extractor, "The Russian foreign minister, Sergei Lavrov, met Qatar's emir in Doha."):
        assert 0 <= mention.opening <= mention.start < mention.end


# -- malformed lists


def test_an_entry_without_a_name_is_named_with_its_line(tmp_path):
    """The message says which file, which line, and what to add."""
    (tmp_path / "states.yaml").write_text("- name: Nordia\n- adjectives: [Nordian]\n", "utf-8")
    with pytest.raises(InputFaultError) as raised:
        load_names([tmp_path])
    (fault,) = raised.value.faults
    assert fault.path.endswith("states.yaml")
    assert fault.line == 2
    assert "name" in fault.what


def test_a_folder_of_lists_is_read_file_by_file(tmp_path):
    """Persons may be spread over several files."""
    (tmp_path / "persons").mkdir()
    (tmp_path / "persons" / "a.yaml").write_text("- name: Anna Berg\n  sex: female\n", "utf-8")
    (tmp_path / "persons" / "b.yaml").write_text("- name: Omar Haddad\n  names: [Omar al-Haddad]\n", "utf-8")
    index = load_names([tmp_path])
    assert set(index.persons) == {"Anna Berg", "Omar Haddad"}
    assert index.by_form["Omar al-Haddad"][0].entity.label == "Omar Haddad"
    assert index.surnames["Haddad"] == ("Omar Haddad",)


def test_a_state_brings_its_adjective_its_people_and_its_capital(tmp_path):
    """Each form of a state knows what it is; the capital is a place that may act for the state."""
    (tmp_path / "states.yaml").write_text(
        "- name: Nordia\n  iso: ND\n  adjectives: [Nordian]\n  people: [Nordians]\n"
        "  capital: Vell\n  seats: [Grey House]\n",
        "utf-8",
    )
    index = load_names([tmp_path])
    uses = {form: names[0].use for form, names in index.by_form.items()}
    assert uses == {
        "Nordia": "name",
        "Nordian": "adjective",
        "Nordians": "people",
        "Vell": "capital",
        "Grey House": "seat",
    }
    capital = index.by_form["Vell"][0]
    assert (capital.entity.kind, capital.acts_for) == ("Place", Entity("Country", "Nordia", "ND"))
    assert index.capital_of("Nordia") == "Vell"
    assert index.adjective_of("Nordia") == "Nordian"


# -- positions


@pytest.fixture(scope="module")
def positions() -> Positions:
    """A few positions."""
    text = """
heads: [minister, envoy, chairman]
modifiers: [foreign, prime]
full positions: [minister of health]
equivalents:
  - office: foreign minister
    names: [minister of foreign affairs]
    in: {Nordia: [keeper of the seal]}
"""
    return load_positions(parse_yaml(text, "positions.yaml"))


def test_one_office_has_many_names(positions):
    """Ways to name an office lead to it, some of them in one state only."""
    assert positions.office("Minister of Foreign Affairs") == "foreign minister"
    assert positions.office("keeper of the seal", "Nordia") == "foreign minister"
    assert positions.office("keeper of the seal", "Sudonia") == "keeper of the seal"


def test_an_office_that_is_not_listed_is_itself(positions):
    """Nothing is guessed about an unknown office."""
    assert positions.office("Lord of the Isles") == "lord of the isles"


@pytest.mark.parametrize(
    ("head", "plural"),
    [
        ("minister", "ministers"),
        ("deputy", "deputies"),
        ("chairman", "chairmen"),
        ("boss", "bosses"),
        ("envoy", "envoys"),
    ],
)
def test_plurals_of_positions(head, plural):
    """The plural of a head is found as English forms it."""
    assert plural in pluralize(head)
