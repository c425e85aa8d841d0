"""Text from records stays text, whatever marks it holds."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefs.render.prose import escape, tidy, to_html, to_markdown

GFM = MarkdownIt("gfm-like", {"html": True, "linkify": False, "typographer": False})
TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("*_`[]()<>#+-=|~!&;\\$\"' \nab1."), st.characters()),
    max_size=40,
).filter(lambda t: bool(t.strip()) and "\x00" not in t)


def shown(markdown: str) -> str:
    """What a reader sees of Markdown: the text of the HTML."""
    html = GFM.render(str(markdown))
    out, depth = [], 0
    for char in html:
        depth += char == "<"
        if not depth:
            out.append(char)
        depth -= char == ">"
    return " ".join(unescape("".join(out)).split())


def without_isolates(text: str) -> str:
    """What `set_apart` adds, and drops where it has no partner: no reader sees it."""
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


@given(TEXT)
@example("1. first")
@example("- not a list")
@example("a | b")
@example("<script>alert(1)</script>")
@example("[^1]: x")
@example("&amp; stays")
@example("=====")
@example("*")
@example("דוד: 12")
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert without_isolates(shown(escape(text))) == without_isolates(" ".join(text.split()))


@given(TEXT)
def test_prose_never_lets_html_through(text: str) -> None:
    for tag in ("<script", "<img", "<iframe", "javascript:alert"):
        hostile = f"{text} {tag} onerror=x>{text}"
        html = str(to_html(hostile))
        assert "<script" not in html
        assert "<img" not in html
        assert "<iframe" not in html
        assert 'href="javascript:' not in html


def test_prose_keeps_emphasis_and_links() -> None:
    text = "A *plan*, **not** a [pledge](https://example.org/a_b)."
    assert str(to_html(text)) == (
        'A <em>plan</em>, <strong>not</strong> a <a href="https://example.org/a_b">pledge</a>.'
    )
    assert str(to_markdown(text)) == ("A *plan*, **not** a [pledge](<https://example.org/a_b>).")
    assert str(to_markdown("`a*b` <b>")) == "`a*b` \\<b\\>"


def test_tidy_makes_one_blank_line_of_many() -> None:
    assert tidy("\n\na  \n\n\n\nb\n\n") == "a\n\nb\n"


def test_prose_never_begins_a_list_or_breaks_a_table() -> None:
    assert shown(to_markdown("4. May: the ministers meet")) == "4. May: the ministers meet"
    assert str(to_markdown("# no heading")).startswith("\\#")
    assert "|" not in str(to_markdown("`a|b`")).replace("\\|", "")


def test_only_addresses_of_the_web_and_of_mail_are_links() -> None:
    assert "href" not in str(to_html("[x](/etc/passwd) [y](file:///x) [z](javascript:alert)"))
    assert "href" in str(to_html("[x](mailto:a@example.org)"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at https://a.example/x_y.", "at <https://a.example/x_y>."),
        ("(see http://a.example/?b=1&c=*)", "(see <http://a.example/?b=1&c=*>)"),
        ("https://a.example/x|y", "<https://a.example/x>\\|y"),
        ("[*here*](https://a.example)", "[*here*](<https://a.example>)"),
        (
            "[https://a.example/_](https://b.example)",
            "[https://a.example/\\_](<https://b.example>)",
        ),
        ("https:// and http", "https:// and http"),
    ],
)
def test_an_address_in_a_text_is_marked_as_one(text: str, expected: str) -> None:
    assert to_markdown(text) == expected
