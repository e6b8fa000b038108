"""Which files a run reads: the inputs a caller names, and the reports in the folders among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from kbextract.faults import Fault

STDIN: Literal["-"] = "-"
STDIN_NAME = "stdin"
SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".csv")
METADATA = "metadata.csv"
READ = f"kbextract reads {', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]}"

Input: TypeAlias = Path | Literal["-"]


@dataclass(frozen=True, slots=True)
class Listing:
    """The files that inputs stand for, sorted by path, standard input last; and what is wrong with the inputs."""

    inputs: tuple[Input, ...]
    faults: tuple[Fault, ...]


def list_inputs(inputs: Sequence[Input]) -> Listing:
    """The files to read: folders with all their subfolders, each file once however it is reached.

    In folders, hidden files, README files, metadata.csv and files with other suffixes are passed over.
    """
    found: dict[str, Path] = {}
    faults: list[Fault] = []
    named = sorted({Path(path) for path in inputs if str(path) != STDIN}, key=name_path)
    for item in (item for path in named for item in list_input(path)):
        if isinstance(item, Fault):
            faults.append(item)
        else:
            found[name_path(item)] = item
    once: dict[Path, Path] = {}
    for _, path in sorted(found.items()):
        once.setdefault(path.resolve(), path)
    standard: tuple[Input, ...] = (STDIN,) if any(str(path) == STDIN for path in inputs) else ()
    return Listing((*once.values(), *standard), tuple(sorted(set(faults))))


def count_inputs(inputs: Sequence[Input]) -> int:
    """How many files `inputs` stand for; a file of records counts once."""
    return len(list_inputs(inputs).inputs)


def name_input(source: Input) -> str:
    """What messages call an input."""
    return STDIN_NAME if isinstance(source, str) else name_path(source)


def name_path(path: Path) -> str:
    """The path with forward slashes, and U+FFFD for bytes of a file name that are no UTF-8."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def list_input(path: Path) -> Iterator[Path | Fault]:
    """The files that one named path stands for, or the fault of it."""
    name = name_path(path)
    try:
        if path.is_dir():
            items = list(walk_folder(path))
            yield from items or [Fault(name, 0, "holds no reports", READ)]
        elif not path.exists():
            yield Fault(name, 0, "does not exist", "check the path")
        elif path.suffix.lower() not in SUFFIXES:
            yield Fault(name, 0, f"has the unknown suffix {path.suffix!r}" if path.suffix else "has no suffix", READ)
        else:
            yield from list_file(path)
    except (OSError, ValueError) as error:
        yield Fault(name, 0, f"cannot be read ({getattr(error, 'strerror', None) or error})", "check the path")


def list_file(path: Path) -> Iterator[Path | Fault]:
    """The path when a file is there; a fault for a dangling link, or for a pipe, which reading could wait on."""
    if path.is_file():
        yield path
    else:
        yield Fault(name_path(path), 0, "is no regular file", "check where it leads")


def walk_folder(top: Path) -> Iterator[Path | Fault]:
    """The reports in a folder and below. A folder that a link leads back to is entered once."""
    waiting, entered = [top], set[Path]()
    while waiting:
        folder = waiting.pop()
        try:
            if (real := folder.resolve()) in entered:
                continue
            entered.add(real)
            entries = sorted(folder.iterdir(), key=name_path)
            visible = [(entry, entry.is_dir()) for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            yield Fault(name_path(folder), 0, f"cannot be read ({error.strerror})", "check who may read it")
            continue
        waiting += reversed([entry for entry, inner in visible if inner])
        for entry in (entry for entry, inner in visible if not inner and is_report(entry)):
            yield from list_file(entry)


def is_report(path: Path) -> bool:
    """Whether a file of a folder is to be read as a report, by its name."""
    name = path.name.casefold()
    return name != METADATA and path.stem.casefold() != "readme" and name.endswith(SUFFIXES)
