"""Noun groups that belong together: coordination and apposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.clauses import chunks as k
from kbextract.clauses.chunks import Chunk
from kbextract.clauses.record import Group
from kbextract.clauses.tagging import Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.record import COUNTRY, GROUP, ORGANIZATION, PERSON, PLACE
from kbextract.lexicon.words import Words

LONGEST_LIST = 8  # members of a coordination that are looked through for its "and"


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two noun groups: a conjunction ("" for none), a comma; and what their clause has.

    `verb` tells that it has its verb, `saying` that this is a verb of saying whose words have not begun.
    """

    conj: str
    comma: bool
    verb: bool
    saying: bool


@dataclass(frozen=True, slots=True)
class NounLinker:
    """Decides which noun groups of a sentence are coordinated or name the same thing.

    `kinds` gives for each word the kind of entity that is named there, "" elsewhere.
    """

    words: Words
    state: Tagging
    chunks: Sequence[Chunk]
    kinds: Sequence[str]

    def shape(self, group: Group) -> str:
        """What a group looks like: the kind of entity it names, a name, a pronoun, a noun."""
        if self.kinds[group.head]:
            return self.kinds[group.head]
        tag = self.state.tags[group.head]
        if tag & c.NAME and self.state.entries[group.head].mask & (c.NOUN | c.PLURAL):
            return "noun"  # a common noun with a capital: "the President"
        return "name" if tag & c.NAME else "pronoun" if tag & c.PRON else "noun"

    def is_personal(self, group: Group) -> bool:
        """Whether a group may be a person or a party: not a place, a time or a thing by its kind."""
        shape = self.shape(group)
        return shape in (PERSON, "name", "pronoun", GROUP) or (shape == "noun" and not group.timelike)

    def is_name(self, group: Group) -> bool:
        """Whether a group is a name."""
        return bool(self.state.tags[group.head] & c.NAME) or bool(self.kinds[group.head])

    # -- coordination

    def coordinates(self, i: int, group: Group, last: Group, joint: Joint) -> bool:
        """Whether the group at chunk i joins the last one: behind "and", in a list, or as a headline's comma."""
        if self.words.has("noun links", joint.conj):
            if not self.begins_clause(i) or not joint.verb:
                return True
            return joint.saying and last.prep == "" and self.touches_verb(last)
        if not joint.comma or group.timelike != last.timelike:
            return False
        if self.leads_list(i):
            if self.lists_names(group, last) or (self.explains(group, last) and self.ends_at_mark(i)):
                return False
            if self.lists_offices(i, group, last):
                return False
            return not self.is_preposed(last, joint.verb)
        return not joint.verb and self.heads_line(i, group, last)

    def lists_names(self, group: Group, last: Group) -> bool:
        """Whether a person's name stands behind a plural, as the first of those it counts: "two envoys, X and Y,"."""
        return bool(self.state.tags[last.head] & c.PLURAL) and self.shape(group) == PERSON

    def lists_offices(self, i: int, group: Group, last: Group) -> bool:
        """Whether a person's name is followed by the offices that he holds: "X, director and editor of the paper,"."""
        if self.shape(last) != PERSON or self.is_name(group) or self.state.tags[group.head] & c.PLURAL:
            return False
        if self.state.tags[group.start] & (c.DET | c.NUM):
            return False
        after = [chunk.group for chunk in self.chunks[i + 1 :] if chunk.kind == k.NG and chunk.group is not None]
        return bool(after) and not self.is_name(after[0])

    def heads_line(self, i: int, group: Group, last: Group) -> bool:
        """Whether a comma stands for "and" between two names at the start of a headline: "Russia, Ukraine agree"."""
        if last.prep or last.start != 0 or not self.is_name(group) or not self.is_name(last):
            return False
        following = self.skip_phrases(i + 1)
        return following < len(self.chunks) and self.chunks[following].kind == k.VG

    def is_preposed(self, last: Group, verb: bool) -> bool:
        """Whether the last group stands in a phrase before the subject: "In Kyiv, Blinken and Zelenskyy met"."""
        return bool(last.prep) and not verb and last.host is None

    def begins_clause(self, i: int) -> bool:
        """Whether a finite verb follows the group at chunk i and its phrases."""
        at = self.skip_phrases(i + 1)
        while at < len(self.chunks) and self.chunks[at].kind in (k.ADV, k.QUOTE):
            at += 1
        if at >= len(self.chunks):
            return False
        verbs = self.chunks[at].verbs
        return verbs is not None and verbs.form == "finite"

    def touches_verb(self, group: Group) -> bool:
        """Whether a group stands right behind a verb group, or begins a coordination that does."""
        return any(chunk.kind == k.VG and chunk.end == group.first for chunk in self.chunks) or group.host is not None

    def leads_list(self, i: int) -> bool:
        """Whether the group at chunk i is followed, through commas, by "and" and a last member."""
        at = i
        for _ in range(LONGEST_LIST):
            at = self.skip_phrases(at + 1)
            if at + 1 >= len(self.chunks):
                return False
            kind = self.chunks[at].kind
            if kind == k.COMMA and self.chunks[at + 1].kind == k.CONJ:
                at, kind = at + 1, k.CONJ
            if at + 1 >= len(self.chunks) or self.chunks[at + 1].kind != k.NG:
                return False
            if kind == k.CONJ:
                return self.words.has("noun links", self.chunks[at].text)
            if kind != k.COMMA:
                return False
            at += 1
        return False

    def skip_phrases(self, i: int) -> int:
        """The first chunk from i on that belongs to no prepositional phrase."""
        at = i
        while at + 1 < len(self.chunks) and self.chunks[at].kind == k.PREP and self.chunks[at + 1].kind == k.NG:
            at += 2
        return at

    def join(self, last: Group, group: Group) -> None:
        """Coordinate a group with the one before it that is most like it."""
        candidate: Group | None = last
        shape = self.shape(group)
        if last.prep != "between" and self.shape(last) in (PLACE, COUNTRY, ORGANIZATION, "name", "noun"):
            while candidate is not None and self.shape(candidate) != shape:
                candidate = candidate.host
        first = candidate or last
        while first.host is not None and any(member is first for member in first.host.conjuncts):
            first = first.host
        first.conjuncts.append(group)
        group.host = first

    # -- apposition

    def explains(self, group: Group, last: Group) -> bool:
        """Whether one of two neighbours is a name and the other a description."""
        if self.is_name(group) == self.is_name(last) or group.timelike or last.timelike:
            return False
        return not (group.pronoun or last.pronoun)

    def ends_at_mark(self, i: int) -> bool:
        """Whether a comma, a stop or the end follows the group at chunk i and its phrases."""
        at = self.skip_phrases(i + 1)
        return at >= len(self.chunks) or self.chunks[at].kind in (k.COMMA, k.STOP)

    def renames(self, i: int, group: Group, last: Group, preposed: bool) -> bool:
        """Whether a group behind a comma is another name of the last one."""
        if not self.explains(group, last):
            return False
        owned = last.prep == "of" and last.host is not None and not self.is_name(last.host)
        if owned and self.shape(group) == PERSON:
            return False  # "the spokesman of the government, Patrick Muyaya,"
        if self.lists_names(group, last) and self.leads_list(i):
            return True
        if preposed or self.begins_clause(i):
            at = self.skip_phrases(i + 1)
            following = (k.NG, k.VG, k.PREP) if last.prep == "according to" else (k.NG, k.VG)
            return self.ends_at_mark(i) and at + 1 < len(self.chunks) and self.chunks[at + 1].kind in following
        return True

    # -- neighbours

    def neighbour(self, group: Group) -> Group | None:
        """The noun group that ends where this one begins."""
        if not self.is_name(group) and self.state.tags[group.start] & (c.NOUN | c.PLURAL | c.ADJ):
            return None
        for chunk in self.chunks:
            if chunk.end == group.first and chunk.group is not None:
                return None if self.is_name(chunk.group) or chunk.group.pronoun else chunk.group
        return None

    def mark_before(self, group: Group | None) -> Chunk | None:
        """The chunk right before a group, quotation marks and adverbs passed over."""
        found = None
        for chunk in self.chunks:
            if group is None or chunk.start >= group.first:
                break
            if chunk.kind not in (k.QUOTE, k.ADV):
                found = chunk
        return found

    def follows_mark(self, group: Group | None) -> bool:
        """Whether a comma or a conjunction stands before a group."""
        mark = self.mark_before(group)
        return mark is not None and mark.kind in (k.COMMA, k.CONJ, k.STOP)

    def follows_conjunction(self, group: Group | None) -> bool:
        """Whether a conjunction stands before a group."""
        mark = self.mark_before(group)
        return mark is not None and mark.kind == k.CONJ
