"""Reads the shapes: every file of a folder, every fault at once, compiled for speed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import RDF, SH, Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from kbextract.faults import Fault, InputFaultError
from kbextract.validation.compilation import SHAPE_VALUES, find_targets, hoist_shapes
from kbextract.validation.plan import Check, build_plan
from kbextract.validation.terms import bind_prefixes

ONTOLOGY = "ontology.ttl"
SUFFIX = ".ttl"


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a folder: as they are authored, and as the plan that runs.

    Nothing changes them after they were read, so that one object serves every graph of a process. pySHACL is not safe
    for threads: give every process its own.
    """

    folder: str
    authored: Graph = field(compare=False)
    plan: tuple[Check, ...] = field(compare=False)
    targeted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShapesFile:
    """One shapes file: its path, its text and its triples."""

    path: Path
    text: str
    graph: Graph

    def find_line(self, node: Node) -> int:
        """The line on which a name first stands as a subject, else anywhere; 0 when it does not stand there."""
        local = re.escape(re.split(r"[#/]", str(node))[-1])
        for pattern in (rf"^\S*(?:[:#/]){local}\b(?![-\w])", rf"(?:[:#/]){local}\b(?![-\w])"):
            for number, line in enumerate(self.text.splitlines(), 1):
                if re.search(pattern, line.split(" # ")[0]) and not line.startswith("#"):
                    return number
        return 0


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
    faults += [fault for file in files for fault in find_faults(file, authored)]
    if faults:
        raise InputFaultError(faults)
    targeted = frozenset(str(shape) for shape in set(authored.subjects()) if find_targets(authored, shape))
    if not targeted:
        raise InputFaultError.single(folder, "no shape has a target", "give a shape `sh:targetClass`")
    return Shapes(str(folder), authored, compile_shapes(folder, authored, hoisted), targeted)


def compile_shapes(folder: Path, authored: Graph, hoisted: bool) -> tuple[Check, ...]:
    """The plan of a shapes graph. Raises InputFaultError when pySHACL refuses a shape."""
    try:
        return build_plan(hoist_shapes(authored, hoisted))
    except (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError) as error:
        reason = str(getattr(error, "message", error)).strip().rstrip(".")
        raise InputFaultError.single(
            folder, f"a shape is malformed ({reason})", "see the SHACL recommendation"
        ) from None


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
        reason = str(error.message if hasattr(error, "message") else error._why).strip()
        line = int(error.lines) + 1
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


def find_faults(file: ShapesFile, authored: Graph) -> Iterator[Fault]:
    """What is wrong with the shapes of one file. A misspelt SHACL word would else be left out without a word."""
    path = str(file.path)
    words = {term for triple in file.graph for term in triple if isinstance(term, URIRef) and term.startswith(str(SH))}
    for word in sorted(words):
        name = word.removeprefix(str(SH))
        if name not in SH:
            yield Fault(path, file.find_line(word), f"SHACL has no word sh:{name}", "check its spelling")
    for kind in (SH.property, *SHAPE_VALUES):
        for shape, value in sorted(file.graph.subject_objects(kind), key=str):
            if (value, None, None) not in authored:
                yield Fault(path, file.find_line(value), f"the shape {value} is described nowhere", "add it or drop it")
            elif kind == SH.property and len(set(authored.objects(value, SH.path))) != 1:
                yield Fault(path, file.find_line(value), f"the shape {value} must have one sh:path", f"see {shape}")
    for shape in sorted(set(file.graph.subjects(RDF.type, SH.PropertyShape)), key=str):
        if (None, SH.property, shape) not in authored and not is_used(authored, shape):
            yield Fault(path, file.find_line(shape), f"the shape {shape} is used nowhere", "name it in `sh:property`")


def is_used(graph: Graph, shape: Node) -> bool:
    """Whether a property shape is looked at without a node shape that holds it: by its own target or in a list."""
    return bool(find_targets(graph, shape)) or (None, RDF.first, shape) in graph or (None, SH.node, shape) in graph
