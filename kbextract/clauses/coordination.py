"""Coordination of verbs: a verb behind a conjunction shares the subject and the place of an earlier one."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.progress import EMBEDDED, Frame, Progress
from kbextract.clauses.record import CONTENT, GERUND, INFINITIVE, Clause, Verbs
from kbextract.clauses.tagging import Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class VerbCoordinator:
    """Joins the verbs of one sentence."""

    words: Words
    state: Tagging
    now: Progress

    def shares(self, verbs: Verbs) -> bool:
        """Join a verb behind a conjunction to an earlier one, whose subject it shares. False when there is none."""
        frames = self.find_twins()
        if not frames or (self.now.top.clause.verbs is None and self.now.top.pending is not None):
            return False
        target = self.choose_twin(frames, verbs)
        self.now.close_to(target)
        self.coordinate(target, verbs)
        return True

    def find_twins(self) -> list[Frame]:
        """The open clauses that have a verb; behind a comma an embedded one counts only where no other is open."""
        frames = [frame for frame in self.now.stack if frame.clause.verbs]
        if self.now.comma and any(frame.clause.kind not in EMBEDDED for frame in frames):
            return [frame for frame in frames if frame.clause.kind not in EMBEDDED or frame.clause.kind == INFINITIVE]
        return frames

    def choose_twin(self, frames: list[Frame], verbs: Verbs) -> Frame:
        """The clause that a verb goes on with: of a fitting form and tense, else the innermost."""
        bare = self.state.tags[verbs.head] == c.BASE and not verbs.modal
        fitting = [frame for frame in reversed(frames) if self.matches(frame, bare)]
        same = [frame for frame in fitting if frame.clause.verbs and frame.clause.verbs.past == verbs.past]
        if self.words.has("zero that", verbs.lemma) or self.words.has("speech verbs", verbs.lemma):
            sayings = [frame for frame in same or fitting if self.now.is_saying(frame.clause)]
            if sayings:
                return sayings[-1]
        return (same or fitting or frames[-1:])[0]

    def matches(self, frame: Frame, bare: bool) -> bool:
        """Whether a verb, bare or not, can be coordinated with the verb of a frame."""
        other = frame.clause.verbs
        if other is None:
            return False
        if bare:
            return other.form == "infinitive" or bool(other.modal) or self.state.tags[other.head] == c.BASE
        return other.form == "finite"

    def coordinate(self, frame: Frame, verbs: Verbs) -> None:
        """Open a clause beside the innermost one, with its subject, its place and, for a bare form, its modality."""
        twin = frame.clause
        clause = Clause(
            twin.kind, twin.marker, verbs, subject=twin.subject, parent=twin.parent, host=twin.host, shared=True
        )
        if twin.verbs is not None and self.state.tags[verbs.head] == c.BASE and not verbs.modal:
            verbs.form, verbs.modal = twin.verbs.form, twin.verbs.modal
        if twin.kind in (CONTENT, INFINITIVE, GERUND):
            for owner in (twin.parent, twin.host):
                if owner is not None and twin in owner.contents:
                    owner.contents.append(clause)
        self.now.close()
        self.now.open(clause)
