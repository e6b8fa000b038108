"""Conditions: what a rule demands of the words around its trigger, and forbids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kbextract.clauses.record import Group
from kbextract.facts.draft import Refusal
from kbextract.facts.reading import Reading
from kbextract.facts.view import View
from kbextract.lexicon.words import Words
from kbextract.rulebook.record import Rule


def refuse(rule: Rule, view: View, words: Words) -> Refusal | None:
    """The first condition on words that fails, None when all hold."""
    return next(list_refusals(rule, view, words), None)


def list_refusals(rule: Rule, view: View, words: Words) -> Iterator[Refusal]:
    """The conditions on words that fail, in the order in which they are looked at."""
    yield from refuse_heads(rule, "subject", head_words(view.subjects(), view.reading, words), rule.subjects)
    if "*" in rule.vetoes.get("object", ()) and view.has_object():
        yield Refusal(rule, "unless object", "there is one")
    yield from refuse_heads(rule, "object", head_words(view.objects(), view.reading, words), rule.objects)
    verb = view.clause.verbs.lemma if view.clause is not None and view.clause.verbs is not None else ""
    if rule.governors and verb not in rule.governors:
        yield Refusal(rule, "governor", verb or "none")
    if view.is_noun and verb in rule.vetoes.get("verb", ()):
        yield Refusal(rule, "unless verb", verb)
    yield from refuse_heads(rule, "modifier", describing_words(view), rule.modifiers)


def refuse_heads(rule: Rule, key: str, found: frozenset[str], wanted: frozenset[str]) -> Iterator[Refusal]:
    """The refusals of words of which one is wanted and others are forbidden."""
    if wanted and not found & wanted:
        yield Refusal(rule, key, ", ".join(sorted(found)) or "none")
    if found & rule.vetoes.get(key, frozenset()):
        yield Refusal(rule, f"unless {key}", ", ".join(sorted(found)))


def head_words(groups: Sequence[Group], reading: Reading, words: Words) -> frozenset[str]:
    """The head words and lemmas of groups and their conjuncts, with the word before each for compounds."""
    return frozenset(
        word for group in groups for member in group.members for word in list_names(member, reading, words)
    )


def list_names(group: Group, reading: Reading, words: Words) -> Iterator[str]:
    """The words by which a rule may call one group; what counts others is called as they are: "crates of missiles"."""
    lowers = reading.lowers
    yield from (group.lemma, lowers[group.head])
    if group.head > group.start:
        before = lowers[group.head - 1]
        yield from (f"{before} {group.lemma}", f"{before} {lowers[group.head]}")
    if any(number.currency and number.start <= group.head < number.end for number in reading.numbers):
        yield "money"
    if words.has("quantity nouns", group.lemma):
        yield from head_words([inner for prep, inner in group.preps if prep == "of"], reading, words)


def describing_words(view: View) -> frozenset[str]:
    """The words before the trigger noun in its group, or in the groups of the trigger verb's object."""
    groups = [view.group] if view.group is not None else view.objects()
    return frozenset(view.reading.lowers[i] for group in groups for i in range(group.start, group.head))


def fits_words(text: str, rule: Rule) -> bool:
    """Whether a content has one of the words that a rule asks for, and none that it forbids."""
    words = with_pairs([word.strip(".,;:\"“”‘’'()") for word in text.lower().split()])
    wanted = not rule.says.words or bool(words & rule.says.words)
    return wanted and not words & rule.vetoes.get("word", frozenset())


def with_pairs(words: Sequence[str]) -> set[str]:
    """Words, and the pairs of neighbouring ones."""
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}
