"""Rules applied to sentences: what each trigger and each saying gives, conflicts settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbextract.facts.conditions import refuse
from kbextract.facts.conflict import attribute, choose_readings, drop_denied, drop_echoes, settle_conflicts
from kbextract.facts.context import Context
from kbextract.facts.draft import Draft, Refusal
from kbextract.facts.drafting import Drafter
from kbextract.facts.modes import find_mode
from kbextract.facts.reading import Reading, Saying
from kbextract.facts.speech import only_reports, refuse_saying
from kbextract.facts.triggers import TriggerFinder
from kbextract.facts.view import View
from kbextract.references.resolver import Resolver
from kbextract.rulebook.record import DONE, PRESENT, Rule, RuleBook, Trigger
from kbextract.schema import FactType


@dataclass(frozen=True, slots=True)
class Engine:
    """Applies a rule book to the sentences of one document."""

    book: RuleBook
    schema: dict[str, FactType]
    resolver: Resolver
    text: str

    def apply(self, reading: Reading, sayings: Sequence[Saying] = ()) -> list[Draft]:
        """The facts of one sentence, conflicts settled, each attributed to who says it."""
        drafts = choose_readings(list(self.read_sayings(sayings)), list(self.read_triggers(reading)), self.schema)
        settled = drop_echoes(settle_conflicts(drafts, self.schema), sayings)
        settled = drop_denied(settled, self.schema)
        kept = [draft for draft in settled if not only_reports(draft, settled, sayings, self.schema)]
        return [attribute(draft, sayings) for draft in kept]

    def read_sayings(self, sayings: Sequence[Saying]) -> Iterator[Draft]:
        """The drafts of what is said."""
        for saying in sayings:
            for rule in self.book.sayings.get(saying.stance, ()):
                outcomes = self.attempt_saying(rule, saying)
                yield from (outcome for outcome in outcomes if isinstance(outcome, Draft))

    def read_triggers(self, reading: Reading) -> Iterator[Draft]:
        """The drafts of the trigger words of a sentence."""
        for rule, trigger, view in TriggerFinder(self.book, self.resolver.lexicon.words).find_views(reading):
            yield from (outcome for outcome in self.attempt(rule, trigger, view) if isinstance(outcome, Draft))

    def attempt_saying(self, rule: Rule, saying: Saying) -> list[Draft | Refusal]:
        """The fact that a rule reads in a saying, or why it reads none."""
        refusal = refuse_saying(rule, saying, self.resolver)
        if refusal is not None:
            return [refusal]
        view = View(saying.reading, saying.clause, None, saying.head)
        context = Context(self.text, self.resolver, view, saying)
        drafter = Drafter(rule, Trigger(saying.lemma), self.schema[rule.type], context)
        bindings = drafter.bind()
        lack = drafter.find_lack(bindings)
        if lack is not None:
            return [Refusal(rule, f"needs {lack[0]}", "nothing")]
        return list(drafter.draft(bindings, ""))

    def attempt(self, rule: Rule, trigger: Trigger, view: View) -> list[Draft | Refusal]:
        """The facts that a rule reads at a trigger, or why it reads none."""
        refusal = refuse(rule, view, self.resolver.lexicon.words)
        if refusal is not None:
            return [refusal]
        mode = find_mode(view)
        if mode == PRESENT and PRESENT not in rule.modes:
            mode = DONE
        if mode not in rule.modes or mode in rule.vetoes.get("status", ()):
            return [Refusal(rule, "status", f"what is told is {mode}")]
        drafter = Drafter(rule, trigger, self.schema[rule.type], Context(self.text, self.resolver, view))
        bindings = drafter.bind()
        if "by" not in bindings and has_thing_as_subject(view, rule, open_pronouns=bool(drafter.fact_type.speech)):
            return [Refusal(rule, "by", "the subject is no party")]
        lack = drafter.find_lack(bindings)
        if lack is not None:
            role, given, least = lack
            return [Refusal(rule, f"needs {role}", f"found {given} of {least}")]
        return list(drafter.draft(bindings, rule.modes[mode]))


def has_thing_as_subject(view: View, rule: Rule, *, open_pronouns: bool) -> bool:
    """Whether the subject is no party: "the work demands patience". An open pronoun may be one, if that is allowed."""
    if open_pronouns:
        return any(not group.pronoun for group in view.subjects())
    return "by" in rule.roles and not view.is_noun and bool(view.subjects())
