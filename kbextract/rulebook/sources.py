"""The grammar of sources: the words by which a rule says where a role is found, by what may fill the role."""

from __future__ import annotations

from difflib import get_close_matches

from kbextract.rulebook.letters import Desk, advise
from kbextract.rulebook.record import Source
from kbextract.schema import Role
from kbextract.yamlfile import Node

# What names noun groups, and so may fill a role of almost any kind.
GROUPS = (
    "subject", "object", "owner", "indirect object", "trigger", "company", "subject of clause", "subject of governor",
    "object of governor", "owner of object", "owner of subject",
)  # fmt: skip
# What only some kinds of roles take, beside groups where these are taken.
SPECIAL = {
    "actor": ("names",),
    "place": ("where",),
    "text": ("clause", "bidden clause", "trigger words", "currency"),
    "number": ("number", "money"),
    "date": ("when",),
    "code": ("number",),
}
GROUPED = ("actor", "place", "text", "name", "number")  # kinds of roles that groups may fill
PREFIXES = {"actor": "names of ", "number": "how many of ", "code": "number of "}
SAYING = ("speaker", "content", "addressee", "subject of content", "quoted")  # only in rules with `saying`
COUNTING = PREFIXES["number"]


def read_source(node: Node) -> Source:
    """Where a role is found: "on | against" is a choice, "subject + with" takes both."""
    return Source(
        tuple(tuple(part.strip() for part in option.split("+")) for option in node.text.split("|")),
    )


def check_sources(entries: dict[str, Node], sources: dict[str, Source], desk: Desk, saying: bool) -> None:
    """Note the parts of sources that can give nothing; `saying` tells whether the rule reads sayings."""
    above: list[str] = []
    for name, source in sources.items():
        role = desk.type.get_role(name)
        for part in (part for option in source.alternatives for part in option):
            if role is not None and not check_count(part, entries[name], desk, above, sources):
                check_part(part, entries[name], desk, role, saying)
        above.append(name)


def check_count(part: str, node: Node, desk: Desk, above: list[str], roles: dict[str, Source]) -> bool:
    """Whether a part counts what fills another role; notes a role that is bound only later."""
    counted = part.removeprefix(COUNTING)
    if not part.startswith(COUNTING) or counted not in roles:
        return False
    if counted not in above:
        desk.note(
            node, f"{part!r} stands above {counted!r}", f"write it below `{counted}:`, as roles are bound in order"
        )
    return True


def check_part(part: str, node: Node, desk: Desk, role: Role, saying: bool) -> None:
    """Note a part of a source that can give nothing."""
    if part in SAYING:
        if not saying:
            desk.note(node, f"{part!r} is found in sayings only", "add `saying:` to the rule, or use another source")
        return
    prepositions = desk.vocabulary.prepositions
    prefix = PREFIXES.get(role.kind, "")
    inner = part.removeprefix(prefix) if prefix else part
    if part in SPECIAL.get(role.kind, ()) or (role.kind in GROUPED and is_group(part, prepositions)):
        return
    if inner != part and (is_group(inner, prepositions) or (role.kind == "code" and inner == "money")):
        return
    article = "an" if role.kind == "actor" else "a"
    what = f"{role.name} has the source {part!r}, where {article} {role.kind} is never found"
    desk.note(node, what, advise_source(part, role, saying, prepositions))


def advise_source(part: str, role: Role, saying: bool, prepositions: frozenset[str]) -> str:
    """The advice that names what was probably meant by an unknown source."""
    known = (*SPECIAL.get(role.kind, ()), *(GROUPS if role.kind in GROUPED else ()), *(SAYING if saying else ()))
    if role.kind not in GROUPED or get_close_matches(part, known, 1):
        return advise(part, known)
    close = get_close_matches(part, sorted(prepositions), 1)
    return advise(part, close) if close else f"{advise(part, known)}, or a preposition"


def is_group(part: str, prepositions: frozenset[str]) -> bool:
    """Whether a part names noun groups: a function in the sentence, or a preposition, perhaps one of another group."""
    for end in (" of object", " of subject"):
        if part.endswith(end) and part.removesuffix(end) in prepositions:
            return True
    return part in GROUPS or part in prepositions
