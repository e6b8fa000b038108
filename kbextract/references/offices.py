"""Offices: the person whom "the foreign minister" or "the top US diplomat" means in a report."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.parser import Parse
from kbextract.clauses.record import Group
from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import Entity
from kbextract.references.groups import find_behind, is_definite, plain_words
from kbextract.references.memory import Memory

LEADER = "leader"  # whoever leads, by whatever office
HEAD_OF_STATE = "head of state"


@dataclass(frozen=True, slots=True)
class OfficeFinder:
    """Finds who holds the offices that a document's descriptions name."""

    lexicon: Lexicon
    memory: Memory

    def find(self, group: Group, parse: Parse, owner: Entity | None) -> Entity | None:
        """The person who holds the office that a singular description names; `owner` is the state or body in it."""
        if parse.tags[group.head] & c.PLURAL or not (owner is not None or is_definite(group, parse)):
            return None
        state = owner.label if owner is not None else ""
        offices = self.read_whole(group, parse) if owner is None else set()
        offices = offices or self.read_offices(group, parse, state)
        if not offices:
            return None
        return self.memory.find_office(parse.sheet.sentence.index, group.first, offices, state)

    def read_whole(self, group: Group, parse: Parse) -> set[str]:
        """The offices of a position that goes on with "of": "head of state", "minister of defence"."""
        positions = self.lexicon.positions
        behind = find_behind(group, "of")
        if behind is None:
            return set()
        whole = parse.sheet.sentence.lowers[group.head : behind.end]
        if whole not in positions.phrases.get(whole[0], ()):
            return set()
        phrase = " ".join(whole)
        leaders = positions.leaders if phrase == HEAD_OF_STATE else (phrase,)
        return {positions.office(leader) for leader in leaders}

    def read_offices(self, group: Group, parse: Parse, state: str) -> set[str]:
        """The offices that the longest position at the end of a description names in a state."""
        positions = self.lexicon.positions
        plain = plain_words(group, parse, c.DET, group.head + 1)
        for at in range(len(plain)):
            phrase = " ".join(plain[at:])
            if self.is_office(phrase, tuple(plain[at:]), state):
                leaders = positions.leaders if phrase == LEADER else ()
                return {positions.office(name, state) for name in (phrase, *leaders)}
        return set()

    def is_office(self, phrase: str, words: tuple[str, ...], state: str) -> bool:
        """Whether a phrase names a position, in any state or in this one."""
        positions = self.lexicon.positions
        if phrase in positions.heads or words in positions.phrases.get(words[0], ()):
            return True
        return (phrase, state) in positions.offices or (phrase, "") in positions.offices

    # -- offices of several states

    def find_holders(self, group: Group, parse: Parse, states: list[Entity], first: int) -> tuple[Entity, ...]:
        """For each of some states the person who holds the office of a plural, else the state itself.

        `first` is the word before which the persons are looked for first.
        """
        lowers, positions = parse.sheet.sentence.lowers, self.lexicon.positions
        words = plain_words(group, parse, c.DET | c.CONJ | c.NUM, group.head)
        phrase = " ".join([*words, positions.singular(lowers[group.head]) or group.lemma])  # "top diplomat"
        found = []
        for state in states:
            offices = {positions.office(phrase, state.label)}
            person = self.memory.find_office(parse.sheet.sentence.index, first, offices, state.label)
            found.append(person or state)
        return tuple(found)
