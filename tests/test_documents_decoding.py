"""Decoding: any encoding to text of the same length; what cannot be read is replaced and named."""

import pytest

from kbextract.documents.decoding import decode_bytes
from kbextract.faults import InputFaultError

CURLY = "The minister’s office said “no” to the café talks in Vienna on Tuesday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encoding_is_found(encoding):
    """With or without a mark; the mark is no part of the text."""
    decoded = decode_bytes(CURLY.encode(encoding), "a.txt")
    assert decoded.text == CURLY
    assert decoded.faults == ()


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf16_of_either_order_is_told_by_its_mark(mark, encoding):
    """Both orders of bytes."""
    assert decode_bytes(mark + CURLY.encode(encoding), "a.txt").text == CURLY


def test_other_scripts_are_left_to_the_bytes():
    """A Cyrillic code page is told by its letters."""
    text = "Министр сказал, что переговоры начнутся завтра в Женеве и продлятся неделю."
    assert decode_bytes(text.encode("cp1251"), "a.txt").text == text


def test_damaged_utf8_stays_utf8_and_says_where():
    """Two bad bytes among good letters: replaced, counted, with the line of the first."""
    decoded = decode_bytes("Café.\nNaïve über.\n".encode() + b"Bad \xff and \xfe.\n", "a.txt")
    assert decoded.text == "Café.\nNaïve über.\nBad \ufffd and \ufffd.\n"
    [fault] = decoded.faults
    assert (fault.path, fault.line) == ("a.txt", 3)
    assert "2 places" in fault.what


def test_single_bad_byte_in_ascii_is_replaced():
    """One byte proves no exotic alphabet."""
    for byte in (b"\xff", b"\x9d"):
        decoded = decode_bytes(b"The envoy left\nthe " + byte + b" town in the evening.", "a.txt")
        assert decoded.text == "The envoy left\nthe \ufffd town in the evening."
        assert [fault.line for fault in decoded.faults] == [2]


def test_text_cut_within_a_character_is_damaged_utf8():
    """A file that ends too early is no code page."""
    decoded = decode_bytes("It cost 5 €".encode()[:-1], "a.txt")
    assert decoded.text == "It cost 5 \ufffd"
    assert len(decoded.faults) == 1


def test_odd_byte_at_the_end_of_utf16_is_replaced():
    """The line is counted in characters, not in bytes."""
    decoded = decode_bytes("One.\nTwo.".encode("utf-16") + b"\x41", "a.txt")
    assert decoded.text == "One.\nTwo.\ufffd"
    assert [fault.line for fault in decoded.faults] == [2]


def test_replacement_character_that_was_given_is_no_fault():
    """Text as given."""
    assert decode_bytes("A \ufffd stands here.".encode(), "a.txt").faults == ()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 plain to the eye", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        (b"PK\x03\x04abc", "zip"),
        (b"T\x00h\x00e\x00 \x00e\x00n\x00v\x00o\x00y\x00", "binary"),
        (bytes(range(32)) * 10, "binary"),
    ],
)
def test_binary_is_refused(data, kind):
    """Known kinds by name, others by their NULs and controls."""
    with pytest.raises(InputFaultError, match=kind):
        decode_bytes(data, "a.txt")


def test_stray_nuls_become_spaces():
    """Offsets stay; the fault names how many and the first line."""
    decoded = decode_bytes(b"The envoys met in Vienna.\nNobody\x00signed\x00anything.", "a.txt")
    assert decoded.text == "The envoys met in Vienna.\nNobody signed anything."
    [fault] = decoded.faults
    assert fault.line == 2
    assert "2 NUL characters" in fault.what
