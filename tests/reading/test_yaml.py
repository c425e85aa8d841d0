"""Nodes remember where they stand, and scalars stay text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefs.diagnostics import Collector
from briefs.reading.nodes import Mapping, Node, Scalar, SourceText, locate, plain
from briefs.reading.yaml import MAX_DEPTH, parse


def read(text: str) -> tuple[Node | None, list[tuple[str, int, int]]]:
    collector = Collector()
    node = parse(SourceText.of("t.yaml", text), collector)
    return node, [(d.code, d.span.line, d.span.column) for d in collector.diagnostics]


def test_nothing_is_resolved_to_a_type() -> None:
    node, faults = read("a: NO\nb: 12:30\nc: 1.10\nd: ~\ne: 2026-01-06\nf: 007\ng: yes\n")
    assert not faults
    assert node is not None
    expected = {"a": "NO", "b": "12:30", "c": "1.10", "d": "~", "e": "2026-01-06", "f": "007"}
    assert plain(node) == {**expected, "g": "yes"}


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
