"""Dates: as worded, and as days of the calendar where the day of the report is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import list_cases, read_dates

FRIDAY = date(2022, 1, 21)  # a Friday

RESOLVED = {
    "the day itself": ("on Friday", "Friday", "2022-01-21", "2022-01-21"),
    "the day before": ("on Thursday", "Thursday", "2022-01-20", "2022-01-20"),
    "a weekday just gone": ("on Tuesday", "Tuesday", "2022-01-18", "2022-01-18"),
    "last with a weekday": ("last Monday", "Monday", "2022-01-17", "2022-01-17"),
    "next with a weekday": ("next Monday", "Monday", "2022-01-24", "2022-01-24"),
    "a part of the day": ("on Thursday evening", "Thursday evening", "2022-01-20", "2022-01-20"),
    "yesterday": ("yesterday", "yesterday", "2022-01-20", "2022-01-20"),
    "tomorrow": ("tomorrow", "tomorrow", "2022-01-22", "2022-01-22"),
    "this week": ("this week", "this week", "2022-01-17", "2022-01-23"),
    "next week": ("next week", "next week", "2022-01-24", "2022-01-30"),
    "last month": ("last month", "last month", "2021-12-01", "2021-12-31"),
    "next year": ("next year", "next year", "2023-01-01", "2023-12-31"),
    "a month gone": ("in December", "December", "2021-12-01", "2021-12-31"),
    "a part of a month": ("in late December", "late December", "2021-12-01", "2021-12-31"),
    "a day without a year": ("on 5 March", "5 March", "2022-03-05", "2022-03-05"),
    "an American day without a year": ("on March 5", "March 5", "2022-03-05", "2022-03-05"),
}


@pytest.mark.parametrize(("phrase", "words", "first", "last"), list_cases(RESOLVED))
def test_dates_resolve_against_the_day_of_the_report(extractor, phrase, words, first, last):
    """Relative dates become days, counted from a Friday in January."""
    assert read_dates(extractor, f"Envoys met in Doha {phrase}.", FRIDAY) == [(words, first, last)]


ABSOLUTE = {
    "a British date": ("on 21 January 2022", "21 January 2022", "2022-01-21", "2022-01-21"),
    "an American date": ("on January 21, 2022", "January 21 , 2022", "2022-01-21", "2022-01-21"),
    "an ordinal": ("on 3rd May 2019", "3rd May 2019", "2019-05-03", "2019-05-03"),
    "an abbreviated month": ("on Sept. 11, 2001", "Sept. 11 , 2001", "2001-09-11", "2001-09-11"),
    "a month and its year": ("in February 2020", "February 2020", "2020-02-01", "2020-02-29"),
    "a year": ("in 2014", "2014", "2014-01-01", "2014-12-31"),
    "since a year": ("since 1948", "1948", "1948-01-01", "1948-12-31"),
}


@pytest.mark.parametrize("today", [None, FRIDAY])
@pytest.mark.parametrize(("phrase", "words", "first", "last"), list_cases(ABSOLUTE))
def test_full_dates_need_no_day_of_the_report(extractor, phrase, words, first, last, today):
    """A date that says its year is the same whatever day the report is from."""
    assert read_dates(extractor, f"Envoys met in Doha {phrase}.", today) == [(words, first, last)]


@pytest.mark.parametrize("words", ["Friday", "next week", "late December", "yesterday", "last year", "5 March"])
def test_without_a_day_the_words_stay(extractor, words):
    """Nothing is guessed: the words are kept and no day is claimed."""
    assert read_dates(extractor, f"Envoys met in Doha {words}.") == [(words, "", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 2014 tents were burnt.",
        "The marchers may leave, and they may not.",
        "They march on Sundown Street.",
        "He was the second man in.",
        "The price rose by 2,020 shillings.",
    ],
)
def test_what_is_no_date(extractor, text):
    """Numbers, modal verbs and marches are no dates."""
    assert read_dates(extractor, text, FRIDAY) == []


def test_a_date_that_does_not_exist_has_no_day(extractor):
    """The words stay; the calendar has no 31 June."""
    assert read_dates(extractor, "Envoys met in Doha on 31 June 2021.") == [("31 June 2021", "", "")]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(["Monday", "Wednesday", "Sunday"]))
def test_a_weekday_is_that_weekday_and_near(extractor, today, name):
    """Whatever the day of the report, a bare weekday falls on that weekday and no further than a week away."""
    ((_, first, last),) = read_dates(extractor, f"Envoys met on {name}.", today)
    day = date.fromisoformat(first)
    assert first == last
    assert day.strftime("%A") == name
    assert abs(day - today) < timedelta(days=7)


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_full_date_is_read_back(extractor, day):
    """Every day of the calendar, written out, is read as that day."""
    written = f"{day.day} {day:%B %Y}"
    assert read_dates(extractor, f"Envoys met on {written}.") == [(written, day.isoformat(), day.isoformat())]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_shifts_lie_where_they_say(extractor, today):
    """Last week ends before this week begins, and this week holds the day of the report."""
    intervals = [read_dates(extractor, f"They met {word} week.", today)[0][1:] for word in ("last", "this", "next")]
    assert intervals[0][1] < intervals[1][0] <= today.isoformat() <= intervals[1][1] < intervals[2][0]
