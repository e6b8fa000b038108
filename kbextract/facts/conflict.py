"""Conflicts: which of the drafts of one sentence stay, by a total order, and who says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kbextract.facts.draft import Draft
from kbextract.facts.reading import Saying
from kbextract.facts.speech import PLAIN
from kbextract.schema import FactType

Schema = Mapping[str, FactType]


def choose_readings(said: Sequence[Draft], read: Sequence[Draft], schema: Schema) -> list[Draft]:
    """Of what a verb gives as a saying and as a plain trigger, the more specific speech act; else the saying."""
    special = {draft.head for draft in said if draft.fact.type != PLAIN}
    plain = {draft.head for draft in said} - special
    acts = {draft.head for draft in read if schema[draft.fact.type].speech and draft.fact.type != PLAIN}
    kept = [draft for draft in said if draft.head not in acts & plain]
    heads = {draft.head for draft in kept}
    return kept + [draft for draft in read if not (schema[draft.fact.type].speech and draft.head in heads)]


def settle_conflicts(drafts: Sequence[Draft], schema: Schema) -> list[Draft]:
    """One fact a trigger word and type, one speech act a saying.

    The rank of the speech act comes first, then more roles bound, a longer trigger, more conditions, file order.
    """
    best: dict[tuple[str, int, int], list[Draft]] = {}
    for draft in drafts:
        spans = draft.list_contents() if draft.rule.sayings else []
        kind = "speech" if schema[draft.fact.type].speech else draft.fact.type
        key = (kind, draft.head, min((span.start for span in spans), default=-1))
        kept = best.get(key)
        if kept is None or strength(draft, schema) > strength(kept[0], schema):
            best[key] = [draft]
        elif draft.rule is kept[0].rule:
            kept.append(draft)
    return [draft for kept in best.values() for draft in kept]


def strength(draft: Draft, schema: Schema) -> tuple[int, int, int, int, int]:
    """The place of a draft in the order of conflict."""
    rule = draft.rule
    conditions = bool(rule.subjects) + bool(rule.objects) + bool(rule.modifiers) + rule.says.weight
    return -schema[rule.type].speech, len(draft.fact.roles), len(draft.trigger.rest), conditions, -rule.order


def drop_echoes(drafts: Sequence[Draft], sayings: Sequence[Saying]) -> list[Draft]:
    """Without the drafts that repeat what a saying gave already: "said it had no plans" is one denial."""
    given = {
        (draft.fact.type, saying.content.verbs.head)
        for saying in sayings
        for draft in drafts
        if draft.head == saying.head and saying.content is not None and saying.content.verbs is not None
    }
    kept = [draft for draft in drafts if (draft.fact.type, draft.head) not in given]
    return [draft for draft in kept if not any(other is not draft and encloses(other, draft) for other in kept)]


def encloses(outer: Draft, inner: Draft) -> bool:
    """Whether the content of one speech act holds the trigger of another of its type."""
    if outer.fact.type != inner.fact.type or outer.rule is inner.rule:
        return False
    return any(span.start <= inner.at < span.end for span in outer.list_contents())


def drop_denied(drafts: Sequence[Draft], schema: Schema) -> list[Draft]:
    """Without the events that stand in what somebody denies."""
    denied = [span for draft in drafts if schema[draft.fact.type].denies for span in draft.list_contents()]
    return [
        draft
        for draft in drafts
        if schema[draft.fact.type].speech or not any(span.start <= draft.at < span.end for span in denied)
    ]


def attribute(draft: Draft, sayings: Sequence[Saying]) -> Draft:
    """A draft with who says it, when it stands inside what somebody says."""
    for saying in sayings:
        if saying.speakers and saying.start <= draft.head < saying.end and draft.head != saying.head:
            return replace(draft, fact=replace(draft.fact, source=saying.speakers[0].entity))
    return draft
