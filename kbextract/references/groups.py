"""What the words of a noun group say of it: whether it points back, counts, or means two."""

from __future__ import annotations

from kbextract.clauses.parser import Parse
from kbextract.clauses.record import Group
from kbextract.lexicon import classes as c
from kbextract.lexicon.record import PLACE, Entity
from kbextract.mentions.record import Mention


def is_counted(group: Group, parse: Parse) -> bool:
    """Whether a group is counted: four officials are not their state."""
    return any(parse.tags[i] & c.NUM for i in range(group.start, group.head))


def is_pair(group: Group, parse: Parse) -> bool:
    """Whether a group means two parties named before: "the two sides", "both countries"."""
    return any(lower in ("two", "both") for lower in parse.sheet.sentence.lowers[group.start : group.head])


def is_definite(group: Group, parse: Parse) -> bool:
    """Whether a group points back: it begins with "the"."""
    return parse.sheet.sentence.lowers[group.start] in ("the", "that", "this")


def find_behind(group: Group, *preps: str) -> Group | None:
    """The first group that hangs on this one by one of some prepositions."""
    return next((inner for prep, inner in group.preps if prep in preps), None)


def plain_words(group: Group, parse: Parse, without: int, end: int) -> list[str]:
    """The words of a group up to word `end` that belong to no name and to no class of the mask `without`."""
    lowers, owner = parse.sheet.sentence.lowers, parse.sheet.owner
    return [lowers[i] for i in range(group.start, end) if owner[i] is None and not parse.tags[i] & without]


def find_party_of(mention: Mention) -> Entity | None:
    """The party a mention stands for; a town that acts for nobody is none."""
    return mention.acts_for if mention.entity.kind == PLACE else mention.entity
