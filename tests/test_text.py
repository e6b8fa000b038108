"""Sentences: where they begin and end in copy that is abbreviated, glued, wrapped or cut into lines."""

from __future__ import annotations

import pytest
from readings import cut_text, list_cases, list_words, split_text

ONE_SENTENCE = [
    "The U.S. Secretary of State flew to Nairobi on Monday.",
    "Mr. Lavrov and Mrs. Baerbock left before noon.",
    "Gen. Abdel Fattah al-Burhan spoke in Port Sudan.",
    "No. 10 refused to comment on the letter.",
    "Article No. 5 binds every ally.",
    "J. Adeyemi and R. K. Patel signed for the union.",
    "The E.U. and the U.N. sent envoys to Tripoli.",
    "The toll rose to 3.5 million on Tuesday.",
    "The meeting ended at 5 p.m. on Friday.",
    "“Will you stay?” she asked.",
    '"Never again!" the crowd shouted.',
    "Acme Inc. and two rivals left the country.",
    "The pro-government militia held the north-east.",
    "Dr. Tedros landed in Goma at 9 a.m. local time.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_a_stop_inside_a_sentence_ends_nothing(extractor, text):
    """Abbreviations, initials, decimals and questions inside a saying do not cut."""
    assert cut_text(extractor, text) == [text]


TWO_SENTENCES = {
    "an abbreviation ends the sentence": ("Envoys left the U.S.", "The talks had failed."),
    "a time of day ends the sentence": ("The raid began at 5 p.m.", "The market was full."),
    "a number ends the sentence": ("The army lost 40 men in 2013.", "It has never said so."),
    "an amount ends the sentence": ("Oslo will pay $ 200m.", "Exports fell."),
    "a question": ("Who will pay for the camps?", "Nobody in Juba knows."),
    "an exclamation": ("“Leave now!”", "The order came by radio."),
    "an ellipsis": ("He paused…", "Then the line went dead."),
    "a quotation closes behind its stop": ("“We are ready.”", "He left the room."),
    "a quotation of two sentences": ("“We are ready.", "We will stay,” he said."),
    "a whole sentence in brackets": ("(The session was closed.)", "Reporters waited outside."),
    "a word in brackets": ("The minister (pictured) left.", "Nobody followed him."),
    "a state before a name": ("They fled to Mali.", "Niger took in the others."),
}


@pytest.mark.parametrize(
    ("one", "two"),
    list_cases(TWO_SENTENCES, {"an amount ends the sentence": "the stop behind `200m` is left on the word"}),
)
def test_a_stop_between_sentences_cuts(extractor, one, two):
    """Two sentences with a space between them are two, marks and all."""
    assert cut_text(extractor, f"{one} {two}") == [one, two]


GLUED = {
    "a straight quotation": ("The aid goes to Sudan.", '"We will not wait," the envoy said.'),
    "a curly quotation": ("The aid goes to Sudan.", "“We will not wait,” the envoy said."),
    "two straight quotations": ('"We have no bread left."', '"We have no water either," said Amal.'),
    "a sentence": ("The port is shut.", "Ships wait outside."),
    "a lead behind its headline": ("Truce holds despite fears", "Khartoum was calm on Monday."),
    "a lead that begins with a state": ("Envoys weigh a ban on new settlements", "Kenya has offered to host them."),
}


@pytest.mark.parametrize(("one", "two"), list_cases(GLUED))
def test_what_is_glued_is_cut(extractor, one, two):
    """Sentences between which the space was lost are two all the same."""
    assert cut_text(extractor, one + two) == [one, two]


def test_a_name_with_an_inner_capital_is_no_seam(extractor):
    """Brand names and Scottish names are whole words."""
    words = list_words(extractor, "YouTube and TikTok removed clips of Mr McConnell on Monday.")
    assert {"YouTube", "TikTok", "McConnell"} <= set(words)


def test_a_dateline_opens_its_sentence(extractor):
    """Town, agency and dash stand in the first sentence."""
    text = "GENEVA (AP) — Envoys met on Friday. They left at noon."
    assert cut_text(extractor, text) == ["GENEVA (AP) — Envoys met on Friday.", "They left at noon."]


def test_lines_without_a_stop_are_headlines(extractor):
    """Each bullet or teaser is a sentence of its own."""
    text = "• Mali closes its border\n• Niger recalls its envoy\nThe union will meet on Sunday."
    sentences = split_text(extractor, text)
    assert [sentence.kind for sentence in sentences] == ["headline", "headline", "prose"]
    assert text[sentences[1].start : sentences[1].end].endswith("Niger recalls its envoy")


def test_a_wrapped_paragraph_is_one_line(extractor):
    """A paragraph cut at a margin is read across its line breaks; the next paragraph stays apart."""
    wrapped = (
        "The mission in Goma said on Sunday that it had counted eleven\n"
        "villages from which all people had fled since the fighting in\n"
        "the hills began, and that two more could not be reached by its\n"
        "trucks.\n"
    )
    sentences = split_text(extractor, wrapped + "\nNobody has answered it.")
    assert len(sentences) == 2
    assert sentences[0].paragraph < sentences[1].paragraph


def test_paragraphs_count_up(extractor):
    """An empty line begins a new paragraph; the sentences of one line share theirs."""
    sentences = split_text(extractor, "One came. Two left.\n\nThree stayed.")
    first, second, third = (sentence.paragraph for sentence in sentences)
    assert first == second < third


@pytest.mark.parametrize("text", ["", " ", "\n\n \n", "\u00a0\t\r\n"])
def test_nothing_gives_no_sentence(extractor, text):
    """White space alone holds no sentence."""
    assert split_text(extractor, text) == []


def test_a_text_without_a_stop_is_cut_somewhere(extractor):
    """Cost stays linear: no sentence grows without bound, and no word is lost."""
    text = "goats " * 2_000
    sentences = split_text(extractor, text)
    assert max(map(len, sentences)) < 1_000
    assert sum(map(len, sentences)) == 2_000
