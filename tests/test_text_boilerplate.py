"""Boilerplate: lines that are no part of a report, told by their phrases, and sentences that only look like them."""

from __future__ import annotations

import pytest
from readings import extract_facts, split_text

from kbextract.text.lines import Boilerplate, split_lines

BOILERPLATE = [
    "Read more »",
    "READ MORE",
    "Similar News:",
    "Leave a Reply",
    "Photo: Harbour Courier / pool",
    "Advertisement",
    "Sign up for our newsletter",
    "Share this article",
    "All rights reserved",
    "• • •",
    "-----",
]
REPORT = [
    "Hamas wants to read more into the letter than Egypt meant, two envoys said.",
    "The news from Kabul was similar to that of last week.",
    "He left a reply with the guard.",
    "The share of the budget that goes to the army rose to a third.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_lines_are_marked(extractor, line):
    """A line of a page's furniture is boilerplate, and gives no fact."""
    sentences = split_text(extractor, f"{line}\n\nThe port of Aden was shut on Monday.")
    assert [sentence.kind for sentence in sentences if sentence.start < len(line)] in (["boilerplate"], [])
    assert not [fact for fact in extract_facts(extractor, line) if fact.evidence]


@pytest.mark.parametrize("line", REPORT)
def test_sentences_of_the_report_are_not(extractor, line):
    """A sentence that has a phrase of boilerplate inside is prose."""
    assert [sentence.kind for sentence in split_text(extractor, line)] == ["prose"]


def test_a_sentence_among_teasers_is_read(extractor):
    """What stands between two lines of furniture keeps its facts."""
    text = "Read more »\nPeru recalled its envoy from Lima to Quito on Monday.\nRead more »"
    assert [sentence.kind for sentence in split_text(extractor, text)] == ["boilerplate", "prose", "boilerplate"]


def test_a_line_of_marks_alone_is_boilerplate():
    """Dots and dashes that part two texts hold nothing."""
    nothing = Boilerplate(frozenset(), (), ())
    assert [line.boilerplate for line in split_lines("***\nKyiv", nothing)] == [True, False]


def test_short_lines_are_judged_by_what_they_contain_and_long_ones_are_not():
    """A phrase gives a short line away; in a long one it is part of a sentence."""
    phrases = Boilerplate(frozenset(), (), ("subscribe to",))
    assert phrases.covers("Please subscribe to the Courier")
    assert not phrases.covers(
        "The ministers told their allies that no state would subscribe to the new pact before June ended"
    )
