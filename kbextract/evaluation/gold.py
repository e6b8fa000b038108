"""Reads gold: what people found in reports, one JSON file a document.

A file is `{"doc": "the-report", "facts": [{"type": "Meeting", "participant": ["NATO", "Russia"]}]}`; a fact may add
the words it was read from as "evidence". The file is named after its document, and every role holds a list. Whatever
else stands beside "doc" and "facts" is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kbextract.evaluation.record import Entry
from kbextract.faults import Fault, InputFaultError
from kbextract.schema import FactType, Role

NOT_ROLES = ("type", "evidence")
OPENING = re.compile(r'"facts"\s*:\s*\[')
BETWEEN = re.compile(r"[\s,]*")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
SHAPE = 'write {"doc": "the file\'s own name", "facts": [...]}'
LIST_ADVICE = 'write a list of texts, as ["NATO", "Russia"]'

Gold = dict[str, tuple[Entry, ...]]
"""The facts of each document, by its id."""


def read_gold(folder: Path, schema: Mapping[str, FactType]) -> Gold:
    """The gold of a folder, in the order of its file names.

    Raises:
        InputFaultError: the folder holds no gold, or files of it are at fault; every fault at once.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputFaultError.single(folder, "holds no gold", "name a folder with one .json file a document")
    faults: list[Fault] = []
    gold: Gold = {}
    for path in files:
        try:
            gold[path.stem] = read_file(path, schema)
        except InputFaultError as error:
            faults += error.faults
    if faults:
        raise InputFaultError(faults)
    return gold


def read_file(path: Path, schema: Mapping[str, FactType]) -> tuple[Entry, ...]:
    """The facts of one file. Raises InputFaultError with all its faults."""
    text = read_text(path)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"is no JSON ({error.msg})"
        raise InputFaultError.single(path, what, "check quotes, commas and brackets", error.lineno) from None
    except RecursionError:
        raise InputFaultError.single(path, "is nested too deeply", SHAPE) from None
    if not isinstance(content, dict) or not isinstance(content.get("facts"), list):
        raise InputFaultError.single(path, "is no gold of a document", SHAPE)
    if content.get("doc") != path.stem:
        what = f"tells of the document {content.get('doc')!r}"
        raise InputFaultError.single(path, what, "name the file after its document")
    entries: list[Entry] = []
    faults: list[Fault] = []
    for fact, line in zip(content["facts"], find_lines(text), strict=True):
        wrong = [Fault(str(path), line, *letter) for letter in check_fact(fact, schema)]
        faults += wrong
        if not wrong:
            entries.append(build_entry(path.stem, fact))
    if faults:
        raise InputFaultError(faults)
    return tuple(entries)


def read_text(path: Path) -> str:
    """The text of a file."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputFaultError.single(path, f"cannot be read ({error.strerror})", "check the path") from None
    except UnicodeDecodeError:
        raise InputFaultError.single(path, "is not UTF-8", "save it as UTF-8") from None


def find_lines(text: str) -> Iterator[int]:
    """The line on which each fact of a well-formed file begins."""
    decoder = json.JSONDecoder()
    opening = OPENING.search(text)
    at = opening.end() if opening else len(text)
    while True:
        gap = BETWEEN.match(text, at)
        at = gap.end() if gap else at
        if at >= len(text) or text[at] == "]":
            return
        yield text.count("\n", 0, at) + 1
        _, at = decoder.raw_decode(text, at)


def check_fact(fact: object, schema: Mapping[str, FactType]) -> Iterator[tuple[str, str]]:
    """What is wrong with a fact, and what to do about it."""
    if not isinstance(fact, dict):
        yield "a fact is no object", 'write {"type": "Meeting", ...}'
        return
    kind = schema.get(fact["type"]) if isinstance(fact.get("type"), str) else None
    if kind is None:
        yield f"a fact has the type {fact.get('type')!r}", f"use one of {', '.join(schema)}"
        return
    if not isinstance(fact.get("evidence", ""), str):
        yield "the evidence is no text", "write a few words of the report"
    for name, values in fact.items():
        if name not in NOT_ROLES:
            yield from check_role(kind, name, values)
    if not any(fact.get(role.name) for role in kind.keys):
        keys = " or ".join(role.name for role in kind.keys)
        yield f"{kind.name} has nothing by which it could be known", f"fill {keys}"


def check_role(kind: FactType, name: str, values: object) -> Iterator[tuple[str, str]]:
    """What is wrong with one role of a fact."""
    role = kind.get_role(name)
    if role is None:
        yield f"{kind.name} has no role {name!r}", f"use one of {', '.join(role.name for role in kind.roles)}"
    elif not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        yield f"{kind.name} has no list under {name!r}", LIST_ADVICE
    else:
        yield from (letter for value in values for letter in check_value(role, value))


def check_value(role: Role, value: str) -> Iterator[tuple[str, str]]:
    """What is wrong with one value of a role."""
    if role.kind == "number" and not NUMBER.fullmatch(value.strip()):
        yield f"{value!r} under {role.name!r} is no number", 'write digits alone, as "200000000"'
    if role.codes and value not in role.codes:
        yield f"{value!r} under {role.name!r} is no code", f"use one of {', '.join(role.codes)}"


def build_entry(document: str, fact: Mapping[str, object]) -> Entry:
    """The entry of a fact that was found sound."""
    roles = {
        name: tuple(value.strip() for value in values if value.strip())
        for name, values in fact.items()
        if name not in NOT_ROLES and isinstance(values, list)
    }
    filled = {name: values for name, values in roles.items() if values}
    return Entry(document, str(fact["type"]), filled, str(fact.get("evidence", "")))
