"""Why YAML could not be read: the place and the way out, not the parser's own despair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.diagnostics import Collector, Diagnostic
from briefs.reading.nodes import SourceText, plain
from briefs.reading.yaml import parse

PRELUDE = "when: >-\n  09:30 they said: *yes*\n  title:no\n"


def faults(text: str) -> tuple[Diagnostic, ...]:
    collector = Collector()
    parse(SourceText.of("t.yaml", text), collector)
    return collector.diagnostics


@pytest.mark.parametrize(
    "sign", ["*x* y", "**x** y", "& x", "|x", "> x", "% x", "@x", "`x`", "- x"]
)
def test_a_text_that_begins_with_a_sign(sign: str) -> None:
    (found,) = faults(f"{PRELUDE}a:\n  key: {sign}\n  b: c\n")
    assert (found.code, found.span.line, found.span.column) == ("yaml-syntax", 5, 8)
    assert "cannot begin" in found.message
    assert found.hint.startswith("Write `key: >-`")
    assert not faults(f"{PRELUDE}a:\n  key: >-\n    {sign}\n  b: c\n")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: {b: x\nc: y\n", (1, 4), "This brace is never closed."),
        ("a: [x, {b: y]\nc: z\n", (1, 8), "This brace is never closed."),
        ("a: {b: don't, c: [x\nd: y\n", (1, 18), "This bracket is never closed."),
        ('a: "x\nb: c\n', (1, 4), "This quotation mark is never closed."),
        ("a:\n  - 'x\n", (2, 5), "This quotation mark is never closed."),
        ("a: {b: c}}\n", (1, 10), "This brace closes nothing."),
        ('a: "x",\nb: c\n', (1, 7), "A comma ends this line."),
        ("a: [x],  # y\nb: c\n", (1, 7), "A comma ends this line."),
        ('a: {b: "x" c: d}\n', (1, 12), "A comma is missing before `c`."),
        ("a:\n  b: c\n\td: e\n", (3, 1), "A tab indents this line."),
        (
            "a:\n    b: c\n  d: e\n",
            (3, 1),
            "This line is indented by 2 spaces, the lines above it by 0 and 4.",
        ),
        (
            "a:\n  b: c\n   d: e\n",
            (3, 4),
            "`d` is indented further than `b`, so it goes on with its text.",
        ),
    ],
)
def test_usual_slips(text: str, place: tuple[int, int], message: str) -> None:
    (found,) = faults(text)
    assert (found.span.line, found.span.column) == place
    assert found.message == message


@pytest.mark.parametrize("line", ["09:30 they met", "key:value", "a: b: c", "<<<<<<< x", "@x"])
def test_no_line_of_a_block_is_blamed(line: str) -> None:
    (found,) = faults(f"a:\n  b: >-\n    {line}\n    more\n c: d\n")
    assert found.span.line == 5
    assert line not in found.hint


@pytest.mark.parametrize(
    ("inside", "hint"),
    [
        ("a: one, two", 'Write `a: "one, two"`, in quotation marks.'),
        ("a: one, two, three, b: c", 'Write `a: "one, two, three"`, in quotation marks.'),
        ('a: a "b", it\'s, c', "Write `a: 'a \"b\", it''s, c'`, in quotation marks."),
        ("a: one,\n  two,  three", 'Write `a: "one, two, three"`, in quotation marks.'),
        ("a:b c, d: e", "Write `a: b c`."),
        ("a:b, c, d: e", 'Write `a: "b, c"`.'),
        ("b, c", "A list is written in square brackets: `[b, c]`."),
        ("a: [b], c", "Put it inside the brackets of `a`, or write `c: …`."),
    ],
)
def test_a_comma_in_braces_is_one_fault_with_the_whole_text_in_its_hint(
    inside: str, hint: str
) -> None:
    (found,) = faults(f"x: {{{inside}}}\n")
    assert found.hint == hint


@given(st.lists(st.text("ab \"'\\éß.", min_size=1, max_size=5), min_size=2, max_size=5))
def test_the_hint_for_a_stray_comma_gives_the_text_back(parts: list[str]) -> None:
    whole = ", ".join(f"x{part}x" for part in parts)
    (found,) = faults(f"t: {{k: {whole}}}\n")
    written = found.hint.removeprefix("Write `").removesuffix("`, in quotation marks.")
    node = parse(SourceText.of("t.yaml", written), Collector())
    assert node is not None
    assert plain(node) == {"k": " ".join(whole.split())}


def test_a_list_as_a_key_is_one_fault() -> None:
    assert [found.code for found in faults("a: {{b}}\n")] == ["yaml-feature"]
    assert [found.code for found in faults("? [a, {b}]\n: c\n")] == ["yaml-feature"]
