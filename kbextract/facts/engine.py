"""Rules applied to sentences: an index from trigger word to rule chooses what is tried, a total order settles conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kbextract.clauses.record import Clause, Group, Verbs
from kbextract.facts.binder import Binder, Binding
from kbextract.facts.modes import Modality
from kbextract.facts.record import Fact, Span, Value
from kbextract.facts.sayings import Saying
from kbextract.facts.view import Reading, View
from kbextract.lexicon.words import Words
from kbextract.references.resolver import Resolver
from kbextract.rulebook.record import DONE, PRESENT, Rule, RuleBook, Trigger
from kbextract.schema import FactType
from kbextract.text.record import HEADLINE


COUNTING = "how many of "
PLAIN = "Statement"  # the type of a saying that no more specific type takes
FIRST_PERSON = frozenset(("i", "we", "our", "my", "us"))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a rule did not fire on a trigger: the first condition that failed, and what was found instead."""

    rule: Rule
    condition: str
    found: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact of one sentence before merging: the rule, its view, its bindings and mode."""

    fact: Fact
    rule: Rule
    trigger: Trigger
    head: int
    at: int  # offset of the trigger in the document


@dataclass(frozen=True, slots=True)
class Engine:
    """Applies a rule book to the sentences of one document."""

    book: RuleBook
    schema: dict[str, FactType]
    modality: Modality
    resolver: Resolver
    text: str

    def apply(self, reading: Reading, sayings: Sequence[Saying] = ()) -> list[Draft]:
        """The facts of one sentence, conflicts settled, each attributed to who says it."""
        said: list[Draft] = []
        for saying in sayings:
            for rule in self.book.sayings.get(saying.stance, ()):
                said += [outcome for outcome in self.attempt_saying(rule, saying) if isinstance(outcome, Draft)]
        read: list[Draft] = []
        for rule, trigger, view in self.find_views(reading):
            read += [outcome for outcome in self.attempt(rule, trigger, view) if isinstance(outcome, Draft)]
        drafts = self.choose_readings(said, read)
        settled = self.drop_denied(drop_echoes(settle_conflicts(drafts, self.schema), sayings))
        return [attribute(draft, sayings) for draft in settled if not self.only_reports(draft, settled, sayings)]

    def drop_denied(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Without the events that stand in what somebody denies."""
        denied = [
            value.span
            for draft in drafts
            if self.schema[draft.fact.type].denies
            for value in draft.fact.get("content")
            if value.span is not None
        ]
        return [
            draft
            for draft in drafts
            if self.schema[draft.fact.type].speech or not any(span.start <= draft.at < span.end for span in denied)
        ]

    def choose_readings(self, said: Sequence[Draft], read: Sequence[Draft]) -> list[Draft]:
        """Of what a verb gives as a saying and as a plain trigger, the more specific speech act; else the saying."""
        special = {draft.head for draft in said if draft.fact.type != PLAIN}
        plain = {draft.head for draft in said} - special
        speech = {draft.head for draft in read if self.schema[draft.fact.type].speech and draft.fact.type != PLAIN and draft.head in plain}
        kept = [draft for draft in said if draft.head not in speech]
        heads = {draft.head for draft in kept}
        return kept + [draft for draft in read if not (self.schema[draft.fact.type].speech and draft.head in heads)]

    # -- sayings

    def attempt_saying(self, rule: Rule, saying: Saying) -> list[Draft | Refusal]:
        """The fact that a rule reads in a saying, or why it reads none."""
        refusal = self.refuse_saying(rule, saying)
        if refusal is not None:
            return [refusal]
        view = View(saying.reading, saying.clause, None, saying.head)
        binder = Binder(self.text, self.resolver, view, saying)
        bindings = self.bind(rule, binder)
        for role, least in rule.needs.items():
            if len(bindings[role].values if role in bindings else ()) < least:
                return [Refusal(rule, f"needs {role}", "nothing")]
        return list(self.draft(rule, Trigger(saying.lemma), view, binder, bindings, ""))

    def refuse_saying(self, rule: Rule, saying: Saying) -> Refusal | None:
        """The first condition on the content of a saying that fails, None when all hold."""
        says, content = rule.says, saying.content
        if not saying.speakers and saying.reading.parse.sheet.sentence.kind == HEADLINE:
            return Refusal(rule, "speaker", "a headline names none")
        verbs = content.verbs if content is not None else None
        if saying.lemma in rule.vetoes.get("verb", ()):
            return Refusal(rule, "unless verb", saying.lemma)
        if saying.clause is not None and saying.clause.verbs is not None and saying.clause.verbs.negated:
            return Refusal(rule, "saying", "it is not said")
        if says.modals and (verbs is None or verbs.modal not in says.modals):
            return Refusal(rule, "says modal", verbs.modal if verbs is not None else "none")
        words = said_words(saying)
        if says.words and not words & says.words:
            return Refusal(rule, "says word", "none of them")
        if says.subject and self.whose(saying) != says.subject:
            return Refusal(rule, "says subject", self.whose(saying) or "nobody")
        if says.negated and verbs is not None and verbs.negated != (says.negated == "yes"):
            return Refusal(rule, "says negated", "it is not" if not verbs.negated else "it is")
        if says.quoted and saying.quoted != (says.quoted == "yes"):
            return Refusal(rule, "says quoted", "it is not")
        if words & rule.vetoes.get("word", frozenset()):
            return Refusal(rule, "unless word", ", ".join(sorted(words & rule.vetoes["word"])))
        return None

    def whose(self, saying: Saying) -> str:
        """Whose doing the content of a saying tells of: the speaker's own side's or another's."""
        content = saying.content
        subject = content.subject if content is not None else None
        if subject is None:
            return ""
        lower = saying.reading.parse.sheet.sentence.lowers[subject.first]
        if lower in FIRST_PERSON or (lower in ("it", "he", "she", "they") and saying.clause is not None):
            return "own"
        parties = {referent.entity for referent in self.resolver.find_parties(subject, saying.reading.parse)}
        sides = {side for referent in saying.speakers for side in self.resolver.memory.sides(referent.entity)}
        return "own" if parties & sides else "other"

    def only_reports(self, draft: Draft, drafts: Sequence[Draft], sayings: Sequence[Saying]) -> bool:
        """Whether a plain saying only reports an event, which is a fact of its own and enough."""
        saying = next((saying for saying in sayings if saying.head == draft.head and self.starts_at(saying, draft)), None)
        content = saying.content if saying is not None else None
        if content is None or content.verbs is None:
            return False
        if any(other.head == content.verbs.head and self.schema[other.fact.type].speech for other in drafts):
            return True  # "said that Russia denies it": the denial is what counts
        if draft.fact.type != PLAIN or (saying is not None and saying.quoted):
            return False
        parts = (content.subject, content.object, content.complement)
        inner = {content.verbs.head, *(member.head for part in parts if part is not None for member in part.members)}
        return any(other.head in inner and other is not draft and not self.schema[other.fact.type].speech for other in drafts)

    def starts_at(self, saying: Saying, draft: Draft) -> bool:
        """Whether a draft was read from a saying."""
        spans = [value.span for value in draft.fact.get("content") if value.span is not None]
        return any(span.start == saying.reading.parse.sheet.sentence.starts[saying.start] for span in spans)

    # -- triggers

    def find_views(self, reading: Reading) -> Iterator[tuple[Rule, Trigger, View]]:
        """Every rule with a trigger of its in the sentence."""
        for clause in reading.parse.clauses:
            if clause.verbs is None:
                continue
            for trigger, rule in self.book.verbs.get(clause.verbs.lemma, ()):
                if follows(trigger, clause, reading) and not self.is_phrasal(trigger, clause.verbs):
                    yield rule, trigger, View(reading, clause, None, clause.verbs.head, trigger.rest)
        for group in reading.parse.groups:
            for lemma in {group.lemma, reading.parse.sheet.sentence.lowers[group.head]}:
                for trigger, rule in self.book.nouns.get(lemma, ()):
                    if precedes(trigger, group, reading):
                        holder = self.find_container(group)
                        clause = find_clause(holder or group, reading)
                        yield rule, trigger, View(reading, clause, group, group.head, trigger.rest, holder)

    def find_container(self, group: Group) -> Group | None:
        """The noun that counts what a group names: "round" in "a round of talks"."""
        host = group.host if group.prep == "of" else None
        return host if host is not None and self.resolver.lexicon.words.has("quantity nouns", host.lemma) else None

    def is_phrasal(self, trigger: Trigger, verbs: Verbs) -> bool:
        """Whether a bare trigger verb goes with a particle that makes it another verb of the rules: "called off talks"."""
        if trigger.rest or not verbs.particle:
            return False
        if f"{verbs.lemma} {verbs.particle}" in self.modality.governors:
            return True
        return any(other.rest == (verbs.particle,) for other, _ in self.book.verbs.get(verbs.lemma, ()))

    # -- one rule, one trigger

    def attempt(self, rule: Rule, trigger: Trigger, view: View) -> list[Draft | Refusal]:
        """The facts that a rule reads at a trigger, or why it reads none."""
        refusal = self.refuse(rule, view)
        if refusal is not None:
            return [refusal]
        mode = self.modality.find_mode(view)
        if mode == PRESENT and PRESENT not in rule.modes:
            mode = DONE
        if mode not in rule.modes or mode in rule.vetoes.get("status", ()):
            return [Refusal(rule, "status", f"what is told is {mode}")]
        binder = Binder(self.text, self.resolver, view)
        bindings = self.bind(rule, binder)
        if self.schema[rule.type].speech and "by" not in bindings and self.has_plain_subject(view):
            return [Refusal(rule, "by", "the subject is no party")]
        for role, least in rule.needs.items():
            if len(bindings[role].values if role in bindings else ()) < least:
                return [Refusal(rule, f"needs {role}", f"found {len(bindings[role].values) if role in bindings else 0} of {least}")]
        return list(self.draft(rule, trigger, view, binder, bindings, rule.modes[mode]))

    def has_plain_subject(self, view: View) -> bool:
        """Whether a thing, and not a pronoun that stays open, is the subject: "the work demands patience"."""
        return any(not group.pronoun for group in view.subjects())

    def refuse(self, rule: Rule, view: View) -> Refusal | None:
        """The first condition on words that fails, None when all hold."""
        for key, groups, wanted in (("subject", view.subjects(), rule.subjects), ("object", view.objects(), rule.objects)):
            heads = head_words(groups, view.reading, self.resolver.lexicon.words)
            if key == "object" and "*" in rule.vetoes.get(key, ()) and view.has_object():
                return Refusal(rule, f"unless {key}", "there is one")
            if wanted and not heads & wanted:
                return Refusal(rule, key, ", ".join(sorted(heads)) or "none")
            if heads & rule.vetoes.get(key, frozenset()):
                return Refusal(rule, f"unless {key}", ", ".join(sorted(heads)))
        governor = view.clause.verbs.lemma if view.clause is not None and view.clause.verbs is not None else ""
        if rule.governors and governor not in rule.governors:
            return Refusal(rule, "governor", governor or "none")
        verb = view.clause.verbs.lemma if view.clause is not None and view.clause.verbs is not None else ""
        if view.is_noun and verb in rule.vetoes.get("verb", ()):
            return Refusal(rule, "unless verb", verb)
        around = describing_words(view)
        if rule.modifiers and not around & rule.modifiers:
            return Refusal(rule, "modifier", ", ".join(sorted(around)) or "none")
        if around & rule.vetoes.get("modifier", frozenset()):
            return Refusal(rule, "unless modifier", ", ".join(sorted(around)))
        return None

    def bind(self, rule: Rule, binder: Binder) -> dict[str, Binding]:
        """The bindings of a rule's roles that give anything."""
        fact_type = self.schema[rule.type]
        found: dict[str, Binding] = {}
        for name, source in rule.roles.items():
            role = fact_type.get_role(name)
            first = source.alternatives[0][0]
            counted = first.removeprefix(COUNTING)
            if first.startswith(COUNTING) and counted in found:
                binding = binder.count(found[counted])
            else:
                binding = binder.bind(role, source) if role else None
            if binding is not None and binding.values:
                found[name] = binding
        return found

    def draft(
        self, rule: Rule, trigger: Trigger, view: View, binder: Binder, bindings: dict[str, Binding], status: str
    ) -> Iterator[Draft]:  # six parts of one trigger; a record for them would be used only here
        """The facts of one trigger: one for each separate thing said."""
        constants = {role: (Value(code),) for role, code in rule.constants.items()}
        if status:
            constants.setdefault("status", (Value(status),))
        content = bindings.get("content")
        if content is not None and view.clause is not binder.saying and binder.saying is None:
            kept = tuple(value for value in content.values if fits_words(value.text, rule))
            if not kept:
                return
            content = replace(content, values=kept)
        fact_type = self.schema[rule.type]
        key = fact_type.get_role("content")
        pieces = content.values if content and key and key.key else (None,)
        for piece in pieces:
            roles = []
            for role in fact_type.roles:
                values = bindings[role.name].values if role.name in bindings else constants.get(role.name, ())
                if role.name == "content" and piece is not None:
                    values = (piece,)
                if values:
                    roles.append((role.name, tuple(values)))
            interval = binder.interval() if fact_type.get_role("date") else None
            fact = Fact(
                rule.type,
                tuple(roles),
                (evidence(view, roles, self.text),),
                (rule.id,),
                binder.span(view.head, view.head + 1).quote,
                "; ".join(f"{name} = {binding.source}" for name, binding in bindings.items()),
                interval[0] if interval else None,
                interval[1] if interval else None,
            )
            yield Draft(fact, rule, trigger, view.head, view.reading.parse.sheet.sentence.starts[view.head])


def evidence(view: View, roles: Sequence[tuple[str, tuple[Value, ...]]], text: str) -> Span:
    """The words that state a fact: from the first to the last word that its trigger and its roles were read from."""
    sentence = view.reading.parse.sheet.sentence
    spans = [value.span for _, values in roles for value in values if value.span is not None]
    start = min([sentence.starts[view.head], *(span.start for span in spans)])
    end = max([sentence.ends[view.head], *(span.end for span in spans)])
    return Span(start, end, text[start:end])


def head_words(groups: Sequence[Group], reading: Reading, words: Words) -> frozenset[str]:
    """The head words and lemmas of groups and their conjuncts, with the word before each for compounds."""
    lowers = reading.parse.sheet.sentence.lowers
    found: set[str] = set()
    for group in groups:
        for member in group.members:
            found |= {member.lemma, lowers[member.head]}
            if member.head > member.start:
                found |= {f"{lowers[member.head - 1]} {member.lemma}", f"{lowers[member.head - 1]} {lowers[member.head]}"}
            if any(number.currency and number.start <= member.head < number.end for number in reading.numbers):
                found.add("money")
            if words.has("quantity nouns", member.lemma):  # "a number of troops", "crates of missiles"
                found |= head_words([inner for prep, inner in member.preps if prep == "of"], reading, words)
    return frozenset(found)


def describing_words(view: View) -> frozenset[str]:
    """The words before the trigger noun in its group, or in the groups of the trigger verb's object."""
    lowers = view.reading.parse.sheet.sentence.lowers
    groups = [view.group] if view.group is not None else view.objects()
    return frozenset(lowers[i] for group in groups for i in range(group.start, group.head))


def follows(trigger: Trigger, clause: Clause, reading: Reading) -> bool:
    """Whether the words that must follow a trigger verb do: a particle, a preposition, a noun and its preposition."""
    if not trigger.rest:
        return True
    verbs = clause.verbs
    first, *others = trigger.rest
    lowers = reading.parse.sheet.sentence.lowers
    preps = {prep for prep, group in clause.preps if verbs is None or group.start > verbs.head}
    if clause.adjective == first and verbs is not None:
        return not others or others[0] in preps
    if verbs is not None and verbs.particle and verbs.particle not in trigger.rest:
        return False  # "called off talks in Nairobi" is no "call in"
    if verbs is not None and (verbs.particle == first or first in preps or " ".join(trigger.rest) in preps):
        return not others or others[0] in preps or " ".join(trigger.rest) in preps
    group = clause.subject if verbs is not None and verbs.passive else clause.object
    if group is None or first not in (group.lemma, lowers[group.head]):
        return False
    inner = {prep for prep, _ in group.preps}
    return not others or others[0] in inner or others[0] in preps


def precedes(trigger: Trigger, group: Group, reading: Reading) -> bool:
    """Whether the words that must stand before a trigger noun do."""
    count = len(trigger.rest)
    if not count:
        return True
    lowers = reading.parse.sheet.sentence.lowers
    return tuple(lowers[group.head - count : group.head]) == trigger.rest


def find_clause(group: Group, reading: Reading) -> Clause | None:
    """The clause that a noun group is part of: whose subject, object or phrase it is, else the last verb before it."""
    for clause in reading.parse.clauses:
        for part in (clause.object, clause.subject if clause.verbs and clause.verbs.form == "finite" else None, clause.indirect, clause.complement):
            if part is not None and any(group is member for member in part.members):
                return clause
    for clause in reading.parse.clauses:
        if any(group is member for _, inner in clause.preps for member in inner.members):
            return clause
    before = [clause for clause in reading.parse.clauses if clause.verbs and clause.verbs.head < group.first]
    return before[-1] if before else (reading.parse.clauses[0] if reading.parse.clauses else None)


def said_words(saying: Saying) -> frozenset[str]:
    """The words, lemmas and pairs of words of what is said."""
    lowers = saying.reading.parse.sheet.sentence.lowers[saying.start : saying.end]
    entries = saying.reading.parse.entries[saying.start : saying.end]
    pairs = {f"{one} {two}" for one, two in zip(lowers, lowers[1:], strict=False)}
    return frozenset({*lowers, *(entry.verb for entry in entries), *(entry.noun for entry in entries), *pairs})


def fits_words(text: str, rule: Rule) -> bool:
    """Whether a content has one of the words that a rule asks for, and none that it forbids."""
    lowers = [word.strip(".,;:\"“”‘’'()") for word in text.lower().split()]
    words = {*lowers, *(f"{one} {two}" for one, two in zip(lowers, lowers[1:], strict=False))}
    return (not rule.says.words or bool(words & rule.says.words)) and not words & rule.vetoes.get("word", frozenset())


def attribute(draft: Draft, sayings: Sequence[Saying]) -> Draft:
    """A draft with who says it, when it stands inside what somebody says."""
    for saying in sayings:
        if saying.speakers and saying.start <= draft.head < saying.end and draft.head != saying.head:
            return replace(draft, fact=replace(draft.fact, source=saying.speakers[0].entity))
    return draft


def settle_conflicts(drafts: Sequence[Draft], schema: dict[str, FactType]) -> list[Draft]:
    """One fact a trigger word and type, one speech act a saying.

    The rank of the speech act comes first, then more roles bound, a longer trigger, more conditions, file order.
    """
    best: dict[tuple[str, int, int], list[Draft]] = {}
    for draft in drafts:
        speech = bool(schema[draft.fact.type].speech)
        spans = [value.span.start for value in draft.fact.get("content") if value.span is not None] if draft.rule.sayings else []
        key = ("speech" if speech else draft.fact.type, draft.head, min(spans, default=-1))
        kept = best.get(key)
        if kept is None or strength(draft, schema) > strength(kept[0], schema):
            best[key] = [draft]
        elif draft.rule is kept[0].rule:
            kept.append(draft)
    return [draft for kept in best.values() for draft in kept]


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
    spans = [value.span for value in outer.fact.get("content") if value.span is not None]
    return any(span.start <= inner.at < span.end for span in spans)


def strength(draft: Draft, schema: dict[str, FactType]) -> tuple[int, int, int, int, int]:
    """The place of a draft in the order of conflict."""
    rule = draft.rule
    conditions = bool(rule.subjects) + bool(rule.objects) + bool(rule.modifiers) + rule.says.weight
    return -schema[rule.type].speech, len(draft.fact.roles), len(draft.trigger.rest), conditions, -rule.order
