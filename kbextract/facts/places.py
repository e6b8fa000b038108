"""Roles that places fill: where something happens, by whatever words the sentence tells it."""

from __future__ import annotations

from collections.abc import Iterable

from kbextract.clauses.record import INFINITIVE, PARTICIPLE, Group
from kbextract.facts.context import NOTHING, Binding, Context

Phrase = tuple[str, Group]


def bind_places(context: Context, groups: list[Group], source: str) -> Binding:
    """The places that groups mean."""
    referents = [referent for group in groups for referent in context.resolver.find_places(group, context.parse)]
    return Binding(context.values(referents), source, tuple(groups))


def bind_where(context: Context) -> Binding:
    """The place behind any preposition of place: of the trigger, of a journey to it, of those who act."""
    places, goals = (context.reading.modality.sets[f"{kind} prepositions"] for kind in ("place", "goal"))
    return (
        bind_first(context, context.view.all_phrases(), places)
        or bind_first(context, list_goals(context), goals)
        or bind_first(context, list_scenes(context), places)
        or NOTHING
    )


def bind_first(context: Context, phrases: Iterable[Phrase], preps: frozenset[str]) -> Binding | None:
    """The first phrase with one of the prepositions that means a place, None when there is none."""
    for prep, group in phrases:
        referents = context.resolver.find_places(group, context.parse) if prep in preps else []
        if referents:
            return Binding(context.values(referents), f"where ({prep})", (group,))
    return None


def list_goals(context: Context) -> list[Phrase]:
    """The phrases of a verb of which the trigger is the purpose: "heads to Berlin for talks"."""
    view, clause = context.view, context.view.clause
    if clause is None:
        return []
    purpose = view.group.prep == "for" if view.group is not None else clause.kind == INFINITIVE
    outer = clause if view.group is not None else clause.parent
    if not purpose or outer is None:
        return []
    return [*outer.preps, *(outer.object.preps if outer.object is not None else ())]


def list_scenes(context: Context) -> list[Phrase]:
    """The phrases of a verb's subject, or of the clause that a participle hangs on: "a blast in Kabul killed 12"."""
    clause = context.view.clause
    if clause is None or context.view.is_noun:
        return []
    outer = clause.parent if clause.kind == PARTICIPLE and clause.host is None else None
    groups = [*context.view.subjects(), *([outer.object] if outer is not None and outer.object is not None else [])]
    return [*(outer.preps if outer is not None else ()), *(phrase for group in groups for phrase in group.preps)]
