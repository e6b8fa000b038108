"""The documents stage: which files are read, what comes out of them, and that bad input costs no good work."""

import csv
import datetime
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbextract.documents import Document, count_inputs, list_inputs, read_documents
from kbextract.documents import readers as readers_module
from kbextract.faults import Fault

DAY = datetime.date(2022, 1, 19)
BODY = "The envoys met in Vienna.\nNobody signed anything.\n"


def read_all(*inputs, **options):
    """The documents and the faults of a run, apart."""
    items = list(read_documents(inputs, **options))
    return [item for item in items if isinstance(item, Document)], [item for item in items if isinstance(item, Fault)]


def write(path: Path, content: str | bytes) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


# Which files


def test_folder_is_read_recursively_and_sorted(tmp_path):
    """Every report of a folder and its subfolders comes once, by path."""
    for name in ("b.txt", "a/z.TXT", "a/c/d.txt"):
        write(tmp_path / name, BODY)
    documents, faults = read_all(tmp_path)
    assert [Path(document.path).relative_to(tmp_path).as_posix() for document in documents] == [
        "a/c/d.txt",
        "a/z.TXT",
        "b.txt",
    ]
    assert faults == []


def test_folder_passes_over_what_is_no_report(tmp_path):
    """Hidden files and folders, README files, metadata.csv and unknown suffixes are no reports."""
    for name in (".hidden.txt", ".git/x.txt", "README.txt", "readme.html", "photo.png", "notes.md"):
        write(tmp_path / name, BODY)
    write(tmp_path / "metadata.csv", "file,title\na.txt,Talks\n")
    write(tmp_path / "a.txt", BODY)
    documents, faults = read_all(tmp_path)
    assert [document.id for document in documents] == ["a"]
    assert faults == []


def test_named_file_of_unknown_suffix_is_a_fault_with_the_suffixes(tmp_path):
    """Whoever names a file wants it read, and learns what can be."""
    [fault] = read_all(write(tmp_path / "a.docx", BODY))[1]
    assert "'.docx'" in fault.what
    assert ".txt, .html, .htm, .jsonl and .csv" in fault.advice


def test_empty_folder_and_missing_path_are_faults(tmp_path):
    """Neither stops the run."""
    (tmp_path / "empty").mkdir()
    good = write(tmp_path / "good.txt", BODY)
    documents, faults = read_all(tmp_path / "empty", tmp_path / "gone.txt", good)
    assert [document.id for document in documents] == ["good"]
    assert [(Path(fault.path).name, fault.what) for fault in faults] == [
        ("empty", "holds no reports"),
        ("gone.txt", "does not exist"),
    ]


def test_file_named_twice_is_read_once(tmp_path):
    """A folder and a file in it, or a link to it, are one document."""
    path = write(tmp_path / "a.txt", BODY)
    (tmp_path / "link.txt").symlink_to(path)
    assert count_inputs([tmp_path, path, path]) == 1
    assert len(read_all(tmp_path, path)[0]) == 1


def test_links_that_lead_back_do_not_hang(tmp_path):
    """A folder that a link leads back to is entered once; a link to itself is a fault."""
    write(tmp_path / "a" / "x.txt", BODY)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    documents, faults = read_all(tmp_path)
    assert [document.id for document in documents] == ["x"]
    assert [fault.what for fault in faults] == ["is no regular file"]


def test_listing_counts_without_reading(tmp_path):
    """A progress bar can know the number of files beforehand."""
    for name in ("a.txt", "b.html", "c.jsonl", "d.csv"):
        write(tmp_path / name, b"\x00\x01")
    assert count_inputs([tmp_path, "-"]) == 5
    assert list_inputs(["-", tmp_path]).inputs[-1] == "-"


def test_standard_input_is_plain_text():
    """`-` is one document, wherever it stands."""
    [document], faults = read_all("-", stdin=io.BytesIO(BODY.encode()), date=DAY)
    assert (document.id, document.path, document.text, document.date) == ("stdin", "stdin", BODY, DAY)
    assert faults == []


def test_documents_come_one_at_a_time(tmp_path):
    """The first document is there before the second file is read."""
    write(tmp_path / "a.txt", BODY)
    second = write(tmp_path / "b.txt", BODY)
    stream = read_documents([tmp_path])
    assert isinstance(next(stream), Document)
    second.unlink()
    assert [type(item) for item in stream] == [Fault]


# Text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_text_stays_as_given(tmp_path, ending):
    """Line ends, trailing space and odd characters are not touched."""
    text = f"  One.{ending}{ending}Two\u2028three.\t {ending}"
    [document], faults = read_all(write(tmp_path / "a.txt", text))
    assert document.text == text
    assert faults == []


@pytest.mark.parametrize("content", ["", " \n\t\r\n", "\ufeff", "Title: Talks\n\n \n"])
def test_file_without_text_is_a_fault(tmp_path, content):
    """Empty, white space, a byte order mark or a header alone: no document."""
    documents, faults = read_all(write(tmp_path / "a.txt", content))
    assert documents == []
    assert len(faults) == 1


def test_too_large_file_is_a_fault(tmp_path, monkeypatch):
    """Over the limit, nothing is read."""
    monkeypatch.setattr(readers_module, "LARGEST", 10)
    documents, faults = read_all(write(tmp_path / "a.txt", BODY), "-", stdin=io.BytesIO(BODY.encode()))
    assert documents == []
    assert [fault.what for fault in faults] == ["is over 0 MB"] * 2


def test_huge_file_without_a_full_stop_is_read(tmp_path):
    """50 MB in one line are no trouble."""
    text = "word " * 10_000_000
    [document], faults = read_all(write(tmp_path / "a.txt", text))
    assert len(document.text) == 50_000_000
    assert faults == []


# Records


def test_json_lines_give_a_document_a_line(tmp_path):
    """Keys in any case and by their synonyms; `path` names the line."""
    lines = [
        '{"id": 7, "Body": "One.", "headline": "Talks", "Outlet": "Lantern", "link": "https://l.example/1"}',
        "",
        '{"text": "Two.", "published": "2022-01-19", "source": "https://l.example/2"}',
    ]
    [first, second], faults = read_all(write(tmp_path / "r.jsonl", "\n".join(lines)))
    assert (first.id, first.text, first.title, first.publisher, first.url) == (
        "7",
        "One.",
        "Talks",
        "Lantern",
        "https://l.example/1",
    )
    assert first.path.endswith("r.jsonl:1")
    assert second.path.endswith("r.jsonl:3")
    assert (second.id, second.date, second.publisher, second.url) == ("r", DAY, None, "https://l.example/2")
    assert faults == []


@pytest.mark.parametrize(
    "line",
    ["{broken", "[1]", '"text"', '{"title": "No text"}', '{"text": "  "}', "[" * 100_000, '{"id": ' + "9" * 5000 + "}"],
)
def test_broken_json_line_costs_no_other(tmp_path, line):
    """A fault with its line; the records around it come out."""
    content = f'{{"id": "a", "text": "One."}}\n{line}\n{{"id": "b", "text": "Two."}}\n'
    documents, faults = read_all(write(tmp_path / "r.jsonl", content))
    assert [document.id for document in documents] == ["a", "b"]
    assert {fault.line for fault in faults} == {2}


def test_json_array_over_several_lines_is_one_fault(tmp_path):
    """Not one for each of its lines."""
    [fault] = read_all(write(tmp_path / "r.jsonl", '[\n{"text": "One."},\n{"text": "Two."}\n]\n'))[1]
    assert "JSON array" in fault.what


def test_key_of_wrong_kind_is_left_out_and_named(tmp_path):
    """The document still comes out."""
    [document], [fault] = read_all(write(tmp_path / "r.jsonl", '{"text": "One.", "source": {"name": "x"}}'))
    assert document.publisher is None
    assert "'source'" in fault.what


def test_half_characters_and_nuls_in_json_are_replaced(tmp_path):
    """JSON can escape what no text may hold; the length stays."""
    [document], faults = read_all(write(tmp_path / "r.jsonl", r'{"text": "a\ud800b\u0000c"}'))
    assert document.text == "a\ufffdb c"
    assert len(document.sha256) == 64
    assert [fault.line for fault in faults] == [1, 1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_delimiter_is_found(tmp_path, delimiter):
    """By the header row; quoted cells may hold delimiters and line ends."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(
        [["ID", "Content", "Date", "Headline"], ["a", "One, two; three\nfour|five.", "2022-01-19", "Talks"]]
    )
    [document], faults = read_all(write(tmp_path / "r.csv", stream.getvalue()))
    assert (document.id, document.text, document.date, document.title) == (
        "a",
        "One, two; three\nfour|five.",
        DAY,
        "Talks",
    )
    assert faults == []


def test_csv_row_without_text_costs_no_other(tmp_path):
    """Rows without text, or with more cells than the header, are faults with their line."""
    content = "id,text\na,One.\nb,\nc,Two, three.\nd,Four.\n"
    documents, faults = read_all(write(tmp_path / "r.csv", content))
    assert [document.id for document in documents] == ["a", "d"]
    assert [fault.line for fault in faults] == [3, 4]


def test_open_quotation_mark_does_not_swallow_the_rest(tmp_path):
    """Reading begins again on the line after it."""
    content = 'id,text\na,"One.\nb,Two.\nc,"Three."\nd,Four.\n'
    documents, faults = read_all(write(tmp_path / "r.csv", content))
    assert [document.id for document in documents] == ["b", "c", "d"]
    assert [fault.line for fault in faults] == [2]


def test_long_csv_cell_is_read_and_the_limit_is_left_alone(tmp_path):
    """Python refuses cells over 131,072 characters unless told otherwise."""
    before = csv.field_size_limit()
    [document], faults = read_all(write(tmp_path / "r.csv", "text\n" + "word " * 100_000 + "\n"))
    assert len(document.text) == 500_000
    assert faults == []
    assert csv.field_size_limit() == before


def test_csv_without_text_column_is_one_fault(tmp_path):
    """It says what the column may be called."""
    [fault] = read_all(write(tmp_path / "r.csv", "id,words\na,One.\nb,Two.\n"))[1]
    assert "text or body or content" in fault.what


# Ids


def test_shared_stem_is_told_apart_by_folder(tmp_path):
    """Both get a suffix, so that neither depends on which was read first."""
    write(tmp_path / "north" / "a.txt", "One.")
    write(tmp_path / "south" / "a.txt", "Two.")
    write(tmp_path / "south" / "b.txt", "Three.")
    assert [document.id for document in read_all(tmp_path)[0]] == ["a@north", "a@south", "b"]
    assert [document.id for document in read_all(tmp_path / "south", tmp_path / "north")[0]] == [
        "a@north",
        "a@south",
        "b",
    ]


def test_shared_id_in_one_folder_is_told_apart_by_text(tmp_path):
    """The suffix is the hash of the text; the order of the records does not matter."""
    lines = [f'{{"id": "x", "text": "{text}"}}' for text in ("One.", "Two.", "Three.")]
    forward = read_all(write(tmp_path / "r.jsonl", "\n".join(lines)))[0]
    backward = read_all(write(tmp_path / "r.jsonl", "\n".join(reversed(lines))))[0]
    assert {document.text: document.id for document in forward} == {document.text: document.id for document in backward}
    assert all(document.id == f"x@{document.sha256[:16]}" for document in forward)


def test_same_record_twice_is_one_document(tmp_path):
    """The second is left out, and named."""
    documents, [fault] = read_all(write(tmp_path / "r.jsonl", '{"id": "x", "text": "One."}\n' * 2))
    assert len(documents) == 1
    assert fault.line == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(rows=st.lists(st.tuples(st.sampled_from(["a", "a@n", "b", ""]), st.sampled_from(["One.", "Two.", "Three."]))))
def test_ids_are_unique(tmp_path, rows):
    """Whatever ids the records claim."""
    for folder in ("n", "s"):
        write(tmp_path / folder / "a.jsonl", "\n".join(f'{{"id": "{name}", "text": "{text}"}}' for name, text in rows))
    documents, _ = read_all(tmp_path)
    assert len({document.id for document in documents}) == len(documents)
    assert {document.text for document in documents} == {text for _, text in rows}


# Broken input


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".jsonl", ".csv"]))
def test_no_bytes_crash_the_reading(tmp_path, data, suffix):
    """Any bytes give documents or faults, and text that can be written as UTF-8 without NULs."""
    documents, faults = read_all(write(tmp_path / f"a{suffix}", data))
    assert documents or faults or suffix != ".txt"
    for document in documents:
        assert document.text.encode("utf-8")
        assert "\0" not in document.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text.strip()))
def test_any_utf8_text_comes_out_as_given(tmp_path, text):
    """Behind a first line that is no header, not a character changes."""
    [document], _ = read_all(write(tmp_path / "a.txt", f"Talks\n{text}"))
    assert document.text == f"Talks\n{text}"
