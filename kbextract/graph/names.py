"""What nodes are called: names that say what they name, or hashes of what makes a node itself.

Every local name begins with a letter and holds ASCII letters, digits and underscores only, so that Turtle can write it
with a prefix. Names never depend on the base, so that a base can be changed by plain text replacement.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from kbextract.faults import InputFaultError
from kbextract.graph.terms import DCT, ONTO, RDF, RDFS, SKOS, XSD

BASE = "https://w3id.org/kbextract/id/"
SECTIONS = ("entity", "fact", "claim", "span", "doc")
VALID_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x20<>\"{}|\\^`\x7f-\x9f]*/")
WORD = re.compile(r"[A-Za-z0-9]+")
SUFFIX = re.compile(r"(?:^|_)x[0-9a-f]{10}$")
LONGEST = 80
DIGITS = 24


@dataclass(frozen=True, slots=True)
class Namespace:
    """Where the things of a knowledge base live. The vocabulary stays where it is, whatever the base."""

    base: str = BASE

    def __post_init__(self) -> None:
        if not VALID_BASE.fullmatch(self.base):
            raise InputFaultError.single(self.base, "is no base for names", "give an absolute IRI that ends in a slash")

    @property
    def prefixes(self) -> tuple[tuple[str, str], ...]:
        """Every prefix and what it stands for, in the order in which files declare them."""
        common = (("kb", ONTO), ("dct", DCT), ("rdf", RDF), ("rdfs", RDFS), ("skos", SKOS), ("xsd", XSD))
        return common + tuple((section, f"{self.base}{section}/") for section in SECTIONS)

    def write_term(self, name: str) -> str:
        """The term of a name such as `entity/place_geneva`."""
        return f"<{self.base}{name}>"


def collapse_text(text: str) -> str:
    """A text as names and role values hold it: composed characters, single spaces, none at the ends."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(plain.split())


def name_entity(kind: str, label: str) -> str:
    """The name of an entity: its class and label, such as `entity/person_antony_blinken`.

    A plain name belongs to one label only: the one that comes back when `_` becomes a space and each word without a
    capital gets one. Every other label ("U.S. Treasury", "São Paulo", "Ukrainian officials") adds `_x` and ten digits
    of its hash, so that two labels never share a name.
    """
    slug = write_slug(label)
    if restore_label(slug) != label or len(slug) > LONGEST or SUFFIX.search(slug):
        slug = f"{slug[:LONGEST].rstrip('_')}_x{hash_text(label)[:10]}".lstrip("_")
    return f"entity/{kind.lower()}_{slug}"


def write_slug(label: str) -> str:
    """The ASCII words of a label, joined by `_`; a capital inside a word ("NATO", "McCain") is kept, all others not."""
    plain = label if label.isascii() else unicodedata.normalize("NFKD", label)
    words = WORD.findall("".join(character for character in plain if not unicodedata.combining(character)))
    return "_".join(word.lower() if word[1:] == word[1:].lower() else word for word in words)


def restore_label(slug: str) -> str:
    """The one label that a slug stands for when it has no suffix."""
    return " ".join(word if word != word.lower() else word[:1].upper() + word[1:] for word in slug.split("_"))


def name_fact(kind: str, identity: list[str]) -> str:
    """The name of a fact of one type; `identity` is all that makes it this fact, one line a part, in any order."""
    return f"fact/{kind[:1].lower()}{hash_lines(kind, *sorted(identity))}"


def name_claim(document: str, node: str) -> str:
    """The name of what the document with this sha256 says of a fact or entity, given by its name."""
    return f"claim/c{hash_lines(document, node)}"


def name_span(document: str, start: int, end: int) -> str:
    """The name of a stretch of the document with this sha256."""
    return f"span/s{hash_lines(document, str(start), str(end))}"


def name_document(document: str) -> str:
    """The name of the document with this sha256."""
    return f"doc/d{document[:DIGITS]}"


def hash_lines(*lines: str) -> str:
    """The first digits of the hash of lines. No line may hold a line break: else two lists of lines could be one."""
    return hash_text("\n".join(lines))[:DIGITS]


def hash_text(text: str) -> str:
    """The sha256 of a text, in hex."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
