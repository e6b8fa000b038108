"""Whom and which place a text names: the lexicon's names where it knows them, else the words that are left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kbextract.evaluation.words import WordBook, fold_text
from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.names import NameIndex
from kbextract.lexicon.positions import Positions
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, NAME, PEOPLE, PERSON, Entity
from kbextract.mentions.spelling import fold_part

COMMON = ("organization heads", "state bodies", "group heads", "collective nouns", "company endings", "place heads")
LONGEST = 6  # words in a name of a state


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a text names: an entity of the lexicon, or a state (may be "") and further words."""

    entity: Entity | None
    state: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameBook:
    """Compares names. `acting` and `plain` lead from folded forms to what they stand for, as a party and by themselves.

    `states` are the folded forms that name a state and nothing else in it, `offices` the words of offices and titles,
    `modifiers` what may stand before them, `common` the words that end the names of many.
    """

    acting: Mapping[str, Entity]
    plain: Mapping[str, Entity]
    states: Mapping[str, str]
    offices: frozenset[tuple[str, ...]]
    modifiers: frozenset[str]
    governments: frozenset[str]
    common: frozenset[str]
    book: WordBook
    known: dict[tuple[str, bool], Party] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, lexicon: Lexicon, book: WordBook) -> NameBook:
        """The names of a lexicon."""
        common = {word.split()[-1] for heading in COMMON for word in lexicon.patterns.sets[heading]}
        positions = lexicon.positions
        return cls(
            index_forms(lexicon.names, acting=True),
            index_forms(lexicon.names, acting=False),
            index_states(lexicon.names),
            list_offices(positions),
            frozenset(map(fold_text, positions.modifiers)),
            frozenset(map(fold_text, positions.governments)),
            frozenset(map(fold_text, common | positions.heads)),
            book,
        )

    def read_party(self, text: str, *, acting: bool = True) -> Party:
        """Whom a text names; when `acting`, a capital or a seat stands for its state."""
        found = self.known.get((text, acting))
        if found is None:
            words = self.drop_determiners(fold_text(text).split())
            named = text.rsplit(maxsplit=1)[-1][:1].isupper() and not self.is_common(words)
            found = self.known[text, acting] = self.find_party(words, acting=acting, named=named)
        return found

    def find_party(self, words: list[str], *, acting: bool, named: bool) -> Party:
        """Whom words name; before a person's name offices are taken off."""
        forms = self.acting if acting else self.plain
        while True:
            name = " ".join(words)
            entity = forms.get(name) or self.find_government(words)
            if entity is not None:
                return Party(entity, "", tuple(words if entity.kind != PERSON else fold_text(entity.label).split()))
            shorter = self.drop_office(words) if named else words
            if shorter == words:
                break
            words = shorter
        state, rest = self.split_state(words)
        kept = [word for word in rest if not self.is_small(word)] or rest
        return Party(None, state, tuple(map(self.book.find_lemma, kept)))

    def find_government(self, words: list[str]) -> Entity | None:
        """The state whose government is named: "Syrian regime", "the government of Chad"."""
        for length in (1, 2):
            tail, head = " ".join(words[-length:]), " ".join(words[:length])
            before, after = words[:-length], words[length:]
            if tail in self.governments and before:
                entity = self.plain.get(" ".join(before))
            elif head in self.governments and after and self.has_class(after[0], c.PREP):
                entity = self.plain.get(" ".join(self.drop_determiners(after[1:])))
            else:
                continue
            if entity is not None and entity.kind == COUNTRY:
                return entity
        return None

    def drop_determiners(self, words: list[str]) -> list[str]:
        """Words without articles and numbers in front: "the two Russian banks" is Russian banks."""
        while len(words) > 1 and (words[0].isdigit() or self.has_class(words[0], c.DET | c.POSS | c.NUM)):
            words = words[1:]
        return words

    def drop_office(self, words: list[str]) -> list[str]:
        """Words without the office before a name: "Russian Foreign Minister Sergei Lavrov" is Sergei Lavrov."""
        start = next((length for length in range(LONGEST, 0, -1) if " ".join(words[:length]) in self.states), 0)
        for at in dict.fromkeys((start, 0)):
            rest = words[self.find_office(words, at) :]
            if rest and len(rest) < len(words) - at and not self.has_class(rest[0], c.PREP):
                return rest
        return words

    def find_office(self, words: list[str], at: int) -> int:
        """Where the offices and titles end that begin at a word; `at` itself when none begins there."""
        end = at
        while at < len(words):
            length = next((n for n in range(LONGEST, 0, -1) if tuple(words[at : at + n]) in self.offices), 0)
            if not length and words[at] not in self.modifiers:
                break
            at += length or 1
            end = at if length else end
        return end

    def split_state(self, words: list[str]) -> tuple[str, list[str]]:
        """The state that words name among others, "" when none, and the others."""
        for length in range(min(LONGEST, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                state = self.states.get(" ".join(words[at : at + length]))
                if state:
                    return state, words[:at] + words[at + length :]
        return "", words

    def is_small(self, word: str) -> bool:
        """Whether a word only joins others."""
        return self.has_class(word, c.PREP | c.DET | c.CONJ)

    def has_class(self, word: str, mask: int) -> bool:
        """Whether a word is listed under one of the classes."""
        return bool(self.book.words.closed.get(word, 0) & mask)

    # -- comparing

    def same_party(self, one: str, two: str, *, acting: bool = True) -> bool:
        """Whether two texts name one party."""
        left, right = self.read_party(one, acting=acting), self.read_party(two, acting=acting)
        if left.entity is not None and left.entity == right.entity:
            return True
        if any(party.entity is not None and party.entity.kind != PERSON for party in (left, right)):
            return False
        if left.state and right.state and left.state != right.state:
            return False
        return sorted(left.words) == sorted(right.words) or self.same_person(left.words, right.words)

    def same_person(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        """Whether two names may be one person's: one ends in the other, or first and last names go together."""
        one, two = sorted((tuple(map(fold_part, left)), tuple(map(fold_part, right))), key=len)
        common = self.is_common(left) or self.is_common(right)
        if not one or one[-1] != two[-1] or (common and len(one) == 1):
            return False
        if two[-len(one) :] == one:
            return True
        first, other = left[0], right[0]  # as spelt: folding would change an initial that stands alone
        initial = 1 in (len(first), len(other)) and first[0] == other[0]
        return len(one) > 1 and not common and (one[0] == two[0] or initial)

    def is_common(self, words: Sequence[str]) -> bool:
        """Whether words end as the names of many do: two ministries are not one because both are ministries."""
        return bool(words) and words[-1] in self.common

    def same_place(self, one: str, two: str) -> bool:
        """Whether two texts name one place, whatever stands behind a comma."""
        left, right = ({self.read_place(text), self.read_place(text.split(",")[0])} for text in (one, two))
        return bool((left & right) - {frozenset()})

    def read_place(self, text: str) -> frozenset[str]:
        """The words of a place: those of its name in the lexicon, else a state and what else is said, in no order."""
        words = [word for word in fold_text(text).split() if not self.is_small(word)]
        entity = self.plain.get(fold_text(text)) or self.plain.get(" ".join(words))
        if entity is not None:
            return frozenset(fold_text(entity.label).split())
        state, rest = self.split_state(words)
        return frozenset((*fold_text(state).split(), *map(self.book.find_lemma, rest)))


def index_forms(names: NameIndex, *, acting: bool) -> dict[str, Entity]:
    """What every folded form stands for; of several things a state, else the one listed first."""
    found: dict[str, Entity] = {}
    for listed in names.by_form.values():
        for name in listed:
            entity = (name.acts_for if acting else None) or name.entity
            form = fold_text(name.form)
            if entity.kind and (form not in found or (entity.kind == COUNTRY and found[form].kind != COUNTRY)):
                found[form] = entity
    return found


def index_states(names: NameIndex) -> dict[str, str]:
    """The folded forms of names, adjectives and peoples of states; not their capitals and seats."""
    return {
        fold_text(name.form): name.entity.label
        for listed in names.by_form.values()
        for name in listed
        if name.entity.kind == COUNTRY and name.use in (NAME, ADJECTIVE, PEOPLE)
    }


def list_offices(positions: Positions) -> frozenset[tuple[str, ...]]:
    """The offices, callings and titles as folded words."""
    compounds = (" ".join(parts) for listed in positions.phrases.values() for parts in listed)
    phrases = (*positions.heads, *positions.titles, *positions.either_titles, *compounds)
    return frozenset(tuple(fold_text(phrase).split()) for phrase in phrases)
