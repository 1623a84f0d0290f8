"""Which encoding a text is in, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read.decode import decode

TEXT = "L’été dernier, à Besançon, « le cœur » de la fête battait : 12 €."
LATIN = "L'été dernier, à Besançon, « la fête » où Noël naît."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8"),
        (TEXT, "utf-8-sig"),
        (TEXT, "utf-16"),
        (TEXT, "cp1252"),
        (TEXT, "mac-roman"),
        (LATIN, "latin-1"),
        ("Le cœur de l'été, 12 €.", "iso8859-15"),
        ("L'été à Besançon.", "cp850"),
    ],
)
def test_encodings_of_french(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), source="a.txt") == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_byte_order_marks_are_not_in_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), source="a.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"Kiev\0Paris", "binary"),
        (bytes(range(1, 32)), "binary"),
        (codecs.BOM_UTF8 + b"\xff", "byte order mark"),
        (codecs.BOM_UTF16_LE + b"a", "byte order mark"),
        ("Привет, как дела".encode("koi8-r"), "encoding"),
        ("Ťhle žluťoučký kůň".encode("iso8859-2"), "encoding"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(data, source="a.bin")
    assert caught.value.source == "a.bin"
    assert "\n" not in str(caught.value)


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\td\n", source="a.txt") == "a\r\nb\rc\td\n"


def test_control_characters_become_spaces() -> None:
    assert decode(b"Kiev\x07 attend\x0b.", source="a.txt") == "Kiev  attend ."


@given(st.binary())
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        text = decode(data, source="a")
    except InputError:
        return
    text.encode()
    assert not set(text) & set(map(chr, (*range(9), 11, 12, *range(14, 32))))
