"""What went wrong between braces: texts that a comma cut in two, lists in the wrong brackets.

YAML reads `{a: one, two}` as two keys, the second without a value. What the editor meant stands in
the file, and the hint gives it back whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.reading.nodes import Node, Scalar
from briefs.reading.nodes import Sequence as List

Pair = tuple[Node, Node]

# `place:Port Ellery`, but not `TLP:CLEAR` or 09:30, which are ordinary texts.
_NO_SPACE = re.compile(r"(?P<key>[a-z][a-z_-]*):(?P<text>[^\s:/].*)", re.DOTALL)


def has_no_colon(key: Node, value: Node) -> bool:
    """Whether a pair of a mapping in braces is a single word, without colon and value."""
    if not isinstance(value, Scalar) or value.start != value.end:
        return False
    return isinstance(key, Scalar) and ":" not in key.source.text[key.end : value.start]


def quoted(text: str) -> str:
    """The text as YAML takes it in quotation marks, whatever it holds."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")  # how YAML writes ' inside '…'
    return f"'{doubled}'"


def stray_words(pairs: Sequence[Pair]) -> Iterator[Diagnostic]:
    """One diagnostic for each run of words without a colon."""
    before: Pair | None = None
    run: list[Scalar] = []
    for key, value in pairs:
        if isinstance(key, Scalar) and has_no_colon(key, value):
            if run and _NO_SPACE.fullmatch(key.value):
                yield _explain(before, run, len(pairs))
                run = []
            run.append(key)
            continue
        if run:
            yield _explain(before, run, len(pairs))
        before, run = (key, value), []
    if run:
        yield _explain(before, run, len(pairs))


def _explain(before: Pair | None, run: list[Scalar], pairs: int) -> Diagnostic:
    first = run[0]
    if (joined := _NO_SPACE.fullmatch(first.value)) is not None:
        text = _original(first.start + joined.start("text"), run[-1])
        text = quoted(text) if len(run) > 1 else text
        hint = f"Write `{joined['key']}: {text}`."
        message = "A space is missing after the colon."
        return diagnostic("yaml-syntax", first.span, message, hint)
    key, value = before or (None, None)
    if isinstance(key, Scalar) and isinstance(value, Scalar):
        message = f"In braces the comma ended the text of `{key.value}`."
        whole = quoted(_original(value.start, run[-1]))
        hint = f"Write `{key.value}: {whole}`, in quotation marks."
        return diagnostic("stray-comma", first.span, message, hint)
    listed = ", ".join(word.value for word in run)
    if len(run) == pairs > 1:
        message = "Braces hold keys with values, and there is no colon between these."
        hint = f"A list is written in square brackets: `[{listed}]`."
        return diagnostic("stray-comma", first.span, message, hint)
    hint = f"Write `{first.value}: …`."
    if len(run) == pairs:
        hint = f"Write `{first.value}: …`; a list is written in square brackets: `[{listed}]`."
    elif isinstance(value, List) and isinstance(key, Scalar):
        hint = f"Put it inside the brackets of `{key.value}`, or write `{first.value}: …`."
    return diagnostic("stray-comma", first.span, f"`{first.value}` has no value.", hint)


def _original(start: int, last: Scalar) -> str:
    """The source text from `start` to the end of the last word, on one line."""
    return " ".join(last.source.text[start : last.end].split())
