"""Links inside a build: of pages, of stylesheets, and of HTML that others rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

LINKS = ("href", "src", "poster", "data")


def parse(text: str) -> Element:
    """The document, as browsers read it."""
    root = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    assert isinstance(root, Element)
    return root


def ids(root: Element) -> set[str]:
    """What a fragment may name."""
    anchors = {name for a in root.iter("a") if (name := a.get("name"))}
    return anchors | {name for e in root.iter() if (name := e.get("id"))}


@cache
def _ids_of(page: Path) -> frozenset[str]:
    return frozenset(ids(parse(page.read_text("utf-8"))))


def in_html(text: str) -> Iterator[str]:
    """Every address that the document names."""
    root = parse(text)
    for element in root.iter():
        yield from (value for name in LINKS if (value := element.get(name)) is not None)
        for part in filter(None, map(str.strip, element.get("srcset", "").split(","))):
            yield part.split()[0]
        yield from in_css(element.get("style", ""))
    for style in root.iter("style"):
        yield from in_css("".join(style.itertext()))


def in_css(text: str) -> Iterator[str]:
    """Every address that the stylesheet names."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for found in re.finditer(r"""url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)""", text):
        yield found[1] or found[2] or ""


def dangling(path: Path, tree: Path, found: Iterator[str], own_ids: set[str]) -> list[str]:
    """The links of the file at `path` that lead nowhere in `tree`, the folder that is published."""
    where = path.relative_to(tree.parent).as_posix()
    why = {link: _why(link, path, tree, lambda name: name in own_ids) for link in found}
    return [f"{where}: {link!r} {reason}" for link, reason in why.items() if reason]


def _why(link: str, path: Path, tree: Path, is_own_id: Callable[[str], bool]) -> str:
    parts = urlsplit(link.strip())
    if parts.scheme or parts.netloc:
        return ""
    # A text fragment (`:~:`) is no id. Without any id, `#` and `#top` lead to the top.
    name = unquote(parts.fragment).split(":~:")[0]
    if not parts.path:
        known = not name or name.lower() == "top" or is_own_id(name)
        return "" if known else "has no such id in its page"
    # An address from the root is of a site that lies at the root of its host.
    start = tree if parts.path.startswith("/") else path.parent
    target = (start / unquote(parts.path).lstrip("/")).resolve()
    if not target.is_relative_to(tree.resolve()):
        return "leads out of the build"
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return "leads to no file"
    if name and target.suffix == ".html" and name not in _ids_of(target):
        return f"has no such id in {target.name}"
    return ""
