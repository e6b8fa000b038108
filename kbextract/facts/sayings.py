"""Sayings: who says what, be it a clause, a quotation or a paraphrase, before, behind or far from its speaker.

One mechanism for all reporting verbs: "X said that …", "…," said X, "X, who …, warned: …", "according to X", quotations
that run over several sentences, and free-standing quotations that continue the last speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kbextract.clauses.chunks import COMMA, NG, PREP
from kbextract.clauses.record import CONTENT, RELATIVE, Clause, Group
from kbextract.facts.view import Reading, find_span, trim
from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Reporting
from kbextract.lexicon.words import Words
from kbextract.references.resolver import Referent, Resolver
from kbextract.text.record import HEADLINE

CLAIMS = ("that", "")  # what opens a content that is claimed; "how" and "whether" open a question
OWN_WORDS = 3  # quoted words that make a quotation more than a borrowed term
REACH = 2  # sentences over which a free-standing quotation continues the last speaker
STATEMENT = "statement"
FREE = "free"  # the lemma of a quotation that no verb reports


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said: its speakers, the stance of what reports it, and the half-open word range of its content.

    `clause` is the reporting clause and None for a free-standing quotation, `content` the clause that heads what is said.
    """

    reading: Reading
    speakers: tuple[Referent, ...]
    stance: str
    lemma: str
    head: int
    start: int
    end: int
    clause: Clause | None
    content: Clause | None
    quoted: bool


@dataclass(slots=True)
class SayingFinder:
    """Finds the sayings of a document, sentence by sentence."""

    reporting: Reporting
    words: Words
    resolver: Resolver
    speakers: dict[int, tuple[Referent, ...]] = field(default_factory=dict)  # by number of the quotation
    last: tuple[int, tuple[Referent, ...]] = (-99, ())  # sentence and speakers of the last saying

    def find(self, readings: Sequence[Reading]) -> list[list[Saying]]:
        """The sayings of each sentence."""
        reported = [list(self.find_reported(reading)) for reading in readings]
        for reading, sayings in zip(readings, reported, strict=True):
            self.learn(reading, sayings)
        self.last = (-99, ())
        found: list[list[Saying]] = []
        for reading, sayings in zip(readings, reported, strict=True):
            found.append(sayings or list(self.find_free(reading)))
            spoken = next((saying.speakers for saying in found[-1] if saying.speakers), ())
            if found[-1]:
                self.last = (reading.parse.sheet.sentence.index, spoken or self.last[1])
        return found

    def learn(self, reading: Reading, sayings: Sequence[Saying]) -> None:
        """Note whose words the quotations of a sentence are."""
        quotes = reading.parse.sheet.sentence.quotes
        for saying in sayings:
            for i in range(saying.start, saying.end):
                if quotes[i] and saying.speakers:
                    self.speakers.setdefault(quotes[i], saying.speakers)

    # -- behind a reporting verb

    def find_reported(self, reading: Reading) -> Iterator[Saying]:
        """What the reporting verbs of a sentence report."""
        sentence = reading.parse.sheet.sentence
        taken: set[int] = set()
        for clause in reading.parse.clauses:
            verbs = clause.verbs
            if verbs is None or sentence.quotes[verbs.head] or verbs.copula or verbs.form == "infinitive":
                continue
            if clause.kind == CONTENT and reading.parse.tags[verbs.head] & c.BASE and not verbs.modal and clause.marker == "that":
                continue  # "demanded that the alliance promise": nothing is promised yet
            phrase = f"{verbs.lemma} {verbs.particle}" if verbs.particle else verbs.lemma
            stance = self.reporting.verbs.get(phrase) or self.reporting.verbs.get(verbs.lemma, "")
            if not stance and verbs.lemma in self.reporting.quote_only:
                stance = STATEMENT
            if not stance or self.is_inside(clause, reading, taken):
                continue
            pieces = list(self.find_pieces(clause, reading, stance))
            if not pieces:
                continue
            speakers = tuple(self.find_speakers(clause, reading))
            for start, end, content in pieces:
                taken.update(range(start, end))
                yield Saying(
                    reading, speakers, stance, verbs.lemma, verbs.head, start, end, clause, content, self.is_quoted(reading, start, end)
                )
        if not taken:
            yield from self.find_according(reading)

    def is_inside(self, clause: Clause, reading: Reading, taken: set[int]) -> bool:
        """Whether a reporting verb stands in what somebody said already, by the same speaker."""
        verbs = clause.verbs
        return verbs is not None and verbs.head in taken and not (clause.subject is not None and clause.kind == CONTENT)

    def find_speakers(self, clause: Clause, reading: Reading) -> list[Referent]:
        """Who says it."""
        verbs = clause.verbs
        groups = [clause.subject] if clause.subject is not None else []
        if verbs is not None and verbs.passive:
            groups = [group for prep, group in clause.preps if prep == "by"]
        return [referent for group in groups for referent in self.resolver.find_parties(group, reading.parse)]

    def find_pieces(self, clause: Clause, reading: Reading, stance: str) -> Iterator[tuple[int, int, Clause | None]]:
        """The word ranges of what a verb reports, each with the clause that heads it."""
        contents = [
            content for content in clause.contents if content.kind == CONTENT and content.verbs is not None and content.marker in CLAIMS
        ]
        if contents:
            for content in join_shared(contents):
                yield (*find_extent(content, contents, reading), content)
            return
        before = self.find_before(clause, reading) if clause.object is None or clause.verbs is not None and clause.verbs.lemma == "tell" else None
        quote = self.find_quote(clause, reading)
        if quote is not None and clause.verbs is not None and 1 < quote[0] < clause.verbs.start:
            quote = (before or (widen(reading, quote[0]), quote[1]))[0], max(quote[1], before[1] if before else 0)
        piece = quote or before
        if piece is not None:
            yield (*piece, head_clause(reading, *piece))

    def find_quote(self, clause: Clause, reading: Reading) -> tuple[int, int] | None:
        """The quotation that a verb reports: before it, or behind it, an object before it included."""
        verbs = clause.verbs
        quotes = reading.parse.sheet.sentence.quotes
        if verbs is None:
            return None
        words = reading.parse.sheet.sentence.words
        quoted = [i for i, number in enumerate(quotes) if number and words[i][0].isalnum()]
        if clause.kind == RELATIVE:
            return None
        before = [i for i in quoted if i < verbs.start]
        after = [i for i in quoted if i >= verbs.end]
        if before and len(before) >= max(OWN_WORDS, len(after)):
            return strip(reading, before[0], before[-1] + 1)
        if not after or (len(after) < OWN_WORDS and clause.object is None):
            return None
        start = after[0]
        if clause.object is not None and verbs.end <= clause.object.first <= start <= clause.object.end + 1:
            start = clause.object.first
        elif start > verbs.end + 12:
            return None
        return strip(reading, start, after[-1] + 1)

    def find_before(self, clause: Clause, reading: Reading) -> tuple[int, int] | None:
        """The paraphrase before a verb that ends its sentence: "The talks had failed, the minister said"."""
        verbs, subject = clause.verbs, clause.subject
        if verbs is None or subject is None:
            return None
        first = min(subject.first, verbs.start)
        lowers = reading.parse.sheet.sentence.lowers
        if first < 4 or lowers[first - 1] != ",":
            return None
        finite = any(other.verbs is not None and other.verbs.form == "finite" and other.verbs.head < first for other in reading.parse.clauses)
        return (0, trim(reading, 0, first - 1)) if finite else None

    def is_quoted(self, reading: Reading, start: int, end: int) -> bool:
        """Whether any word of a range stands in quotation marks."""
        return any(reading.parse.sheet.sentence.quotes[start:end])

    # -- without a verb

    def find_according(self, reading: Reading) -> Iterator[Saying]:
        """What is so "according to" somebody."""
        chunks = reading.parse.chunks
        for at, chunk in enumerate(chunks[:-1]):
            if chunk.kind != PREP or chunk.text != "according to" or chunks[at + 1].kind != NG:
                continue
            group = chunks[at + 1].group
            speakers = tuple(self.resolver.find_parties(group, reading.parse)) if group is not None else ()
            if not speakers or group is None:
                continue
            start, end = (0, chunk.start) if chunk.start > 3 else (self.find_comma(reading, group), len(reading.parse.tags))
            end = trim(reading, start, end)
            if end - start > 3:
                yield Saying(
                    reading, speakers, STATEMENT, "according to", chunk.start, start, end, None, head_clause(reading, start, end), self.is_quoted(reading, start, end)
                )
                return

    def find_comma(self, reading: Reading, group: Group) -> int:
        """The word behind the first comma that follows a group."""
        last = group.apposition or group
        return next((chunk.end for chunk in reading.parse.chunks if chunk.kind == COMMA and chunk.start >= last.end), len(reading.parse.tags))

    def find_free(self, reading: Reading) -> Iterator[Saying]:
        """A sentence that is a quotation and names no speaker: he whose quotation it is, or who spoke last."""
        sentence = reading.parse.sheet.sentence
        quoted = [i for i, number in enumerate(sentence.quotes) if number]
        if sentence.kind == HEADLINE and not any(mark in sentence.words[-1] for mark in ".?!"):
            return  # a crosshead
        if len(quoted) < max(OWN_WORDS, len(sentence.quotes) * 0.6):
            return
        speakers = self.speakers.get(sentence.quotes[quoted[0]], ())
        if not speakers and sentence.index - self.last[0] <= REACH:
            speakers = self.last[1]
        start, end = strip(reading, quoted[0], quoted[-1] + 1)
        if end - start >= OWN_WORDS:
            yield Saying(reading, speakers, STATEMENT, FREE, start, start, end, None, head_clause(reading, start, end), True)


def join_shared(contents: Sequence[Clause]) -> list[Clause]:
    """The contents that begin a piece of their own: "said X and would Y" is one, "said that X, that Y" are two."""
    return [content for content in contents if not content.shared]


def find_extent(content: Clause, contents: Sequence[Clause], reading: Reading) -> tuple[int, int]:
    """The word range of a content clause, the clauses that share its subject included."""
    start, end = find_span(content, reading)
    at = list(contents).index(content)
    for other in contents[at + 1 :]:
        if not other.shared:
            break
        end = max(end, find_span(other, reading)[1])
    quotes = reading.parse.sheet.sentence.quotes
    while start > 0 and quotes[start - 1] and quotes[start - 1] == quotes[start]:
        start -= 1
    while start < end - 1 and not reading.parse.sheet.sentence.words[start][0].isalnum():
        start += 1
    return start, end


def strip(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """A range without the marks around it."""
    words = reading.parse.sheet.sentence.words
    while start < end and not words[start][0].isalnum():
        start += 1
    while end > start + 1 and not words[end - 1][-1].isalnum():
        end -= 1
    return start, end


def widen(reading: Reading, start: int) -> int:
    """Where the clause begins whose later words are quoted: 'They "threaten our people," said the minister'."""
    lowers = reading.parse.sheet.sentence.lowers
    at = start
    while at > 0 and lowers[at - 1] not in (",", ";", ":", "–", "—", "-", "but", "and"):
        at -= 1
    return at


def head_clause(reading: Reading, start: int, end: int) -> Clause | None:
    """The clause that heads a range: the first finite one, behind "I think" the one that is thought."""
    for clause in reading.parse.clauses:
        verbs = clause.verbs
        if verbs is None or not start <= verbs.head < end or verbs.form != "finite" or clause.kind == "adverbial":
            continue
        inner = next((content for content in clause.contents if content.kind == CONTENT and content.verbs), None)
        first = clause.subject is not None and reading.parse.sheet.sentence.lowers[clause.subject.head] in ("i", "we", "guess")
        return inner if inner is not None and first else clause
    return None
