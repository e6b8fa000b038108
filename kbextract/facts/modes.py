"""Whether a happening happens: done, planned, possible, negated, hypothetical or called off, by the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.record import ADVERBIAL, CONTENT, GERUND, INFINITIVE, Clause, Group, Verbs
from kbextract.facts.modality import Modality
from kbextract.facts.phrases import is_member
from kbextract.facts.view import View
from kbextract.lexicon import classes as c
from kbextract.rulebook.record import DONE, ENDED, HYPOTHETICAL, NEGATED, PLANNED, POSSIBLE, PRESENT
from kbextract.text.record import HEADLINE

DEEPEST = 6  # clauses inside clauses
DESCRIBING = c.ADJ | c.DET | c.PART | c.NEG


def find_mode(view: View) -> str:
    """The mode of a trigger in its sentence."""
    finder = ModeFinder(view)
    if view.group is not None:
        return finder.mode_of_noun(view.group)
    return finder.mode_of_clause(view.clause, 0) if view.clause else DONE


@dataclass(frozen=True, slots=True)
class ModeFinder:
    """Finds the modes of the clauses and nouns around one trigger."""

    view: View

    @property
    def modality(self) -> Modality:
        """What is known of the words around a trigger."""
        return self.view.reading.modality

    @property
    def is_headline(self) -> bool:
        """Whether the trigger stands in a headline."""
        return self.view.reading.sentence.kind == HEADLINE

    # -- of a clause

    def mode_of_clause(self, clause: Clause, depth: int) -> str:
        """The mode of what a clause says."""
        verbs = clause.verbs
        if verbs is None or depth > DEEPEST:
            return DONE
        if verbs.negated or self.denies_part(clause):
            return NEGATED
        if clause.kind in (ADVERBIAL, CONTENT) and self.modality.has("conditions", clause.marker):
            return HYPOTHETICAL
        if verbs.modal:
            return self.mode_of_modal(clause, verbs)
        bidden = self.mode_of_bidden(clause, verbs)
        if bidden:
            return bidden
        if clause.kind == INFINITIVE:
            return self.mode_of_infinitive(clause, depth)
        if clause.kind == GERUND:
            return self.mode_of_gerund(clause, depth)
        return self.mode_of_plain(clause, verbs, depth)

    def denies_part(self, clause: Clause) -> bool:
        """Whether "no", "neither" or "nobody" makes a clause negative: "no troops were sent"."""
        groups = [group for group in (clause.subject, clause.object) if group is not None]
        return any(self.modality.has("denying words", self.view.reading.lowers[group.start]) for group in groups)

    def mode_of_modal(self, clause: Clause, verbs: Verbs) -> str:
        """What a modal verb says; "would" behind a past saying is the future of the past."""
        outer = clause.parent.verbs if clause.parent is not None else None
        told = clause.kind == CONTENT and outer is not None and (outer.past or outer.perfect)
        if told and self.modality.has("reported futures", verbs.modal):
            return PLANNED
        return self.modality.find_mode("modals", verbs.modal) or POSSIBLE

    def mode_of_bidden(self, clause: Clause, verbs: Verbs) -> str:
        """What the governor says of a content that is to be done, "" for any other: "demanded that Iran stop"."""
        if clause.kind != CONTENT or clause.parent is None or clause.parent.verbs is None:
            return ""
        listed = self.modality.find_mode("governors", clause.parent.verbs.lemma)
        bare = self.view.reading.parse.tags[verbs.head] & c.BASE
        return listed if listed in (POSSIBLE, NEGATED) and bare else ""

    def mode_of_infinitive(self, clause: Clause, depth: int) -> str:
        """What the governor of an infinitive says; without one of the list it tells a purpose."""
        governor, host = clause.parent, clause.host
        listed = self.modality.find_mode("governors", host.lemma) if host is not None else ""
        if listed:
            return listed
        if governor is None or governor.verbs is None:
            return PLANNED if self.is_headline else POSSIBLE
        outer = self.mode_of_clause(governor, depth + 1)
        if outer in (NEGATED, HYPOTHETICAL, POSSIBLE):
            return outer
        if host is not None and self.is_ranked(host):
            return DONE if outer == PRESENT else outer
        if governor.verbs.copula:
            plain = not governor.complement and not governor.adjective
            return self.modality.find_mode("adjectives", governor.adjective) or (PLANNED if plain else POSSIBLE)
        own = self.modality.find_mode("governors", governor.verbs.lemma)
        implied = self.modality.has("implicatives", governor.verbs.lemma) and outer != PRESENT
        return own or (outer if implied else PLANNED)

    def is_ranked(self, host: Group) -> bool:
        """Whether a noun is singled out, so that the infinitive behind it is so: "the first leader to visit"."""
        lowers = self.view.reading.lowers
        return any(self.modality.has("rankings", lowers[i]) for i in range(host.start, host.head))

    def mode_of_gerund(self, clause: Clause, depth: int) -> str:
        """What the governor and the preposition of a gerund say."""
        governor = clause.parent
        own = self.modality.find_mode("gerunds", clause.marker)
        if own and own != DONE:
            return own
        if governor is None or governor.verbs is None:
            return DONE
        outer = self.mode_of_clause(governor, depth + 1)
        if outer in (NEGATED, HYPOTHETICAL):
            return outer
        listed = self.modality.find_mode("governors", governor.verbs.lemma)
        return listed if listed and not clause.marker else DONE

    def mode_of_plain(self, clause: Clause, verbs: Verbs, depth: int) -> str:
        """What a verb says that nothing governs: the condition of its outer clause, else its own tense."""
        outer = clause.parent if clause.kind != CONTENT else None
        if outer is not None and self.mode_of_clause(outer, depth + 1) == HYPOTHETICAL:
            return HYPOTHETICAL
        plain = verbs.form == "finite" and not (verbs.past or verbs.perfect or verbs.progressive or verbs.passive)
        return PRESENT if plain and not self.is_headline else DONE

    # -- of a noun

    def mode_of_noun(self, group: Group) -> str:
        """The mode of what a noun names: by its verb, the words before it, its preposition, its clause."""
        ended = self.mode_of_governor(group)
        if ended in (ENDED, NEGATED):
            return ended
        return self.mode_of_modifiers(group) or self.mode_of_preposition(group) or self.mode_in_clause(group)

    def is_governed(self, group: Group) -> bool:
        """Whether a verb acts on what a noun names: as its object, or behind "for", "to", "on"."""
        clause = self.view.clause
        acting = clause is not None and self.modality.has("acting prepositions", group.prep)
        hangs = clause is not None and acting and any(group is inner for _, inner in clause.preps)
        return hangs or self.view.is_governed()

    def mode_of_governor(self, group: Group) -> str:
        """What the verb that acts on a noun says of what it names, "" when it says nothing."""
        clause = self.view.clause
        if clause is None or clause.verbs is None or not self.is_governed(group):
            return ""
        phrase = f"{clause.verbs.lemma} {clause.verbs.particle}"
        verb = clause.verbs.lemma
        return self.modality.find_mode("governors", phrase) or self.modality.find_mode("governors", verb)

    def mode_of_modifiers(self, group: Group) -> str:
        """What the words before a noun say of what it names, "" when they say nothing."""
        lowers, tags = self.view.reading.lowers, self.view.reading.parse.tags
        modes = (
            self.modality.find_mode("modifiers", lowers[i])
            for i in range(group.start, group.head)
            if tags[i] & DESCRIBING
        )
        return next(filter(None, modes), "")

    def mode_of_preposition(self, group: Group) -> str:
        """What the preposition before a noun says of what it names, "" when it says nothing."""
        mode = self.modality.find_mode("prepositions", group.prep)
        if mode and group.prep == "for" and group.host is not None:
            return self.modality.find_mode("governors", group.host.lemma) or mode
        return mode

    def mode_in_clause(self, group: Group) -> str:
        """What the clause of a noun says of what it names."""
        clause = self.view.clause
        if clause is None or clause.verbs is None:
            return DONE
        outer = self.mode_of_clause(clause, 0)
        if group.prep == "to" and self.modality.find_mode("adjectives", clause.adjective):
            return POSSIBLE
        governed, listed = self.is_governed(group), self.mode_of_governor(group)
        if governed and listed and outer not in (HYPOTHETICAL, NEGATED):
            return listed
        if governed or outer == HYPOTHETICAL:
            return DONE if outer == PRESENT else outer
        occurs = is_member(group, clause.subject) and self.modality.has("occurrences", clause.verbs.lemma)
        return outer if occurs and outer in (PLANNED, POSSIBLE, NEGATED) else DONE
