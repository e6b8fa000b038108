"""The date of a document: which source counts, how dates are worded, and that none is ever guessed."""

import datetime

import pytest

from kbextract.documents import Document, read_documents
from kbextract.documents.calendars import load_calendar
from kbextract.documents.datelines import build_dateline_reader
from kbextract.documents.dates import UnreadableDateError, build_date_reader
from kbextract.documents.headers import cut_header
from kbextract.faults import Fault, InputFaultError
from kbextract.resources import find_resource

DAY = datetime.date(2022, 1, 19)
OTHER = datetime.date(2022, 1, 21)
CALLER = datetime.date(2022, 2, 1)


@pytest.fixture(scope="module")
def dates():
    """The reader of dates with the words the project ships."""
    return build_date_reader(load_calendar(find_resource("rules") / "lexicon" / "calendar.yaml"))


@pytest.fixture(scope="module")
def top(dates):
    """The reader of the first lines of a text."""
    return build_dateline_reader(dates).read_top


def read_one(tmp_path, name, content, date=None):
    """The one document of a file, and the faults before it."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    items = list(read_documents([tmp_path / name], date=date))
    [document] = [item for item in items if isinstance(item, Document)]
    return document, [item for item in items if isinstance(item, Fault)]


# How a date is worded


@pytest.mark.parametrize(
    "words",
    [
        "2022-01-19",
        "20220119",
        "2022/01/19",
        "2022-01-19T23:30:00-05:00",
        "2022-01-19 10:00:00.123Z",
        "Wed, 19 Jan 2022 10:00:00 +0000 (UTC)",
        "Wed, 19 Jan 2022 10:00:00 GMT",
        "19 January 2022",
        "January 19, 2022",
        "Jan. 19 2022",
        "Wednesday, 19th of January, 2022",
        "JANUARY 19, 2022 at 5:30 p.m. ET",
        "10:00 GMT, 19 January 2022",
        "19/01/2022",
        "01/19/2022",
        "19.01.2022",
        " 19\u00a0January 2022 ",
    ],
)
def test_date_is_read(dates, words):
    """ISO, RFC 2822, worded, and digits in an order that leaves no doubt; the day is the one written."""
    assert dates.read_date(words) == DAY


@pytest.mark.parametrize(
    "words",
    [
        "01/02/2022",
        "19/01/22",
        "1642550400",
        "1612010400000",
        "January 2022",
        "19 January",
        "30 February 2022",
        "Monday, 19 January 2022",
        "yesterday",
        "",
        "2022-13-01",
        "0000-01-01",
        "x" * 10_000,
    ],
)
def test_date_is_refused(dates, words):
    """Ambiguous, incomplete, impossible or contradictory."""
    with pytest.raises(UnreadableDateError):
        dates.read_date(words)


def test_digits_that_mean_one_day_either_way_are_read(dates):
    """The fifth of May is 05/05 on both sides of the Atlantic."""
    assert dates.read_date("05/05/2022") == datetime.date(2022, 5, 5)


def test_every_abbreviation_is_known(dates):
    """Twelve months by name and by short name."""
    shorts = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
    assert [dates.read_date(f"3 {short}. 2021").month for short in shorts] == list(range(1, 13))


def test_broken_calendar_is_named(tmp_path):
    """A list that is missing or too short stops the run, with its place."""
    (tmp_path / "calendar.yaml").write_text("months: {January: [Jan]}\nweekdays: [Monday]\n", encoding="utf-8")
    with pytest.raises(InputFaultError, match=r"calendar\.yaml"):
        load_calendar(tmp_path / "calendar.yaml")


# Datelines and date lines


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, Ukraine, January 19, 2022 — Envoys met.",
        "GENEVA, Jan. 19, 2022 (Lantern) - Envoys met.",
        "GENEVA, 19 January 2022 (Lantern) Envoys met.",
        "NEW YORK, Wednesday, Jan 19, 2022 -- Envoys met.",
        "LONDON (AP) — 19 Jan 2022",
        "ÎLE-DE-FRANCE, Jan 19, 2022 – Envoys met.",
        "Wednesday, 19 January 2022",
        "Published January 19, 2022 10:00 GMT",
        "Last updated: on 19 January 2022, 5:30pm",
        "2022-01-19",
    ],
)
def test_full_date_at_the_top_is_read(top, line):
    """As a dateline or on a line of its own; the caller's date does not matter."""
    assert top(f"Envoys gather\n\n{line}\n\nMore text.", None) == DAY
    assert top(f"Envoys gather\n\n{line}\n\nMore text.", CALLER) == DAY


@pytest.mark.parametrize("line", ["GENEVA, Jan 21 (Reuters) - Envoys met.", "GENEVA, 21 January — Envoys met."])
def test_dateline_without_year_needs_one_from_elsewhere(top, line):
    """From the caller's date or the date line, never from nothing."""
    assert top(line, None) is None
    assert top(line, CALLER) == OTHER
    assert top(f"Published January 22, 2022\n{line}", None) == OTHER


def test_year_of_a_dateline_is_the_nearest(top):
    """A report of New Year's Day with a dateline of the day before is of the old year."""
    line = "GENEVA, Dec 31 (Reuters) - Envoys met."
    assert top(line, datetime.date(2022, 1, 1)) == datetime.date(2021, 12, 31)
    assert top(line, datetime.date(2021, 12, 30)) == datetime.date(2021, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "On January 19, 2022 envoys met.",
        "Envoys met in Geneva, January 19, 2022 was the day — they said.",
        "KYIV, Wednesday (AP) — Envoys met.",
        "GENEVA, Jan 20-21 - Envoys meet.",
        "GENEVA, Jan 20–21 – Envoys meet.",
        "GENEVA, May (AP) — Envoys meet.",
        "January 2022",
        "Envoys\n" * 20 + "Wednesday, 19 January 2022",
    ],
)
def test_other_dates_in_a_text_are_not_its_date(top, text):
    """A date in a sentence, a span, a bare weekday or a line far down."""
    assert top(text, CALLER) is None


# Front matter


def test_plain_header_is_cut_off():
    """Offsets count from the line after it; an address as source is the address."""
    fields, text = cut_header(
        "Title: Envoys gather\r\nDate: 19 January 2022\r\nSource: The Lantern\r\nURL: https://l.example/1\r\n\r\n\r\nBody."
    )
    assert (fields.title, fields.date, fields.publisher, fields.url) == (
        "Envoys gather",
        "19 January 2022",
        "The Lantern",
        "https://l.example/1",
    )
    assert text == "Body."


def test_fenced_header_is_cut_off():
    """Unknown keys and lists in it are passed over."""
    fields, text = cut_header('---\ntitle: "Envoys: a gathering"\ntags:\n  - talks\nmood: calm\n---\n\n Body.\n')
    assert fields.title == "Envoys: a gathering"
    assert text == " Body.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Title: Envoys gather\nThe envoys met.\n\nBody.",
        "Update: talks fail\n\nBody.",
        "Title: one\nTitle: two\n\nBody.",
        "---\nThe envoys met: nobody signed.\n---\nBody.",
        "---\ntitle: never closed\n\nBody.",
        "Body.\n\nTitle: Envoys gather\n\nMore.",
        "Date: " + "x" * 100_000,
    ],
)
def test_text_that_only_resembles_a_header_stays(text):
    """Nothing is cut off by mistake."""
    assert cut_header(text)[1] == text


# Which source counts


def test_order_of_sources(tmp_path):
    """Header, then metadata.csv, then dateline, then the caller."""
    dateline = "KYIV, Ukraine, January 21, 2022 — Envoys met."
    metadata = "file;date;title;source;url\na.txt;2022-01-20;Listed;The Lantern;https://l.example/1\n"
    assert read_one(tmp_path, "a.txt", "Envoys met.")[0].date is None
    assert read_one(tmp_path, "a.txt", "Envoys met.", CALLER)[0].date == CALLER
    assert read_one(tmp_path, "a.txt", dateline, CALLER)[0].date == OTHER
    (tmp_path / "metadata.csv").write_text(metadata, encoding="utf-8")
    listed, faults = read_one(tmp_path, "a.txt", dateline, CALLER)
    assert (listed.date, listed.title, listed.publisher, listed.url) == (
        datetime.date(2022, 1, 20),
        "Listed",
        "The Lantern",
        "https://l.example/1",
    )
    headed, _ = read_one(tmp_path, "a.txt", f"Title: Headed\nDate: 2022-01-19\n\n{dateline}", CALLER)
    assert (headed.date, headed.title, headed.publisher, headed.text) == (DAY, "Headed", "The Lantern", dateline)
    assert faults == []


def test_metadata_by_id_serves_files_and_records(tmp_path):
    """The id is the record's own, or the stem."""
    (tmp_path / "metadata.csv").write_text("id,date\na,2022-01-19\nx,2022-01-21\n", encoding="utf-8")
    assert read_one(tmp_path, "a.txt", "Envoys met.")[0].date == DAY
    assert read_one(tmp_path, "r.jsonl", '{"id": "x", "text": "Envoys met."}')[0].date == OTHER


def test_faults_of_metadata_are_named_once(tmp_path):
    """A missing file, a doubled row and a row for nothing; the other rows count."""
    rows = "file,date\na.txt,2022-01-19\ngone.txt,2022-01-19\na.txt,2022-01-20\n,2022-01-19\n../b.txt,2022-01-19\n"
    (tmp_path / "metadata.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Envoys left.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Envoys met.", encoding="utf-8")
    items = list(read_documents([tmp_path]))
    assert [item.line for item in items if isinstance(item, Fault)] == [3, 4, 5, 6]
    assert [item.date for item in items if isinstance(item, Document)] == [DAY, None]


def test_ambiguous_date_is_a_fault_and_no_date(tmp_path):
    """The document comes out dateless: it has a date, and it is not the caller's."""
    document, [fault] = read_one(tmp_path, "r.jsonl", '{"text": "Envoys met.", "date": "01/02/2022"}', CALLER)
    assert document.date is None
    assert (fault.line, "01/02/2022" in fault.what) == (1, True)


def test_ambiguous_date_gives_way_to_the_dateline(tmp_path):
    """What the report itself says in full still counts."""
    line = "KYIV, Ukraine, January 19, 2022 — Envoys met."
    document, faults = read_one(tmp_path, "a.txt", f"Date: 01/02/2022\n\n{line}")
    assert document.date == DAY
    assert len(faults) == 1
