"""Which formats there are and by which suffix a file asks for one."""

from __future__ import annotations

from pathlib import Path

from kbextract.faults import InputFaultError

GRAPH_FORMATS = {"turtle": ".ttl", "trig": ".trig", "nt": ".nt", "nq": ".nq", "jsonld": ".jsonld"}
"""Every format of a graph and the suffix that asks for it."""

RECORD_FORMATS = {"jsonl": ".jsonl", "csv": ".csv"}
"""Every format of a list of facts and the suffix that asks for it."""

PACKED = ".gz"


def find_format(target: object, wanted: str | None, formats: dict[str, str]) -> str:
    """The format to write: the one wanted, by its name or suffix, else the one that the suffix of a path asks for.

    Raises:
        InputFaultError: the name or the suffix stands for no format.
    """
    names = {suffix.removeprefix("."): name for name, suffix in formats.items()} | {name: name for name in formats}
    known = ", ".join(formats)
    if wanted is not None:
        if (name := names.get(wanted.lower().removeprefix("."))) is None:
            raise InputFaultError.single(wanted, "is no format", f"use one of {known}")
        return name
    if not isinstance(target, Path):
        raise InputFaultError.single("the output", "has no suffix that tells its format", f"name one of {known}")
    suffixes = [suffix.lower() for suffix in target.suffixes]
    if suffixes and suffixes[-1] == PACKED:
        suffixes.pop()
    name = names.get(suffixes[-1].removeprefix(".")) if suffixes else None
    if name is None:
        endings = ", ".join(formats.values())
        raise InputFaultError.single(
            target, "has no suffix that tells its format", f"end it in {endings} or name a format"
        )
    return name
