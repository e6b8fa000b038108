"""Rules that add nothing: whatever they find, an earlier rule of their type finds, too, and fills in the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kbextract.faults import Fault
from kbextract.rulebook.conditions import ANY
from kbextract.rulebook.record import DONE, MODES, PRESENT, Rule, Says

SHOWN = 3  # triggers that a message names


def check_shadows(rules: Sequence[Rule]) -> list[Fault]:
    """A fault for each rule that an earlier one covers."""
    faults: list[Fault] = []
    for at, rule in enumerate(rules):
        other = next((earlier for earlier in rules[:at] if covers(earlier, rule)), None)
        if other is not None:
            what = f"{rule.id} is shadowed by {other.id} on {name_triggers(rule)}"
            faults.append(Fault(rule.path, rule.line, what, "give one of them another condition, or remove it"))
    return faults


def name_triggers(rule: Rule) -> str:
    """The first triggers of a rule, as they are read."""
    phrases = [trigger.phrase for trigger in rule.triggers] or sorted(rule.sayings)
    more = len(phrases) - SHOWN
    return ", ".join(map(repr, phrases[:SHOWN])) + (f" and {more} more" if more > 0 else "")


def covers(earlier: Rule, later: Rule) -> bool:
    """Whether a rule fires wherever a later one does, and fills the same roles from the same sources."""
    if earlier.type != later.type or dict(earlier.roles) != dict(later.roles):
        return False
    if not set(later.triggers) <= set(earlier.triggers) or not later.sayings <= earlier.sayings:
        return False
    if dict(earlier.constants) != dict(later.constants) or not gives_same_status(earlier, later):
        return False
    asks_less = all(least <= later.needs.get(role, 0) for role, least in earlier.needs.items())
    return asks_less and asks_no_more(earlier, later) and forbids_no_more(earlier.vetoes, later.vetoes)


def gives_same_status(earlier: Rule, later: Rule) -> bool:
    """Whether a rule accepts each mode that a later one accepts, with the same status; a saying has no mode."""
    if not later.triggers:
        return True
    accepted = read_statuses(earlier)
    return all(accepted.get(mode) == status for mode, status in read_statuses(later).items())


def read_statuses(rule: Rule) -> dict[str, str]:
    """The status that each accepted mode gives; what is present counts as done where a rule does not list it."""
    found: dict[str, str] = {}
    for mode in MODES:
        told = DONE if mode == PRESENT and mode not in rule.modes else mode
        if told in rule.modes and told not in rule.vetoes.get("status", ()):
            found[mode] = rule.modes[told]
    return found


def asks_no_more(earlier: Rule, later: Rule) -> bool:
    """Whether each condition of a rule is met wherever those of a later one are."""
    pairs = (
        (earlier.subjects, later.subjects),
        (earlier.objects, later.objects),
        (earlier.modifiers, later.modifiers),
        (earlier.governors, later.governors),
        (earlier.says.modals, later.says.modals),
        (earlier.says.words, later.says.words),
    )
    return all(is_weaker(wide, narrow) for wide, narrow in pairs) and says_no_more(earlier.says, later.says)


def is_weaker(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """Whether a choice of words, where none stands for all, leaves room for every word of another."""
    return not wide or (bool(narrow) and narrow <= wide)


def says_no_more(earlier: Says, later: Says) -> bool:
    """Whether what is asked of a saying beside its words is asked by the later rule, too."""
    pairs = ((earlier.subject, later.subject), (earlier.negated, later.negated), (earlier.quoted, later.quoted))
    return all(not wide or wide == narrow for wide, narrow in pairs)


def forbids_no_more(earlier: Mapping[str, frozenset[str]], later: Mapping[str, frozenset[str]]) -> bool:
    """Whether all that a rule forbids is forbidden by the later one, too; modes are compared elsewhere."""
    return all(
        words <= later.get(key, frozenset()) or (key == "object" and ANY in later.get(key, ()))
        for key, words in earlier.items()
        if key != "status"
    )
