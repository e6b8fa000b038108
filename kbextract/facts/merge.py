"""One fact an event a document: mentions are merged when nothing that the text says tells them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kbextract.facts.record import Entity, Fact, Span, Value
from kbextract.lexicon.record import COUNTRY, ORGANIZATION, PERSON
from kbextract.schema import FactType, Role

WORD = re.compile(r"[^\W_]+")
ALIKE = 0.5  # share of the shorter text's content words that two wordings of one content have in common
EXCLUSIVE = ("form", "kind", "outcome", "currency")  # codes that tell two events apart


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the facts of one document.

    `states` leads from a body or a person to the state it belongs to, `plain` are words that carry no content.
    `capitals` leads from a town to the state whose capital it is; `separate` holds by role the codes that tell two
    mentions apart.
    """

    schema: Mapping[str, FactType]
    states: Mapping[Entity, Entity]
    capitals: Mapping[str, str]
    plain: frozenset[str]
    separate: Mapping[str, frozenset[str]]

    def merge(self, facts: Sequence[Fact]) -> list[Fact]:
        """The facts with mentions of one event united, in the order of their first mention."""
        merged: list[Fact] = []
        for fact in facts:
            for i, other in enumerate(merged):
                if other.type == fact.type and self.is_same(other, fact):
                    merged[i] = self.unite(other, fact)
                    break
            else:
                merged.append(fact)
        return merged

    # -- the same event?

    def is_same(self, one: Fact, two: Fact) -> bool:
        """Whether two mentions are of one event: no key role, date or exclusive code differs, and a key role agrees."""
        fact_type = self.schema[one.type]
        agreed = 0
        for role in fact_type.keys:
            left, right = one.get(role.name), two.get(role.name)
            if not left or not right:
                continue
            if not self.agree(role, left, right):
                return False
            agreed += 1
        return agreed > 0 and not self.is_told_apart(one, two)

    def is_told_apart(self, one: Fact, two: Fact) -> bool:
        """Whether dates or exclusive codes tell two mentions apart."""
        if one.earliest and two.earliest and one.latest and two.latest:
            if one.earliest > two.latest or two.earliest > one.latest:
                return True
        elif not self.same_words(one.get("date"), two.get("date")):
            return True
        for name in EXCLUSIVE:
            left, right = {v.text for v in one.get(name)}, {v.text for v in two.get(name)}
            if left and right and not left & right and (left | right) & self.separate.get(name, left | right):
                return True
        left, right = {v.text for v in one.get("status")}, {v.text for v in two.get("status")}
        return bool(left and right and left != right and (left | right) & self.separate.get("status", frozenset()))

    def same_words(self, left: Sequence[Value], right: Sequence[Value]) -> bool:
        """Whether two dates as worded do not contradict: one is empty, or contains the other."""
        if not left or not right:
            return True
        one, two = content_words(left[0].text, self.plain), content_words(right[0].text, self.plain)
        return one <= two or two <= one

    def agree(self, role: Role, left: Sequence[Value], right: Sequence[Value]) -> bool:
        """Whether two fillings of a role may be of one event."""
        if role.name == "participant":
            return self.share_participants(left, right)
        return any(self.alike(role, one, two) for one in left for two in right)

    def share_participants(self, left: Sequence[Value], right: Sequence[Value]) -> bool:
        """Whether two lists of participants may be one meeting's: every member of the shorter is in the longer."""
        short, long = sorted((left, right), key=len)
        hits = sum(any(self.same_party(one, two) for two in long) for one in short)
        return hits == len(short) or hits >= 2

    def alike(self, role: Role, one: Value, two: Value) -> bool:
        """Whether two values of a role may be the same."""
        if role.kind == "actor":
            return self.same_party(one, two)
        if role.kind == "place":
            return self.same_place(one.text, two.text)
        if role.kind == "text":
            left, right = content_words(one.text, self.plain), content_words(two.text, self.plain)
            return len(left & right) >= max(1, ALIKE * min(len(left), len(right)))
        return one.text == two.text

    def same_party(self, one: Value, two: Value) -> bool:
        """Whether two parties are one, or one acts for the other: a ministry and its state, a minister and his."""
        if one.text == two.text:
            return True
        if one.entity is None or two.entity is None or PERSON == one.entity.kind == two.entity.kind:
            return False
        left, right = self.states.get(one.entity, one.entity), self.states.get(two.entity, two.entity)
        return left == right and bool({one.entity.kind, two.entity.kind} & {COUNTRY, ORGANIZATION})

    def same_place(self, one: str, two: str) -> bool:
        """Whether two places are one, or one is the capital of the other."""
        left, right = content_words(one, self.plain), content_words(two, self.plain)
        return left <= right or right < left or self.capitals.get(one) == two or self.capitals.get(two) == one

    # -- uniting

    def unite(self, one: Fact, two: Fact) -> Fact:
        """One fact with the roles, evidence and rules of both."""
        roles = []
        for role in self.schema[one.type].roles:
            values = self.unite_role(role, one.get(role.name), two.get(role.name))
            if values:
                roles.append((role.name, values))
        narrow = two if is_narrower(two, one) else one
        return replace(
            one,
            roles=tuple(roles),
            evidence=join_evidence(one.evidence, two.evidence),
            rules=tuple(dict.fromkeys((*one.rules, *two.rules))),
            earliest=narrow.earliest,
            latest=narrow.latest,
            source=one.source or two.source,
        )

    def unite_role(self, role: Role, left: Sequence[Value], right: Sequence[Value]) -> tuple[Value, ...]:
        """The values of both; one number, one date and one code, of several codes the first of the fact table."""
        union = list(left) + [value for value in right if all(value.text != other.text for other in left)]
        if role.kind == "code":
            union.sort(key=lambda value: role.codes.index(value.text) if value.text in role.codes else len(role.codes))
        return tuple(union[:1] if role.kind in ("code", "number", "date") else union)


def join_evidence(one: tuple[Span, ...], two: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans of both in the order of the text; what stands behind all others is appended without sorting again."""
    if one and two and one[-1] < two[0]:
        return one + two
    return tuple(sorted({*one, *two}))


def is_narrower(one: Fact, two: Fact) -> bool:
    """Whether one mention tells the day better than another."""
    if not one.earliest or not two.earliest:
        return bool(one.earliest)
    return bool(one.latest and two.latest and one.latest - one.earliest < two.latest - two.earliest)


def singular(word: str) -> str:
    """A word without the ending of the plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=20_000)
def content_words(text: str, plain: frozenset[str]) -> frozenset[str]:
    """The content words of a text, plural endings taken off."""
    words = {singular(word) for word in WORD.findall(text.lower())}
    return frozenset(words - plain) or frozenset(words)
