"""Persons, known and never seen before: by titles and positions, first names, particles, and the way names stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import ORGANIZATION, PERSON, Entity
from kbextract.mentions.names import PersonalNames, is_spelled
from kbextract.mentions.positions import PositionReader, find_party
from kbextract.mentions.record import Mention, Sheet


@dataclass(frozen=True, slots=True)
class PersonFinder:
    """Marks the full names of persons in a sentence, with what is said of their position."""

    lexicon: Lexicon
    positions: PositionReader
    names: PersonalNames

    @classmethod
    def prepare(cls, lexicon: Lexicon) -> PersonFinder:
        """The finder with the words of a lexicon."""
        positions = PositionReader(lexicon)
        return cls(lexicon, positions, PersonalNames(lexicon, positions))

    def mark(self, sheet: Sheet) -> None:
        """Mark titled names, known names and names that begin with a first name."""
        i = 0
        while i < len(sheet.owner):
            i = self.take(sheet, i)
        for mention in list(sheet.mentions()):
            if mention.entity.kind == PERSON and not mention.position:
                self.describe(sheet, mention)

    def take(self, sheet: Sheet, i: int) -> int:
        """Mark a person that begins at word i; returns where to go on."""
        owner = sheet.owner[i]
        if owner is not None and owner.entity.kind == PERSON:
            return owner.end
        behind = i if self.is_verb(sheet, i) else self.positions.read(sheet, i)
        if behind > i:
            return self.take_titled(sheet, i, behind)
        if not sheet.is_capital(i) or (owner is not None and owner.end - owner.start > 1):
            return owner.end if owner is not None else i + 1
        end = self.names.read(sheet, i)
        if end - i >= 2 and self.names.is_personal(sheet, i, end):
            sheet.put(Mention(i, end, Entity(PERSON, sheet.slice(i, end))))
            return end
        return max(i + 1, owner.end if owner is not None else 0)

    def is_verb(self, sheet: Sheet, i: int) -> bool:
        """Whether a word that could be a position is a verb here: "will host", "to head"."""
        if sheet.is_capital(i):
            return False
        words, lowers = self.lexicon.words, sheet.sentence.lowers
        if words.look_up(lowers[i]).mask & (c.PAST | c.PART):
            return True
        return i > 0 and bool(words.look_up(lowers[i - 1]).mask & (c.MODAL | c.TO))

    # -- titled names

    def take_titled(self, sheet: Sheet, i: int, behind: int) -> int:
        """Mark the name behind a title or position that stands in [i, behind), if there is one."""
        start = behind + 1 if behind < len(sheet.owner) and sheet.sentence.words[behind] == "." else behind
        start, party = self.positions.skip_party(sheet, start)
        owner = sheet.at(start)
        if owner is not None and owner.entity.kind == PERSON:
            end, entity = owner.end, owner.entity
        else:
            end = self.read_titled(sheet, i, start)
            if end == start:
                return behind
            entity = Entity(PERSON, sheet.slice(start, end))
        position, affiliation = self.positions.read_office(sheet, i, behind)
        affiliation = affiliation or party
        first = find_opening(sheet, i, affiliation)
        sheet.put(Mention(start, end, entity, position=position, affiliation=affiliation, first=first))
        return end

    def read_titled(self, sheet: Sheet, i: int, start: int) -> int:
        """Where the name at word `start` behind a title at word i ends; `start` when none begins there."""
        end = self.names.read(sheet, start)
        if end == start or not self.may_be_titled(sheet, i, start, end):
            return start
        if sheet.owner[start] is not None and not (end - start >= 2 and self.is_given(sheet, start)):
            return start
        return end

    def is_given(self, sheet: Sheet, i: int) -> bool:
        """Whether word i is a first name."""
        return self.lexicon.given.knows(sheet.sentence.words[i])

    def may_be_titled(self, sheet: Sheet, i: int, start: int, end: int) -> bool:
        """Whether the run behind a title or position can be a name: some word of it is no ordinary one."""
        words, lowers, patterns = sheet.sentence.words, sheet.sentence.lowers, self.lexicon.patterns
        if patterns.has("vessels", lowers[start - 1]) or is_spelled(sheet, start, end):
            return False
        if any(patterns.has("organization heads", lower) for lower in lowers[start:end]):
            return False
        if self.is_given(sheet, start) or words[end - 1] in self.lexicon.names.surnames:
            return True
        if not all(self.lexicon.words.knows(lower) for lower in lowers[start:end]):
            return True
        title, positions = lowers[i].rstrip("."), self.lexicon.positions
        return sheet.is_capital(i) and title in positions.titles and title not in positions.modifiers

    # -- what is said behind a name

    def describe(self, sheet: Sheet, mention: Mention) -> None:
        """Read the position behind a name: "X, the German foreign minister," or "X of the Red Cross"."""
        lowers, at = sheet.sentence.lowers, mention.end
        if at + 1 >= len(lowers):
            return
        if lowers[at] in ("of", "from"):
            owner = sheet.owner[at + 1] or (sheet.at(at + 2) if lowers[at + 1] == "the" else None)
            party = find_party(owner)
            if party is not None and party.kind == ORGANIZATION:
                sheet.put(replace(mention, affiliation=party))
        elif lowers[at] in (",", "(", "–", "—"):
            self.describe_behind(sheet, mention, at + 1)

    def describe_behind(self, sheet: Sheet, mention: Mention, at: int) -> None:
        """Read the position that begins at word `at`, behind a comma, an article and the party it serves."""
        lowers = sheet.sentence.lowers
        if self.lexicon.patterns.has("description openers", lowers[at]):
            at += 1
        party, owner = None, sheet.at(at)
        while owner is not None and owner.entity.kind != PERSON:
            party, at = find_party(owner), owner.end
            if at < len(lowers) and lowers[at] == "'s":
                at += 1
            owner = sheet.at(at)
        end = self.positions.read(sheet, at) if at < len(lowers) else at
        if end == at or sheet.is_kind(end, PERSON):
            return
        affiliation = party or self.positions.party_behind(sheet, end)
        sheet.put(replace(mention, position=sheet.slice(at, end), affiliation=affiliation))


def find_opening(sheet: Sheet, i: int, affiliation: Entity | None) -> int:
    """Where the mention of a person whose position stands at word i begins: with the state or body before it."""
    at = i
    while at > 0:
        owner = sheet.owner[at - 1]
        if owner is None or affiliation is None or owner.entity.kind == PERSON or owner.end != at:
            return at
        if sheet.sentence.lowers[at - 1] == "'s" and sheet.at(at - 2) is not None:
            return at
        at = owner.start
    return at
