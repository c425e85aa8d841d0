"""Nodes remember where they stand, and scalars stay text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefs.diagnostics import Collector
from briefs.reading.nodes import (
    Mapping,
    Node,
    Scalar,
    SourceText,
    is_incomplete,
    leaves,
    locate,
    plain,
    text_at,
)
from briefs.reading.yaml import MAX_DEPTH, parse


def read(text: str) -> tuple[Node | None, list[tuple[str, int, int]]]:
    collector = Collector()
    node = parse(SourceText.of("t.yaml", text), collector)
    return node, [(d.code, d.span.line, d.span.column) for d in collector.diagnostics]


def test_nothing_is_resolved_to_a_type() -> None:
    node, faults = read("a: NO\nb: 12:30\nc: 1.10\ne: 2026-01-06\nf: 007\ng: yes\n")
    assert not faults
    assert node is not None
    expected = {"a": "NO", "b": "12:30", "c": "1.10", "e": "2026-01-06", "f": "007"}
    assert plain(node) == {**expected, "g": "yes"}


def test_a_bare_null_is_no_value_and_a_quoted_one_is_a_text() -> None:
    node, faults = read(
        "a: ~\nb: null\nc: [Null, NULL]\nd: 'null'\ne: \"~\"\nnull: x\nf: nullify\n"
    )
    assert not faults
    assert node is not None
    expected = {"a": "", "b": "", "c": ["", ""], "d": "null", "e": "~", "null": "x"}
    assert plain(node) == {**expected, "f": "nullify"}
    assert locate(node, ("b",)).span.width == 4


def test_places_are_those_of_the_file() -> None:
    node, _ = read("a:\n  bcd: {e: fgh}\n  i:\n    - j\n    - k\n")
    assert node is not None
    span = locate(node, ("a", "bcd", "e")).span
    assert (span.line, span.column, span.width) == (2, 12, 3)
    assert locate(node, ("a", "bcd"), key=True).span.column == 3
    assert locate(node, ("a", "i", 1)).span.line == 5
    # A step that the file does not show is passed over.
    assert locate(node, ("a", "bcd", "e", 0, "x")).span == span


def test_a_folded_text_knows_where_each_character_stands() -> None:
    node, _ = read("a: >-\n  one two\n  three four\n\n  five\n")
    scalar = locate(node, ("a",)) if node else None
    assert isinstance(scalar, Scalar)
    assert scalar.value == "one two three four\nfive"
    span = scalar.span_at(scalar.value.index("four"), 4)
    assert (span.line, span.column, span.width) == (3, 9, 4)
    assert scalar.span_at(scalar.value.index("five")).line == 5


@given(st.lists(st.text("abcäé„“", min_size=1, max_size=6), min_size=1, max_size=12), st.data())
def test_every_word_of_a_folded_text_is_found(words: list[str], data: st.DataObject) -> None:
    breaks = data.draw(st.lists(st.sampled_from([" ", "\n    "]), min_size=12, max_size=12))
    body = "".join(w + b for w, b in zip(words, breaks, strict=False)).rstrip()
    node, faults = read(f"x:\n  y: >-\n    {body}\n")
    assert not faults
    scalar = locate(node, ("x", "y")) if node else None
    assert isinstance(scalar, Scalar)
    offset = 0
    for word in words:
        offset = scalar.value.index(word, offset)
        span = scalar.span_at(offset, len(word))
        assert span.text[span.column - 1 :].startswith(word)
        offset += len(word)


def test_a_second_key_is_named_at_its_own_place() -> None:
    node, faults = read("a: 1\nb: 2\na: 3\n")
    assert faults == [("duplicate-key", 3, 1)]
    assert isinstance(node, Mapping)
    assert plain(node) == {"a": "1", "b": "2"}


OVERLAY = """\
title: T
where:
  - {place: A, venue: B}
  - place: C
list: [x, y]
empty: []
"""


def test_leaves_go_into_lists_with_positions_as_text() -> None:
    node, _ = read(OVERLAY)
    assert node is not None
    found = dict(leaves(node))
    assert list(found) == [
        ("title",),
        ("where", "0", "place"),
        ("where", "0", "venue"),
        ("where", "1", "place"),
        ("list", "0"),
        ("list", "1"),
        ("empty",),
    ]
    assert found["list", "1"].key.value == "list"
    assert plain(found["list", "1"].value) == "y"
    for path, entry in found.items():
        assert locate(node, path) == entry.value


def test_positions_lead_into_lists_as_numbers_and_as_text() -> None:
    node, _ = read(OVERLAY)
    assert node is not None
    for position in ("1", 1):
        text = text_at(node, ("where", position, "place"))
        assert text is not None
        assert text.value == "C"
    for nowhere in ("2", 2, "-1", "²", "place"):
        assert text_at(node, ("where", nowhere, "place")) is None
    assert text_at(node, ("where",)) is None
    assert locate(node, ("where", "1", "place"), key=True).span.column == 5


def test_what_the_reader_refuses_is_remembered() -> None:
    for text in ("a: {<<: {b: c}}", "a: {b, c: d}", "a:\n- ? [b]\n  : c", "a: 1\na: 2"):
        node, faults = read(text)
        assert faults
        assert node is not None
        assert is_incomplete(node), text
    node, _ = read("a: {b: , c: [d, {e: f}]}")
    assert node is not None
    assert not is_incomplete(node)


def test_bombs_and_towers_are_refused_without_harm() -> None:
    _, bomb = read("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")
    assert [code for code, *_ in bomb] == ["yaml-feature"]
    _, tower = read("[" * 5000 + "]" * 5000)
    assert [code for code, *_ in tower] == ["yaml-feature"]
    _, fits = read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert not fits


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    node, faults = read(text)
    assert node is not None or faults
    for _, line, column in faults:
        assert line >= 1
        assert column >= 1
