"""Stretches of a sentence: where a clause, or what somebody says, begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from kbextract.clauses.record import ADVERBIAL, CONTENT, Clause, Verbs
from kbextract.facts.reading import Reading


def find_span(clause: Clause, reading: Reading) -> tuple[int, int]:
    """The half-open word range of a clause: from its first word to the next clause that is not inside it."""
    verbs = clause.verbs
    if verbs is None:
        return 0, 0
    start = find_start(clause, verbs, reading)
    end = len(reading.parse.tags)
    for other in reading.parse.clauses:
        if other.verbs is None or other.verbs.start <= verbs.start or is_inside(other, clause):
            continue
        begin = other.verbs.start
        if other.subject is not None and not other.shared and start < other.subject.first < begin:
            begin = other.subject.first
        end = min(end, begin)
        break
    return start, trim(reading, start, end)


def find_start(clause: Clause, verbs: Verbs, reading: Reading) -> int:
    """The first word of a clause: of its subject or its verbs, "there" before them included."""
    there = verbs.copula and verbs.start > 0 and reading.lowers[verbs.start - 1] == "there"
    start = verbs.start - there
    if clause.subject is None or clause.shared or clause.kind != CONTENT:
        return start
    return min(start, clause.subject.first)


def is_inside(clause: Clause, outer: Clause) -> bool:
    """Whether a clause hangs on another one, directly or not."""
    at: Clause | None = clause.parent
    while at is not None:
        if at is outer:
            return True
        at = at.parent
    return False


def trim(reading: Reading, start: int, end: int) -> int:
    """Where a range ends without the marks and links behind it."""
    lowers = reading.lowers
    trailing = reading.modality.sets["trailing words"]
    while end > start + 1 and (not lowers[end - 1][0].isalnum() or lowers[end - 1] in trailing):
        if lowers[end - 1] in ("”", '"', "’", ")", "%"):
            break
        end -= 1
    return end


def strip(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """A range without the marks around it."""
    words = reading.sentence.words
    while start < end and not words[start][0].isalnum():
        start += 1
    while end > start + 1 and not words[end - 1][-1].isalnum():
        end -= 1
    return start, end


def widen(reading: Reading, start: int) -> int:
    """Where the clause begins whose later words are quoted: 'They "threaten our people," said the minister'."""
    lowers, links = reading.lowers, reading.modality.sets["clause links"]
    at = start
    while at > 0 and lowers[at - 1] not in (",", ";", ":", "–", "—", "-") and lowers[at - 1] not in links:
        at -= 1
    return at


def find_extent(content: Clause, contents: Sequence[Clause], reading: Reading) -> tuple[int, int]:
    """The word range of a content clause, the clauses that share its subject included."""
    start, end = find_span(content, reading)
    at = list(contents).index(content)
    for other in contents[at + 1 :]:
        if not other.shared:
            break
        end = max(end, find_span(other, reading)[1])
    quotes, words = reading.sentence.quotes, reading.sentence.words
    while start > 0 and quotes[start - 1] and quotes[start - 1] == quotes[start]:
        start -= 1
    while start < end - 1 and not words[start][0].isalnum():
        start += 1
    return start, end


def head_clause(reading: Reading, start: int, end: int) -> Clause | None:
    """The clause that heads a range: the first finite one, behind "I think" the one that is thought."""
    for clause in reading.parse.clauses:
        verbs = clause.verbs
        if verbs is None or not start <= verbs.head < end or verbs.form != "finite" or clause.kind == ADVERBIAL:
            continue
        inner = next((content for content in clause.contents if content.kind == CONTENT and content.verbs), None)
        subject = reading.lowers[clause.subject.head] if clause.subject is not None else ""
        return inner if inner is not None and reading.modality.has("thinking subjects", subject) else clause
    return None
