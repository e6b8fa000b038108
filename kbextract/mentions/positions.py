"""Positions in a sentence: where one ends, and whom it serves ("the foreign minister of Mali", "NATO's spokesman")."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import COUNTRY, ORGANIZATION, Entity
from kbextract.mentions.record import Mention, Sheet

LONGEST = 9  # words in a position


@dataclass(frozen=True, slots=True)
class PositionReader:
    """Reads titles, positions and the parties that they serve."""

    lexicon: Lexicon

    def read(self, sheet: Sheet, i: int) -> int:
        """Where a title or a position that begins at word i ends; i when none begins there."""
        lowers, positions = sheet.sentence.lowers, self.lexicon.positions
        at, last = i, i
        while at < len(lowers) and at - i < LONGEST:
            lower = bare(lowers[at])
            phrase = next(
                (parts for parts in positions.phrases.get(lower, ()) if lowers[at : at + len(parts)] == parts), None
            )
            if phrase is not None:
                at += len(phrase)
                if phrase[-1] in positions.heads or " ".join(phrase) not in positions.modifiers:
                    last = at
            elif self.is_head(sheet, at, lower):
                at = last = at + 1
            elif lower in positions.modifiers and not self.is_given(sheet, at):
                at += 1
            else:
                break
        return last

    def is_head(self, sheet: Sheet, i: int, lower: str) -> bool:
        """Whether a word is a position, a title with its capital, or the plural of a position with its capital."""
        positions = self.lexicon.positions
        if lower in positions.heads:
            return True
        return sheet.is_capital(i) and (lower in positions.titles or bool(positions.singular(lower)))

    def is_given(self, sheet: Sheet, i: int) -> bool:
        """Whether a capitalised word is a first name."""
        return sheet.is_capital(i) and self.lexicon.given.knows(sheet.sentence.words[i])

    def read_office(self, sheet: Sheet, start: int, end: int) -> tuple[str, Entity | None]:
        """Position and affiliation from the words of a title or position and the state or body before it.

        The position is "" where the words are only titles, such as "Mr".
        """
        positions = self.lexicon.positions
        words = [lower.rstrip(".") for lower in sheet.sentence.lowers[start:end]]
        honorific = all(word in positions.titles and word not in positions.heads for word in words)
        inside = next((owner for owner in sheet.owner[start:end] if owner is not None), None)
        affiliation = self.party_before(sheet, start) or find_party(inside)
        return ("" if honorific else sheet.slice(start, end)), affiliation

    # -- parties

    def skip_party(self, sheet: Sheet, at: int) -> tuple[int, Entity | None]:
        """Where a name begins behind "of the Republic of Mali" or "for the army", and that party; `at` for none."""
        lowers = sheet.sentence.lowers
        if at + 2 >= len(lowers) or lowers[at] not in ("of", "for"):
            return at, None
        owner = sheet.at(at + 2 if lowers[at + 1] == "the" else at + 1)
        party = find_party(owner)
        if owner is None or party is None or owner.end >= len(lowers) or not sheet.is_capital(owner.end):
            return at, None
        return owner.end, party

    def party_before(self, sheet: Sheet, i: int) -> Entity | None:
        """The state or body that stands before word i: "Russian …", "Iran's …", "NATO …"."""
        at = i - 1
        if at >= 0 and sheet.sentence.lowers[at] in ("'s", "'"):
            at -= 1
        owner = sheet.at(at)
        return find_party(owner) if owner is not None and owner.end == at + 1 else None

    def party_behind(self, sheet: Sheet, i: int) -> Entity | None:
        """The state or body behind "of" or "for": "the foreign minister of Mali", "a spokesman for the army"."""
        lowers = sheet.sentence.lowers
        if i + 1 >= len(lowers) or not self.lexicon.patterns.has("office links", lowers[i]):
            return None
        at = i + 2 if lowers[i + 1] in ("the", "his", "her") and i + 2 < len(lowers) else i + 1
        return find_party(sheet.owner[at])


def bare(lower: str) -> str:
    """A word without the full stop of its abbreviation; a full stop alone stays."""
    return lower.rstrip(".") if len(lower) > 1 else lower


def find_party(mention: Mention | None) -> Entity | None:
    """The state or body that a mention names or stands for."""
    if mention is None:
        return None
    if mention.acts_for is not None:
        return mention.acts_for
    return mention.entity if mention.entity.kind in (COUNTRY, ORGANIZATION) else None
