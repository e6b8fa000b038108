"""What reporting verbs report, and what is so "according to" somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kbextract.clauses.assembly import DASHES
from kbextract.clauses.chunks import COMMA, NG, PREP
from kbextract.clauses.record import CONTENT, RELATIVE, Clause, Group, Verbs
from kbextract.facts.extents import find_extent, head_clause, strip, trim, widen
from kbextract.facts.reading import STATEMENT, Reading, Saying
from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Reporting
from kbextract.references.resolver import Referent, Resolver

CLAIMS = ("that", "")  # what opens a content that is claimed; "how" and "whether" open a question
OWN_WORDS = 3  # quoted words that make a quotation more than a borrowed term
FAR = 12  # words between a verb and the quotation that it may still report
LEAST = 3  # words that are too few for what is so according to somebody
EARLIEST = 4  # words that must stand before a speaker for them to be what he says
Piece = tuple[int, int, Clause | None]  # a half-open word range with the clause that heads it


@dataclass(frozen=True, slots=True)
class ReportFinder:
    """Finds what is reported in one sentence, by a verb or by "according to"."""

    reporting: Reporting
    resolver: Resolver
    reading: Reading

    def find(self) -> Iterator[Saying]:
        """What the reporting verbs of the sentence report; without any, what is so "according to" somebody."""
        taken: set[int] = set()
        for clause in self.reading.parse.clauses:
            verbs = clause.verbs
            stance = self.find_stance(clause, verbs) if verbs is not None else ""
            if verbs is None or not stance or self.is_taken(clause, verbs, taken):
                continue
            pieces = list(self.find_pieces(clause, verbs))
            speakers = tuple(self.find_speakers(clause, verbs)) if pieces else ()
            for piece in pieces:
                taken.update(range(piece[0], piece[1]))
                yield self.tell(speakers, stance, (verbs.lemma, verbs.head), piece, clause)
        if not taken:
            yield from self.find_according()

    def tell(
        self, speakers: tuple[Referent, ...], stance: str, verb: tuple[str, int], piece: Piece, clause: Clause | None
    ) -> Saying:
        """The saying of a piece; `verb` is the lemma and the place of what reports it."""
        start, end, content = piece
        quoted = any(self.reading.sentence.quotes[start:end])
        return Saying(self.reading, speakers, stance, *verb, start, end, clause, content, quoted)

    # -- behind a verb

    def find_stance(self, clause: Clause, verbs: Verbs) -> str:
        """The stance of a clause's verb towards what it reports, "" when it reports nothing."""
        if self.reading.sentence.quotes[verbs.head] or verbs.copula or verbs.form == "infinitive":
            return ""
        bare = self.reading.parse.tags[verbs.head] & c.BASE and not verbs.modal
        if clause.kind == CONTENT and bare and clause.marker == "that":
            return ""  # "demanded that the alliance promise": nothing is promised yet
        phrase = f"{verbs.lemma} {verbs.particle}" if verbs.particle else verbs.lemma
        stance = self.reporting.verbs.get(phrase) or self.reporting.verbs.get(verbs.lemma, "")
        return stance or (STATEMENT if verbs.lemma in self.reporting.quote_only else "")

    def is_taken(self, clause: Clause, verbs: Verbs, taken: set[int]) -> bool:
        """Whether a reporting verb stands in what somebody said already, by the same speaker."""
        return verbs.head in taken and not (clause.subject is not None and clause.kind == CONTENT)

    def find_speakers(self, clause: Clause, verbs: Verbs) -> list[Referent]:
        """Who says it."""
        groups = [clause.subject] if clause.subject is not None else []
        if verbs.passive:
            groups = [group for prep, group in clause.preps if prep == "by"]
        return [referent for group in groups for referent in self.resolver.find_parties(group, self.reading.parse)]

    def find_pieces(self, clause: Clause, verbs: Verbs) -> Iterator[Piece]:
        """The word ranges of what a verb reports, each with the clause that heads it."""
        claims = [content for content in clause.contents if content.kind == CONTENT and content.marker in CLAIMS]
        contents = [content for content in claims if content.verbs is not None]
        if contents:
            # "said X and would Y" is one piece, "said that X, that Y" are two
            for content in (content for content in contents if not content.shared):
                yield (*find_extent(content, contents, self.reading), content)
            return
        piece = self.find_words(clause, verbs)
        if piece is not None:
            yield (*piece, head_clause(self.reading, *piece))

    def find_words(self, clause: Clause, verbs: Verbs) -> tuple[int, int] | None:
        """The words that a verb without a content clause reports: a quotation, a paraphrase before it, or both."""
        told = clause.object is None or self.reading.modality.has("telling behind", verbs.lemma)
        before = self.find_before(clause, verbs) if told else None
        quote = self.find_quote(clause, verbs)
        if quote is None or not 1 < quote[0] < verbs.start:
            return quote or before
        if before is None:
            return widen(self.reading, quote[0]), quote[1]
        return before[0], max(quote[1], before[1])

    def find_quote(self, clause: Clause, verbs: Verbs) -> tuple[int, int] | None:
        """The quotation that a verb reports: before it, or behind it, an object before it included."""
        if clause.kind == RELATIVE:
            return None
        words = self.reading.sentence.words
        quoted = [i for i, number in enumerate(self.reading.sentence.quotes) if number and words[i][0].isalnum()]
        before = [i for i in quoted if i < verbs.start]
        after = [i for i in quoted if i >= verbs.end]
        if before and len(before) >= max(OWN_WORDS, len(after)):
            return strip(self.reading, before[0], before[-1] + 1)
        if not after or (len(after) < OWN_WORDS and clause.object is None):
            return None
        start = after[0]
        if clause.object is not None and verbs.end <= clause.object.first <= start <= clause.object.end + 1:
            start = clause.object.first
        elif start > verbs.end + FAR:
            return None
        return strip(self.reading, start, after[-1] + 1)

    def find_before(self, clause: Clause, verbs: Verbs) -> tuple[int, int] | None:
        """The paraphrase before a verb that ends its sentence: "The talks had failed, the minister said"."""
        if clause.subject is None:
            return None
        first = min(clause.subject.first, verbs.start)
        if first < EARLIEST or self.reading.lowers[first - 1] != ",":
            return None
        others = [other.verbs for other in self.reading.parse.clauses if other.verbs is not None]
        finite = any(other.form == "finite" and other.head < first for other in others)
        start = self.find_start(first)
        return (start, trim(self.reading, start, first - 1)) if finite else None

    def find_start(self, end: int) -> int:
        """The word behind a dateline, which ends with a dash before the first verb; else the first word."""
        verb = min((verbs.start for clause in self.reading.parse.clauses if (verbs := clause.verbs)), default=end)
        dashes = [i for i in range(1, verb) if self.reading.lowers[i] in DASHES]
        capitals = self.reading.sentence.words[0]
        return dashes[0] + 1 if dashes and capitals.isupper() and len(capitals) > 1 else 0

    # -- without a verb

    def find_according(self) -> Iterator[Saying]:
        """What is so "according to" somebody."""
        chunks, length = self.reading.parse.chunks, len(self.reading.parse.tags)
        for chunk, following in pairwise(chunks):
            group = following.group if following.kind == NG else None
            if chunk.kind != PREP or chunk.text != "according to" or group is None:
                continue
            speakers = tuple(self.resolver.find_parties(group, self.reading.parse))
            if not speakers:
                continue
            start, end = (0, chunk.start) if chunk.start > LEAST else (self.find_comma(group), length)
            end = trim(self.reading, start, end)
            if end - start > LEAST:
                piece = (start, end, head_clause(self.reading, start, end))
                yield self.tell(speakers, STATEMENT, (chunk.text, chunk.start), piece, None)
                return

    def find_comma(self, group: Group) -> int:
        """The word behind the first comma that follows a group."""
        last = group.apposition or group
        ends = (chunk.end for chunk in self.reading.parse.chunks if chunk.kind == COMMA and chunk.start >= last.end)
        return next(ends, len(self.reading.parse.tags))
