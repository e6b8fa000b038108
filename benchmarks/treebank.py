"""Reads CoNLL-U: sentences with their raw text, and for each gold word its place in that text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """One gold word: its place in the sentence's text, its class, its relation, and its heads in the enhanced graph.

    `arcs` are (head, relation) pairs; heads are positions in the sentence, from 0. What hangs on a word that the
    annotators supplied is left out.
    """

    span: Span
    form: str
    upos: str
    relation: str
    arcs: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence: its name, its document, whether it begins a paragraph, its raw text, its words."""

    id: str
    document: str
    opens: bool
    text: str
    words: tuple[Word, ...]


def read_treebank(path: Path) -> Iterator[GoldSentence]:
    """The sentences of a file in their order."""
    document, opens = "", True
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, ""):
            stripped = line.rstrip("\n")
            if stripped.startswith("#"):
                key, _, value = stripped[1:].partition("=")
                comments[key.strip()] = value.strip()
            elif stripped:
                rows.append(stripped.split("\t"))
            elif rows:
                document = comments.get("newdoc id", document)
                opens = "newdoc id" in comments or "newpar" in comments
                text = comments["text"]
                yield GoldSentence(comments["sent_id"], document, opens, text, place_words(text, rows))
                comments, rows = {}, []


def place_words(text: str, rows: Sequence[Sequence[str]]) -> tuple[Word, ...]:
    """The words with their places. Words written as one ("don't") share its place when they do not spell it."""
    words: list[Word] = []
    at = last = 0
    shared: Span = (0, 0)
    for row in rows:
        name, form = row[0], row[1]
        if "-" in name:
            start = text.index(form, at)
            at, shared, last = start, (start, start + len(form)), int(name.partition("-")[2])
        elif name.isdigit():
            span = find_word(text, form, at, shared if int(name) <= last else None)
            at = max(at, span[1]) if span != shared or int(name) == last else at
            words.append(Word(span, form, row[3], row[7], read_arcs(row[8])))
    return tuple(words)


def find_word(text: str, form: str, at: int, shared: Span | None) -> Span:
    """The place of a word from a point of the text on, inside the place that it shares with others if it does."""
    start = text.find(form, at, shared[1] if shared else None)
    if shared and start != at:
        return shared
    if start < 0:
        raise ValueError(f"the word {form!r} does not stand in {text!r}")
    return start, start + len(form)


def read_arcs(cell: str) -> tuple[tuple[int, str], ...]:
    """The arcs of the enhanced graph that lead to a word."""
    arcs: list[tuple[int, str]] = []
    for item in cell.split("|"):
        head, _, relation = item.partition(":")
        if head.isdigit() and head != "0":
            arcs.append((int(head) - 1, relation))
    return tuple(arcs)


def join_documents(sentences: Sequence[GoldSentence]) -> Iterator[tuple[str, list[int]]]:
    """Each document as one text, paragraphs parted by an empty line, with the offsets at which its sentences end."""
    texts: dict[str, list[GoldSentence]] = {}
    for sentence in sentences:
        texts.setdefault(sentence.document, []).append(sentence)
    for members in texts.values():
        text, ends = "", []
        for sentence in members:
            text += ("" if not text else "\n\n" if sentence.opens else " ") + sentence.text
            ends.append(len(text))
        yield text, ends
