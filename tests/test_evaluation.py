"""Evaluation: which facts are paired, what that counts, and how values are compared."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbextract.evaluation import Entry, Judge, Tally, evaluate_entries, read_entries
from kbextract.evaluation.assignment import pair_best
from kbextract.evaluation.scores import ALL, Score, list_groups, rate, sum_groups
from kbextract.evaluation.sentences import SentenceFinder
from kbextract.faults import InputFaultError
from kbextract.lexicon.lexicon import load_lexicon
from kbextract.resources import find_resource
from kbextract.schema import load_schema

RULES = find_resource("rules")


@pytest.fixture(scope="module")
def judge():
    """The judge with the built-in rules."""
    return Judge.load(RULES, load_schema(RULES), load_lexicon(RULES / "lexicon"))


def entry(kind, rule="", **roles):
    """A fact of the document "a"."""
    filled = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in roles.items()}
    return Entry("a", kind, filled, rules=(rule,) if rule else ())


def same(judge, kind, role, one, two):
    """Whether two values of a role mean the same, in both orders."""
    found = judge.schema[kind].get_role(role)
    answers = {judge.same_value(kind, found, one, two), judge.same_value(kind, found, two, one)}
    assert len(answers) == 1
    return answers.pop()


# -- pairing


def find_best_sum(weights):
    """The greatest sum by trying every pairing."""
    columns = sorted({column for row in weights for column in row})
    places = [*columns, *(-1 for _ in weights)]
    return max(
        sum(row.get(column, 0) for row, column in zip(weights, order, strict=False))
        for order in permutations(places, len(weights))
    )


TABLES = st.lists(st.dictionaries(st.integers(0, 3), st.integers(1, 20), max_size=4), min_size=1, max_size=4)


@given(TABLES)
def test_no_pairing_has_a_greater_sum(weights):
    """Against every possible pairing; no column is given twice, and only columns that a row may take."""
    pairs = pair_best(weights)
    assert len(set(pairs.values())) == len(pairs)
    assert sum(weights[row][column] for row, column in pairs.items()) == find_best_sum(weights)


@given(TABLES)
def test_pairing_is_the_same_every_time(weights):
    """Equal tables give equal pairs, and the order of the entries of a row does not matter to the sum."""
    turned = [dict(reversed(row.items())) for row in weights]
    total = sum(weights[row][column] for row, column in pair_best(weights).items())
    assert pair_best(weights) == pair_best([dict(row) for row in weights])
    assert sum(turned[row][column] for row, column in pair_best(turned).items()) == total


def test_greed_would_pair_worse():
    """Row 0 leaves its best column to row 1, which can take no other: 6 + 9 beats 10."""
    assert pair_best([{0: 10, 1: 6}, {0: 9}]) == {0: 1, 1: 0}


def test_row_goes_without_when_that_is_better():
    """Three rows want one column; the heaviest gets it."""
    assert pair_best([{0: 1}, {0: 3}, {0: 2}]) == {1: 0}


# -- values


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Russia", "the Kremlin"),
        ("United States", "Washington"),
        ("United States", "U.S."),
        ("France", "French government"),
        ("Chad", "the government of Chad"),
        ("Sergei Lavrov", "Lavrov"),
        ("Sergei Lavrov", "Russian Foreign Minister Sergey Lavrov"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("Jane Q. Doe", "J. Doe"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("Ruritanian Defense Ministry", "the Ruritanian Defence Ministry"),
        ("Russian banks", "three Russian banks"),
        ("Polish Ministry of Railways", "Railways Ministry of Poland"),
    ],
)
def test_names_of_one_party(judge, one, two):
    """Capitals and seats act for states; titles, spellings, articles and the order of words do not matter."""
    assert same(judge, "Statement", "by", one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Russia", "Ukraine"),
        ("Russian banks", "Ukrainian banks"),
        ("Jane Doe", "John Doe"),
        ("Polish Railways Ministry", "Polish Fisheries Ministry"),
        ("Ministry", "Polish Fisheries Ministry"),
        ("Lavrov", "Blinken"),
        ("Russia", "Sergei Lavrov"),
    ],
)
def test_names_of_two_parties(judge, one, two):
    """States, first names and what a body deals with tell parties apart; a minister is not his state."""
    assert not same(judge, "Statement", "by", one, two)


def test_capital_is_a_place_where_a_place_is_meant(judge):
    """Paris acts for France, but a visit to Paris is not one to France."""
    assert same(judge, "Denial", "by", "Paris", "France")
    assert not same(judge, "Visit", "destination", "Paris", "France")
    assert same(judge, "Country", "label", "French", "France")


def test_places_in_other_words(judge):
    """Spellings, prepositions, adjectives and what follows a comma do not make another place."""
    assert same(judge, "Visit", "destination", "Kyiv", "Kiev")
    assert same(judge, "Deployment", "destination", "Ukrainian border", "the border with Ukraine")
    assert same(judge, "Meeting", "place", "Geneva", "Geneva, Switzerland")
    assert not same(judge, "Meeting", "place", "eastern Ukraine", "western Ukraine")


def test_texts_need_shared_words_that_are_no_names(judge):
    """Half of the shorter text's words, at least two, and not names alone."""
    gold = "the dam must be opened before the harvest"
    assert same(judge, "Demand", "content", gold, "opening the dam before the harvest begins")
    assert not same(judge, "Demand", "content", gold, "the dam is a ruin and nobody has money")
    assert not same(
        judge, "Statement", "content", "Russia and Ukraine traded prisoners", "grain leaves Ukraine and Russia"
    )


def test_numbers_and_dates(judge):
    """A number counts by its value, a date when its words contain the other's."""
    assert same(judge, "ForceReport", "number", "100000", "100,000")
    assert same(judge, "ForceReport", "number", "24", "two dozen")
    assert not same(judge, "ForceReport", "number", "100000", "10000")
    assert same(judge, "Meeting", "date", "on Friday", "Friday morning")
    assert not same(judge, "Meeting", "date", "this week", "next week")


# -- facts


def count(judge, gold, found):
    """The counts of one document, all types together."""
    evaluation = evaluate_entries({"a": gold}, found, judge)
    return dict(sum_groups(evaluation.sum_types(), judge.schema))[ALL]


def test_key_that_is_left_empty_counts_half(judge):
    """Who visits is found, where to is not; a wrong destination is another visit."""
    gold = [entry("Visit", visitor="Jane Doe", destination="Oslo")]
    assert count(judge, gold, [entry("Visit", visitor="Jane Doe")]).credit == 0.5
    assert count(judge, gold, [entry("Visit", visitor="Jane Doe", destination="Rome")]).credit == 0
    assert count(judge, [entry("Visit", visitor="Jane Doe")], gold).credit == 1


def test_meeting_needs_two_participants_or_one_and_the_place(judge):
    """One shared participant alone is not enough; where the gold has only one, it is."""
    gold = [entry("Meeting", participant=["Jane Doe", "Omar Haddad", "Li Na"], place="Oslo")]
    assert count(judge, gold, [entry("Meeting", participant=["Li Na", "Omar Haddad"])]).credit == 0.5
    assert count(judge, gold, [entry("Meeting", participant=["Li Na"], place="Oslo")]).credit == 1
    assert count(judge, gold, [entry("Meeting", participant=["Li Na"])]).credit == 0
    assert count(judge, gold, [entry("Meeting", place="Oslo")]).credit == 0
    assert count(judge, [entry("Meeting", participant=["Li Na"])], gold).credit == 1


def test_second_reading_of_one_fact_is_neither_right_nor_wrong(judge):
    """The gold fact is taken; what would match it, too, is a double and does not lower precision."""
    gold = [entry("Denial", by="Poland", content="the train was late")]
    twice = [*gold, entry("Denial", by="Warsaw", content="late was the train that day")]
    tally = count(judge, gold, twice)
    assert (tally.found, tally.doubles, tally.facts.precision) == (2, 1, 1)


def test_facts_meet_only_within_document_and_type(judge):
    """The same words in another document or as another type are no match."""
    gold = [entry("Denial", by="Poland", content="the train was late")]
    elsewhere = Entry("b", "Denial", gold[0].roles)
    tally = count(judge, gold, [elsewhere, entry("Statement", by="Poland", content="the train was late")])
    assert (tally.matched, tally.found) == (0, 1)


def test_roles_are_counted_in_pairs_alone(judge):
    """A role that differs is wrong and missing at once; a key that gold leaves empty is not counted."""
    gold = [entry("Visit", visitor="Jane Doe", date="Friday", status="held")]
    found = [entry("Visit", visitor="Jane Doe", destination="Oslo", status="planned")]
    tally = count(judge, gold, found)
    assert (tally.roles_right, tally.roles_wrong, tally.roles_missing) == (1, 1, 2)


def test_rules_are_told_by_their_precision(judge):
    """A rule with a hit and a miss is right half of the time; a double does not count against it."""
    gold = [entry("Denial", by="Poland", content="the train was late")]
    found = [
        entry("Denial", "good", by="Poland", content="the train was late"),
        entry("Denial", "again", by="Poland", content="the late train"),
        entry("Denial", "good", by="Norway", content="the train was late"),
    ]
    rules = evaluate_entries({"a": gold}, found, judge).count_rules()
    assert [(rule.rule, rule.found, rule.precision) for rule in rules] == [("again", 1, None), ("good", 2, 0.5)]


def test_all_other_things_equal_the_better_filled_fact_is_paired(judge):
    """Two facts agree in their keys; the one that agrees in date, too, is the match, wherever it stands."""
    gold = [entry("Visit", visitor="Jane Doe", destination="Oslo", date="Friday")]
    bare, full = entry("Visit", visitor="Jane Doe", destination="Oslo"), gold[0]
    for found in ([bare, full], [full, bare]):
        evaluation = evaluate_entries({"a": gold}, found, judge)
        assert evaluation.matches["a", "Visit"].pairs[0].found is full


# -- counts


def test_scores_of_counts():
    """Three of four found are right, of six wanted: F1 is 2 * 3 / (4 + 6)."""
    assert rate(3, 4, 6) == Score(0.75, 0.5, 0.6)
    assert rate(0, 0, 0) == Score(None, None, None)
    assert rate(0, 0, 2) == Score(None, 0, 0)


def test_tallies_add_up():
    """Field by field."""
    assert Tally(1, 2, 1, 0.5) + Tally(1, 1, 1, 1.0, 1) == Tally(2, 3, 2, 1.5, 1)


def test_every_type_is_in_one_group(judge):
    """The groups of the fact table share out all its types."""
    groups = list_groups(judge.schema)
    assert set(groups) == {"Entities", "Core", "Military", "Speech", ALL}
    assert sorted(name for group, names in groups.items() if group != ALL for name in names) == sorted(judge.schema)


def test_number_of_common_values_is_checked(tmp_path):
    """A word where a number belongs is told with its line, as every fault of the fact table."""
    (tmp_path / "types.yaml").write_text("Ball:\n  roles:\n    guest: {kind: actor, key: yes, common: two}\n")
    with pytest.raises(InputFaultError) as caught:
        load_schema(tmp_path)
    assert [(fault.line, fault.what) for fault in caught.value.faults] == [(3, "'common' is 'two'")]


def test_record_of_a_knowledge_base_becomes_an_entry(judge):
    """Roles of the type, the rules and the place of the evidence; days and names of nodes are left out."""
    record = {
        "doc": "a", "type": "Denial", "by": ["Poland"], "content": [" "], "evidence": "Poland denied",
        "rule": ["denial-of"], "start": 7, "end": 20, "fact": "https://example.org/1", "earliest": "2022-01-01",
    }  # fmt: skip
    assert list(read_entries([record], judge.schema)) == [
        Entry("a", "Denial", {"by": ("Poland",)}, "Poland denied", ("denial-of",), 7)
    ]


# -- sentences


def test_sentence_of_a_fact_is_found_over_line_breaks():
    """The evidence may break otherwise in the text; without the text it stands for itself."""
    text = "It rained. Jane Doe\nflew to Oslo. Nobody came."
    bounds = [(0, 10), (11, 34), (35, 47)]
    finder = SentenceFinder({"a": text}, lambda _: bounds)
    assert finder.find_sentence(Entry("a", "Visit", {}, "Doe flew")) == "Jane Doe flew to Oslo."
    assert finder.find_sentence(Entry("b", "Visit", {}, "Doe flew")) == "Doe flew"
    assert finder.find_sentence(Entry("a", "Visit", {}, "not there")) == "not there"


def test_start_tells_which_of_two_equal_quotes_is_meant():
    """The second sentence says the same; the offset points at it."""
    text = "He came. Again he came. He came."
    finder = SentenceFinder({"a": text}, lambda _: [(0, 8), (9, 23), (24, 32)])
    assert finder.find_sentence(Entry("a", "Visit", {}, "he came", start=9)) == "Again he came."
