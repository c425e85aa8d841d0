"""Plain text taken in: no letter is changed, and what else is changed is told."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.desk.archiving.plain import take_plain, tidy, unwrap
from briefs.desk.refused import Refused
from briefs.diagnostics import Faults

# Invented, written for tests.
PARAGRAPH = (
    "The transport ministers of the three coastal states will meet in Port Ellery on 4 May, a "
    "spokesperson said. They plan to agree on the harbour works, which are to cost 40 million "
    "crowns, and on the order in which the quays are to be rebuilt."
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One\r\nTwo\r\n", "One\nTwo\n"),
        (b"One\rTwo", "One\nTwo\n"),
        (b"\xef\xbb\xbfOne\n", "One\n"),
        ("Één".encode("utf-16"), "Één\n"),
        (b"One  \t\n\n\nTwo\n\n", "One\n\n\nTwo\n"),
        (b"One\x0cTwo\x00", "One\nTwo\n"),
        ("  indented\u00a0words".encode(), "  indented\u00a0words\n"),
        ("soft\u00adhyphen".encode(), "soft\u00adhyphen\n"),
    ],
)
def test_line_breaks_marks_and_blanks(data: bytes, text: str) -> None:
    assert take_plain(data, "a.txt").text == text


def test_what_changes_more_than_blanks_is_told() -> None:
    assert take_plain(b"One\r\nTwo  \n", "a.txt").done == ()
    (told,) = take_plain(b"O\x07ne", "a.txt").done
    assert told == "Control characters that no reader sees were left out: 1."
    turned = take_plain("cost \u202e04\u202c crowns, \u200fדוד\u200f\n".encode(), "a.txt")
    assert turned.text == "cost 04 crowns, \u200fדוד\u200f\n"
    (told,) = turned.done
    assert told.startswith("Characters that turn the direction of letters were left out: 2.")
    (told,) = take_plain("Mu\u0308ller".encode(), "a.txt").done
    assert told.endswith("(NFC).")


@pytest.mark.parametrize("name", ["latin-1", "cp1252", "cp1251"])
def test_other_encodings_are_named_and_read_when_asked(name: str) -> None:
    words = {"cp1251": "Президент України зустрінеться з міністрами у порту. " * 3}
    text = words.get(name, "Die Minister beraten über die Häfen, erklärte ein Sprecher. " * 3)
    with pytest.raises(Faults) as faults:
        take_plain(b"\n" + text.encode(name), "letter.txt")
    (found,) = faults.value.diagnostics
    assert (found.code, found.span.path, found.span.line) == ("bad-encoding", "letter.txt", 2)
    guess = found.hint.rpartition("--encoding ")[2].rstrip("`.")
    taken = take_plain(text.encode(name), "letter.txt", guess)
    assert taken.text == text.rstrip() + "\n"
    assert taken.done[0] == f"It was read as {guess} and is archived as UTF-8."


def test_an_encoding_that_there_is_not() -> None:
    with pytest.raises(Refused, match="no encoding `klingon`"):
        take_plain(b"a", "a.txt", "klingon")


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_what_a_program_wrapped_is_joined(width: int) -> None:
    wrapped = "A headline\n\n" + "\n\n".join([textwrap.fill(PARAGRAPH, width)] * 3) + "\n"
    taken = take_plain(wrapped.encode(), "a.txt")
    assert taken.text == "A headline\n\n" + "\n\n".join([PARAGRAPH] * 3) + "\n"
    assert "wrapped by a program" in taken.done[0]


@pytest.mark.parametrize(
    "text",
    [
        f"A headline\n{PARAGRAPH}\n{PARAGRAPH}\n",
        "Present:\nAda Lind\nJan Muster\nEva Probst\nOle Holm\n\nAbsent:\nIda Berg\n",
        "We plan.\nWe will.\nWe may.\nWe hope.\nWe ask.\nWe deny.\n",
        "Roses are red,\n  violets blue,\nsugar is sweet\n  and so are you.\n",
        "One\n",
    ],
)
def test_what_nobody_wrapped_stays(text: str) -> None:
    assert unwrap(text) == text


def test_only_wrapped_paragraphs_are_joined() -> None:
    table = "Nord  40\nSouth 30\nEast  30"
    text = "\n\n".join([textwrap.fill(PARAGRAPH, 72), table, textwrap.fill(PARAGRAPH, 72)]) + "\n"
    assert unwrap(text) == f"{PARAGRAPH}\n\n{table}\n\n{PARAGRAPH}\n"


@given(st.text())
def test_no_letter_is_changed(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    taken = take_plain(text.encode(), "a.txt").text

    def letters(of: str) -> str:
        composed = unicodedata.normalize("NFC", of)
        return "".join(c for c in composed if unicodedata.category(c)[0] in "LMNPS")

    kept = text.removeprefix("\ufeff")
    assert letters(taken) == letters(tidy(kept)[0])
    assert letters(taken) == letters(kept.replace("\ufeff", ""))


@given(st.text())
def test_taking_in_twice_is_taking_in_once(text: str) -> None:
    once = tidy(text)[0]
    assert tidy(once) == (once, ())
