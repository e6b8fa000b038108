"""Quotations: which words stand inside, whatever marks an outlet or a garbled copy uses."""

from __future__ import annotations

import pytest
from readings import list_cases, list_quotations, split_text

CASES = {
    "straight": ('"We stay," he said.', ["We stay"]),
    "curly": ("“We stay,” he said.", ["We stay"]),
    "low and high": ("„We stay,“ he said.", ["We stay"]),
    "angled": ("«We stay», he said.", ["We stay"]),
    "single curly": ("‘We stay,’ he said.", ["We stay"]),
    "single straight": ("'We stay,' he said.", ["We stay"]),
    "two in one sentence": ("“We stay,” he said, “and we fight.”", ["We stay", "and we fight"]),
    "an opening mark where a closing one belongs": ("“We stay,“ he said. “We fight.“", ["We stay", "We fight"]),
    "a closing mark where an opening one belongs": ("”We stay,” he said.", ["We stay"]),
    "glued to the word before": ('She gave him"three hints" in Doha.', ["three hints"]),
    "glued to the stop before": ('Aid came."We stay," he said.', ["We stay"]),
    "a quotation in a quotation": ("“He said ‘never’ to me,” she said.", ["He said never to me"]),
    "a word in scare quotes": ("The “volunteers” wore no badge.", ["volunteers"]),
    "over two sentences": ("“We stay. We fight,” he said.", ["We stay We fight"]),
    "no quotation: possessives and contractions": ("The ministers' talks in Chad's capital didn't end.", []),
    "no quotation: a decade": ("It was built in the '90s and the ’80s.", []),
    "no quotation: a clipped word": ("They sang rock ’n’ roll songs.", []),
    "no quotation: no marks": ("Nobody spoke.", []),
}


@pytest.mark.parametrize(
    ("text", "quotations"),
    list_cases(CASES, {"no quotation: a decade": "the apostrophe of a clipped year opens a quotation"}),
)
def test_quotations(extractor, text, quotations):
    """The words inside each quotation."""
    assert list_quotations(extractor, text) == quotations


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph(extractor):
    """A mark that was lost does not turn the rest of the report into a quotation."""
    sentences = split_text(extractor, "“We stay, he said.\n\nThe market opened on Monday.")
    assert any(sentences[0].quotes)
    assert not any(sentences[-1].quotes)


def test_numbers_of_quotations_are_never_used_twice(extractor):
    """Quotations of different paragraphs have different numbers."""
    sentences = split_text(extractor, "“One.” “Two.”\n\n“Three.”")
    numbers = [{number for number in sentence.quotes if number} for sentence in sentences]
    assert len(set.union(*numbers)) == 3


def test_marks_belong_to_their_quotation(extractor):
    """A sentence that is all quotation has no word outside of it."""
    (sentence,) = split_text(extractor, "“We stay.”")
    assert len(set(sentence.quotes)) == 1
    assert sentence.quotes[0] > 0
