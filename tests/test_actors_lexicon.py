"""The lists of actors, places, first names and words of speech: well formed, free of clashes, and broad enough."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from kbextract.resources import find_resource
from kbextract.yamlfile import Node, read_yaml

BODY_KINDS = {
    *(
        "alliance",
        "international",
        "government",
        "ministry",
        "parliament",
        "military",
        "intelligence",
        "police",
        "court",
    ),
    *(
        "party",
        "armed group",
        "company",
        "bank",
        "medium",
        "agency",
        "ngo",
        "university",
        "think tank",
        "religious",
        "bloc",
    ),
}
PLACE_KINDS = {
    *("continent", "region", "province", "territory", "peninsula", "island", "ocean", "sea", "gulf", "strait", "canal"),
    *("river", "lake", "mountain", "pass", "valley", "line", "front", "facility", "city"),
}
KEYS = {
    "bodies": {"name", "names", "kind", "state", "nouns", "seat", "cased"},
    "places": {"name", "names", "kind", "state", "acts for"},
    "persons": {"name", "names", "sex", "roles"},
}
STANCES = [
    *(
        "statement",
        "denial",
        "accusation",
        "warning",
        "pledge",
        "appeal",
        "demand",
        "prediction",
        "rejection",
        "belief",
        "knowledge",
    ),
]
DAY = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
FLOORS = {"bodies": 400, "places": 500, "persons": 300}


def lexicon() -> Path:
    """The folder of the word lists."""
    return find_resource("rules") / "lexicon"


def entries(kind: str) -> list[Node]:
    """All entries of the files of one folder."""
    return [entry for path in sorted((lexicon() / kind).glob("*.yaml")) for entry in read_yaml(path).items]


def forms(entry: Node) -> tuple[str, ...]:
    """All names of an entry."""
    return (entry.word("name"), *entry.words("names"))


def doubled(words: Iterable[str]) -> list[str]:
    """The words that stand there more than once."""
    return sorted(word for word, times in Counter(words).items() if times > 1)


def state_names() -> set[str]:
    """The states and territories that other files may refer to."""
    return {entry.word("name") for entry in read_yaml(lexicon() / "states.yaml").items}


@pytest.mark.parametrize("kind", FLOORS)
def test_the_lists_are_broad(kind: str) -> None:
    """Each folder holds at least as many entries as the breadth of the world's news asks for."""
    assert len(entries(kind)) >= FLOORS[kind]


@pytest.mark.parametrize("kind", FLOORS)
def test_a_name_means_one_entry(kind: str) -> None:
    """No two entries of one kind share a name, and no entry repeats its own."""
    assert doubled(form for entry in entries(kind) for form in forms(entry)) == []


@pytest.mark.parametrize("kind", KEYS)
def test_entries_have_known_keys_only(kind: str) -> None:
    """A misspelt key would be lost in silence."""
    assert [f"{entry.path}:{entry.line}" for entry in entries(kind) if set(entry.table) - KEYS[kind]] == []


@pytest.mark.parametrize("kind", FLOORS)
def test_names_are_written_without_article_and_stray_space(kind: str) -> None:
    """The matcher takes care of a leading "the"; a list entry is trimmed and not empty."""
    names = [form for entry in entries(kind) for form in forms(entry)]
    assert [name for name in names if not name or name != " ".join(name.split()) or name.startswith("the ")] == []


def test_body_and_place_kinds_are_known() -> None:
    """The kinds are a closed list."""
    assert {entry.word("kind") for entry in entries("bodies")} <= BODY_KINDS
    assert {entry.word("kind") for entry in entries("places")} <= PLACE_KINDS


def test_states_named_by_bodies_and_places_exist() -> None:
    """`state` and `acts for` are canonical names of states.yaml."""
    known = state_names()
    used = [(e, e.word(k)) for kind in ("bodies", "places") for e in entries(kind) for k in ("state", "acts for")]
    assert [f"{e.path}:{e.line}: {state}" for e, state in used if state and state not in known] == []


def test_no_place_takes_the_name_of_a_state() -> None:
    """A state is reached through states.yaml alone."""
    assert sorted(state_names() & {entry.word("name") for entry in entries("places")}) == []


def test_cased_forms_are_names_of_their_body() -> None:
    """A form that counts in one spelling only is one of the names."""
    assert [e.word("name") for e in entries("bodies") if set(e.words("cased")) - set(forms(e))] == []


def test_offices_belong_to_something_known() -> None:
    """`of` is a state, a body or a place."""
    known = state_names() | {entry.word("name") for kind in ("bodies", "places") for entry in entries(kind)}
    roles = [role for person in entries("persons") for role in person.table["roles"].items]
    assert [f"{r.path}:{r.line}: {r.word('of')}" for r in roles if r.word("of") not in known] == []
    assert all(role.word("position") for role in roles)


def test_office_dates_are_well_formed_and_ordered() -> None:
    """A term is a year, a month or a day, begins before it ends, and the newest stands first."""
    for person in entries("persons"):
        assert person.word("sex") in {"male", "female"}
        terms = [(role.word("from"), role.word("to")) for role in person.table["roles"].items]
        for start, end in terms:
            assert DAY.fullmatch(start), person.word("name")
            assert DAY.fullmatch(end), person.word("name")
            assert not end or start[: len(end)] <= end, person.word("name")
        starts = [start for start, _ in terms if start]
        assert all(later >= earlier for later, earlier in pairwise(starts)), person.word("name")


def test_persons_are_listed_by_more_than_a_surname() -> None:
    """A bare surname is found from the full name in the text; only a nom de guerre or a title stands alone."""
    assert {f for e in entries("persons") for f in forms(e) if " " not in f} <= {"Hemedti"}


def test_a_first_name_stands_in_one_list() -> None:
    """A name is a man's, a woman's, either's, or an ordinary word as well: never two of these."""
    root = read_yaml(lexicon() / "given-names.yaml")
    lists = {key: root.words(key) for key in ("male", "female", "either", "also words")}
    assert [doubled(words) for words in lists.values()] == [[]] * 4
    assert [set(a) & set(b) for a, b in combinations(lists.values(), 2)] == [set()] * 6
    assert len(lists["male"]) + len(lists["female"]) + len(lists["either"]) >= 1500


def test_the_sex_of_ordinary_words_is_told_of_those_only() -> None:
    """`words for men` and `words for women` divide a part of `also words`."""
    root = read_yaml(lexicon() / "given-names.yaml")
    men, women = set(root.words("words for men")), set(root.words("words for women"))
    assert men | women <= set(root.words("also words"))
    assert not men & women


@pytest.mark.parametrize(("name", "key"), [("Sergei", "male"), ("Annalena", "female"), ("Will", "also words")])
def test_first_names_are_where_a_reader_expects_them(name: str, key: str) -> None:
    """Three names that news mention every week."""
    assert name in read_yaml(lexicon() / "given-names.yaml").words(key)


@pytest.mark.parametrize("part", ["verbs", "nouns"])
def test_a_word_of_speech_has_one_stance(part: str) -> None:
    """Every stance is there, knowledge among the verbs only, and a lemma stands under one of them."""
    table = read_yaml(lexicon() / "reporting.yaml").table[part].table
    assert list(table) == [stance for stance in STANCES if part == "verbs" or stance != "knowledge"]
    words = [word for node in table.values() for word in node.texts]
    assert doubled(words) == []
    assert [word for word in words if word != word.lower()] == []


def test_words_of_speech_are_many_and_their_lists_agree() -> None:
    """Three hundred lemmas at least; `clause only` names reporting verbs, `quote only` names none of them."""
    root = read_yaml(lexicon() / "reporting.yaml")
    verbs = {word for node in root.table["verbs"].table.values() for word in node.texts}
    nouns = {word for node in root.table["nouns"].table.values() for word in node.texts}
    assert len(verbs) + len(nouns) >= 300
    assert set(root.words("clause only")) <= verbs
    assert not set(root.words("quote only")) & verbs
