"""The dictionary: what a word can be, and its lemma under each reading."""

from __future__ import annotations

import pytest
from readings import list_cases

from kbextract.lexicon import classes as c
from kbextract.lexicon.classes import spell_class

CLASSES = {
    "a noun that is a verb": ("record", c.NOUN | c.BASE),
    "a plural that is a verb": ("talks", c.PLURAL | c.THIRD),
    "a past form that is a participle": ("seized", c.PAST | c.PART),
    "an irregular past form": ("sent", c.PAST | c.PART),
    "a base that is its own past": ("cut", c.BASE | c.PAST | c.PART | c.NOUN),
    "a gerund": ("warning", c.ING | c.NOUN),
    "a past form that is an adjective": ("left", c.PAST | c.PART | c.ADJ),
    "that": ("that", c.DET | c.SUB | c.REL | c.PRON),
    "her": ("her", c.POSS | c.PRON),
    "to": ("to", c.TO | c.PREP),
    "after": ("after", c.PREP | c.SUB),
    "will": ("will", c.MODAL),
    "not": ("not", c.NEG),
    "digits": ("100,000", c.NUM),
    "a number in words": ("eleven", c.NUM),
    "a mark": ("—", c.PUNCT),
}


@pytest.mark.parametrize(("word", "classes"), list_cases(CLASSES))
def test_a_word_can_be_all_of_this(extractor, word, classes):
    """The mask of a word holds every class that it has in some sentence."""
    mask = extractor.lexicon.words.look_up(word).mask
    assert mask & classes == classes, f"{word} lacks {spell_class(classes & ~mask)}"


IMPOSSIBLE = {
    "a determiner is no noun": ("the", c.NOMINAL),
    "a modal is no preposition": ("would", c.PREP),
    "a month is no verb": ("january", c.LEXICAL),
    "an article is no verb": ("a", c.LEXICAL),
    "a number is no verb": ("4,000", c.LEXICAL),
}


@pytest.mark.parametrize(("word", "classes"), list_cases(IMPOSSIBLE))
def test_a_word_cannot_be_this(extractor, word, classes):
    """The mask of a word is free of classes that it never has."""
    assert not extractor.lexicon.words.look_up(word).mask & classes


VERBS = {
    "found": "find",
    "struck": "strike",
    "withdrew": "withdraw",
    "meets": "meet",
    "denied": "deny",
    "agreeing": "agree",
    "sought": "seek",
    "met": "meet",
}


@pytest.mark.parametrize(("word", "lemma"), VERBS.items())
def test_the_lemma_of_a_verb_form(extractor, word, lemma):
    """Every form of a verb leads to its base."""
    assert extractor.lexicon.words.look_up(word).verb == lemma


NOUNS = {
    "allies": "ally",
    "sanctions": "sanction",
    "crises": "crisis",
    "men": "man",
    "envoys": "envoy",
    "talks": "talk",
}


@pytest.mark.parametrize(("word", "lemma"), NOUNS.items())
def test_the_lemma_of_a_plural(extractor, word, lemma):
    """Every plural leads to its singular."""
    assert extractor.lexicon.words.look_up(word).noun == lemma


UNKNOWN = {
    "an adverb by its ending": ("glorbently", c.ADV),
    "a verb form by its ending": ("snorfed", c.PAST | c.PART),
    "a gerund by its ending": ("snorfing", c.ING),
    "a plural by its ending": ("zibbles", c.PLURAL),
    "a noun else": ("zibble", c.NOUN),
    "a compound adjective": ("zibble-backed", c.ADJ),
}


@pytest.mark.parametrize(("word", "classes"), list_cases(UNKNOWN))
def test_a_word_nobody_knows_is_judged_by_its_shape(extractor, word, classes):
    """The dictionary never fails: an unknown word has a class too."""
    words = extractor.lexicon.words
    assert not words.knows(word)
    assert words.look_up(word).mask & classes


def test_every_class_has_letters_of_its_own():
    """A trace names each class in another way, and several by a bar between them."""
    bits = [1 << at for at in range(27)]
    assert len({spell_class(bit) for bit in bits}) == len(bits)
    assert spell_class(c.NOUN | c.BASE) == "N|VB"
    assert spell_class(0) == "?"
