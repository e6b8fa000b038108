"""The whole lexicon in one record, loaded from one folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kbextract.faults import Fault, InputFaultError
from kbextract.lexicon.gazetteer import Gazetteer, load_gazetteer
from kbextract.lexicon.headings import invert_lists
from kbextract.lexicon.names import NameIndex, load_names
from kbextract.lexicon.patterns import Patterns
from kbextract.lexicon.positions import Positions, load_positions
from kbextract.lexicon.words import Words
from kbextract.yamlfile import Node, read_yaml

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class GivenNames:
    """First names by sex."""

    male: frozenset[str]
    female: frozenset[str]
    either: frozenset[str]
    words: frozenset[str]  # names that are also ordinary words

    def knows(self, name: str) -> bool:
        """Whether a word is a first name beyond doubt."""
        return name in self.male or name in self.female or name in self.either

    def sex(self, name: str) -> str:
        """The sex that a first name tells, "" when it tells none."""
        return "male" if name in self.male else "female" if name in self.female else ""


@dataclass(frozen=True, slots=True)
class Reporting:
    """Words that report speech: stance by verb lemma and by noun lemma; verbs that report a quotation alone."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    quote_only: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the linguistic stages know."""

    words: Words
    names: NameIndex
    positions: Positions
    given: GivenNames
    patterns: Patterns
    reporting: Reporting
    gazetteer: Gazetteer

    # -- what the text stage asks about a word that may be two

    def is_clipped(self, word: str) -> bool:
        """Whether an apostrophe belongs to a lower-case word that it begins ("'em"), and opens no quotation."""
        return self.words.has("clipped words", word)

    def splits_camel(self, left: str, right: str) -> bool:
        """Whether a lower-case word and a capitalised one were glued by mistake ("fearsWashington")."""
        if len(left) < 3 or left + right in self.patterns.sets["camel names"]:
            return False
        if left[0].isupper() and len(left) < 4:
            return False
        known_left = self.words.knows(left.lower()) or left in self.names.by_form
        bare = right.rstrip(".,:;")
        named = bare in self.names.table or bare.capitalize() in self.names.table or bare in self.gazetteer.cities
        return known_left and (named or self.words.knows(bare.lower()) or bare.capitalize() in self.gazetteer.cities)

    def splits_hyphen(self, left: str, right: str) -> bool:
        """Whether two parties are joined by a hyphen and neither is part of one name ("Israel-Hamas")."""
        if not left[0].isupper() or not right[0].isupper() or f"{left}-{right}" in self.names.by_form:
            return False
        return self.is_party(left) and self.is_party(right)

    def is_party(self, word: str) -> bool:
        """Whether a word alone names a state, a body or a known person."""
        return word in self.names.surnames or word in self.names.by_form


def load_lexicon(folder: Path, extend: Sequence[Path] = ()) -> Lexicon:
    """The lexicon of a rules folder; the states, bodies, places and persons of further folders are added.

    Raises:
        InputFaultError: files are missing or malformed; the faults of all files at once.
    """
    faults: list[Fault] = []
    words = read_part(folder / "words.yaml", Words.load, faults)
    positions = read_part(folder / "positions.yaml", load_positions, faults)
    given = read_part(folder / "given-names.yaml", load_given_names, faults)
    patterns = read_part(folder / "patterns.yaml", Patterns.load, faults)
    reporting = read_part(folder / "reporting.yaml", load_reporting, faults)
    try:
        names = load_names((folder, *extend))
    except InputFaultError as error:
        faults += error.faults
    if faults or not (words and positions and given and patterns and reporting):
        raise InputFaultError(faults)
    return Lexicon(words, names, positions, given, patterns, reporting, load_gazetteer())


def read_part(path: Path, load: Callable[[Node], Part], faults: list[Fault]) -> Part | None:
    """One file of the lexicon; None when it cannot be used, and its faults are added to `faults`."""
    try:
        return load(read_yaml(path))
    except InputFaultError as error:
        faults += error.faults
        return None


def load_given_names(node: Node) -> GivenNames:
    """First names as given-names.yaml gives them."""
    men, women = frozenset(node.words("words for men")), frozenset(node.words("words for women"))
    return GivenNames(
        frozenset(node.words("male")) | men,
        frozenset(node.words("female")) | women,
        frozenset(node.words("either")),
        frozenset(node.words("also words")) | men | women,
    )


def load_reporting(node: Node) -> Reporting:
    """Reporting words as reporting.yaml gives them."""
    verbs, nouns = node.get("verbs"), node.get("nouns")
    return Reporting(
        invert_lists(verbs) if verbs else {},
        invert_lists(nouns) if nouns else {},
        frozenset(node.words("quote only")),
    )
