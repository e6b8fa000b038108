"""Names that the lexicon knows, and whether a town or a building is a place here or stands for its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.names import FIRST
from kbextract.lexicon.record import ADJECTIVE, CAPITAL, NAME, PEOPLE, PERSON, PLACE, Entity, Name
from kbextract.mentions.record import Mention, Sheet

SMOOTH = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "’": "'"})  # same length, so offsets hold
NO_NOUN = c.DET | c.PREP | c.AUX | c.MODAL | c.PRON | c.CONJ
FAR = 7  # words back in which a word of travel makes "to" and "from" tell a place


@dataclass(frozen=True, slots=True)
class NameMatcher:
    """Marks every name of the lexicon in a sentence."""

    lexicon: Lexicon

    def mark(self, text: str, sheet: Sheet, weak: list[tuple[Sheet, Mention]]) -> None:
        """Mark the names of one sentence; forms that count only beside a plain name go to `weak`.

        `text` is the document's text made smooth by `SMOOTH`.
        """
        sentence = sheet.sentence
        ends = {end: i + 1 for i, end in enumerate(sentence.ends)}
        i = 0
        while i < len(sentence.words):
            word = sentence.words[i]
            found = self.match(text, sentence.starts[i], ends, word) if self.may_begin(word) else None
            if found is None:
                i += 1
                continue
            name, end = found
            if name.entity.kind:
                mention = self.read(sheet, i, end, name)
                if name.weak:
                    weak.append((sheet, mention))
                else:
                    sheet.put(mention)
            i = end

    def may_begin(self, word: str) -> bool:
        """Whether a name can begin with this word."""
        return word[0].isupper() or word[0].isdigit() or self.lexicon.patterns.has("small openers", word[:3])

    def match(self, text: str, start: int, ends: dict[int, int], word: str) -> tuple[Name, int] | None:
        """The longest name that begins at an offset and ends with a word, and the word behind it."""
        first = FIRST.match(word)
        if first is None:
            return None
        for name in self.lexicon.names.find(text, start, first.group()):
            end = ends.get(start + len(name.form))
            if end is not None:
                return name, end
        return None

    def read(self, sheet: Sheet, start: int, end: int, name: Name) -> Mention:
        """The mention that a name makes where it stands."""
        forms = self.lexicon.names.by_form[name.form]
        name = self.choose_use(sheet, end, name, forms)
        place = next((form for form in forms if form.entity.kind == PLACE), None)
        acting = name.acts_for or (place.acts_for if place is not None else None)
        if place is not None and acting is not None and self.is_place(sheet, start, end):
            return Mention(start, end, place.entity, NAME, acting)
        if name.entity.kind == PLACE:
            name = next((form for form in forms if form.acts_for is not None), name)
        if name.acts_for is None:
            return Mention(start, end, name.entity, name.use)
        return Mention(start, end, name.acts_for, name.use if name.use != NAME else CAPITAL, name.acts_for)

    def choose_use(self, sheet: Sheet, end: int, name: Name, forms: Sequence[Name]) -> Name:
        """Of the names of one form, the adjective where a noun follows, else the name or the people."""
        if name.use == ADJECTIVE and not self.modifies(sheet, end):
            wanted: tuple[str, ...] = (NAME, PEOPLE)
        elif name.use == NAME and self.modifies(sheet, end):
            wanted = (ADJECTIVE,)
        else:
            return name
        return next((form for form in forms if form.use in wanted and form.entity == name.entity), name)

    def modifies(self, sheet: Sheet, end: int) -> bool:
        """Whether a noun follows that a state's adjective can stand before."""
        words = sheet.sentence.words
        if end >= len(words) or not words[end][0].isalpha():
            return False
        lower = sheet.sentence.lowers[end]
        if lower == "and" and end + 2 < len(words):
            for width in (2, 1):
                twins = self.lexicon.names.by_form.get(" ".join(words[end + 1 : end + 1 + width]), ())
                if any(name.use == ADJECTIVE for name in twins):
                    return self.modifies(sheet, end + 1 + width)
            return False
        mask = self.lexicon.words.look_up(lower).mask
        return bool(mask & (c.NOUN | c.PLURAL | c.ADJ)) and not mask & NO_NOUN

    def is_place(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether a town stands here as a place: behind "in", in a dateline, as what is visited."""
        lowers, words = sheet.sentence.lowers, sheet.sentence.words
        patterns = self.lexicon.patterns
        at = start - 1
        while at >= 0 and (lowers[at] in ("the", '"', "“", "'s") or patterns.has("directions", lowers[at])):
            at -= 1
        following = words[end] if end < len(words) else ""
        if at < 0:
            return (words[start].isupper() and len(words[start]) > 3) or following in ("(", "—", "–", "-")
        before = lowers[at]
        if before == ",":
            named = at > 0 and patterns.has("named towns", lowers[at - 1])
            return named or (start > 1 and following == "," and sheet.is_kind(at - 1, PLACE))
        if patterns.has("travel prepositions", before):
            return any(self.travels(lowers[back]) for back in range(at - 1, max(-1, at - FAR), -1))
        if before in ("and", "or"):
            return sheet.is_kind(at - 1, PLACE)
        return patterns.has("locative", before) or patterns.has("place verbs", self.lexicon.words.look_up(before).verb)

    def travels(self, lower: str) -> bool:
        """Whether a word tells of travel."""
        word, patterns = self.lexicon.words.look_up(lower), self.lexicon.patterns
        return patterns.has("travel words", word.verb) or patterns.has("travel words", word.noun)


def settle_weak(weak: list[tuple[Sheet, Mention]], sheets: list[Sheet]) -> None:
    """Mark the weak forms whose entity the document names plainly elsewhere, or that no other reading contests."""
    named: set[Entity] = {mention.entity for sheet in sheets for mention in sheet.mentions()}
    for sheet, mention in weak:
        if mention.entity in named and sheet.is_free(mention.start, mention.end) and mention.entity.kind != PERSON:
            sheet.put(mention)
