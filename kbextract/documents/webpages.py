"""The main text of a web page and what the page declares about itself. Imported late: trafilatura takes 0.4 s."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

from kbextract.documents.fields import Fields

# What a page may call the day it was published, in a meta element. A format, like the columns of a table.
META_DATES = frozenset(
    {
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
    }
)
BLOCKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "title")
UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")
DEEPEST = 100  # levels of JSON-LD that are looked through


def read_page(markup: str) -> tuple[str, Fields]:
    """The main text of a page, empty when it has none, and the date, title, publisher and address it declares."""
    tree = parse_markup(markup)
    if tree is None:
        return "", Fields()
    date = find_date(tree)
    page = extract_main(markup)
    if page is None:
        return strip_tags(tree), Fields(date=date)
    text = page.text if page.text and page.text.strip() else strip_tags(tree)
    names = {"title": page.title, "publisher": page.sitename, "url": page.url}
    return text, Fields(date=date, **{name: " ".join(str(value).split()) for name, value in names.items() if value})


def extract_main(markup: str) -> Any:  # noqa: ANN401  # trafilatura ships no types
    """What trafilatura makes of a page, None when it finds nothing.

    Its date is left alone: where a page declares none it takes one from the running text, which is a guess.
    """
    try:
        return trafilatura.bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:
        # Whatever a broken page breaks in there, plain stripping comes next.
        return None


def parse_markup(markup: str) -> Any:  # noqa: ANN401  # lxml ships no types
    """The tree of a page, None when there is no element in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def strip_tags(tree: Any) -> str:  # noqa: ANN401  # lxml ships no types
    """All text of a page, a line a block, without scripts, styles and the head."""
    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS:
            pieces.append("\n")
        if event == "end":
            pieces.append(element.tail or "")
        elif element.tag in UNSEEN:
            walk.skip_subtree()
        else:
            pieces.append(element.text or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def find_date(tree: Any) -> str:  # noqa: ANN401  # lxml ships no types
    """The day of publication as the page declares it, as written; empty when it declares none, or several."""
    return pick_single(find_meta_dates(tree)) or pick_single(find_linked_dates(tree)) or pick_single(find_times(tree))


def pick_single(dates: Iterable[str]) -> str:
    """The date when all given begin with the same day, else empty: a page that teases other reports names many."""
    found = [date.strip() for date in dates if date.strip()]
    return found[0] if len({date[:10] for date in found}) == 1 else ""


def find_meta_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401  # lxml ships no types
    """The values of the meta elements that are named like a date of publication."""
    for element in tree.iter("meta"):
        names = (element.get(key, "").strip().casefold() for key in ("property", "name", "itemprop"))
        if META_DATES.intersection(names):
            yield element.get("content", "")


def find_times(tree: Any) -> Iterator[str]:  # noqa: ANN401  # lxml ships no types
    """The values of the time elements."""
    for element in tree.iter("time"):
        yield element.get("datetime", "")


def find_linked_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401  # lxml ships no types
    """The values of `datePublished` in the JSON-LD of a page."""
    for element in tree.iter("script"):
        if element.get("type", "").strip().casefold() == "application/ld+json":
            try:
                yield from walk_linked(json.loads(element.text or ""), 0)
            except (ValueError, RecursionError):
                continue


def walk_linked(value: object, depth: int) -> Iterator[str]:
    """The values of `datePublished` anywhere in a JSON value."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        published = value.get("datePublished")
        if isinstance(published, str):
            yield published
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from walk_linked(item, depth + 1)
