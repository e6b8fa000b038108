"""Whether a happening happens: done, planned, possible, negated, hypothetical or called off, by the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.record import ADVERBIAL, CONTENT, GERUND, INFINITIVE, Clause, Group
from kbextract.facts.view import View
from kbextract.lexicon import classes as c
from kbextract.rulebook.record import DONE, ENDED, HYPOTHETICAL, NEGATED, PLANNED, POSSIBLE, PRESENT
from kbextract.text.record import HEADLINE
from kbextract.yamlfile import Node

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Modality:
    """The words of modality.yaml: from a governor, a modifier, a preposition, a modal to the mode it gives."""

    governors: dict[str, str]
    adjectives: dict[str, str]
    modifiers: dict[str, str]
    prepositions: dict[str, str]
    modals: dict[str, str]
    gerunds: dict[str, str]
    conditions: frozenset[str]
    implicatives: frozenset[str]
    occurrences: frozenset[str]
    rankings: frozenset[str]

    @classmethod
    def load(cls, node: Node) -> Modality:
        """The words as the lexicon lists them."""

        def invert(key: str) -> dict[str, str]:
            return {word: mode for mode, words in node.table[key].table.items() for word in words.texts}

        return cls(
            invert("governors"),
            invert("adjectives"),
            invert("modifiers"),
            invert("prepositions"),
            invert("modals"),
            invert("gerunds"),
            frozenset(node.words("conditions")),
            frozenset(node.words("implicatives")),
            frozenset(node.words("occurrences")),
            frozenset(node.words("rankings")),
        )

    # -- the mode of a trigger

    def find_mode(self, view: View) -> str:
        """The mode of a trigger in its sentence."""
        headline = view.reading.parse.sheet.sentence.kind == HEADLINE
        if view.group is not None:
            return self.mode_of_noun(view, view.group, headline)
        return self.mode_of_clause(view, view.clause, headline, 0) if view.clause else DONE

    def mode_of_clause(self, view: View, clause: Clause, headline: bool, depth: int) -> str:
        """The mode of what a clause says."""
        verbs = clause.verbs
        if verbs is None or depth > DEEPEST:
            return DONE
        if verbs.negated or self.denies_subject(view, clause):
            return NEGATED
        if clause.kind in (ADVERBIAL, CONTENT) and clause.marker in self.conditions:
            return HYPOTHETICAL
        if verbs.modal:
            return self.mode_of_modal(clause)
        if clause.kind == CONTENT and clause.parent is not None and clause.parent.verbs is not None:
            listed = self.governors.get(clause.parent.verbs.lemma, "")
            if listed in (POSSIBLE, NEGATED) and view.reading.parse.tags[verbs.head] & c.BASE:
                return listed
        if clause.kind == INFINITIVE:
            return self.mode_of_infinitive(view, clause, headline, depth)
        if clause.kind == GERUND:
            return self.mode_of_gerund(view, clause, headline, depth)
        outer = clause.parent
        if outer is not None and clause.kind not in (CONTENT,) and self.mode_of_clause(view, outer, headline, depth + 1) == HYPOTHETICAL:
            return HYPOTHETICAL
        plain = verbs.form == "finite" and not (verbs.past or verbs.perfect or verbs.progressive or verbs.passive)
        return PRESENT if plain and not headline else DONE

    def denies_subject(self, view: View, clause: Clause) -> bool:
        """Whether "no", "neither" or "nobody" makes a clause negative: "no troops were sent"."""
        lowers = view.reading.parse.sheet.sentence.lowers
        groups = [group for group in (clause.subject, clause.object) if group is not None]
        return any(lowers[group.start] in ("no", "neither", "nobody", "none", "nothing") for group in groups)

    def mode_of_modal(self, clause: Clause) -> str:
        """What a modal verb says; "would" behind a past saying is the future of the past."""
        verbs = clause.verbs
        modal = verbs.modal if verbs else ""
        outer = clause.parent.verbs if clause.parent is not None else None
        if modal == "would" and clause.kind == CONTENT and outer is not None and (outer.past or outer.perfect):
            return PLANNED
        return self.modals.get(modal, POSSIBLE)

    def mode_of_infinitive(self, view: View, clause: Clause, headline: bool, depth: int) -> str:
        """What the governor of an infinitive says; without one of the list it tells a purpose."""
        governor = clause.parent
        if clause.host is not None and clause.host.lemma in self.governors:
            return self.governors[clause.host.lemma]
        ranked = clause.host is not None and self.is_ranked(view, clause.host)
        if governor is None or governor.verbs is None:
            return PLANNED if headline else POSSIBLE
        outer = self.mode_of_clause(view, governor, headline, depth + 1)
        if outer in (NEGATED, HYPOTHETICAL, POSSIBLE):
            return outer
        if ranked:
            return DONE if outer == PRESENT else outer
        if governor.verbs.copula:
            return self.adjectives.get(governor.adjective, PLANNED if not governor.complement and not governor.adjective else POSSIBLE)
        own = self.governors.get(governor.verbs.lemma, "")
        return own or (outer if governor.verbs.lemma in self.implicatives and outer != PRESENT else PLANNED)

    def is_ranked(self, view: View, host: Group) -> bool:
        """Whether a noun is singled out, so that what the infinitive behind it says is so: "the first leader to visit"."""
        lowers = view.reading.parse.sheet.sentence.lowers
        return any(lowers[i] in self.rankings for i in range(host.start, host.head))

    def mode_of_gerund(self, view: View, clause: Clause, headline: bool, depth: int) -> str:
        """What the governor and the preposition of a gerund say."""
        governor = clause.parent
        own = self.gerunds.get(clause.marker, "")
        if own and own != DONE:
            return own
        if governor is None or governor.verbs is None:
            return DONE
        listed = self.governors.get(governor.verbs.lemma, "")
        outer = self.mode_of_clause(view, governor, headline, depth + 1)
        if outer in (NEGATED, HYPOTHETICAL):
            return outer
        return listed if listed and not clause.marker else DONE

    def is_governed(self, view: View, group: Group) -> bool:
        """Whether a verb acts on what a noun names: as its object, or behind "for", "to", "on"."""
        clause = view.clause
        hangs = clause is not None and group.prep in ("for", "to", "on", "out", "with") and any(group is inner for _, inner in clause.preps)
        return view.is_governed() or hangs

    def mode_of_governor(self, view: View, group: Group) -> str:
        """What the verb that acts on a noun says of what it names, "" when it says nothing."""
        clause = view.clause
        if clause is None or clause.verbs is None or not self.is_governed(view, group):
            return ""
        phrase = f"{clause.verbs.lemma} {clause.verbs.particle}"
        return self.governors.get(phrase) or self.governors.get(clause.verbs.lemma, "")

    def mode_of_noun(self, view: View, group: Group, headline: bool) -> str:
        """The mode of what a noun names."""
        lowers, tags = view.reading.parse.sheet.sentence.lowers, view.reading.parse.tags
        ended = self.mode_of_governor(view, group)
        if ended in (ENDED, NEGATED):
            return ended
        for i in range(group.start, group.head):
            mode = self.modifiers.get(lowers[i], "")
            if mode and (tags[i] & (c.ADJ | c.DET | c.PART | c.NEG)):
                return mode
        if group.prep in self.prepositions:
            host = group.host
            listed = self.governors.get(host.lemma, "") if host is not None and group.prep == "for" else ""
            return listed or self.prepositions[group.prep]
        clause = view.clause
        if clause is None or clause.verbs is None:
            return DONE
        outer = self.mode_of_clause(view, clause, headline, 0)
        if clause.adjective and group.prep == "to" and clause.adjective in self.adjectives:
            return POSSIBLE
        governed = self.is_governed(view, group)
        listed = self.mode_of_governor(view, group)
        if governed and listed and outer not in (HYPOTHETICAL, NEGATED):
            return listed
        if governed or outer == HYPOTHETICAL:
            return DONE if outer == PRESENT else outer
        subject = clause.subject is not None and any(group is member for member in clause.subject.members)
        return outer if subject and outer in (PLANNED, POSSIBLE, NEGATED) and clause.verbs.lemma in self.occurrences else DONE
