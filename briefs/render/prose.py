"""Prose fields: one paragraph of CommonMark, raw HTML off.

Emphasis, code and links are kept; whatever else Markdown could do with a text, it does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from briefs.language.directions import set_apart

# Other schemes, and addresses relative to nothing, stay text.
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_PARSER = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_inline", "autolink"])
_PARSER.validateLink = lambda url: _ADDRESS.match(url) is not None  # type: ignore[method-assign]
# What CommonMark or GFM could read as markup anywhere in a line.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$&]|!(?=\[)")
# An address in a text, without the mark that ends a sentence or a bracket behind it. A bar would
# end a cell of a table.
_BARE = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?'\")\]}”“’‘»«›‹…]", re.IGNORECASE)
_LINE_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])")


def to_html(text: str) -> Markup:
    """The text as inline HTML."""
    return Markup(_PARSER.renderInline(_one_line(text)).strip())


def to_plain(text: str) -> str:
    """The words of the text, without any markup."""
    tokens = _PARSER.parseInline(_one_line(text))
    children = tokens[0].children or [] if tokens else []
    return "".join(
        one.content if one.content else " " * (one.type == "softbreak") for one in children
    )


def to_markdown(text: str) -> Markup:
    """The text as inline Markdown that means the same in every dialect."""
    tokens = _PARSER.parseInline(_one_line(text))
    children = tokens[0].children or [] if tokens else []
    return _at_line_start(_inline(children))


def escape(text: str) -> Markup:
    """Plain text as Markdown: every character stands for itself, and names written from right to
    left leave what stands behind them in its place.
    """
    return _at_line_start(_escaped(set_apart(_one_line(text))))


def _escaped(text: str) -> str:
    """Text whose every character stands for itself. An address is marked as one: readers of GFM
    see a link anyway, and so does everybody else.
    """
    parts, done = [], 0
    for address in _BARE.finditer(text):
        parts += [_characters(text[done : address.start()]), f"<{address[0]}>"]
        done = address.end()
    return "".join((*parts, _characters(text[done:])))


def _characters(text: str) -> str:
    return _SPECIAL.sub(lambda m: "\\" + m[0], text)


def _at_line_start(text: str) -> Markup:
    """A text may come first in its line, where a date such as `4. May` would begin a list."""
    return Markup(_LINE_START.sub(lambda m: f"{m[1]}{_escape_start(m[2])}", text))


def _escape_start(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _inline(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    is_link = False  # links do not nest
    for token in tokens:
        is_link = token.type == "link_open" or (is_link and token.type != "link_close")
        if token.type == "text":
            apart = set_apart(token.content)
            parts.append(_characters(apart) if is_link else _escaped(apart))
        elif token.type == "code_inline" and "|" in token.content:
            # In a table cell a bar ends the cell even inside code.
            parts.append(_characters(token.content))
        elif token.type == "code_inline":
            fence = "`" * (max((len(r) for r in re.findall("`+", token.content)), default=0) + 1)
            pad = " " if "`" in token.content else ""
            parts.append(f"{fence}{pad}{token.content}{pad}{fence}")
        elif token.type in ("em_open", "em_close", "strong_open", "strong_close"):
            parts.append(token.markup)
        elif token.type == "link_open":
            parts.append("[")
        elif token.type == "link_close":
            parts.append(f"](<{_target(tokens, token)}>)")
        else:  # a line break: prose is one paragraph
            parts.append(" ")
    return "".join(parts)


def _target(tokens: Sequence[Token], close: Token) -> str:
    """The address of the link that `close` ends; links do not nest."""
    before = tokens[: list(tokens).index(close)]
    opening = next(t for t in reversed(before) if t.type == "link_open")
    return str(opening.attrs["href"])


def tidy(text: str) -> str:
    """Markdown as linters like it: no trailing spaces, no two blank lines, one line end."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
