"""Explanations of what is opened and not closed, or closed too early: quotation marks, brackets."""

from __future__ import annotations

import re

from briefs.reading.trouble import (
    Explanation,
    Trouble,
    as_text_hint,
    indent_of,
    is_quoted,
    is_value,
)

_PAIRS = {"{": "}", "[": "]"}
_COMMENT = re.compile(r"\s#.*")
_NAMES = {"{": "brace", "[": "bracket", "}": "brace", "]": "bracket"}


def escape(trouble: Trouble) -> Explanation | None:
    """A backslash between double quotation marks is no escape that YAML knows."""
    if trouble.since is None or trouble.char(trouble.since) != '"':
        return None
    # The two readers that PyYAML has point at the backslash and behind it.
    places = [p for p in (trouble.at, trouble.at - 1) if trouble.char(p) == "\\"]
    if not places or not trouble.source.text[trouble.at :].strip():
        return None
    written = trouble.source.text[places[0] : places[0] + 2]
    message = f"`{written}` means nothing between double quotation marks, where `\\` is special."
    hint = as_text_hint(trouble.source, trouble.since, in_flow=trouble.in_flow)
    return trouble.source.at_offset(places[0], 2), message, hint


def unclosed_quote(trouble: Trouble) -> Explanation | None:
    """A quotation mark has no fellow."""
    since = trouble.since
    if since is None or trouble.char(since) not in ('"', "'"):
        return None
    end = _after_quote(trouble.source.text, since)
    if end is not None and end <= trouble.at:
        return None
    hint = as_text_hint(trouble.source, since, in_flow=trouble.in_flow)
    if trouble.in_flow:
        hint = "Close it where the text ends."
    return trouble.source.at_offset(since), "This quotation mark is never closed.", hint


def _after_quote(text: str, start: int) -> int | None:
    """Where a quoted text that begins at `start` is over; None if it never is."""
    quote, index = text[start], start + 1
    while index < len(text):
        if quote == '"' and text[index] == "\\":
            index += 2
        elif text[index] != quote:
            index += 1
        elif quote == "'" and text[index + 1 : index + 2] == "'":
            index += 2
        else:
            return index + 1
    return None


def behind_quoted(trouble: Trouble) -> Explanation | None:
    """Something stands behind a closing quotation mark."""
    source, last, at = trouble.source, trouble.last, trouble.at
    if last is None or not is_quoted(last) or last.end > at:
        return None
    between = source.text[last.end : at]
    if between.strip() or "\n" in between or trouble.char(at) in ("", "\n", "\r", ":"):
        return None
    hint = as_text_hint(source, last.start, in_flow=trouble.in_flow)
    if trouble.line(last.start) != trouble.line(last.end):
        line = trouble.line(last.end) + 1
        message = f"This quotation mark is closed in line {line} only, and the text goes on there."
        return source.at_offset(last.start), message, hint
    if trouble.in_flow and (key := re.match(r"([\w-]+):\s", trouble.after(at))) is not None:
        return source.at_offset(at), f"A comma is missing before `{key[1]}`.", "Add the comma."
    if trouble.in_flow and trouble.char(at) in ('"', "'", "{", "["):
        return source.at_offset(at), "A comma is missing here.", "Add the comma."
    if trouble.in_flow:
        hint = "Put the whole text in quotation marks of the other kind."
    return source.at_offset(at), "The text goes on after the closing quotation mark.", hint


def _ends_in_comma(trouble: Trouble) -> bool:
    return re.fullmatch(r",\s*(#.*)?", trouble.after(trouble.at)) is not None


def trailing_comma(trouble: Trouble) -> Explanation | None:
    """A comma ends a line, as in other languages."""
    if trouble.in_flow or not _ends_in_comma(trouble) or is_value(trouble, trouble.at):
        return None
    span = trouble.source.at_offset(trouble.at)
    return span, "A comma ends this line.", "Delete the comma."


def unclosed_bracket(trouble: Trouble) -> Explanation | None:
    """A bracket has no fellow, or one of the other kind."""
    since = trouble.since
    if since is None or trouble.char(since) not in _PAIRS:
        return None
    opened = open_bracket(trouble.source.text[: _end_of_entry(trouble, since)], since)
    if opened is None:
        return None
    char = trouble.char(opened)
    message = f"This {_NAMES[char]} is never closed."
    hint = f"Write `{_PAIRS[char]}` where it ends."
    if (comment := _COMMENT.search(trouble.after(opened))) and _PAIRS[char] in comment[0]:
        message = f"This {_NAMES[char]} is never closed: a `#` after a space begins a comment."
        hint = "Put the text that holds it in quotation marks."
    return trouble.source.at_offset(opened), message, hint


def _end_of_entry(trouble: Trouble, offset: int) -> int:
    """Where the lines end that are indented further than the line of `offset`."""
    source, first = trouble.source, trouble.line(offset)
    indent = indent_of(source.lines[first])
    for number in range(first + 1, len(source.lines)):
        line = source.lines[number]
        if line.strip() and indent_of(line) <= indent and line.strip()[0] not in "}]":
            return source.starts[number]
    return len(source.text)


def open_bracket(text: str, start: int) -> int | None:
    """The innermost bracket from `start` on that has no fellow; None where all have."""
    opened: list[int] = []
    index, fresh = start, True
    while index < len(text):
        char = text[index]
        if fresh and char in "\"'":
            index, fresh = _after_quote(text, index) or len(text), False
            continue
        if char == "#" and text[index - 1].isspace():
            index = _end_of_line(text, index)
            continue
        if char in _PAIRS:
            opened.append(index)
        elif char in _PAIRS.values():
            if _PAIRS[text[opened[-1]]] != char:
                return opened[-1]
            opened.pop()
            if not opened:
                return None
        if not char.isspace():
            # A quotation mark counts where a text begins; elsewhere it is an apostrophe.
            fresh = char in "{[,:"
        index += 1
    return opened[-1]


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def bracket_in_text(trouble: Trouble) -> Explanation | None:
    """A bracket inside a text in braces, where it begins something of its own."""
    source, at, last = trouble.source, trouble.at, trouble.last
    if not trouble.in_flow or trouble.char(at) not in _PAIRS or last is None:
        return None
    if is_quoted(last) or source.text[last.end : at].strip():
        return None
    message = f"A {_NAMES[trouble.char(at)]} inside a text in braces ends it."
    return source.at_offset(at), message, "Put the text in quotation marks."


def extra_bracket(trouble: Trouble) -> Explanation | None:
    """A closing bracket is one too many."""
    char = trouble.char(trouble.at)
    if trouble.in_flow or char not in _PAIRS.values() or is_value(trouble, trouble.at):
        return None
    span = trouble.source.at_offset(trouble.at)
    return span, f"This {_NAMES[char]} closes nothing.", "Delete it."


def behind_bracket(trouble: Trouble) -> Explanation | None:
    """Something stands behind a closing bracket, or a text begins with one in brackets."""
    before = trouble.before(trouble.at)
    match = re.match(r"\s*(?:- +)*(?:[\w.-]+:\s+)?(?P<bracket>[{\[].*(?P<last>[}\]]))\s*$", before)
    if match is None or trouble.in_flow or not trouble.after(trouble.at).strip():
        return None
    start = trouble.source.starts[trouble.line(trouble.at)] + match.start("bracket")
    message = f"The text goes on after the closing {_NAMES[match['last']]}."
    hint = as_text_hint(trouble.source, start, in_flow=False)
    return trouble.source.at_offset(trouble.at), message, hint
