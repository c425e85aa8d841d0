"""Plain text as it is archived: UTF-8, one paragraph on each line, and every letter as it was.

What is changed, and nothing else:

- line breaks of every kind become LF; blanks at the ends of lines, and blank lines at the ends of
  the text, go; the text ends in one line break
- a byte order mark, control characters that no reader sees, and those that turn the direction of
  letters, so that what is seen is not what is read, go
- letters made of several code points become the one that Unicode holds equal to them (NFC)
- lines that a program has plainly wrapped are joined to paragraphs

Whatever changes more than line breaks and blanks is told to the editor.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise

from briefs.desk.archiving.taken import Taken
from briefs.desk.refused import Refused
from briefs.diagnostics import Diagnostic, Faults, Span, diagnostic
from briefs.reading.files import EMBEDDINGS

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NARROWEST, _WIDEST = 40, 120
_FEWEST_WRAPPED = 3
SENTENCE_END = re.compile(r"[.!?…:][\"'“”’»)\]]*$")
_SHOWN = 40


def take_plain(data: bytes, name: str, encoding: str | None = None) -> Taken:
    """Take in a plain text. `name` is for messages.

    Raises `Faults` where the bytes are not text in `encoding`, or, without one, in UTF-8 (or the
    UTF-16 that a byte order mark announces).
    """
    text, done = _decode(data, name, encoding)
    tidied, more = tidy(text)
    unwrapped = unwrap(tidied)
    if unwrapped != tidied:
        joined = tidied.count("\n") - unwrapped.count("\n")
        more += (f"It was wrapped by a program: {joined} line ends inside paragraphs were joined.",)
    return Taken(unwrapped, (*done, *more))


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with line breaks, blanks and letters in one form, and what that changed."""
    done = []
    text = "\n".join(line.rstrip() for line in text.splitlines())
    seen, unseen = _UNSEEN.subn("", text)
    if unseen:
        done.append(f"Control characters that no reader sees were left out: {unseen}.")
    straight, turning = EMBEDDINGS.subn("", seen)
    if turning:
        told = f"Characters that turn the direction of letters were left out: {turning}."
        done.append(f"{told} Read the text once more.")
    composed = unicodedata.normalize("NFC", straight)
    if composed != straight:
        done.append("Letters written as a letter and an accent were made one character (NFC).")
    lines = [line.rstrip() for line in composed.split("\n")]
    return "\n".join(lines).strip("\n") + "\n", tuple(done)


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, tuple[str, ...]]:
    if encoding is None:
        encoding = next((e for mark, e in _MARKED if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except LookupError:
        raise Refused(f"There is no encoding `{encoding}`.") from None
    except UnicodeDecodeError as error:
        raise Faults([_not_text(data, name, encoding, error)]) from None
    is_usual = codecs.lookup(encoding).name == "utf-8"
    return text, () if is_usual else (f"It was read as {encoding} and is archived as UTF-8.",)


def _not_text(data: bytes, name: str, encoding: str, error: UnicodeDecodeError) -> Diagnostic:
    line = data[: error.start].count(b"\n") + 1
    shown = "UTF-8" if encoding == "utf-8" else encoding
    message = f"The byte 0x{data[error.start]:02x} is not {shown}."
    hint = "Say with `--encoding` what it is written in."
    if (guess := _guess(data)) is not None:
        end = data.find(b"\n", error.start)
        begin = data.rfind(b"\n", 0, error.start) + 1
        row = data[begin : len(data) if end < 0 else end].decode(guess, "replace")
        at = len(data[begin : error.start].decode(guess, "replace"))
        passage = " ".join(row[max(0, at - _SHOWN) : at + _SHOWN].split())
        hint = f"Read as {guess} it says “{passage}”; if that is right, add `--encoding {guess}`."
    return diagnostic("bad-encoding", Span(name, line), message, hint)


def _guess(data: bytes) -> str | None:
    """The encoding that the bytes look like; None where nothing fits."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - needed for no other text

    best = from_bytes(data).best()
    return best.encoding if best else None


def unwrap(text: str) -> str:
    """Join the lines of each paragraph where a program has wrapped them; else the text as it is.

    That is so where paragraphs are set apart by blank lines and, inside them, every line is so full
    that the next word would not have gone into it. Only such paragraphs are joined.
    """
    blocks = [block.split("\n") for block in re.split(r"\n\n+", text.strip("\n"))]
    width = max(len(line) for block in blocks for line in block)
    full = [block for block in blocks if len(block) > 1 and _is_full(block, width)]
    ends = [line for block in full for line in block[:-1]]
    others = sum(len(block) - 1 for block in blocks if block not in full)
    inside = sum(1 for line in ends if not SENTENCE_END.search(line))
    is_likely = _NARROWEST <= width <= _WIDEST and len(ends) >= max(_FEWEST_WRAPPED, others)
    if not is_likely or inside < len(ends) / 2:
        return text
    joined = [
        " ".join(line.strip() for line in block) if block in full else "\n".join(block)
        for block in blocks
    ]
    return "\n\n".join(joined) + "\n"


def _is_full(block: list[str], width: int) -> bool:
    """Whether the first word of each further line would have gone over the edge of the one above.

    Lines that begin with a blank are laid out by hand.
    """
    return not any(line[:1].isspace() for line in block) and all(
        len(line) + 1 + len(below.split()[0]) > width for line, below in pairwise(block)
    )
