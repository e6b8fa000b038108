"""Places that no list of ours knows: cities of the gazetteer, and regions, seas and parts of states by pattern."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.lexicon.gazetteer import KNOWN
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, PLACE, Entity
from kbextract.mentions.record import Mention, Sheet


SURE = ("in", "at", "near", "outside", "around")  # a name behind them is a place


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
        before = lowers[i - 1]
        named = before == "of" and i > 1 and (self.lexicon.patterns.has("site nouns", lowers[i - 2]) or self.lexicon.patterns.has("place heads", lowers[i - 2]))
        if not named and before not in SURE and not self.lexicon.patterns.has("site nouns", before):
            return
        end = i
        while end < len(words) and end - i < 4 and sheet.owner[end] is None and (sheet.is_capital(end) or (words[end] in ("de", "al", "el", "da", "do") and sheet.is_capital(end + 1))):
            if self.lexicon.patterns.has("never names", lowers[end]) or self.lexicon.patterns.has("organization heads", lowers[end]):
                return
            end += 1
        known = all(self.lexicon.words.knows(lower) for lower in lowers[i:end])
        if end > i and not known and not (end < len(words) and sheet.owner[end] is not None and sheet.is_capital(end)):
            sheet.put(Mention(i, end, Entity(PLACE, sheet.slice(i, end))))

    def mark_headed(self, sheet: Sheet, head: int) -> None:
        """Mark "Odesa region", "Black Sea", "Suwalki corridor": capitals before a head."""
        start = head
        while start > 0 and sheet.is_capital(start - 1) and head - start < 4:
            owner = sheet.owner[start - 1]
            if owner is not None and (owner.entity.kind not in (PLACE, COUNTRY) or owner.use == ADJECTIVE):
                break
            if self.lexicon.patterns.has("never names", sheet.sentence.lowers[start - 1]):
                break
            if start == 1 and self.lexicon.words.knows(sheet.sentence.lowers[0]) and owner is None:
                break
            start -= 1
        if start == head or (sheet.owner[head] is not None and sheet.owner[head].end - sheet.owner[head].start > 1):  # type: ignore[union-attr]  # just tested
            return
        single = head - start == 1 and sheet.owner[start] is not None
        if not sheet.is_capital(head) and not single and head - start == 1 and self.lexicon.words.knows(sheet.sentence.lowers[start]):
            return
        owner = sheet.owner[start]
        if owner is not None and owner.entity.kind == COUNTRY and not sheet.is_capital(head):
            return  # "Ukraine border", "Iran coast": the state is what is named
        if owner is not None and owner.entity.kind == PLACE and not sheet.is_capital(head) and sheet.sentence.lowers[head] in ("airport", "port", "river", "road", "street", "bridge", "square", "beach", "coast", "base"):
            return
        sheet.put(Mention(start, head + 1, Entity(PLACE, sheet.slice(start, head + 1))))

    def mark_opened(self, sheet: Sheet, i: int) -> None:
        """Mark "Lake Chad", "Gulf of Aden"."""
        at = i + 1
        if at + 1 < len(sheet.owner) and sheet.sentence.lowers[at] == "of":
            at += 1
        end = at
        while sheet.is_capital(end) and end < i + 5 and not self.lexicon.patterns.has("never names", sheet.sentence.lowers[end]):
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
        twin = lowers[at] in ("and", "or") and at + 2 < len(lowers) and self.lexicon.patterns.has("directions", lowers[at + 1])
        if twin:
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
        behind = sheet.owner[at + 1] if at + 1 < len(sheet.owner) else None
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
        """Whether a name that a city has is meant as a city: behind "in", before its state, or large and no other word."""
        lowers = sheet.sentence.lowers
        if self.lexicon.patterns.has("never names", lowers[start]) or sheet.is_capital(end) and sheet.owner[end] is None:
            return False
        before = lowers[start - 1] if start else ""
        if self.lexicon.patterns.has("locative", before) or before == "of" and lowers[start - 2 : start - 1] in (("city",), ("town",), ("port",), ("capital",), ("village",)):
            return True
        if start == 0 and (lowers[end : end + 1] in (("(",), ("—",), ("–",), (",",)) and sheet.sentence.words[start].isupper()):
            return True
        if lowers[end : end + 1] == (",",) and end + 1 < len(lowers) and sheet.owner[end + 1] is not None and sheet.owner[end + 1].entity.kind in (COUNTRY, PLACE):  # type: ignore[union-attr]  # just tested
            return True
        if before in (",", "and", "or") and start > 1 and sheet.owner[start - 2] is not None and sheet.owner[start - 2].entity.kind == PLACE:  # type: ignore[union-attr]  # just tested
            return True
        plain = self.lexicon.words.knows(lowers[start]) or self.lexicon.given.knows(sheet.sentence.words[start])
        return population >= KNOWN and not plain and start > 0
