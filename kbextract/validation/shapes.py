"""Reads the shapes: every file of a folder, every fault at once, compiled for speed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from kbextract.faults import Fault, InputFaultError
from kbextract.validation.compilation import find_targets, hoist_shapes
from kbextract.validation.inspection import ShapesFile, find_faults
from kbextract.validation.plan import Check, MalformedShapeError, build_plan
from kbextract.validation.terms import bind_prefixes

ONTOLOGY = "ontology.ttl"
SUFFIX = ".ttl"


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a folder: as they are authored, and as the plan that runs.

    Nothing changes them after they were read, so that one object serves every graph of a process. pySHACL is not safe
    for threads: give every process its own. `targeted` names the authored shapes that have targets.
    """

    folder: str
    authored: Graph = field(compare=False)
    plan: tuple[Check, ...] = field(compare=False)
    targeted: frozenset[str] = frozenset()


def load_shapes(folder: Path, hoisted: bool = True) -> Shapes:
    """The shapes of every Turtle file of `folder` but the ontology. `hoisted` False runs them as they are authored.

    Raises:
        InputFaultError: the folder cannot be read or holds no shapes, or a file is broken; all faults at once.
    """
    faults: list[Fault] = []
    files: list[ShapesFile] = []
    for path in list_files(folder):
        try:
            files.append(read_file(path))
        except InputFaultError as error:
            faults += error.faults
    authored = join_files(files)
    if not faults:  # a shape of a file that cannot be read would seem to be described nowhere
        faults = [fault for file in files for fault in find_faults(file, authored)]
    if faults:
        raise InputFaultError(faults)
    targeted = frozenset(str(shape) for shape in set(authored.subjects()) if find_targets(authored, shape))
    if not targeted:
        raise InputFaultError.single(folder, "no shape has a target", "give a shape `sh:targetClass`")
    return Shapes(str(folder), authored, compile_shapes(folder, files, hoist_shapes(authored, hoisted)), targeted)


def compile_shapes(folder: Path, files: list[ShapesFile], compiled: Graph) -> tuple[Check, ...]:
    """The plan of a shapes graph. Raises InputFaultError when pySHACL refuses a shape."""
    advice = "see the SHACL recommendation"
    try:
        return build_plan(compiled)
    except MalformedShapeError as error:
        what = f"a shape is malformed ({error.reason})"
        for file in files:
            if line := file.find_line(URIRef(error.shape)) if error.shape else 0:
                raise InputFaultError.single(file.path, what, advice, line) from None
        raise InputFaultError.single(folder, what, advice) from None


def list_files(folder: Path) -> list[Path]:
    """The shapes files of a folder, by name. Raises InputFaultError when there is none."""
    files = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.name != ONTOLOGY) if folder.is_dir() else []
    if not files:
        raise InputFaultError.single(folder, "holds no shapes", f"give a folder with {SUFFIX} files of SHACL shapes")
    return files


def read_file(path: Path) -> ShapesFile:
    """One file and its triples. Raises InputFaultError when it cannot be read or is no Turtle."""
    try:
        text = path.read_text(encoding="utf-8")
        return ShapesFile(path, text, Graph(bind_namespaces="none").parse(data=text, format="turtle"))
    except OSError as error:
        raise InputFaultError.single(path, f"cannot be read ({error.strerror})", "check the path") from None
    except UnicodeDecodeError:
        raise InputFaultError.single(path, "is not UTF-8", "save it as UTF-8") from None
    except BadSyntax as error:
        # the reason is no public attribute; the message of the error repeats half the file
        reason, line = str(error._why), int(error.lines) + 1
        raise InputFaultError.single(path, f"is no Turtle ({reason})", "check prefixes, dots, brackets", line) from None
    except (ParserError, ValueError) as error:
        raise InputFaultError.single(path, f"is no Turtle ({error})", "check prefixes, dots and brackets") from None


def join_files(files: list[ShapesFile]) -> Graph:
    """The triples of all files in one graph. Blank nodes stay apart, as each file was parsed alone."""
    joined = Graph(store="SimpleMemory", bind_namespaces="none")
    bind_prefixes(joined)
    for file in files:
        for triple in file.graph:
            joined.add(triple)
    return joined
