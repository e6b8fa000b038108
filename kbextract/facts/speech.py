"""Rules applied to sayings: what a rule demands of what is said, and which sayings are facts of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kbextract.clauses.record import Clause
from kbextract.facts.conditions import with_pairs
from kbextract.facts.draft import Draft, Refusal
from kbextract.facts.reading import STATEMENT, Saying
from kbextract.references.resolver import Resolver
from kbextract.rulebook.record import Rule
from kbextract.schema import FactType
from kbextract.text.record import HEADLINE

PLAIN = "Statement"  # the type of a saying that no more specific type takes


def refuse_saying(rule: Rule, saying: Saying, resolver: Resolver) -> Refusal | None:
    """The first condition on a saying that fails, None when all hold."""
    return next(list_refusals(rule, saying, resolver), None)


def list_refusals(rule: Rule, saying: Saying, resolver: Resolver) -> Iterator[Refusal]:
    """The conditions on a saying that fail, in the order in which they are looked at."""
    if not saying.speakers and saying.reading.sentence.kind == HEADLINE:
        yield Refusal(rule, "speaker", "a headline names none")
    if saying.lemma in rule.vetoes.get("verb", ()):
        yield Refusal(rule, "unless verb", saying.lemma)
    if saying.clause is not None and saying.clause.verbs is not None and saying.clause.verbs.negated:
        yield Refusal(rule, "saying", "it is not said")
    yield from refuse_content(rule, saying, resolver)


def refuse_content(rule: Rule, saying: Saying, resolver: Resolver) -> Iterator[Refusal]:
    """The conditions on the content of a saying that fail."""
    says, verbs = rule.says, saying.content.verbs if saying.content is not None else None
    if says.modals and (verbs is None or verbs.modal not in says.modals):
        yield Refusal(rule, "says modal", verbs.modal if verbs is not None else "none")
    if says.modals and verbs is not None and verbs.perfect:
        yield Refusal(rule, "says modal", "it tells of the past")  # "would not have been possible"
    words = said_words(saying)
    if says.words and not words & says.words:
        yield Refusal(rule, "says word", "none of them")
    side = find_side(saying, resolver) if says.subject else ""
    if side != says.subject:
        yield Refusal(rule, "says subject", side or "nobody")
    if says.negated and verbs is not None and verbs.negated != (says.negated == "yes"):
        yield Refusal(rule, "says negated", "it is not" if not verbs.negated else "it is")
    if says.quoted and saying.quoted != (says.quoted == "yes"):
        yield Refusal(rule, "says quoted", "it is not")
    vetoed = words & rule.vetoes.get("word", frozenset())
    if vetoed:
        yield Refusal(rule, "unless word", ", ".join(sorted(vetoed)))


def find_side(saying: Saying, resolver: Resolver) -> str:
    """Whose doing the content of a saying tells of: the speaker's own side's or another's, "" when nobody's."""
    subject = saying.content.subject if saying.content is not None else None
    if subject is None:
        return ""
    lower, modality = saying.reading.lowers[subject.first], saying.reading.modality
    if modality.has("first person", lower) or (saying.clause is not None and modality.has("third person", lower)):
        return "own"
    parties = {referent.entity for referent in resolver.find_parties(subject, saying.reading.parse)}
    sides = {side for referent in saying.speakers for side in resolver.memory.sides(referent.entity)}
    return "own" if parties & sides else "other"


def said_words(saying: Saying) -> frozenset[str]:
    """The words, lemmas and pairs of words of what is said."""
    lowers = saying.reading.lowers[saying.start : saying.end]
    entries = saying.reading.parse.entries[saying.start : saying.end]
    return frozenset({*with_pairs(lowers), *(entry.verb for entry in entries), *(entry.noun for entry in entries)})


def only_reports(
    draft: Draft, drafts: Sequence[Draft], sayings: Sequence[Saying], schema: Mapping[str, FactType]
) -> bool:
    """Whether a plain saying only reports an event, which is a fact of its own and enough."""
    saying = next((saying for saying in sayings if saying.head == draft.head and starts_at(saying, draft)), None)
    content = saying.content if saying is not None else None
    if saying is None or content is None or content.verbs is None:
        return False
    speech = {other.head for other in drafts if schema[other.fact.type].speech}
    if content.verbs.head in speech:
        return True  # "said that Russia denies it": the denial is what counts
    weak = draft.fact.type == PLAIN or (draft.rule.says.modals and not draft.rule.says.words)
    plain = draft.fact.type == PLAIN or saying.stance == STATEMENT
    if not (weak and plain) or saying.quoted:
        return False
    events = {other.head for other in drafts if not schema[other.fact.type].speech}
    return bool(list_heads(content) & events)


def list_heads(content: Clause) -> set[int]:
    """The head words of a clause's verb, subject, object and complement."""
    parts = [part for part in (content.subject, content.object, content.complement) if part is not None]
    heads = {member.head for part in parts for member in part.members}
    return heads if content.verbs is None else heads | {content.verbs.head}


def starts_at(saying: Saying, draft: Draft) -> bool:
    """Whether a draft was read from a saying."""
    return any(span.start == saying.reading.sentence.starts[saying.start] for span in draft.list_contents())
