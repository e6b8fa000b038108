"""Reads facts from documents and makes triples of them, in this process or in several.

A document depends on no other, so that any number of processes gives the same triples.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Protocol

from kbextract.documents import Document
from kbextract.facts.extractor import Extractor
from kbextract.facts.record import Fact
from kbextract.faults import Fault, InputFaultError
from kbextract.graph import GraphBuilder
from kbextract.pipeline.record import Clock, Outcome
from kbextract.schema import load_schema

BATCH = 4
# Batches that wait for a process: enough that none is idle, few enough that the memory stays flat.
AHEAD = 3
SHOWN = 160


class FactReader(Protocol):
    """Whatever reads facts from a document."""

    def extract(self, document: Document) -> tuple[Fact, ...]:
        """The facts of one document."""
        ...


@dataclass(frozen=True, slots=True)
class RulePack:
    """Which rules to read with: a folder, and folders that add to it. Small, as each process gets its own."""

    rules: Path
    extend: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Worker:
    """All that one process needs to make triples of documents."""

    reader: FactReader
    builder: GraphBuilder

    @classmethod
    def load(cls, pack: RulePack) -> Worker:
        """The worker with the rules of a pack. Raises InputFaultError with every fault of the rules."""
        return cls(Extractor.load(pack.rules, pack.extend), GraphBuilder(load_schema(pack.rules)))

    def read_document(self, document: Document) -> Outcome | Fault:
        """What comes of a document. An error is a fault of this document alone, so that the others are done."""
        clock = Clock()
        try:
            with clock.measure("extract"):
                facts = self.reader.extract(document)
            with clock.measure("graph"):
                triples = self.builder.build(document, facts)
        except InputFaultError as error:
            return error.faults[0]  # one document has one fault
        except Exception as error:  # whatever it is, the work on the other documents must not be lost
            return describe_failure(document, error)
        counts = Counter(fact.type for fact in facts)
        return Outcome(document.path, triples, tuple(sorted(counts.items())), tuple(clock.seconds.items()))


def describe_failure(document: Document, error: Exception) -> Fault:
    """The fault of a document that broke the program: what was raised, and where in the program."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:SHOWN]
    what = f"is left out, as an error of kbextract itself stopped it ({reason}{place})"
    return Fault(document.path, 0, what, "report the error together with this text")


def extract_documents(
    items: Iterable[Document | Fault], worker: Worker, pack: RulePack, jobs: int = 1
) -> Iterator[Outcome | Fault]:
    """What comes of each document, in the order given; faults pass through in their place.

    `worker` does the work of a single process; with more `jobs`, each process loads `pack` for itself.

    Raises:
        InputFaultError: a process died.
    """
    if jobs == 1:
        return map_items(items, worker)
    return extract_parallel(items, pack, jobs)


def map_items(items: Iterable[Document | Fault], worker: Worker) -> Iterator[Outcome | Fault]:
    """What comes of each document, faults as they are."""
    for item in items:
        yield item if isinstance(item, Fault) else worker.read_document(item)


def extract_parallel(items: Iterable[Document | Fault], pack: RulePack, jobs: int) -> Iterator[Outcome | Fault]:
    """The same with several processes, which are started afresh: a copy of this one could carry locks along."""
    context = multiprocessing.get_context("spawn")
    waiting: deque[Future[list[Outcome | Fault]]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=leave_quietly)
    try:
        for batch in cut_batches(items):
            waiting.append(pool.submit(read_batch, pack, batch))
            if len(waiting) > jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        advice = "use fewer --jobs, as memory may have run out"
        raise InputFaultError.single("--jobs", "a process died before its work was done", advice) from None
    finally:
        pool.shutdown(cancel_futures=True)


def cut_batches(items: Iterable[Document | Fault]) -> Iterator[list[Document | Fault]]:
    """The items, a few at a time."""
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def read_batch(pack: RulePack, batch: list[Document | Fault]) -> list[Outcome | Fault]:
    """What comes of a batch, in a process of its own."""
    return list(map_items(batch, load_once(pack)))


@lru_cache(maxsize=1)
def load_once(pack: RulePack) -> Worker:
    """The worker of a process, loaded with its first batch."""
    return Worker.load(pack)


def leave_quietly() -> None:
    """Lets an interrupt from the keyboard end a process without a word: the one that started it tells."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
