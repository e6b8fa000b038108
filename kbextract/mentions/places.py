"""Places that no list of ours knows: cities of the gazetteer, and regions, seas and parts of states by pattern."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.lexicon.gazetteer import KNOWN
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, PLACE, Entity
from kbextract.mentions.record import Mention, Sheet

LONGEST = 4  # words in the name of a place


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Marks places in a sentence."""

    lexicon: Lexicon

    def mark(self, sheet: Sheet) -> None:
        """Mark headed names, parts of states, and cities."""
        lowers, patterns = sheet.sentence.lowers, self.lexicon.patterns
        for i, lower in enumerate(lowers):
            if patterns.has("place heads", lower):
                self.mark_headed(sheet, i)
            if patterns.has("place openers", lower) and sheet.is_capital(i):
                self.mark_opened(sheet, i)
            if patterns.has("directions", lower):
                self.mark_part(sheet, i)
        i = 0
        while i < len(lowers):
            i = self.mark_city(sheet, i)
        for i in range(len(lowers)):
            self.mark_unknown(sheet, i)

    def mark_unknown(self, sheet: Sheet, i: int) -> None:
        """Mark a name that nothing knows where only a place can stand: "at Ouallam", "the village of Nagaré"."""
        lowers, words = sheet.sentence.lowers, sheet.sentence.words
        if i == 0 or sheet.owner[i] is not None or not sheet.is_capital(i) or words[i].isupper():
            return
        if not self.expects_place(sheet, i):
            return
        patterns, end = self.lexicon.patterns, i
        while end - i < LONGEST and self.goes_on(sheet, end):
            if patterns.has("never names", lowers[end]) or patterns.has("organization heads", lowers[end]):
                return
            end += 1
        known = all(self.lexicon.words.knows(lower) for lower in lowers[i:end])
        if end > i and not known and not (sheet.at(end) is not None and sheet.is_capital(end)):
            sheet.put(Mention(i, end, Entity(PLACE, sheet.slice(i, end))))

    def expects_place(self, sheet: Sheet, i: int) -> bool:
        """Whether only a place can stand at word i: behind "at", "the village", "the village of"."""
        lowers, patterns = sheet.sentence.lowers, self.lexicon.patterns
        before = lowers[i - 1]
        if patterns.has("sure locative", before) or patterns.has("site nouns", before):
            return True
        if before != "of" or i < 2:
            return False
        return patterns.has("site nouns", lowers[i - 2]) or patterns.has("place heads", lowers[i - 2])

    def goes_on(self, sheet: Sheet, i: int) -> bool:
        """Whether word i exists and can belong to the name of a place."""
        if i >= len(sheet.owner) or sheet.owner[i] is not None:
            return False
        if sheet.is_capital(i):
            return True
        return sheet.is_capital(i + 1) and self.lexicon.patterns.has("place particles", sheet.sentence.words[i])

    def mark_headed(self, sheet: Sheet, head: int) -> None:
        """Mark "Odesa region", "Black Sea", "Suwalki corridor": capitals before a head."""
        start = self.find_start(sheet, head)
        covering = sheet.owner[head]
        if start == head or (covering is not None and covering.end - covering.start > 1):
            return
        if not sheet.is_capital(head) and not self.takes_head(sheet, start, head):
            return
        sheet.put(Mention(start, head + 1, Entity(PLACE, sheet.slice(start, head + 1))))

    def find_start(self, sheet: Sheet, head: int) -> int:
        """Where the capitals before a head begin; `head` when there are none."""
        start = head
        while start > 0 and sheet.is_capital(start - 1) and head - start < LONGEST:
            owner, lower = sheet.owner[start - 1], sheet.sentence.lowers[start - 1]
            if owner is not None and (owner.entity.kind not in (PLACE, COUNTRY) or owner.use == ADJECTIVE):
                break
            if self.lexicon.patterns.has("never names", lower):
                break
            if start == 1 and owner is None and self.lexicon.words.knows(lower):
                break
            start -= 1
        return start

    def takes_head(self, sheet: Sheet, start: int, head: int) -> bool:
        """Whether a head in small letters belongs to the name before it: "Odesa region", but "Ukraine border"."""
        lowers, owner = sheet.sentence.lowers, sheet.owner[start]
        if owner is None:
            return head - start > 1 or not self.lexicon.words.knows(lowers[start])
        if owner.entity.kind == COUNTRY:
            return False  # "Ukraine border", "Iran coast": the state is what is named
        return owner.entity.kind != PLACE or not self.lexicon.patterns.has("lesser heads", lowers[head])

    def mark_opened(self, sheet: Sheet, i: int) -> None:
        """Mark "Lake Chad", "Gulf of Aden"."""
        at = i + 1
        if at + 1 < len(sheet.owner) and sheet.sentence.lowers[at] == "of":
            at += 1
        end = at
        while sheet.is_capital(end) and end < i + 5:
            if self.lexicon.patterns.has("never names", sheet.sentence.lowers[end]):
                break
            end += 1
        owner = sheet.owner[i]
        if end > at and (owner is None or owner.end <= i + 1):
            sheet.put(Mention(i, end, Entity(PLACE, sheet.slice(i, end))))

    def mark_part(self, sheet: Sheet, i: int) -> None:
        """Mark "eastern Ukraine", "Central and Eastern Europe", "southern Gaza"."""
        lowers = sheet.sentence.lowers
        if sheet.owner[i] is not None or i + 1 >= len(lowers):
            return
        at = i + 1
        joined = lowers[at] in ("and", "or") and at + 2 < len(lowers)
        if joined and self.lexicon.patterns.has("directions", lowers[at + 1]):
            self.mark_twin(sheet, i, at + 1)
            return
        owner = sheet.owner[at]
        if owner is None or owner.entity.kind not in (COUNTRY, PLACE) or owner.use == ADJECTIVE or owner.start != at:
            return
        whole = sheet.slice(owner.start, owner.end) if owner.entity.kind == PLACE else owner.entity.label
        sheet.put(Mention(i, owner.end, self.part(sheet, i, whole)))

    def mark_twin(self, sheet: Sheet, i: int, at: int) -> None:
        """Mark the first of two parts of one whole: "Central and Eastern Europe"."""
        owner = sheet.owner[at]
        if owner is not None and owner.start == at and " " in owner.entity.label and owner.entity.kind == PLACE:
            sheet.put(Mention(i, i + 1, self.part(sheet, i, owner.entity.label.split(" ", 1)[1])))
            return
        behind = sheet.at(at + 1)
        if behind is not None and behind.entity.kind in (COUNTRY, PLACE) and behind.use != ADJECTIVE:
            sheet.put(Mention(i, i + 1, self.part(sheet, i, sheet.slice(behind.start, behind.end))))

    def part(self, sheet: Sheet, i: int, whole: str) -> Entity:
        """A part of a state or region; parts of continents are names and take a capital."""
        label = f"{sheet.sentence.words[i]} {whole}"
        for form in (label, f"{sheet.sentence.words[i].capitalize()} {whole}"):
            known = self.lexicon.names.by_form.get(form)
            if known and known[0].entity.label.lower() == form.lower():
                return known[0].entity
        return Entity(PLACE, label if whole not in self.lexicon.names.states else f"{sheet.sentence.lowers[i]} {whole}")

    def mark_city(self, sheet: Sheet, i: int) -> int:
        """Mark the city whose name begins at word i; returns where to go on."""
        words = sheet.sentence.words
        if sheet.owner[i] is not None or not sheet.is_capital(i):
            return i + 1
        for end in range(min(i + 3, len(words)), i, -1):
            if not all(sheet.is_capital(at) and sheet.owner[at] is None for at in range(i, end)):
                continue
            name = sheet.slice(i, end)
            if name.isupper() and len(name) > 3:
                name = name.title()
            city = self.lexicon.gazetteer.find(name)
            if city is not None and self.is_city(sheet, i, end, city[0]):
                sheet.put(Mention(i, end, Entity(PLACE, name)))
                return end
        return i + 1

    def is_city(self, sheet: Sheet, start: int, end: int, population: int) -> bool:
        """Whether the name of a city is meant as one: behind "in", before its state, or large and no other word."""
        lowers, patterns = sheet.sentence.lowers, self.lexicon.patterns
        if patterns.has("never names", lowers[start]) or (sheet.is_capital(end) and sheet.owner[end] is None):
            return False
        before, after = lowers[start - 1] if start else "", lowers[end] if end < len(lowers) else ""
        if patterns.has("locative", before):
            return True
        if before == "of" and start > 1 and patterns.has("town nouns", lowers[start - 2]):
            return True
        if start == 0 and after in ("(", "—", "–", ",") and sheet.sentence.words[start].isupper():
            return True
        if after == "," and sheet.is_kind(end + 1, COUNTRY, PLACE):
            return True
        if before in (",", "and", "or") and sheet.is_kind(start - 2, PLACE):
            return True
        plain = self.lexicon.words.knows(lowers[start]) or self.lexicon.given.knows(sheet.sentence.words[start])
        return population >= KNOWN and not plain and start > 0
