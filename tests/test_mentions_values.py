"""Numbers and money: how much, how it is meant, in what currency."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import list_cases, read_numbers

PLAIN = {
    "thousands": ("100,000 troops", "100000"),
    "no separator": ("4200 tents", "4200"),
    "a decimal": ("3.5 million people", "3500000"),
    "a word": ("eleven villages", "11"),
    "two words": ("fourteen thousand refugees", "14000"),
    "many words": ("two thousand five hundred guards", "2500"),
    "hyphenated": ("twenty-five drones", "25"),
    "a hundred": ("a hundred lorries", "100"),
    "with and": ("one hundred and twenty lorries", "120"),
    "a dozen": ("a dozen boats", "12"),
    "two dozen": ("two dozen boats", "24"),
    "a million in letters": ("8m people", "8000000"),
    "zero is a number": ("0 ships", "0"),
}


@pytest.mark.parametrize(("text", "digits"), list_cases(PLAIN))
def test_the_value_of_a_number(extractor, text, digits):
    """Digits and words give plain digits."""
    assert read_numbers(extractor, f"They counted {text} there.") == [(digits, "", "")]


MEANT = {
    "some": ("some 8 million people", "8000000", "about"),
    "about": ("about 300 guards", "300", "about"),
    "an estimated": ("an estimated 40,000 homes", "40000", "about"),
    "nearly": ("nearly 200 boats", "200", "about"),
    "more than": ("more than 100,000 troops", "100000", "over"),
    "at least": ("at least nine miners", "9", "over"),
    "over": ("over 60 lorries", "60", "over"),
    "no fewer than": ("no fewer than 12 planes", "12", "over"),
    "or more": ("50 or more boats", "50", "over"),
    "fewer than": ("fewer than 500 guards", "500", "under"),
    "under": ("under 30 tanks", "30", "under"),
    "up to": ("up to 3,000 men", "3000", "upTo"),
    "as many as": ("as many as 70 shells", "70", "upTo"),
    "no more than": ("no more than 20 boats", "20", "upTo"),
    "exactly": ("exactly 17 votes", "17", "exact"),
}


@pytest.mark.parametrize(("text", "digits", "comparator"), list_cases(MEANT))
def test_how_a_number_is_meant(extractor, text, digits, comparator):
    """The words before or behind a number say whether it is a bound."""
    assert read_numbers(extractor, f"They counted {text} there.") == [(digits, comparator, "")]


MONEY = {
    "a dollar sign": ("$2.5bn", "2500000000", "USD"),
    "a sign with a space": ("$ 200m", "200000000", "USD"),
    "a sign and a word": ("$40 million", "40000000", "USD"),
    "euros by sign": ("€ 200m", "200000000", "EUR"),
    "euros by word": ("30 million euros", "30000000", "EUR"),
    "pounds": ("£6bn", "6000000000", "GBP"),
    "US dollars": ("90 million US dollars", "90000000", "USD"),
    "US$": ("US$15 million", "15000000", "USD"),
    "roubles": ("700 roubles", "700", "RUB"),
    "yen": ("¥500 million", "500000000", "JPY"),
}


@pytest.mark.parametrize(("text", "digits", "currency"), list_cases(MONEY))
def test_amounts_of_money(extractor, text, digits, currency):
    """A sign or a word gives the code of the currency, and no second number is read."""
    assert read_numbers(extractor, f"Oslo pays {text} for the camps.") == [(digits, "", currency)]


def test_a_bound_and_a_currency_together(extractor):
    """An amount may be a bound."""
    assert read_numbers(extractor, "Oslo pays more than $1.2 billion for it.") == [("1200000000", "over", "USD")]


def test_several_numbers_keep_their_order(extractor):
    """Numbers that are not one amount stay apart."""
    numbers = read_numbers(extractor, "Nine guards and two miners died on 14 boats.")
    assert [digits for digits, _, _ in numbers] == ["9", "2", "14"]


@pytest.mark.parametrize(
    "text", ["The T-72 tank broke down.", "He said so and left.", "A soldier came.", "It is Flight MH17."]
)
def test_what_is_no_number(extractor, text):
    """Names with digits, articles and conjunctions count nothing."""
    assert read_numbers(extractor, text) == []


NUMBER_WORDS = (
    *("a", "an", "and", "hundred", "thousand", "million", "dozen", "two", "ten", "forty"),
    *("$", "€", "3", "1,000", "2.5bn", "%", "more", "than"),
)


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_with_separators_keep_their_value(extractor, number):
    """Whatever the number, separators do not change it."""
    assert read_numbers(extractor, f"They counted {number:,} goats there.") == [(str(number), "", "")]


@given(st.lists(st.sampled_from(NUMBER_WORDS), max_size=12))
def test_no_run_of_number_words_is_too_much(extractor, words):
    """Any run of number words is read without an error, and the numbers do not overlap."""
    numbers = extractor.numbers.read(words)
    ends = [0, *(number.end for number in numbers)]
    assert all(number.start >= 0 and number.start < number.end for number in numbers)
    assert all(end <= number.end for end, number in zip(ends, numbers, strict=False))
