"""Texts as YAML that the reader of records gives back letter for letter."""

from __future__ import annotations

import json
import textwrap

from briefs.diagnostics import Collector
from briefs.reading.nodes import SourceText, plain
from briefs.reading.yaml import parse

WIDTH = 100
"""How wide a line of a record is."""


def inline(text: str) -> str:
    """A text as a value on one line, bare where YAML takes it so. White space is made single."""
    text = single_spaced(text)
    quoted = f"'{text.replace(chr(39), chr(39) * 2)}'"
    return next((w for w in (text, quoted) if _reads_as(w, text)), _escaped(text))


def in_braces(text: str) -> str:
    """The same inside `{…}`, where a comma or a bracket would end a bare text."""
    written = inline(text)
    return written if written[:1] in "'\"" or not set(written) & set(",[]{}") else _escaped(text)


def folded(key: str, text: str, indent: int) -> str:
    """`key: >-` and the text below it, wrapped. White space is made single."""
    text = single_spaced(text)
    inner = " " * (indent + 2)
    body = "\n".join(inner + line for line in wrapped(text, WIDTH - len(inner)))
    block = f">-\n{body}"
    return f"{' ' * indent}{key}: {block if _reads_as(block, text) else _escaped(text)}\n"


def entry(key: str, text: str, indent: int) -> str:
    """A key and its text: on one line where it stands there bare and fits, else folded."""
    text = single_spaced(text)
    line = f"{' ' * indent}{key}: {inline(text)}"
    return f"{line}\n" if len(line) <= WIDTH and line.endswith(text) else folded(key, text, indent)


def comment(text: str, indent: int = 0) -> str:
    """A text as lines of comment."""
    lead = f"{' ' * indent}# "
    return "".join(f"{lead}{line}\n" for line in wrapped(text, WIDTH - len(lead)))


def single_spaced(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def wrapped(text: str, width: int) -> list[str]:
    """Lines no longer than `width`, unless one word is."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _reads_as(written: str, text: str) -> bool:
    collector = Collector()
    node = parse(SourceText.of("", f"k: {written}\n"), collector)
    return node is not None and not collector.diagnostics and plain(node) == {"k": text}


def _escaped(text: str) -> str:
    """A text in double quotation marks, with what eyes do not see written out."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in written)
