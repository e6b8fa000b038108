"""Sources: the noun groups that the words of a rule name, such as "subject", "owner of object" or "to"."""

from __future__ import annotations

from collections.abc import Callable

from kbextract.clauses.record import Group
from kbextract.facts.view import View


def find_groups(view: View, source: str) -> list[Group]:
    """The noun groups that a source names; what is no word for a part of the sentence is a preposition."""
    find = PARTS.get(source)
    if find is not None:
        return find(view)
    prep, _, role = source.rpartition(" of ")
    if role in ("object", "subject"):
        hosts = view.objects() if role == "object" else view.subjects()
        return [inner for group in hosts for name, inner in group.preps if name == prep]
    return view.phrases(source)


def find_governor_subject(view: View) -> list[Group]:
    """The subject of the verb that the trigger hangs on, as its syntax has it."""
    return [] if view.clause is None else known(view.clause.subject)


def find_governor_object(view: View) -> list[Group]:
    """The object of the verb that the trigger hangs on, as its syntax has it."""
    return [] if view.clause is None else known(view.clause.object)


def find_indirect(view: View) -> list[Group]:
    """To whom something is given or told, without a preposition."""
    return [] if view.clause is None else known(view.clause.indirect)


def find_content_subjects(view: View) -> list[Group]:
    """Who acts in the clauses of what is said, where it is named there."""
    return [group for clause in view.contents() if not clause.shared for group in known(clause.subject)]


def find_owners(groups: list[Group]) -> list[Group]:
    """Whose groups are, where they have a possessor."""
    return [owner for group in groups for owner in known(group.possessor)]


def known(group: Group | None) -> list[Group]:
    """A group as a list, empty when there is none."""
    return [] if group is None else [group]


PARTS: dict[str, Callable[[View], list[Group]]] = {
    "subject": View.subjects,
    "object": View.objects,
    "owner": View.owners,
    "company": View.company,
    "trigger": lambda view: known(view.group),
    "indirect object": find_indirect,
    "subject of governor": find_governor_subject,
    "object of governor": find_governor_object,
    "subject of clause": find_content_subjects,
    "owner of object": lambda view: find_owners(view.objects()),
    "owner of subject": lambda view: find_owners(view.subjects()),
}
