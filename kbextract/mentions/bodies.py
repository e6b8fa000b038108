"""Bodies that no list knows, by pattern: "the Russian Foreign Ministry", "Ministry of Defence", "Wagner Group"."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import COUNTRY, ORGANIZATION, PERSON, Entity
from kbextract.mentions.record import Mention, Sheet

LONGEST = 9  # words in the name of an organization


@dataclass(frozen=True, slots=True)
class BodyFinder:
    """Marks organizations by the noun that heads their name."""

    lexicon: Lexicon

    def mark(self, sheet: Sheet) -> None:
        """Mark the bodies of one sentence."""
        lowers = sheet.sentence.lowers
        for i in range(1, len(lowers)):
            self.mark_named(sheet, i)
        if sheet.sentence.index < 3:
            self.mark_dateline(sheet)
        i = 0
        while i < len(lowers):
            width = 2 if i + 1 < len(lowers) and self.is_head(f"{lowers[i]} {lowers[i + 1]}") else 1
            if width == 2 or self.is_head(lowers[i]):
                i = self.take(sheet, i, i + width)
            else:
                i += 1

    def mark_named(self, sheet: Sheet, i: int) -> None:
        """Mark the name behind a noun that says what it is: "the charity Medical Bridge", "state broadcaster MRTV"."""
        if sheet.owner[i] is not None or not sheet.is_capital(i):
            return
        if not self.lexicon.patterns.has("organization nouns", sheet.sentence.lowers[i - 1]):
            return
        end = i
        while end < len(sheet.owner) and end - i < 5 and sheet.owner[end] is None and sheet.is_capital(end):
            end += 1
        first = sheet.sentence.words[i]
        if not self.lexicon.given.knows(first) or end - i > 2:
            sheet.put(Mention(i, end, Entity(ORGANIZATION, sheet.slice(i, end))))

    def mark_dateline(self, sheet: Sheet) -> None:
        """Mark the agency in a dateline: "KHARTOUM, June 2 (Nile Wire) -"."""
        words = sheet.sentence.words
        for i, word in enumerate(words[:10]):
            if word != "(" or not words[0].isupper():
                continue
            end = next((at for at in range(i + 1, min(i + 6, len(words))) if words[at] == ")"), 0)
            if end > i + 1 and sheet.is_free(i + 1, end) and all(part[0].isupper() for part in words[i + 1 : end]):
                sheet.put(Mention(i + 1, end, Entity(ORGANIZATION, sheet.slice(i + 1, end))))

    def is_head(self, words: str) -> bool:
        """Whether words are the head of an organization's name."""
        return self.lexicon.patterns.has("organization heads", words)

    def take(self, sheet: Sheet, head: int, end: int) -> int:
        """Mark the body whose head stands at [head, end), if it is one; returns where to go on."""
        owner = sheet.owner[head]
        if owner is not None and (owner.end > end or owner.entity.kind == ORGANIZATION):
            return owner.end
        if end < len(sheet.owner) and self.is_head(sheet.sentence.lowers[end]) and not sheet.owner[end]:
            return end  # the head is a modifier of the next one: "security council"
        start, state = self.find_start(sheet, head)
        if state is not None:
            label = self.name_of_state(sheet, state, start, end)
            if label:
                sheet.put(Mention(start, end, Entity(ORGANIZATION, label), first=state.start))
                return end
        stop = self.find_end(sheet, end)
        if sheet.is_capital(head) and (start < head or stop > end) and self.is_proper(sheet, start, stop):
            sheet.put(Mention(start, stop, Entity(ORGANIZATION, sheet.slice(start, stop))))
            return stop
        return end

    def find_start(self, sheet: Sheet, head: int) -> tuple[int, Mention | None]:
        """Where the name begins, and the state before it: its adjective, or its name and a possessive."""
        at = head
        while at > 0:
            before = sheet.owner[at - 1]
            if before is not None:
                return at, before if before.entity.kind == COUNTRY and before.acts_for is None else None
            state = sheet.at(at - 2)
            if state is not None and sheet.sentence.lowers[at - 1] == "'s":
                return at, state if state.entity.kind == COUNTRY else None
            if not self.goes_back(sheet, at - 1, at < head):
                return at, None
            at -= 1
        return at, None

    def goes_back(self, sheet: Sheet, i: int, inside: bool) -> bool:
        """Whether word i belongs to the name behind it; `inside` tells that a word stands between it and the head."""
        lower, patterns = sheet.sentence.lowers[i], self.lexicon.patterns
        if patterns.has("organization modifiers", lower):
            return True
        joined = inside and lower in ("and", "&") and sheet.is_capital(i - 1) and sheet.is_capital(i + 1)
        if not (sheet.is_capital(i) or joined) or patterns.has("never names", lower):
            return False
        plain = i == 0 and self.lexicon.words.look_up(lower).mask and self.lexicon.words.knows(lower)
        return not plain  # a capital at the start of a sentence says nothing of an ordinary word

    def find_end(self, sheet: Sheet, end: int) -> int:
        """Where the name ends: it may go on with "of Defence", "for Refugees and Migrants"."""
        lowers, patterns = sheet.sentence.lowers, self.lexicon.patterns
        if end + 1 >= len(lowers) or lowers[end] not in ("of", "for"):
            return end
        if not patterns.has("organizations of", lowers[end - 1]):
            return end
        at = end
        while at + 1 < len(lowers) and patterns.has("name joints", lowers[at]):
            step = at + 1
            while step < len(lowers) and lowers[step] == "the":
                step += 1
            if not sheet.is_capital(step):
                break
            while sheet.is_capital(step) and not sheet.is_kind(step, PERSON):
                step += 1
            at = step
        return at

    def name_of_state(self, sheet: Sheet, state: Mention, start: int, end: int) -> str:
        """The label of a state's body, "" when the words are no name: a common noun needs a capital or the list."""
        words = sheet.sentence.lowers[start:end]
        phrase = " ".join(words)
        if self.is_modifier(sheet, end):
            return ""
        capital = sheet.is_capital(end - 1)
        listed = self.lexicon.patterns.has("state bodies", phrase) or self.lexicon.patterns.has(
            "state bodies", words[-1]
        )
        if not (capital or listed):
            return ""
        names, label = self.lexicon.names, state.entity.label
        adjective = names.adjective_of(label)
        spelled = sheet.slice(start, end)
        known = names.by_form.get(f"{label}'s {spelled}") or names.by_form.get(f"{adjective} {spelled}")
        if known:
            return known[0].entity.label
        if phrase in ("ministry", "department"):
            return ""
        ministry = capital or words[-1] in ("ministry", "department")
        return f"{adjective} {' '.join(word.capitalize() for word in words) if ministry else phrase}"

    def is_modifier(self, sheet: Sheet, end: int) -> bool:
        """Whether the head found stands before a noun and only describes it: "the Russian military buildup"."""
        if end >= len(sheet.owner) or sheet.is_capital(end):
            return False
        mask = self.lexicon.words.look_up(sheet.sentence.lowers[end]).mask
        if not mask & (c.NOUN | c.PLURAL) or mask & (c.PREP | c.DET | c.PRON | c.AUX | c.MODAL | c.NUM | c.ADV):
            return False
        adjectival = self.lexicon.words.look_up(sheet.sentence.lowers[end - 1]).mask & c.ADJ
        return bool(adjectival) or not mask & c.FINITE

    def is_proper(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether a run of words is a proper name: capitals throughout, but for links, and no mere sentence opener."""
        words = sheet.sentence.words[start:end]
        if len(words) > LONGEST or sum(word[0].isupper() for word in words) < 2:
            return False
        return all(word[0].isupper() or self.lexicon.patterns.has("name joints", word.lower()) for word in words)
