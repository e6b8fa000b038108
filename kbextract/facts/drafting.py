"""From a rule and its trigger to drafts: roles bound, needs met, one draft for each separate thing said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kbextract.facts.binder import Binder
from kbextract.facts.conditions import fits_words
from kbextract.facts.context import Binding, Context
from kbextract.facts.draft import Draft
from kbextract.facts.quantities import HOW_MANY, count, find_interval
from kbextract.facts.record import Fact, Span, Value
from kbextract.rulebook.record import Rule, Trigger
from kbextract.schema import FactType

Roles = tuple[tuple[str, tuple[Value, ...]], ...]


@dataclass(frozen=True, slots=True)
class Drafter:
    """Drafts the facts of one rule at one trigger."""

    rule: Rule
    trigger: Trigger
    fact_type: FactType
    context: Context

    def bind(self) -> dict[str, Binding]:
        """The bindings of the rule's roles that give anything."""
        binder = Binder(self.context)
        found: dict[str, Binding] = {}
        for name, source in self.rule.roles.items():
            role = self.fact_type.get_role(name)
            first = source.alternatives[0][0]
            counted = found.get(first.removeprefix(HOW_MANY)) if first.startswith(HOW_MANY) else None
            if counted is not None:
                binding = count(self.context, counted)
            elif role is not None:
                binding = binder.bind(role, source)
            else:
                continue
            if binding.values:
                found[name] = binding
        return found

    def find_lack(self, bindings: Mapping[str, Binding]) -> tuple[str, int, int] | None:
        """The first role with fewer values than the rule needs, how many it has and needs; None when none lacks."""
        for role, least in self.rule.needs.items():
            given = len(bindings[role].values) if role in bindings else 0
            if given < least:
                return role, given, least
        return None

    def draft(self, bindings: dict[str, Binding], status: str) -> Iterator[Draft]:
        """The facts of the trigger: one for each separate thing said."""
        content = bindings.get("content")
        if content is not None and self.context.saying is None and self.context.view.clause is not None:
            kept = tuple(value for value in content.values if fits_words(value.text, self.rule))
            if not kept:
                return
            content = replace(content, values=kept)
        key = self.fact_type.get_role("content")
        pieces = content.values if content and key and key.key else (None,)
        constants = {role: (Value(code),) for role, code in self.rule.constants.items()}
        if status:
            constants.setdefault("status", (Value(status),))
        for piece in pieces:
            given = {**constants, **{name: binding.values for name, binding in bindings.items()}}
            if piece is not None:
                given["content"] = (piece,)
            yield self.build(given, "; ".join(f"{name} = {binding.source}" for name, binding in bindings.items()))

    def build(self, given: Mapping[str, tuple[Value, ...]], reading: str) -> Draft:
        """The draft of the values that are given for each role; `reading` says how they were found."""
        view = self.context.view
        roles = tuple((role.name, given[role.name]) for role in self.fact_type.roles if given.get(role.name))
        interval = find_interval(self.context) if self.fact_type.get_role("date") else None
        fact = Fact(
            self.rule.type,
            roles,
            (self.find_evidence(roles),),
            (self.rule.id,),
            self.context.span(view.head, view.head + 1).quote,
            reading,
            interval[0] if interval else None,
            interval[1] if interval else None,
        )
        return Draft(fact, self.rule, self.trigger, view.head, view.reading.sentence.starts[view.head])

    def find_evidence(self, roles: Roles) -> Span:
        """The words that state a fact: from the first to the last that its trigger and its roles were read from."""
        sentence, head = self.context.reading.sentence, self.context.view.head
        spans = [value.span for _, values in roles for value in values if value.span is not None]
        start = min([sentence.starts[head], *(span.start for span in spans)])
        end = max([sentence.ends[head], *(span.end for span in spans)])
        return Span(start, end, self.context.text[start:end])
