"""Diagnostics as editors, programs and services want to read them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from briefs import __version__
from briefs.diagnostics import CODES, Diagnostic, Severity

Diagnostics = tuple[Diagnostic, ...]

_WIDTH = 100
# What a terminal would obey instead of show: control characters, line breaks that are none for us,
# and the marks that turn the direction of writing.
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def text(diagnostics: Diagnostics) -> str:
    """For people: place, message, the source line with a caret, a hint."""
    return "\n".join(_block(d) for d in diagnostics)


def _block(d: Diagnostic) -> str:
    at = d.span
    lines = [f"{at.path}:{at.line}:{at.column}: {d.severity}[{d.code}]: {d.message}"]
    if at.text.strip():
        shown, column = _window(at.text, at.column)
        width = max(1, min(at.width, len(shown) - column + 1))
        gutter = f"{at.line:>5} | "
        lines.append(gutter + shown)
        lines.append(" " * (len(gutter) - 2) + "| " + " " * (column - 1) + "^" * width)
    if d.hint:
        lines.append(f"        hint: {d.hint}")
    return "\n".join(map(_shown, lines)) + "\n"


def _shown(line: str) -> str:
    """Every character as one that can be seen, one column wide, so that the caret stands right."""
    return _UNSHOWN.sub(lambda found: _PICTURES.get(found[0], "\ufffd"), line)


# Unicode has a picture for each of the old control characters.
_PICTURES = {chr(c): chr(0x2400 + c) for c in range(0x20)} | {"\x7f": "\u2421"}


def _window(line: str, column: int) -> tuple[str, int]:
    """A long line cut around the caret; a tab becomes one space."""
    line = line.replace("\t", " ")
    if len(line) <= _WIDTH:
        return line, column
    start = max(0, min(column - 1 - _WIDTH // 2, len(line) - _WIDTH))
    cut = line[start : start + _WIDTH]
    head = "… " if start else ""
    tail = " …" if start + _WIDTH < len(line) else ""
    return head + cut + tail, column - start + len(head)


def as_json(diagnostics: Diagnostics) -> str:
    """For programs: a list of objects; lines and columns count from 1."""
    return json.dumps([_object(d) for d in diagnostics], ensure_ascii=False, indent=2) + "\n"


def _object(d: Diagnostic) -> dict[str, Any]:
    return {
        "code": d.code,
        "severity": d.severity.value,
        "message": d.message,
        "file": d.span.path,
        "line": d.span.line,
        "column": d.span.column,
        "hint": d.hint,
    }


def github(diagnostics: Diagnostics) -> str:
    """For GitHub Actions: workflow commands that annotate the lines of a pull request."""
    return "".join(_command(d) for d in diagnostics)


def _command(d: Diagnostic) -> str:
    message = d.message + (f"\n{d.hint}" if d.hint else "")
    message = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = d.span.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    place = f"file={path},line={d.span.line},col={d.span.column},title={d.code}"
    return f"::{d.severity} {place}::{message}\n"


def sarif(diagnostics: Diagnostics) -> str:
    """For code scanning: SARIF 2.1.0 (OASIS)."""
    used = sorted({d.code for d in diagnostics})
    rules = [{"id": c, "shortDescription": {"text": CODES[c].summary}} for c in used]
    driver = {"name": "briefs", "version": __version__, "rules": rules}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(d, used) for d in diagnostics],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _result(d: Diagnostic, used: list[str]) -> dict[str, Any]:
    at = d.span
    region = {"startLine": at.line, "startColumn": at.column, "endColumn": at.column + at.width}
    place = {"artifactLocation": {"uri": at.path}, "region": region}
    return {
        "ruleId": d.code,
        "ruleIndex": used.index(d.code),
        "level": d.severity.value,
        "message": {"text": d.message + (f" {d.hint}" if d.hint else "")},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: dict[str, Callable[[Diagnostics], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}


def summary(diagnostics: Diagnostics) -> str:
    """How many of each, in words; and whether there may be more."""
    found = [d.severity for d in diagnostics]
    counts = [(found.count(Severity.ERROR), "fault"), (found.count(Severity.WARNING), "warning")]
    line = ", ".join(f"{n} {word}{'s' if n != 1 else ''}" for n, word in counts if n)
    if any(d.code == "yaml-syntax" for d in diagnostics):
        line += ". A file that is not YAML was not judged further: there may be more."
    return line or "no faults"
