"""Roles: what a rule says of where a role is found, turned into the values that stand there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kbextract.clauses.record import Group
from kbextract.facts.context import NOTHING, Binding, Context
from kbextract.facts.parties import bind_names, bind_parties, stand_for
from kbextract.facts.places import bind_places, bind_where
from kbextract.facts.quantities import NUMBER_OF, bind_comparator, bind_currency, bind_dates, bind_number
from kbextract.facts.reading import FREE, Saying
from kbextract.facts.record import Value
from kbextract.facts.sources import find_groups
from kbextract.facts.wordings import bind_bidden, bind_clause, bind_predicate, bind_text, bind_thing
from kbextract.rulebook.record import Source
from kbextract.schema import Role

THINGS = ("what",)  # text roles that name a thing
NAMES, NAMES_OF = "names", "names of "
SAID = ("speaker", "content", "quoted", "addressee", "subject of content")  # sources that only a saying has
WHOLE: dict[str, Callable[[Context], Binding]] = {
    "currency": bind_currency,
    "where": bind_where,
    "clause": bind_clause,
    "bidden clause": bind_bidden,
    "trigger words": bind_predicate,
}  # sources that give the same whatever kind the role is of


@dataclass(frozen=True, slots=True)
class Binder:
    """Binds the roles of one trigger."""

    context: Context

    def bind(self, role: Role, source: Source) -> Binding:
        """The values of a role: the first alternative that gives any."""
        binding = self.bind_options(role, source)
        return stand_for(binding, self.context.resolver) if role.states else binding

    def bind_options(self, role: Role, source: Source) -> Binding:
        """The values of the first alternative that gives any."""
        for option in source.alternatives:
            values: list[Value] = []
            groups: list[Group] = []
            for part in option:
                found = self.bind_part(role, part)
                values += [value for value in found.values if all(value.text != other.text for other in values)]
                groups += found.groups
            if values:
                return Binding(tuple(values), " + ".join(option), tuple(groups))
        return NOTHING

    def bind_part(self, role: Role, part: str) -> Binding:
        """The values of a role from one part of a source."""
        if self.context.saying is not None and part in SAID:
            return self.bind_saying(part, self.context.saying)
        if role.kind == "date":
            return bind_dates(self.context)
        if role.kind == "number":
            return bind_number(self.context, part)
        if role.kind == "code" and (part == "number" or part.startswith(NUMBER_OF)):
            return bind_comparator(self.context, part)
        if part in WHOLE:
            return WHOLE[part](self.context)
        if role.kind == "actor" and (part == NAMES or part.startswith(NAMES_OF)):
            return self.bind_first_names(part)
        return self.bind_groups(role, part, find_groups(self.context.view, part))

    def bind_first_names(self, part: str) -> Binding:
        """The parties named inside the trigger noun, or inside the first group that "names of …" names."""
        if part == NAMES:
            return bind_names(self.context, self.context.view.group)
        groups = find_groups(self.context.view, part.removeprefix(NAMES_OF))
        return bind_names(self.context, groups[0]) if groups else NOTHING

    def bind_groups(self, role: Role, part: str, groups: list[Group]) -> Binding:
        """The values that noun groups give to a role of its kind."""
        if role.kind == "actor":
            return bind_parties(self.context, groups, part)
        if role.kind == "place":
            return bind_places(self.context, groups, part)
        bind = bind_thing if role.name in THINGS else bind_text
        return Binding(tuple(bind(self.context, group) for group in groups), part, tuple(groups))

    def bind_saying(self, part: str, saying: Saying) -> Binding:
        """The speaker, the addressee, the content of a saying, whom it is about, whether it is quoted."""
        if part == "quoted":
            return Binding((Value("true" if saying.quoted else "false"),), part)
        if part == "content":
            return Binding((self.context.words(saying.start, saying.end),), part)
        if part == "speaker" and saying.lemma == FREE:  # the speaker is named in another sentence
            return Binding(tuple(Value(speaker.entity.label, speaker.entity) for speaker in saying.speakers), part)
        if part == "speaker":
            return Binding(self.context.values(saying.speakers), part)
        groups = find_addressees(saying) if part == "addressee" else find_agents(saying)
        return bind_parties(self.context, groups, part)


def find_addressees(saying: Saying) -> list[Group]:
    """Who is told."""
    clause = saying.clause
    if clause is None:
        return []
    groups = [group for group in (clause.object, clause.indirect) if group is not None]
    return groups + [group for prep, group in clause.preps if prep == "to"]


def find_agents(saying: Saying) -> list[Group]:
    """Who acts in what is said."""
    clause = saying.content
    if clause is None:
        return []
    if clause.verbs is not None and clause.verbs.passive:
        return [group for prep, group in clause.preps if prep == "by"]
    return [clause.subject] if clause.subject is not None else []
