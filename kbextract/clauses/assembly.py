"""Clauses from chunks: one pass from left to right over a stack of open clauses.

Everything that English syntax can do to a verb and its arguments is settled here once, for all rules: coordination,
relative and reduced relative clauses, infinitives with control, gerunds, inverted speech, clauses without "that".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kbextract.clauses import chunks as k
from kbextract.clauses.chunks import Chunk
from kbextract.clauses.nouns import NounLinker
from kbextract.clauses.record import (
    ADVERBIAL,
    CONTENT,
    GERUND,
    INFINITIVE,
    MAIN,
    PARTICIPLE,
    RELATIVE,
    Clause,
    Group,
    Verbs,
)
from kbextract.clauses.tagger import NEGATIONS, Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words

EMBEDDED = (RELATIVE, PARTICIPLE, ADVERBIAL, GERUND, INFINITIVE)
SUBORDINATING = frozenset(("as", "after", "before", "since", "until", "till", "than", "like", "but"))
DASHES = frozenset(("—", "–", "-", "--", "…", "..."))
CONTENT_MARKERS = frozenset(("whether", "if", "what", "how", "why", "where", "when", "that", "who", "which"))


@dataclass(slots=True)
class Frame:
    """An open clause: the clause, the noun group that waits to be its subject, and the one that fits nowhere yet."""

    clause: Clause
    pending: Group | None = None
    loose: Group | None = None
    inverted: bool = False
    undecided: bool = False  # opened by "that" behind a noun: relative or content


@dataclass(slots=True)
class Assembler:
    """Builds the clauses of one sentence."""

    words: Words
    state: Tagging
    chunks: Sequence[Chunk]
    nouns: NounLinker
    stack: list[Frame] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    last: Group | None = None
    prep: str = ""
    conj: str = ""
    comma: bool = False
    negation: bool = False  # "never" or "not" stands right before
    quote: bool = False  # a quotation mark stands right before
    marked: bool = False  # a comma or a quotation mark stands right before
    before: int = -1  # kind of the chunk before, quotation marks passed over

    def assemble(self) -> list[Clause]:
        """The clauses of the sentence in the order of their verbs."""
        self.open(Clause(MAIN))
        for i, chunk in enumerate(self.chunks):
            if chunk.kind == k.QUOTE:
                self.marked = self.quote = True
                continue
            self.take(i, chunk)
            self.quote = False
            self.marked = chunk.kind == k.COMMA
            self.negation = chunk.kind == k.ADV and chunk.text in NEGATIONS
            if chunk.kind != k.ADV:
                self.before = chunk.kind
        while self.stack:
            self.close()
        found = [clause for clause in self.clauses if clause.verbs]
        found.sort(key=lambda clause: clause.verbs.head if clause.verbs else 0)
        return found

    @property
    def top(self) -> Frame:
        """The innermost open clause."""
        return self.stack[-1]

    def open(self, clause: Clause) -> Frame:
        """Open a clause inside the innermost one."""
        frame = Frame(clause)
        self.stack.append(frame)
        self.clauses.append(clause)
        return frame

    def close(self) -> None:
        """Close the innermost clause, settling what its end settles."""
        frame = self.stack.pop()
        clause = frame.clause
        host = clause.host
        if frame.undecided and host is not None and clause.verbs:
            saturated = clause.object or clause.contents or self.words.has("intransitive", clause.verbs.lemma)
            if saturated or self.words.has("content nouns", host.lemma) or clause.verbs.copula or clause.verbs.passive:
                clause.kind = CONTENT
                host.contents.append(clause)
            else:
                clause.kind, clause.object = RELATIVE, host
        if clause.subject is None and clause.parent is not None and clause.kind in (PARTICIPLE, GERUND, INFINITIVE):
            clause.subject = clause.parent.subject

    # -- one chunk

    def take(self, i: int, chunk: Chunk) -> None:
        """Let one chunk take its place."""
        if chunk.kind == k.NG and chunk.group:
            self.take_group(i, chunk.group)
        elif chunk.kind == k.VG and chunk.verbs:
            self.take_verbs(i, chunk, chunk.verbs)
            self.prep = self.conj = ""
            self.comma = False
        elif chunk.kind == k.PREP:
            self.prep = chunk.text
        elif chunk.kind == k.CONJ:
            self.conj = chunk.text
        elif chunk.kind in (k.SUB, k.REL):
            self.take_opener(i, chunk)
        elif chunk.kind == k.COMMA or (chunk.kind == k.STOP and chunk.text in DASHES) or chunk.text in "()":
            self.comma, self.prep = True, ""
        elif chunk.kind == k.STOP:
            self.take_stop(chunk)
        elif chunk.kind == k.ADJ:
            self.take_adjective(chunk)
        elif chunk.kind == k.PARTICLE and self.top.clause.verbs and not self.top.clause.verbs.particle:
            if self.before == k.VG or (self.last is not None and self.last is self.top.clause.object):
                self.top.clause.verbs.particle = chunk.text

    def take_stop(self, chunk: Chunk) -> None:
        """A colon or semicolon ends every open clause."""
        if chunk.text not in (":", ";", "|", "/"):
            return
        while self.stack:
            self.close()
        self.open(Clause(MAIN))
        self.last, self.prep, self.conj, self.comma = None, "", "", False

    def take_adjective(self, chunk: Chunk) -> None:
        """An adjective behind a verb tells of its subject."""
        clause = self.top.clause
        if clause.verbs and not clause.adjective:
            clause.adjective = chunk.text

    # -- noun groups

    def take_group(self, i: int, group: Group) -> None:
        """Attach a noun group: to a preposition, a coordination, a name it explains, or a clause."""
        if group.pronoun and self.before == k.NG and self.state.lowers[group.head].endswith(("self", "selves")):
            return
        prep, conj, comma = self.prep, self.conj, self.comma
        self.prep = self.conj = ""
        self.comma = False
        if prep:
            self.attach_prep(prep, group, comma)
        elif self.last and self.nouns.coordinates(i, group, self.last, conj, comma, self.has_verb(), self.awaits_content()):
            self.nouns.join(self.last, group)
            self.last = group
            return
        elif self.last and (comma or self.names_last(i, group)) and self.rename(i, group):
            return
        elif group.timelike and not group.possessor and not self.is_subject_ahead(i):
            self.top.clause.times.append(group)
            return
        else:
            if comma:
                self.settle()
            speaker = comma and self.quote and self.has_verb() and not self.top.inverted
            if speaker or ((conj or comma) and self.has_verb() and not self.top.inverted and self.nouns.begins_clause(i)):
                self.top.loose = group
            else:
                self.place(group, adjacent=self.before in (k.VG, k.PARTICLE), after_group=self.before == k.NG and not comma)
        self.last = group

    def names_last(self, i: int, group: Group) -> bool:
        """Whether a name stands right behind the noun that it names: "its ally Belarus"."""
        last = self.last
        if last is None or self.before != k.NG or last.end != group.first or self.nouns.begins_clause(i):
            return False
        return self.nouns.is_name(group) and not self.nouns.is_name(last)

    def rename(self, i: int, group: Group) -> bool:
        """Let a group behind a comma be another name of the last group, or of one that it hangs on."""
        outer = self.stack[-2] if len(self.stack) > 1 else None
        if outer is not None and self.has_verb() and outer.clause.verbs is None and outer.pending is None:
            return False  # "Digging trenches, the soldier said": the comma ends what came first
        candidate = self.last
        while candidate is not None:
            if self.nouns.renames(i, group, candidate, self.opens_sentence()):
                candidate.apposition = candidate.apposition or group
                group.host = candidate
                if self.nouns.leads_list(i):
                    self.last = group
                return True
            candidate = candidate.host
        return False

    def has_verb(self) -> bool:
        """Whether the innermost clause has its verb."""
        return self.top.clause.verbs is not None

    def awaits_content(self) -> bool:
        """Whether the innermost clause is a saying whose words have not begun."""
        clause = self.top.clause
        return clause.verbs is not None and not clause.contents and self.words.has("zero that", clause.verbs.lemma)

    def opens_sentence(self) -> bool:
        """Whether nothing but prepositional phrases stands before."""
        return len(self.stack) == 1 and not self.has_verb() and self.top.pending is None

    def is_subject_ahead(self, i: int) -> bool:
        """Whether a time noun is a subject after all: nothing else can be, and a finite verb follows."""
        following = self.chunks[i + 1] if i + 1 < len(self.chunks) else None
        ready = self.top.pending or self.has_verb() or self.last
        return not ready and following is not None and following.verbs is not None and following.verbs.form == "finite"

    def attach_prep(self, prep: str, group: Group, comma: bool) -> None:
        """A prepositional phrase belongs to the noun right before it, and to the verb if there is one."""
        group.prep = prep
        if comma and len(self.stack) > 1 and self.top.clause.kind == RELATIVE and self.has_verb():
            self.close()  # "to Belarus, which borders Ukraine, for exercises"
        frame = self.top
        if self.last is not None and self.before == k.PREP and not comma and self.touches(group):
            host = self.last
            host.preps.append((prep, group))
            group.host = host
            if prep == "of" or not frame.clause.verbs:
                if not (frame.clause.verbs is None and frame.pending is None):
                    return
        frame.clause.preps.append((prep, group))

    def touches(self, group: Group) -> bool:
        """Whether the preposition of a group stands right behind the last group."""
        last = self.last
        return last is not None and 0 <= group.first - last.end <= len(group.prep.split()) + 1

    def place(self, group: Group, adjacent: bool, after_group: bool) -> None:
        """A bare noun group is the coming subject, the object, a second object, or waits for what follows."""
        frame = self.top
        clause = frame.clause
        verbs = clause.verbs
        if verbs is None:
            frame.pending = group
            return
        if frame.inverted and clause.subject is None:
            clause.subject, frame.inverted = group, False
            return
        if verbs.copula and clause.complement is None:
            clause.complement = group
            if clause.subject is not None and self.state.lowers[clause.subject.head] == "there":
                clause.subject = group
        elif clause.object is None and not verbs.passive and (adjacent or not after_group) and not self.has_phrase(clause):
            clause.object = group
        elif clause.object is not None and after_group and self.words.has("ditransitive", verbs.lemma) and clause.indirect is None:
            clause.indirect, clause.object = clause.object, group
        elif verbs.passive and adjacent and self.words.has("ditransitive", verbs.lemma):
            clause.object = group
        else:
            frame.loose = group

    def has_phrase(self, clause: Clause) -> bool:
        """Whether a prepositional phrase, not of time, stands between a verb and what follows."""
        verbs = clause.verbs
        return verbs is not None and any(group.start > verbs.head and not group.timelike for _, group in clause.preps)

    def settle(self) -> None:
        """Behind a comma, close the embedded clauses that are complete."""
        main = self.stack[0]
        opening = main.clause.verbs is None and main.pending is None and all(frame.clause.verbs for frame in self.stack[1:])
        while len(self.stack) > 1 and self.has_verb() and (opening or self.top.clause.kind in EMBEDDED):
            self.close()

    # -- openers

    def take_opener(self, i: int, chunk: Chunk) -> None:
        """Open a clause at a subordinator or a relative word."""
        lower = chunk.text
        if lower == "that" or (chunk.kind == k.REL and lower in ("who", "which", "whom", "whose", "where", "that")):
            self.open_that(lower)
        elif lower in CONTENT_MARKERS and self.before in (k.VG, k.PREP, k.ADJ, k.NG) and self.content_expected(lower):
            clause = Clause(CONTENT, lower, parent=self.top.clause)
            self.top.clause.contents.append(clause)
            self.open(clause)
        else:
            if self.comma:
                self.settle()
            self.open(Clause(ADVERBIAL, lower, parent=self.top.clause))
        self.prep = self.conj = ""
        self.comma = False

    def content_expected(self, lower: str) -> bool:
        """Whether "whether", "what", "when" opens what is said and not a circumstance."""
        clause = self.top.clause
        if lower in ("when", "where", "if"):
            return clause.verbs is not None and self.before == k.VG and self.words.has("zero that", clause.verbs.lemma)
        return True

    def open_that(self, lower: str) -> None:
        """Open a clause at "that", "who", "which": behind a noun it tells of it, behind a verb it is what is said."""
        again = self.find_content() if lower == "that" and (self.conj or self.comma) else None
        if again is not None:
            while self.top is not again:
                self.close()
            clause = Clause(CONTENT, lower, parent=again.clause.parent, host=again.clause.host)
            self.close()
            self.adopt(clause)
            self.open(clause)
            return
        host = self.last if self.before in (k.NG, k.PREP) or self.comma else None
        if lower == "that" and host is not None:
            host = self.telling_noun(host)
        if lower == "that" and (host is None or (self.before != k.NG)):
            clause = Clause(CONTENT, lower, parent=self.top.clause)
            self.top.clause.contents.append(clause)
            self.open(clause)
            return
        if host is None:
            self.open(Clause(CONTENT, lower, parent=self.top.clause))
            self.top.clause.parent.contents.append(self.top.clause)  # type: ignore[union-attr]  # set one line above
            return
        frame = self.open(Clause(RELATIVE, lower, parent=self.top.clause, host=self.antecedent(host, lower)))
        frame.undecided = lower == "that"
        if lower == "that" and self.stack[-2].clause.verbs and self.tells(self.stack[-2].clause):
            frame.clause.kind, frame.undecided, frame.clause.host = CONTENT, False, None
            self.stack[-2].clause.contents.append(frame.clause)

    def telling_noun(self, host: Group) -> Group:
        """Of a noun and those it hangs on, the one that a clause can say the content of: "the claim by Rwanda that"."""
        candidate: Group | None = host
        while candidate is not None:
            if self.words.has("content nouns", candidate.lemma):
                return candidate
            candidate = candidate.host
        return host

    def tells(self, clause: Clause) -> bool:
        """Whether a verb has told somebody and its content is still to come: "told reporters that", "warned Iran that"."""
        if clause.verbs is None or clause.contents or clause.object is None or self.last is not clause.object:
            return False
        return self.words.has("tells", clause.verbs.lemma)

    def antecedent(self, host: Group, lower: str) -> Group:
        """The noun a relative clause tells of; "who" passes over things that have a host."""
        if lower in ("who", "whom") and host.host is not None and host.prep and not self.nouns.is_personal(host):
            return host.host if self.nouns.is_personal(host.host) else host
        return host

    def find_content(self) -> Frame | None:
        """The innermost open clause that is a content with "that"."""
        for frame in reversed(self.stack):
            if frame.clause.kind == CONTENT or frame.undecided:
                return frame if frame.clause.verbs and frame.clause.marker in ("that", "") else None
        return None

    def adopt(self, clause: Clause) -> None:
        """Hang a content clause on the verb and the noun it belongs to."""
        if clause.host is not None:
            clause.host.contents.append(clause)
        elif clause.parent is not None:
            clause.parent.contents.append(clause)

    # -- verbs

    def take_verbs(self, i: int, chunk: Chunk, verbs: Verbs) -> None:
        """Give a verb group its clause."""
        verbs.negated = verbs.negated or self.negation
        if verbs.form == "infinitive":
            self.take_infinitive(verbs)
        elif verbs.form in ("ing", "part"):
            self.take_participle(verbs)
        else:
            self.take_finite(i, verbs)
        self.last = None

    def take_infinitive(self, verbs: Verbs) -> None:
        """An infinitive: its subject is the governor's subject, or the object of a verb that moves another to act."""
        if self.comma and not self.conj:
            self.settle()
        frame = self.top
        governor = frame.clause
        if self.conj and governor.kind == INFINITIVE:
            self.coordinate(frame, verbs)
            return
        clause = Clause(INFINITIVE, "to", verbs, parent=governor)
        if governor.verbs is not None:
            clause.subject = self.control(governor)
            governor.contents.append(clause)
        elif frame.pending is not None:
            clause.subject = frame.pending  # a headline: "Obasanjo to meet the rebels"
        host = self.last if self.before == k.NG else None
        if host is not None and host.prep == "for" and governor.verbs is not None:
            clause.subject = host
        if host is not None and (host is not clause.subject or governor.verbs is None):
            clause.host = host
            host.contents.append(clause)
        self.open(clause)

    def control(self, governor: Clause) -> Group | None:
        """Who does what an infinitive says."""
        verbs = governor.verbs
        if verbs is None:
            return None
        if governor.object is not None and self.words.has("object control", verbs.lemma):
            return governor.object
        called = next((group for prep, group in reversed(governor.preps) if prep in ("on", "upon", "to")), None)
        if called is not None and self.last is called and self.words.has("object control", verbs.lemma):
            return called
        return governor.subject

    def take_participle(self, verbs: Verbs) -> None:
        """A participle or gerund."""
        if self.comma:
            self.settle()
        frame = self.top
        governor = frame.clause
        if self.conj and governor.verbs is not None and governor.verbs.form == verbs.form and not self.prep:
            self.coordinate(frame, verbs)
            return
        if self.prep and verbs.form == "ing":
            self.open_gerund(governor, verbs)
            return
        if self.last is not None and self.before == k.NG and not self.comma:
            clause = Clause(PARTICIPLE, "", verbs, subject=self.last, parent=governor, host=self.last)
        elif self.before in (k.VG, k.PARTICLE) and governor.verbs is not None and not self.comma:
            clause = Clause(GERUND, "", verbs, subject=governor.subject, parent=governor)
            governor.contents.append(clause)
        else:
            clause = Clause(PARTICIPLE, "", verbs, subject=governor.subject, parent=governor)
        self.open(clause)

    def open_gerund(self, governor: Clause, verbs: Verbs) -> None:
        """A gerund behind a preposition: "accused Iran of hiding", "by withdrawing", "a plan for leaving"."""
        clause = Clause(GERUND, self.prep, verbs, parent=governor)
        if governor.verbs is not None:
            turned = governor.object is not None and self.last is governor.object and self.turns(governor.object)
            clause.subject = governor.object if turned else governor.subject
            governor.contents.append(clause)
        if self.last is not None and self.before == k.PREP and clause.subject is not self.last:
            clause.host = self.last
            self.last.contents.append(clause)
        self.open(clause)

    def turns(self, group: Group) -> bool:
        """Whether the object of a verb does what the gerund behind it says: "accused Iran of", "thanked him for"."""
        if self.prep in ("of", "from"):
            return True
        return self.prep in ("for", "in", "with", "into") and (self.nouns.is_name(group) or group.pronoun)

    def take_finite(self, i: int, verbs: Verbs) -> None:
        """A finite verb: find the clause that waits for it, or open one."""
        if self.conj and self.before in (k.CONJ, k.ADV, k.COMMA) and self.shares(verbs):
            return
        subject = self.find_circumstance() if self.before in (k.NG, k.ADV) and not self.comma else None
        if subject is not None:
            self.open_circumstance(subject, verbs)
            return
        if self.comma and self.before == k.COMMA:
            self.settle()
        if self.reduces(verbs):
            verbs.form, verbs.passive = "part", True
            self.take_participle(verbs)
            return
        while True:
            frame = self.top
            if frame.clause.verbs is None:
                self.fill(frame, verbs)
                return
            outer = self.stack[-2] if len(self.stack) > 1 else None
            if frame.loose is None and outer and outer.clause.verbs is None and outer.pending and not self.stolen(frame):
                self.close()
                continue
            if frame.loose is not None or self.stolen(frame):
                self.open_behind(frame, verbs)
                return
            if outer is not None:
                self.close()
                continue
            self.open_inverted(verbs)
            return

    def reduces(self, verbs: Verbs) -> bool:
        """Whether a past form is a participle after all, as nothing can be its subject: "to arm the troops sent there"."""
        if self.before != k.NG or self.comma or self.conj or not self.state.masks[verbs.head] & c.PART:
            return False
        if verbs.modal or verbs.start != verbs.head or self.words.has("intransitive", verbs.lemma):
            return False
        waiting = any(frame.clause.verbs is None or frame.loose is not None for frame in self.stack)
        return not waiting and not any(self.stolen(frame) for frame in self.stack)

    def find_circumstance(self) -> Group | None:
        """The group behind a preposition that was a subordinator, its group the subject: no other subject waits."""
        group = self.last
        while group is not None and group.prep not in SUBORDINATING and group.host is not None:
            group = group.host
        waiting = self.top.clause.verbs is None and self.top.pending is not None
        if group is None or group.prep not in SUBORDINATING or waiting or self.top.loose is not None:
            return None
        return group

    def open_circumstance(self, subject: Group, verbs: Verbs) -> None:
        """Open the clause of a subordinator that was read as a preposition."""
        governor = self.top.clause
        governor.preps[:] = [pair for pair in governor.preps if pair[1] is not subject]
        if subject.host is not None:
            subject.host.preps[:] = [pair for pair in subject.host.preps if pair[1] is not subject]
        clause = Clause(ADVERBIAL, subject.prep, verbs, subject=subject, parent=governor)
        subject.prep, subject.host = "", None
        self.open(clause)

    def fill(self, frame: Frame, verbs: Verbs) -> None:
        """Give a waiting clause its verb and its subject."""
        clause = frame.clause
        clause.verbs = verbs
        if frame.pending is not None:
            clause.subject = frame.pending
            if clause.kind == RELATIVE and not frame.undecided and clause.marker != "whose":
                clause.object = clause.host if clause.marker in ("which", "that", "whom", "who") else None
        elif clause.kind == RELATIVE:
            clause.subject, frame.undecided = clause.host, False
        elif self.marked or self.words.has("zero that", verbs.lemma):
            frame.inverted = True

    def stolen(self, frame: Frame) -> bool:
        """Whether the object found last is rather the subject of the verb that follows it: "said Russia denies"."""
        clause = frame.clause
        group = self.last
        if group is None or self.before not in (k.NG, k.COMMA, k.STOP) or clause.verbs is None:
            return False
        head = clause.object or clause.complement
        while group.host is not None and group is not head:
            group = group.host
        known = head is group or any(member is group for member in (head.conjuncts if head else ()))
        if clause.verbs.copula:
            return known and group.pronoun
        return bool(known) and (self.words.has("zero that", clause.verbs.lemma) or clause.indirect is not None or self.contact(group) is not None)

    def contact(self, group: Group) -> Group | None:
        """The noun that stands right before a group with nothing between: "the answer Russia wants"."""
        return self.nouns.neighbour(group)

    def open_behind(self, frame: Frame, verbs: Verbs) -> None:
        """Open the clause of a noun group that has turned out to be its subject."""
        clause = frame.clause
        subject = frame.loose
        saying = clause.verbs is not None and self.words.has("zero that", clause.verbs.lemma) and not clause.contents
        if subject is None:
            subject = clause.object or clause.complement
            if clause.object is not None:
                clause.object = clause.indirect
                clause.indirect = None
            else:
                clause.complement = None
        frame.loose = None
        near = self.contact(subject) if subject is not None else None
        if clause.verbs is not None and clause.verbs.copula and subject is not None and subject.pronoun:
            inner = Clause(CONTENT, "", verbs, subject=subject, parent=clause, host=clause.subject)
            self.adopt(inner)
        elif saying and not self.nouns.follows_mark(subject):
            inner = Clause(CONTENT, "", verbs, subject=subject, parent=clause)
            clause.contents.append(inner)
        elif near is not None and near is not clause.indirect and not near.timelike:
            inner = Clause(RELATIVE, "", verbs, subject=subject, object=near, parent=clause, host=near)
        else:
            while len(self.stack) > 1 and self.top.clause.kind != CONTENT:
                self.close()
            top = self.top.clause
            inner = Clause(top.kind if self.nouns.follows_conjunction(subject) else MAIN, "", verbs, subject=subject, parent=top.parent)
            if inner.kind == CONTENT:
                self.adopt(inner)
            self.close()
        self.open(inner)

    def shares(self, verbs: Verbs) -> bool:
        """Join a verb behind a conjunction to an earlier one, whose subject it shares. False when there is none."""
        frames = [frame for frame in self.stack if frame.clause.verbs]
        if self.comma and any(frame.clause.kind not in EMBEDDED for frame in frames):
            frames = [frame for frame in frames if frame.clause.kind not in EMBEDDED or frame.clause.kind == INFINITIVE]
        if not frames or (self.top.clause.verbs is None and self.top.pending is not None):
            return False
        target = frames[-1]
        tag = self.state.tags[verbs.head]
        bare = tag == c.BASE and not verbs.modal
        fitting = [frame for frame in reversed(frames) if self.matches(frame, verbs, bare)]
        same = [frame for frame in fitting if frame.clause.verbs and frame.clause.verbs.past == verbs.past]
        if fitting:
            target = (same or fitting)[0]
        if self.words.has("zero that", verbs.lemma) or self.words.has("speech verbs", verbs.lemma):
            sayings = [frame for frame in same if frame.clause.verbs and self.words.has("zero that", frame.clause.verbs.lemma)]
            target = sayings[-1] if sayings else target
        while self.top is not target:
            self.close()
        self.coordinate(target, verbs)
        return True

    def matches(self, frame: Frame, verbs: Verbs, bare: bool) -> bool:
        """Whether a verb can be coordinated with the verb of a frame."""
        other = frame.clause.verbs
        if other is None:
            return False
        if bare:
            return other.form == "infinitive" or bool(other.modal) or self.state.tags[other.head] == c.BASE
        if other.form != "finite":
            return False
        return True

    def coordinate(self, frame: Frame, verbs: Verbs) -> None:
        """Open a clause beside another one, with its subject, its place and, for a bare form, its modality."""
        twin = frame.clause
        clause = Clause(twin.kind, twin.marker, verbs, subject=twin.subject, parent=twin.parent, host=twin.host, shared=True)
        if twin.verbs is not None and self.state.tags[verbs.head] == c.BASE and not verbs.modal:
            verbs.form, verbs.modal = twin.verbs.form, twin.verbs.modal
        if twin.kind in (CONTENT, INFINITIVE, GERUND):
            if twin.parent is not None and twin in twin.parent.contents:
                twin.parent.contents.append(clause)
            if twin.host is not None and twin in twin.host.contents:
                twin.host.contents.append(clause)
        self.close()
        self.open(clause)

    def open_inverted(self, verbs: Verbs) -> None:
        """A verb without a subject before it: behind a saying it waits for its speaker ("…, said the minister")."""
        self.close()
        frame = self.open(Clause(MAIN, "", verbs))
        frame.inverted = self.marked or self.words.has("zero that", verbs.lemma)
