"""What holds for any text at all: words stand where they say, nothing is lost or fails, facts move with the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import extract_facts, split_text

# Pieces of news copy, good and garbled; any text between them is allowed too.
PIECES = [
    "Russia", "the U.S.", " President ", "Joe Biden", "Mr.", " met ", " said", " that ", " denied ", "talks",
    "sanctions", " 100,000 troops", "$ 200m", "Kyiv", "\n", "\n\n", " ", ".", ",", "?", "!", "…", "—", "-", ":", ";",
    "(", ")", "“", "”", '"', "'", "‘", "’", "«", "»", "fearsWashington", "No. 10", "’s", "n't", " will ", " not ",
    " if ", " who ", " which ", " to ", " of ", " by ", " and ", " or ", " in Geneva", " on Friday", "late December",
    "2014", "he ", "its ", "the two ", "Read more »", "•", "according to ", "“We will”", " has been ", "ing",
    "killed", " 12 people", "A", "I", "\t", "\u00a0", "\u200b", "\ufeff", "é", "Зеленський", "北京", "😀", "a" * 50,
]  # fmt: skip
COPY = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)
BLANK = "\u200b\ufeff"

relaxed = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(COPY)
def test_words_stand_at_their_offsets(extractor, text):
    """Each word is the text between its offsets; words are in order and do not overlap."""
    at = 0
    for sentence in split_text(extractor, text):
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
            assert text[start:end] == word
            assert at <= start < end
            at = end


@relaxed
@given(COPY)
def test_no_character_is_lost(extractor, text):
    """Sentences cover every character that is no white space."""
    covered = [False] * len(text)
    for sentence in split_text(extractor, text):
        for start, end in zip(sentence.starts, sentence.ends, strict=True):
            covered[start:end] = [True] * (end - start)
    lost = [text[i] for i, there in enumerate(covered) if not there and not text[i].isspace() and text[i] not in BLANK]
    assert lost == []


@relaxed
@given(COPY)
def test_sentences_are_well_formed(extractor, text):
    """Sentences count up, are not empty, and their columns are of one length."""
    sentences = split_text(extractor, text)
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    paragraphs = [sentence.paragraph for sentence in sentences]
    assert paragraphs == sorted(paragraphs)
    for sentence in sentences:
        columns = (sentence.words, sentence.lowers, sentence.starts, sentence.ends, sentence.quotes)
        assert {len(column) for column in columns} == {len(sentence)} != {0}


@relaxed
@given(COPY, st.sampled_from([None, date(2022, 1, 21)]))
def test_no_text_is_too_much(extractor, text, day):
    """Any text is read to its end without an error, and every quote stands at its offsets."""
    for fact in extract_facts(extractor, text, day):
        assert fact.evidence
        assert all(text[span.start : span.end] == span.quote for span in fact.evidence)


def move(fact, by):
    """A fact whose text begins later."""

    def shift(span):
        return span and replace(span, start=span.start + by, end=span.end + by)

    roles = tuple(
        (name, tuple(replace(value, span=shift(value.span)) for value in values)) for name, values in fact.roles
    )
    return replace(fact, roles=roles, evidence=tuple(map(shift, fact.evidence)))


@pytest.fixture(scope="module")
def report(seeds):
    """One sample report."""
    return (seeds / "01-geneva-talks.txt").read_text("utf-8")


def test_facts_move_with_the_text(extractor, report):
    """Empty lines before a report move its facts and change nothing else."""
    assert extract_facts(extractor, "\n\n\n" + report) == tuple(
        move(fact, 3) for fact in extract_facts(extractor, report)
    )


def test_empty_lines_behind_a_report_change_nothing(extractor, report):
    """What follows the last word is nothing."""
    assert extract_facts(extractor, report + "\n \n\n") == extract_facts(extractor, report)


def test_boilerplate_behind_a_report_changes_nothing(extractor, report):
    """A page's furniture is read by nobody."""
    assert extract_facts(extractor, report + "\n\nRead more »\n\nLeave a Reply\n") == extract_facts(extractor, report)


def test_a_report_without_names_or_happenings_gives_nothing(extractor):
    """Plain prose holds no fact."""
    assert extract_facts(extractor, "The kettle is old. It boils slowly, and nobody minds.") == ()
