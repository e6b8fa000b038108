"""Where noun groups hang: on a preposition, in a coordination, as another name, or as what a clause lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.clauses import chunks as k
from kbextract.clauses.chunks import Chunk
from kbextract.clauses.nouns import Joint, NounLinker
from kbextract.clauses.progress import Progress
from kbextract.clauses.record import RELATIVE, Clause, Group
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class GroupAttacher:
    """Gives each noun group of one sentence its place."""

    words: Words
    lowers: Sequence[str]
    chunks: Sequence[Chunk]
    nouns: NounLinker
    now: Progress

    def take(self, i: int, group: Group) -> None:
        """Attach a noun group: to a preposition, a coordination, a name it explains, or a clause."""
        now = self.now
        if group.pronoun and now.before == k.NG and self.lowers[group.head].endswith(("self", "selves")):
            return
        prep, conj, comma = now.prep, now.conj, now.comma
        now.forget()
        if prep:
            self.attach_prep(prep, group, comma)
        elif now.last is not None and self.coordinates(i, group, now.last, conj, comma):
            self.nouns.join(now.last, group)
        elif now.last is not None and (comma or self.names_last(i, group)) and self.rename(i, group):
            return
        elif group.timelike and not group.possessor and not self.is_subject_ahead(i):
            now.top.clause.times.append(group)
            return
        else:
            self.take_bare(i, group, conj, comma)
        now.last = group

    def coordinates(self, i: int, group: Group, last: Group, conj: str, comma: bool) -> bool:
        """Whether a group joins the last one."""
        joint = Joint(conj, comma, self.now.has_verb(), self.now.awaits_content())
        return self.nouns.coordinates(i, group, last, joint)

    def take_bare(self, i: int, group: Group, conj: str, comma: bool) -> None:
        """Give a group that hangs on nothing its part in the clause, or let it wait for a verb of its own."""
        now = self.now
        if comma:
            now.settle()
        complete = now.has_verb() and not now.top.inverted
        speaker = comma and now.quote
        if complete and (speaker or ((conj or comma) and self.nouns.begins_clause(i))):
            now.top.loose = group
        else:
            adjacent = now.before in (k.VG, k.PARTICLE)
            self.place(group, adjacent, after_group=now.before == k.NG and not comma)

    # -- names of the same thing

    def names_last(self, i: int, group: Group) -> bool:
        """Whether a name stands right behind the noun that it names: "its ally Belarus"."""
        last = self.now.last
        if last is None or self.now.before != k.NG or last.end != group.first or self.nouns.begins_clause(i):
            return False
        return self.nouns.is_name(group) and not self.nouns.is_name(last)

    def rename(self, i: int, group: Group) -> bool:
        """Let a group behind a comma be another name of the last group, or of one that it hangs on."""
        outer = self.now.outer
        if outer is not None and self.now.has_verb() and outer.clause.verbs is None and outer.pending is None:
            return False  # "Digging trenches, the soldier said": the comma ends what came first
        candidate = self.now.last
        while candidate is not None:
            if self.nouns.renames(i, group, candidate, self.now.opens_sentence()):
                candidate.apposition = candidate.apposition or group
                group.host = candidate
                if self.nouns.leads_list(i):
                    self.now.last = group
                return True
            candidate = candidate.host
        return False

    # -- phrases and arguments

    def is_subject_ahead(self, i: int) -> bool:
        """Whether a time noun is a subject after all: nothing else can be, and a finite verb follows."""
        following = self.chunks[i + 1] if i + 1 < len(self.chunks) else None
        ready = self.now.top.pending or self.now.has_verb() or self.now.last
        return not ready and following is not None and following.verbs is not None and following.verbs.form == "finite"

    def attach_prep(self, prep: str, group: Group, comma: bool) -> None:
        """A prepositional phrase belongs to the noun right before it, and to the verb if there is one."""
        now = self.now
        group.prep = prep
        if comma and now.outer is not None and now.top.clause.kind == RELATIVE and now.has_verb():
            now.close()  # "to Belarus, which borders Ukraine, for exercises"
        frame = now.top
        if now.last is not None and now.before == k.PREP and not comma and now.touches(group):
            now.last.preps.append((prep, group))
            group.host = now.last
            opening = frame.clause.verbs is None and frame.pending is None
            if not opening and (prep == "of" or frame.clause.verbs is None):
                return
        frame.clause.preps.append((prep, group))

    def place(self, group: Group, adjacent: bool, after_group: bool) -> None:
        """A bare noun group is the coming subject, the object, a second object, or waits for what follows.

        `adjacent` tells that it stands right behind the verb, `after_group` that it stands right behind another group.
        """
        frame = self.now.top
        clause = frame.clause
        verbs = clause.verbs
        if verbs is None:
            frame.pending = group
        elif frame.inverted and clause.subject is None:
            clause.subject, frame.inverted = group, False
        elif verbs.copula and clause.complement is None:
            self.complement(clause, group)
        elif clause.object is None and not verbs.passive and (adjacent or not after_group) and not has_phrase(clause):
            clause.object = group
        elif self.is_second(clause, after_group):
            clause.indirect, clause.object = clause.object, group
        elif verbs.passive and adjacent and self.words.has("ditransitive", verbs.lemma):
            clause.object = group
        else:
            frame.loose = group

    def complement(self, clause: Clause, group: Group) -> None:
        """What "be" says of its subject; behind "there" it is the subject itself."""
        clause.complement = group
        if clause.subject is not None and self.lowers[clause.subject.head] == "there":
            clause.subject = group

    def is_second(self, clause: Clause, after_group: bool) -> bool:
        """Whether a group is the second object of its verb: "gave Kyiv missiles"."""
        if clause.verbs is None or clause.object is None or clause.indirect is not None or not after_group:
            return False
        return self.words.has("ditransitive", clause.verbs.lemma)


def has_phrase(clause: Clause) -> bool:
    """Whether a prepositional phrase, not of time, stands between a verb and what follows."""
    verbs = clause.verbs
    return verbs is not None and any(group.start > verbs.head and not group.timelike for _, group in clause.preps)
