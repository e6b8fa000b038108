"""Roles that parties fill: who a noun group means, and who is named inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kbextract.clauses.record import Group
from kbextract.facts.context import NOTHING, Binding, Context
from kbextract.facts.record import Value
from kbextract.lexicon import classes as c
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, ORGANIZATION, PERSON
from kbextract.references.resolver import Resolver

PARTIES = (COUNTRY, ORGANIZATION, PERSON)


def bind_parties(context: Context, groups: list[Group], source: str) -> Binding:
    """The parties that groups mean."""
    agent = source in ("subject", "by")
    find = context.resolver.find_parties
    referents = [referent for group in groups for referent in find(group, context.parse, agent)]
    return Binding(context.values(referents), source, tuple(groups))


def stand_for(binding: Binding, resolver: Resolver) -> Binding:
    """A binding with each person replaced by the state that he acts for: forces belong to states."""
    values = []
    for value in binding.values:
        state = resolver.memory.state_of(value.entity) if value.entity is not None else None
        values.append(replace(value, text=state.label, entity=state) if state is not None else value)
    return replace(binding, values=tuple(values))


def bind_names(context: Context, group: Group | None) -> Binding:
    """The parties named inside a noun group: "US-Russia talks", "Russian troops"."""
    if group is None:
        return NOTHING
    values = [*find_shared_names(context, group), *find_names(context, group), *find_pointed(context, group)]
    return Binding(tuple(values), "names")


def find_shared_names(context: Context, group: Group) -> Iterator[Value]:
    """The parties named before the first of several nouns, which the others share: "Chinese aircraft and 13 ships"."""
    first = group.host
    if first is None or not any(member is group for member in first.conjuncts):
        return
    for mention in context.parse.sheet.mentions():
        if mention.use == ADJECTIVE and first.start <= mention.start and mention.end <= first.head:
            yield Value(mention.entity.label, mention.entity, context.span(mention.start, mention.end))


def find_names(context: Context, group: Group) -> Iterator[Value]:
    """The parties named before the head of a noun group, and the states that places there stand for."""
    for mention in context.parse.sheet.mentions():
        if group.start <= mention.start and mention.end <= group.head and mention.entity.kind in PARTIES:
            party = mention.acts_for or mention.entity
            yield Value(party.label, party, context.span(mention.start, mention.end))


def find_pointed(context: Context, group: Group) -> Iterator[Value]:
    """The parties that the possessive at the start of a group points back to: "its troops"."""
    lower, resolver = context.reading.lowers[group.start], context.resolver
    possessive = resolver.lexicon.words.closed.get(lower, 0) & c.POSS
    if group.possessor is not None or not possessive or not resolver.points_back(lower):
        return
    span = context.span(group.start, group.start + 1)
    for entity in resolver.find_antecedent(lower, context.reading.sentence.index, group.start):
        yield Value(entity.label, entity, span)
