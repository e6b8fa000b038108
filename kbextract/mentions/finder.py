"""All mentions of a document: each finder marks its sheets, then what one sentence settles is carried to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import ORGANIZATION, PERSON, PLACE, Entity
from kbextract.mentions.bodies import BodyFinder
from kbextract.mentions.lexical import SMOOTH, NameMatcher, settle_weak
from kbextract.mentions.persons import PersonFinder
from kbextract.mentions.places import PlaceFinder
from kbextract.mentions.record import Mention, Sheet
from kbextract.mentions.spelling import fold_name
from kbextract.text.record import BOILERPLATE, Sentence

ACRONYM = range(2, 7)


@dataclass(frozen=True, slots=True)
class MentionFinder:
    """Finds the mentions of a document."""

    lexicon: Lexicon

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Sheet]:
        """One sheet a sentence, in order; boilerplate has an empty one."""
        smooth = text.translate(SMOOTH)
        sheets = [Sheet(sentence) for sentence in sentences]
        live = [sheet for sheet in sheets if sheet.sentence.kind != BOILERPLATE]
        weak: list[tuple[Sheet, Mention]] = []
        matcher = NameMatcher(self.lexicon)
        persons, bodies, places = (
            PersonFinder.prepare(self.lexicon),
            BodyFinder(self.lexicon),
            PlaceFinder(self.lexicon),
        )
        for sheet in live:
            matcher.mark(smooth, sheet, weak)
        settle_weak(weak, live)
        for sheet in live:
            bodies.mark(sheet)
            persons.mark(sheet)
            places.mark(sheet)
        self.link_persons(live)
        for sheet in live:
            self.mark_acronyms(sheet)
        self.link_surnames(live)
        return sheets

    # -- one name for one person

    def link_persons(self, sheets: Sequence[Sheet]) -> None:
        """Give every full name the label under which the lexicon or the document knows the person."""
        labels: dict[tuple[str, ...], str] = {}
        longest = self.collect_suffixes(sheets)
        for sheet in sheets:
            for mention in list(sheet.mentions()):
                if mention.entity.kind != PERSON:
                    continue
                key = longest.get(fold_name(mention.entity.label), fold_name(mention.entity.label))
                label = self.known_label(key, mention.entity.label) or labels.setdefault(key, mention.entity.label)
                if label != mention.entity.label:
                    sheet.put(replace(mention, entity=Entity(PERSON, label)))

    def collect_suffixes(self, sheets: Sequence[Sheet]) -> dict[tuple[str, ...], tuple[str, ...]]:
        """From the last words of each long name to its whole ("Abdel Hamid" to "Hoda Abdel Hamid")."""
        mentions = (mention for sheet in sheets for mention in sheet.mentions())
        keys = {fold_name(mention.entity.label) for mention in mentions if mention.entity.kind == PERSON}
        return {key[at:]: key for key in sorted(keys) for at in range(1, len(key) - 1) if len(key) > 2}

    def known_label(self, key: tuple[str, ...], label: str) -> str:
        """The lexicon's label of a person of that folded name, "" when it knows none."""
        if label in self.lexicon.names.persons:
            return label
        surname = label.rsplit(maxsplit=1)[-1]
        for known in self.lexicon.names.surnames.get(surname, ()):
            if fold_name(known) == key:
                return known
        return ""

    def link_surnames(self, sheets: Sequence[Sheet]) -> None:
        """Link a last name alone to the person whom the document names in full, else to the one the lexicon knows."""
        people: dict[str, str] = {}
        for sheet in sheets:
            for mention in sheet.mentions():
                parts = mention.entity.label.split()
                if mention.entity.kind == PERSON and len(parts) > 1:
                    for part in {fold_name(parts[-1])[-1], *(fold_name(" ".join(parts[1:])))}:
                        people.setdefault(part, mention.entity.label)
        for sheet in sheets:
            for i, word in enumerate(sheet.sentence.words):
                owner = sheet.owner[i]
                if owner is None:
                    self.link_word(sheet, i, word, people)
                elif owner.entity.kind == PERSON and " " not in owner.entity.label:
                    self.link_single(sheet, owner, people)

    def link_single(self, sheet: Sheet, mention: Mention, people: dict[str, str]) -> None:
        """Give a titled last name ("Mr Lavrov") its full name."""
        label = people.get(fold_name(mention.entity.label)[-1]) or self.lone_person(mention.entity.label)
        if label:
            sheet.put(replace(mention, entity=Entity(PERSON, label)))

    def link_word(self, sheet: Sheet, i: int, word: str, people: dict[str, str]) -> None:
        """Mark a capitalised word as the person whose last name it is."""
        if not word[0].isupper() or len(word) < 2:
            return
        if sheet.is_capital(i - 1) and sheet.owner[i - 1] is None and not self.opens(sheet, i - 1):
            return
        label = people.get(fold_name(word)[-1]) or self.lone_person(word)
        if not label or (i == 0 and self.lexicon.words.knows(word.lower()) and word not in label):
            return
        if (
            sheet.is_capital(i + 1)
            and sheet.at(i + 1) is None
            and i + 2 < len(sheet.sentence.words)
            and not label.endswith(word)
        ):
            return
        sheet.put(Mention(i, i + 1, Entity(PERSON, label)))

    def opens(self, sheet: Sheet, i: int) -> bool:
        """Whether word i is an ordinary word whose capital comes from the start of a sentence or headline."""
        return self.lexicon.words.knows(sheet.sentence.lowers[i])

    def lone_person(self, word: str) -> str:
        """The only person of the lexicon with this last name; "" for none or several, or where it is a plain word."""
        known = self.lexicon.names.surnames.get(word, ())
        if len(known) != 1 or word in self.lexicon.gazetteer.cities or self.lexicon.given.knows(word):
            return ""
        return "" if self.lexicon.words.knows(word.lower()) else known[0]

    # -- acronyms

    def mark_acronyms(self, sheet: Sheet) -> None:
        """Mark unknown words in capitals as organizations; "(ABC)" behind a long name is that name."""
        words = sheet.sentence.words
        if sum(word.isupper() for word in words) * 2 > len(words):
            return
        for i, word in enumerate(words):
            if sheet.owner[i] is not None or not word.isupper() or not word.isalpha() or len(word) not in ACRONYM:
                continue
            if self.lexicon.patterns.has("never names", word.lower()) or self.lexicon.words.knows(word.lower()):
                continue
            sheet.put(Mention(i, i + 1, self.expand(sheet, i) or Entity(ORGANIZATION, word)))

    def expand(self, sheet: Sheet, i: int) -> Entity | None:
        """The organization whose initials stand in parentheses behind its name."""
        before = sheet.owner[i - 2] if i > 1 and sheet.sentence.words[i - 1] == "(" else None
        if before is None or before.entity.kind not in (ORGANIZATION, PLACE):
            return None
        initials = "".join(part[0] for part in before.entity.label.split() if part[0].isupper())
        return before.entity if sheet.sentence.words[i] in initials or initials in sheet.sentence.words[i] else None
