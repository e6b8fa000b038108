"""Persons, known and never seen before: by titles and positions, first names, particles, and the way names stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, ORGANIZATION, PERSON, PLACE, Entity
from kbextract.mentions.record import Mention, Sheet

LONGEST = 5  # words in a personal name
INITIALS = re.compile(r"^(?:[A-Z]\.-?)+$")
PREFIXED = re.compile(r"^(?:al|el|as|ad|ar|at|an|az|ash|ath|ul|bin|abu|de|d|l|o|mac|mc)[-'’][A-Z]")  # al-Malki, d'Estaing
ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "then", "one"))
OFFICE_LINKS = frozenset(("of", "for", "at", "to", "with", "in"))


@dataclass(frozen=True, slots=True)
class PersonFinder:
    """Marks the full names of persons in a sentence, with what is said of their position."""

    lexicon: Lexicon

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
        behind = i if self.is_verb(sheet, i) else self.read_position(sheet, i)
        if behind > i:
            return self.take_titled(sheet, i, behind)
        if not sheet.is_capital(i) or (owner is not None and owner.end - owner.start > 1):
            return owner.end if owner is not None else i + 1
        end = self.read_name(sheet, i)
        if end - i >= 2 and self.is_personal(sheet, i, end):
            sheet.put(Mention(i, end, Entity(PERSON, sheet.slice(i, end))))
            return end
        return max(i + 1, owner.end if owner is not None else 0)

    def is_verb(self, sheet: Sheet, i: int) -> bool:
        """Whether a word that could be a position is a verb here: "will host", "to head"."""
        if sheet.is_capital(i):
            return False
        if self.lexicon.words.look_up(sheet.sentence.lowers[i]).mask & (c.PAST | c.PART):
            return True
        return i > 0 and bool(self.lexicon.words.look_up(sheet.sentence.lowers[i - 1]).mask & (c.MODAL | c.TO))

    # -- titles and positions

    def read_position(self, sheet: Sheet, i: int) -> int:
        """Where a title or a position that begins at word i ends; i when none begins there."""
        lowers, positions = sheet.sentence.lowers, self.lexicon.positions
        at, last = i, i
        while at < len(lowers) and at - i < 9:
            lower = lowers[at].rstrip(".") if len(lowers[at]) > 1 else lowers[at]
            phrase = next((parts for parts in positions.phrases.get(lower, ()) if lowers[at : at + len(parts)] == parts), None)
            if phrase is not None:
                at += len(phrase)
                if phrase[-1] in positions.heads or " ".join(phrase) not in positions.modifiers:
                    last = at
                continue
            if lower in positions.heads or (lower in positions.titles and sheet.is_capital(at)) or (sheet.is_capital(at) and positions.singular(lower)):
                at = last = at + 1
                continue
            if lower in positions.modifiers and not (sheet.is_capital(at) and self.lexicon.given.knows(sheet.sentence.words[at])):
                at += 1
                continue
            break
        return last

    def take_titled(self, sheet: Sheet, i: int, behind: int) -> int:
        """Mark the name behind a title or position at i, if one stands there."""
        start = behind
        if start < len(sheet.owner) and sheet.sentence.words[start] == ".":
            start += 1
        start, party = self.skip_party(sheet, start)
        owner = sheet.owner[start] if start < len(sheet.owner) else None
        if owner is not None and owner.entity.kind == PERSON:
            end, entity = owner.end, owner.entity
        else:
            end = self.read_name(sheet, start)
            if end == start or (owner is not None and not (end - start >= 2 and self.lexicon.given.knows(sheet.sentence.words[start]))):
                return behind
            if not self.may_be_titled(sheet, i, start, end):
                return behind
            entity = Entity(PERSON, sheet.slice(start, end))
        position, affiliation = self.read_office(sheet, i, behind)
        affiliation = affiliation or party
        first = self.opening(sheet, i, affiliation)
        sheet.put(Mention(start, end, entity, position=position, affiliation=affiliation, first=first))
        return end

    def may_be_titled(self, sheet: Sheet, i: int, start: int, end: int) -> bool:
        """Whether the run behind a title or position can be a name: some word of it is no ordinary one."""
        words, lowers = sheet.sentence.words, sheet.sentence.lowers
        if any(self.lexicon.patterns.has("organization heads", lower) for lower in lowers[start:end]):
            return False
        if any(word.isupper() and len(word) > 2 for word in words[start:end]):
            return False
        if self.lexicon.patterns.has("vessels", lowers[start - 1]):
            return False
        honoured = lowers[i].rstrip(".") in self.lexicon.positions.titles and sheet.is_capital(i)
        plain = all(self.lexicon.words.knows(lower) for lower in lowers[start:end])
        known = self.lexicon.given.knows(words[start]) or words[end - 1] in self.lexicon.names.surnames
        return known or not plain or (honoured and lowers[i].rstrip(".") not in self.lexicon.positions.modifiers)

    def skip_party(self, sheet: Sheet, at: int) -> tuple[int, Entity | None]:
        """Where a name begins behind "of the Republic of Mali" or "for the army", and that party; `at` when none is there."""
        lowers = sheet.sentence.lowers
        if at + 2 >= len(lowers) or lowers[at] not in ("of", "for"):
            return at, None
        step = at + 2 if lowers[at + 1] == "the" else at + 1
        owner = sheet.owner[step] if step < len(sheet.owner) else None
        party = self.party(owner)
        if owner is None or party is None or owner.end >= len(lowers) or not sheet.is_capital(owner.end):
            return at, None
        return owner.end, party

    def opening(self, sheet: Sheet, i: int, affiliation: Entity | None) -> int:
        """Where the whole mention begins: with the state or body before the position."""
        at = i
        while at > 0:
            owner = sheet.owner[at - 1]
            if sheet.sentence.lowers[at - 1] == "'s" and at > 1 and sheet.owner[at - 2] is not None:
                return at
            if owner is None or affiliation is None or owner.entity.kind == PERSON or owner.end != at:
                return at
            at = owner.start
        return at

    def read_office(self, sheet: Sheet, start: int, end: int) -> tuple[str, Entity | None]:
        """Position and affiliation from the words of a title or position and the state or body before it."""
        lowers, positions = sheet.sentence.lowers, self.lexicon.positions
        words = range(start, end)
        honorific = all(lowers[i].rstrip(".") in positions.titles and lowers[i].rstrip(".") not in positions.heads for i in words)
        inside = next((sheet.owner[i] for i in words if sheet.owner[i] is not None), None)
        before = self.party_before(sheet, start)
        affiliation = before or (self.party(inside) if inside else None)
        return ("" if honorific else sheet.slice(start, end)), affiliation

    def party_before(self, sheet: Sheet, i: int) -> Entity | None:
        """The state or body that stands before word i: "Russian …", "Iran's …", "NATO …"."""
        at = i - 1
        if at >= 0 and sheet.sentence.lowers[at] in ("'s", "'"):
            at -= 1
        owner = sheet.owner[at] if at >= 0 else None
        return self.party(owner) if owner is not None and owner.end == at + 1 else None

    def party(self, mention: Mention | None) -> Entity | None:
        """The state or body that a mention names or stands for."""
        if mention is None:
            return None
        if mention.acts_for is not None:
            return mention.acts_for
        return mention.entity if mention.entity.kind in (COUNTRY, ORGANIZATION) else None

    # -- names

    def read_name(self, sheet: Sheet, start: int) -> int:
        """Where the personal name that begins at word `start` ends; `start` when none does."""
        words, lowers, patterns = sheet.sentence.words, sheet.sentence.lowers, self.lexicon.patterns
        at = start
        while at < len(words) and at - start < LONGEST:
            word, lower = words[at], lowers[at]
            owner = sheet.owner[at]
            if owner is not None and owner.entity.kind != PERSON and (owner.end - owner.start > 1 or not self.may_surname(sheet, start, at)):
                break
            if self.is_name_word(word, at > start) and not patterns.has("never names", lower) and not self.opens_plainly(sheet, at):
                if at > start and (patterns.has("organization heads", lower) or self.breaks_name(sheet, at)):
                    break
                at += 1
            elif at > start and lower in patterns.sets["name particles"] and sheet.is_capital(at + 1) and lower not in ("and", "y", "e"):
                at += 1
            elif at > start and word in ("bin", "ibn", "al", "de", "van", "von") and at + 2 < len(words) and sheet.is_capital(at + 2):
                at += 1
            else:
                break
        while at > start and lowers[at - 1].rstrip(".") in self.lexicon.positions.after_names:
            at -= 1
        return at

    def is_name_word(self, word: str, inside: bool) -> bool:
        """Whether a word can be part of a personal name by its shape."""
        if inside and PREFIXED.match(word):
            return True
        return word[0].isupper() and (word[-1].isalpha() or bool(INITIALS.match(word)))

    def opens_plainly(self, sheet: Sheet, at: int) -> bool:
        """Whether a function word begins the sentence here: its capital makes no name ("In Zvecan")."""
        return at == 0 and sheet.sentence.lowers[0] in self.lexicon.words.closed

    def may_surname(self, sheet: Sheet, start: int, at: int) -> bool:
        """Whether a place or state's name is a surname here: a first name stands before it."""
        owner = sheet.owner[at]
        if at == start or owner is None or owner.use == ADJECTIVE:
            if owner is None or owner.use == ADJECTIVE or at != start or not self.lexicon.given.knows(sheet.sentence.words[at]):
                return False
            return sheet.is_capital(at + 1) and not self.lexicon.words.knows(sheet.sentence.lowers[at + 1])
        return at - start == 1 and self.lexicon.given.knows(sheet.sentence.words[start]) and owner.entity.kind in (PLACE, COUNTRY)

    def breaks_name(self, sheet: Sheet, at: int) -> bool:
        """Whether a capitalised word behind a name cannot belong to it: an adjective of a state, a position, in capitals."""
        lower = sheet.sentence.lowers[at]
        return lower in self.lexicon.positions.heads and not self.lexicon.given.knows(sheet.sentence.words[at])

    def is_personal(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether a run of capitalised words is a person's name: it begins with a first name or an initial."""
        words, given = sheet.sentence.words, self.lexicon.given
        first = words[start]
        before = sheet.sentence.lowers[start - 1] if start else ""
        if self.lexicon.patterns.has("vessels", before) or self.lexicon.patterns.has("organization nouns", before):
            return False
        if self.in_title_case(sheet) and (not given.knows(first) or end - start > 3):
            return False
        if any(self.lexicon.patterns.has("organization heads", sheet.sentence.lowers[i]) for i in range(start, end)):
            return False
        if any(self.lexicon.patterns.has("place heads", sheet.sentence.lowers[i]) for i in range(start + 1, end)):
            return False
        if given.knows(first):
            return True
        if first in given.words and start > 0 and not self.lexicon.words.knows(sheet.sentence.lowers[end - 1]):
            return True
        if len(first) == 2 and first[1] == "." and end - start == 2:
            return not self.lexicon.words.knows(sheet.sentence.lowers[end - 1])
        if end - start <= 4 and (self.is_introduced(sheet, start, end) or self.is_strange(sheet, start, end)):
            return True
        particles = any(sheet.sentence.lowers[i] in ("bin", "ibn", "al", "abu", "abdel", "abdul", "van", "von", "de") for i in range(start, end))
        return particles and end - start >= 3 and not self.lexicon.words.knows(sheet.sentence.lowers[start])

    def in_title_case(self, sheet: Sheet) -> bool:
        """Whether most words of a sentence are capitalised, so that capitals say nothing."""
        words = [word for word in sheet.sentence.words if word[0].isalpha()]
        return len(words) > 4 and sum(word[0].isupper() for word in words) * 3 > len(words) * 2

    def is_introduced(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether a position is said of a run of capitals: "X Y, the foreign minister", "the minister, X Y,"."""
        lowers = sheet.sentence.lowers
        if end + 2 < len(lowers) and lowers[end] == ",":
            at = end + 2 if lowers[end + 1] in ARTICLES else end + 1
            while at < len(lowers) and sheet.owner[at] is not None:
                at += 1
                at += at < len(lowers) and lowers[at] == "'s"
            if at < len(lowers) and self.read_position(sheet, at) > at:
                return True
        before = start - 1
        return before > 0 and lowers[before] == "," and lowers[before - 1] in self.lexicon.positions.heads

    def is_strange(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether no word of a run is an ordinary word, a city or another name: most likely it is a person."""
        words, lowers = sheet.sentence.words, sheet.sentence.lowers
        if any(word.isupper() and len(word) > 2 for word in words[start:end]) or start > 0 and words[start - 1] == "-":
            return False
        if start > 0 and self.lexicon.patterns.has("locative", lowers[start - 1]):
            return False
        return not any(
            sheet.owner[i] is not None or self.lexicon.words.knows(lowers[i]) or self.lexicon.patterns.has("place openers", lowers[i])
            for i in range(start, end)
            if words[i][0].isupper()
        ) and self.lexicon.gazetteer.find(sheet.slice(start, end)) is None

    # -- what is said behind a name

    def describe(self, sheet: Sheet, mention: Mention) -> None:
        """Read the position behind a name: "X, the German foreign minister," or "X of the Red Cross"."""
        lowers, at = sheet.sentence.lowers, mention.end
        if at + 1 >= len(lowers):
            return
        if lowers[at] == "of" or lowers[at] == "from":
            owner = sheet.owner[at + 1] or (sheet.owner[at + 2] if lowers[at + 1] == "the" and at + 2 < len(lowers) else None)
            party = self.party(owner)
            if party is not None and party.kind == ORGANIZATION:
                sheet.put(replace(mention, affiliation=party))
            return
        if lowers[at] not in (",", "(", "–", "—"):
            return
        at += 1
        if lowers[at] in ARTICLES:
            at += 1
        party = None
        while at < len(lowers) and sheet.owner[at] is not None and sheet.owner[at].entity.kind != PERSON:  # type: ignore[union-attr]  # just tested
            party = self.party(sheet.owner[at])
            at = sheet.owner[at].end  # type: ignore[union-attr]  # just tested
            if at < len(lowers) and lowers[at] == "'s":
                at += 1
        end = self.read_position(sheet, at) if at < len(lowers) else at
        if end == at or (end < len(lowers) and sheet.owner[end] is not None and sheet.owner[end].entity.kind == PERSON):  # type: ignore[union-attr]  # just tested
            return
        sheet.put(replace(mention, position=sheet.slice(at, end), affiliation=party or self.party_behind(sheet, end)))

    def party_behind(self, sheet: Sheet, i: int) -> Entity | None:
        """The state or body behind "of" or "for": "the foreign minister of Mali", "a spokesman for the army"."""
        lowers = sheet.sentence.lowers
        if i + 1 >= len(lowers) or lowers[i] not in OFFICE_LINKS:
            return None
        at = i + 2 if lowers[i + 1] in ("the", "his", "her") and i + 2 < len(lowers) else i + 1
        return self.party(sheet.owner[at])
