"""Roles that words fill: what a noun group says, and what is said in a clause."""

from __future__ import annotations

from kbextract.clauses.record import INFINITIVE, Clause, Group, Verbs
from kbextract.facts.context import NOTHING, Binding, Context
from kbextract.facts.extents import find_span
from kbextract.facts.reading import Reading
from kbextract.facts.record import Value
from kbextract.lexicon import classes as c

DEEPEST = 8  # phrases inside phrases

# -- noun groups


def bind_text(context: Context, group: Group) -> Value:
    """The words of a group with its phrases; of "a claim" that repeats the clause before it, that clause."""
    if context.resolver.lexicon.patterns.has("echo nouns", group.lemma) and not group.preps and not group.contents:
        clauses = context.parse.clauses
        before = [clause for clause in clauses if clause.verbs and clause.verbs.head < group.first]
        mark = context.reading.lowers[group.first - 1] if group.first else ""
        if before and mark in (",", "–", "—"):
            start, end = find_span(before[-1], context.reading)
            return context.words(start, max(start + 1, min(end, group.first - 1)))
    return context.words(group.first, find_end(group, 0))


def bind_thing(context: Context, group: Group) -> Value:
    """The words of a thing with its "of" phrases: where it goes is another role's."""
    inner = [find_end(other, 0) for prep, other in group.preps if prep == "of"]
    return context.words(group.first, max([group.end, *inner]))


def find_end(group: Group, depth: int) -> int:
    """Where a group ends with the phrases and further members that hang on it."""
    if depth > DEEPEST:
        return group.end
    inner = [find_end(other, depth + 1) for _, other in group.preps]
    return max([group.end, *inner, *(find_end(other, depth + 1) for other in group.conjuncts)])


# -- clauses


def bind_clause(context: Context) -> Binding:
    """The words of what is said: the clauses of the trigger, an object before them included."""
    return bind_clauses(context, context.view.contents(), "clause")


def bind_bidden(context: Context) -> Binding:
    """The words of what is said, where they say what is to be done."""
    clauses = [clause for clause in context.view.contents() if is_bidden(clause, context.reading)]
    return bind_clauses(context, clauses, "bidden clause")


def bind_clauses(context: Context, clauses: list[Clause], source: str) -> Binding:
    """The words of clauses."""
    return Binding(tuple(context.words(*find_content(context, clause)) for clause in clauses), source)


def is_bidden(clause: Clause, reading: Reading) -> bool:
    """Whether a clause says what is to be done: "that Iran stop", "that Iran should stop", "to stop"."""
    verbs = clause.verbs
    if verbs is None:
        return False
    if verbs.form == "infinitive" or reading.modality.has("bidding modals", verbs.modal):
        return True
    return not verbs.modal and is_bare(verbs, reading) and not is_plural(clause.subject, reading)


def is_bare(verbs: Verbs, reading: Reading) -> bool:
    """Whether a verb has no ending: "stop", "be stopped"."""
    first = reading.lowers[verbs.start]
    return bool(reading.parse.tags[verbs.head] & c.BASE) or reading.modality.has("bidding forms", first)


def is_plural(group: Group | None, reading: Reading) -> bool:
    """Whether a noun group takes a plural verb, which looks like one without ending."""
    return group is not None and bool(group.conjuncts or reading.parse.tags[group.head] & c.PLURAL)


def find_content(context: Context, clause: Clause) -> tuple[int, int]:
    """The word range of a content clause; an infinitive's subject stands before it as the governor's object."""
    start, end = find_span(clause, context.reading)
    governor = context.view.clause
    moved = governor.object if governor is not None and clause.kind == INFINITIVE else None
    if moved is not None and clause.subject is moved and not context.view.is_noun:
        start = min(start, moved.first)
    return start, end


def bind_predicate(context: Context) -> Binding:
    """The words of the trigger verb with all that hangs on it: "welcomed the ceasefire in Sudan"."""
    clause = context.view.clause
    if clause is None or clause.verbs is None:
        return NOTHING
    _, end = find_span(clause, context.reading)
    return Binding((context.words(min(clause.verbs.start, end - 1), end),), "trigger words")
