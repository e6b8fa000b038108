"""Web pages: main text, and what the page declares about itself; never a date from the running text."""

import datetime
import subprocess
import sys

import pytest

from kbextract.documents import Document, read_documents
from kbextract.faults import Fault

ARTICLE = """<article><h1>Envoys gather in Vienna</h1>
<p>The envoys of four states gathered in Vienna to talk about grain. They spoke for six hours behind closed doors.</p>
<p>Nobody signed anything, the hosts said afterwards, but all of them will return there next week.</p></article>"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Envoys gather in Vienna | The Lantern</title>
<meta property="og:site_name" content="The Lantern"><meta property="og:title" content="Envoys gather in Vienna">
<link rel="canonical" href="https://lantern.example/envoys">{head}</head>
<body><nav><a href="/">Home</a></nav>{article}<script>var x = "hidden";</script></body></html>"""


def read_page(tmp_path, content, date=None, name="a.html"):
    """What comes of a page."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_documents([path], date=date))


def read_date(tmp_path, head, article=ARTICLE):
    """The date of a page."""
    [document] = read_page(tmp_path, PAGE.format(head=head, article=article))
    return document.date


def test_main_text_and_declarations(tmp_path):
    """Text without navigation and scripts; title, publisher, address and date as declared."""
    head = '<meta property="article:published_time" content="2022-01-19T10:00:00Z">'
    [document] = read_page(tmp_path, PAGE.format(head=head, article=ARTICLE), name="a.htm")
    assert "Nobody signed anything" in document.text
    assert "Home" not in document.text
    assert "hidden" not in document.text
    assert document.date == datetime.date(2022, 1, 19)
    assert (document.title, document.publisher) == ("Envoys gather in Vienna", "The Lantern")
    assert document.url == "https://lantern.example/envoys"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2022-01-19"}]}</script>',
        '<meta name="DC.date.issued" content="2022-01-19">',
    ],
)
def test_date_is_declared_in_several_forms(tmp_path, head):
    """Meta elements and JSON-LD."""
    assert read_date(tmp_path, head) == datetime.date(2022, 1, 19)


def test_date_is_never_taken_from_the_running_text(tmp_path):
    """A day that the report mentions is not the day it was written."""
    assert read_date(tmp_path, "", ARTICLE.replace("next week", "on 3 March 1999")) is None


def test_several_times_are_no_date(tmp_path):
    """Teasers carry their own times; one time alone is the page's."""
    one = '<time datetime="2022-01-19T10:00">Wednesday</time>'
    assert read_date(tmp_path, "", ARTICLE + one) == datetime.date(2022, 1, 19)
    assert read_date(tmp_path, "", ARTICLE + one + '<time datetime="2022-01-21">Friday</time>') is None


def test_metadata_csv_counts_before_the_page(tmp_path):
    """What the owner of a folder states is worth more than what a page declares."""
    (tmp_path / "metadata.csv").write_text("file,date,title\na.html,2022-01-21,Listed\n", encoding="utf-8")
    head = '<meta name="date" content="2022-01-19">'
    [document] = read_page(tmp_path, PAGE.format(head=head, article=ARTICLE))
    assert (document.date, document.title, document.publisher) == (datetime.date(2022, 1, 21), "Listed", "The Lantern")


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<!-- nothing -->", "<script>var x = 1;</script>"])
def test_page_without_text_is_a_fault(tmp_path, page):
    """No document, and a reason."""
    [fault] = read_page(tmp_path, page)
    assert isinstance(fault, Fault)
    assert "no text found" in fault.what


def test_plain_stripping_when_nothing_else_is_found(tmp_path, monkeypatch):
    """Blocks become lines; scripts and styles stay out."""
    monkeypatch.setattr("kbextract.documents.webpages.extract_main", lambda _: None)
    page = "<html><head><style>p {}</style></head><body><div>One <b>two</b>.</div><p>Three<br>four.</p></body></html>"
    [document] = read_page(tmp_path, page)
    assert document.text == "One two.\nThree\nfour."


def test_plain_stripping_bears_control_characters(tmp_path, monkeypatch):
    """They may stand in a page, though XML forbids them."""
    monkeypatch.setattr("kbextract.documents.webpages.extract_main", lambda _: None)
    [document] = read_page(tmp_path, b"<p>One\x0btwo, and then a good many other words after it.</p>")
    assert document.text.startswith("One two")


def test_missing_page_reader_is_a_fault(tmp_path, monkeypatch):
    """An installation that lacks it says so, instead of reading pages in another way."""
    monkeypatch.setitem(sys.modules, "kbextract.documents.webpages", None)
    [fault] = read_page(tmp_path, PAGE.format(head="", article=ARTICLE))
    assert "does not load" in fault.what
    assert fault.advice == "install kbextract again"


def test_encoding_of_a_page(tmp_path):
    """Pages in Windows-1252 are read like texts."""
    page = PAGE.format(head="", article=ARTICLE.replace("closed doors", "“closed” doors"))
    [document] = read_page(tmp_path, page.encode("cp1252"))
    assert "“closed” doors" in document.text


@pytest.mark.parametrize(
    "page", [b"<", b"<?xml version='1.0' encoding='utf-16'?><html>x</html>", b"<p>" * 5000 + b"deep"]
)
def test_broken_pages_do_not_crash(tmp_path, page):
    """A document or a fault, never an exception."""
    assert all(isinstance(item, Document | Fault) for item in read_page(tmp_path, page))


def test_importing_the_stage_loads_nothing_heavy():
    """Neither trafilatura nor lxml, yaml or charset-normalizer."""
    code = "import sys, kbextract.documents; print([m for m in sys.modules if m.split('.')[0] in sys.argv[1:]])"
    heavy = ["trafilatura", "lxml", "yaml", "charset_normalizer"]
    # The command is this test's own.
    run = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)  # noqa: S603  # our own program
    assert run.stdout.strip() == "[]"
