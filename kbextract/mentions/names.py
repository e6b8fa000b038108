"""Personal names by their shape: how far a run of words can be one name, and whether it is a person's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, PERSON, PLACE
from kbextract.mentions.positions import PositionReader
from kbextract.mentions.record import Sheet

LONGEST = 5  # words in a personal name
INITIALS = re.compile(r"^(?:[A-Z]\.-?)+$")
JOINED = re.compile(r"^([a-z]+)[-'’][A-Z]")  # al-Malki, d'Estaing


@dataclass(frozen=True, slots=True)
class PersonalNames:
    """Reads personal names that no list knows."""

    lexicon: Lexicon
    positions: PositionReader

    # -- how far a name goes

    def read(self, sheet: Sheet, start: int) -> int:
        """Where the personal name that begins at word `start` ends; `start` when none does."""
        at = start
        while at < len(sheet.owner) and at - start < LONGEST and self.goes_on(sheet, start, at):
            at += 1
        lowers, after_names = sheet.sentence.lowers, self.lexicon.positions.after_names
        while at > start and lowers[at - 1].rstrip(".") in after_names:
            at -= 1
        return at

    def goes_on(self, sheet: Sheet, start: int, at: int) -> bool:
        """Whether the name that begins at word `start` goes on with word `at`."""
        word, lower = sheet.sentence.words[at], sheet.sentence.lowers[at]
        patterns, inside = self.lexicon.patterns, at > start
        owner = sheet.owner[at]
        other = owner is not None and owner.entity.kind != PERSON
        if owner is not None and other and (owner.end - owner.start > 1 or not self.may_surname(sheet, start, at)):
            return False
        if self.is_name_word(word, inside) and not patterns.has("never names", lower) and not self.opens(sheet, at):
            return not inside or not (patterns.has("organization heads", lower) or self.breaks(sheet, at))
        if not inside:
            return False
        if patterns.has("name particles", lower) and not patterns.has("link words", lower) and sheet.is_capital(at + 1):
            return True
        return patterns.has("long particles", word) and sheet.is_capital(at + 2)

    def is_name_word(self, word: str, inside: bool) -> bool:
        """Whether a word can be part of a personal name by its shape; `inside` a name it may have a small prefix."""
        joined = JOINED.match(word) if inside else None
        if joined and self.lexicon.patterns.has("joined prefixes", joined.group(1)):
            return True
        return word[0].isupper() and (word[-1].isalpha() or bool(INITIALS.match(word)))

    def opens(self, sheet: Sheet, at: int) -> bool:
        """Whether a function word begins the sentence here: its capital makes no name ("In Zvecan")."""
        return at == 0 and sheet.sentence.lowers[0] in self.lexicon.words.closed

    def may_surname(self, sheet: Sheet, start: int, at: int) -> bool:
        """Whether the name of a place or state is a first name or a surname here."""
        owner, given, words = sheet.owner[at], self.lexicon.given, sheet.sentence.words
        if owner is None or owner.use == ADJECTIVE:
            return False
        if at == start:
            strange = sheet.is_capital(at + 1) and not self.lexicon.words.knows(sheet.sentence.lowers[at + 1])
            return strange and given.knows(words[at])
        return at - start == 1 and given.knows(words[start]) and owner.entity.kind in (PLACE, COUNTRY)

    def breaks(self, sheet: Sheet, at: int) -> bool:
        """Whether a capitalised word behind a name is a position and no name."""
        return sheet.sentence.lowers[at] in self.lexicon.positions.heads and not self.lexicon.given.knows(
            sheet.sentence.words[at]
        )

    # -- whether it is a person's

    def is_personal(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether a run of capitalised words is a person's name: it begins with a first name or an initial."""
        if self.is_of_thing(sheet, start, end):
            return False
        given, words, lowers = self.lexicon.given, self.lexicon.words, sheet.sentence.lowers
        first = sheet.sentence.words[start]
        if given.knows(first):
            return end - start <= 3 or not in_title_case(sheet)
        if in_title_case(sheet):
            return False
        if first in given.words and start > 0 and not words.knows(lowers[end - 1]):
            return True
        if len(first) == 2 and first[1] == "." and end - start == 2:
            return not words.knows(lowers[end - 1])
        if end - start <= 4 and (self.is_introduced(sheet, start, end) or self.is_strange(sheet, start, end)):
            return True
        particles = any(self.lexicon.patterns.has("personal particles", lower) for lower in lowers[start:end])
        return particles and end - start >= 3 and not words.knows(lowers[start])

    def is_of_thing(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether the words in a run or before it tell that a vessel, an organization or a place is named."""
        lowers, patterns = sheet.sentence.lowers, self.lexicon.patterns
        before = lowers[start - 1] if start else ""
        if patterns.has("vessels", before) or patterns.has("organization nouns", before):
            return True
        if any(patterns.has("organization heads", lower) for lower in lowers[start:end]):
            return True
        if end - start > 1 and patterns.has("thing nouns", lowers[end - 1]):
            return True
        return any(patterns.has("place heads", lower) for lower in lowers[start + 1 : end])

    def is_introduced(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether a position is said of a run of capitals: "X Y, the foreign minister", "the minister, X Y,"."""
        lowers = sheet.sentence.lowers
        if end + 2 < len(lowers) and lowers[end] == ",":
            at = end + 2 if self.lexicon.patterns.has("description openers", lowers[end + 1]) else end + 1
            while sheet.at(at) is not None:
                at += 1
                at += at < len(lowers) and lowers[at] == "'s"
            if at < len(lowers) and self.positions.read(sheet, at) > at:
                return True
        before = start - 1
        return before > 0 and lowers[before] == "," and lowers[before - 1] in self.lexicon.positions.heads

    def is_strange(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether no word of a run is an ordinary word, a city or another name: most likely it is a person."""
        words, lowers = sheet.sentence.words, sheet.sentence.lowers
        if is_spelled(sheet, start, end):
            return False
        if start > 0 and (words[start - 1] == "-" or self.lexicon.patterns.has("locative", lowers[start - 1])):
            return False
        if any(self.is_familiar(sheet, i) for i in range(start, end) if words[i][0].isupper()):
            return False
        return self.lexicon.gazetteer.find(sheet.slice(start, end)) is None

    def is_familiar(self, sheet: Sheet, i: int) -> bool:
        """Whether word i is an ordinary word, opens a place's name, or is named already."""
        lower = sheet.sentence.lowers[i]
        if sheet.owner[i] is not None or self.lexicon.words.knows(lower):
            return True
        return self.lexicon.patterns.has("place openers", lower)


def is_spelled(sheet: Sheet, start: int, end: int) -> bool:
    """Whether some word of a range stands in capitals, as abbreviations do."""
    return any(word.isupper() and len(word) > 2 for word in sheet.sentence.words[start:end])


def in_title_case(sheet: Sheet) -> bool:
    """Whether most words of a sentence are capitalised, so that capitals say nothing."""
    words = [word for word in sheet.sentence.words if word[0].isalpha()]
    return len(words) > 4 and sum(word[0].isupper() for word in words) * 3 > len(words) * 2
