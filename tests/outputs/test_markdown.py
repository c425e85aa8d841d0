"""Markdown: markdownlint, and what GitHub's renderer makes of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.outputs import links
from tests.outputs.programs import CHECKERS, files, none, package, program, run

pytestmark = pytest.mark.outputs

EXTENSIONS = ("table", "footnotes", "strikethrough", "autolink")

GOOD = """---
title: "A page"
---

# A page

Words.[^1] More words.[^two]

| Head | Head |
| --- | --- |
| cell | cell with a \\| in it |

[^1]: The first.
[^two]: The second, with `[^3]` in code.
"""


# -- markdownlint ------------------------------------------------------------------------------


def markdownlint(folder: Path) -> list[str]:
    """What it says of every Markdown file in the folder: of each line once for each rule."""
    tool = package(".bin/markdownlint-cli2")
    config = CHECKERS / ".markdownlint-cli2.jsonc"
    done = run(tool, "--config", config, "**/*.md", cwd=folder)
    found: dict[tuple[str, ...], str] = {}
    for line in done.stderr.splitlines():
        if told := re.match(r"(\S.*?:\d+)(?::\d+)? (?:error|warning) (\S+)", line):
            found.setdefault(told.groups(), line)
    assert (done.returncode, bool(found)) in {(0, False), (1, True)}, done.stdout + done.stderr
    return list(found.values())


def test_markdownlint(built: Path) -> None:
    assert files(built, "md")
    none(markdownlint(built))


def test_markdownlint_finds_faults(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(GOOD, "utf-8")
    none(markdownlint(tmp_path))
    bad = GOOD.replace("| cell |", "| cell | cell | cell |").replace("# A page\n", "# A page")
    (tmp_path / "page.md").write_text(bad, "utf-8")
    found = "\n".join(markdownlint(tmp_path))
    assert re.search(r"^page\.md:5 .*MD022", found, re.MULTILINE)
    assert re.search(r"^page\.md:10:\d+ .*MD056/table-column-count .*Too many cells", found, re.M)


# -- GitHub's renderer -------------------------------------------------------------------------


def rendered(text: str) -> str:
    """As HTML, without the front matter."""
    options = [part for name in EXTENSIONS for part in ("-e", name)]
    done = run(program("cmark-gfm"), *options, stdin=_body(text))
    assert done.returncode == 0, done.stderr
    return done.stdout


def _body(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def unrendered(text: str) -> list[str]:
    """Footnotes and rows of tables that did not become any."""
    root = links.parse(rendered(text))
    found = []
    for place, words in _texts(root):
        for mark in re.findall(r"\[\^[^\]\s]*\]", words):
            found.append(f"{mark} is no footnote, in {words.strip()!r}")
        if place != "pre" and re.search(r"^\s*\|.*\|", words, re.MULTILINE):
            found.append(f"a row of no table: {words.strip()!r}")
    defined = Counter(re.findall(r"^\[\^([^\]\s]+)\]:", _body(text), re.MULTILINE))
    shown = {e.get("id", "") for e in root.iter("li")}
    found += [f"[^{n}] is defined {times} times" for n, times in defined.items() if times > 1]
    found += [f"[^{n}] is never shown" for n in defined if f"fn-{n}" not in shown]
    return found


def _texts(element: Element, place: str = "") -> list[tuple[str, str]]:
    """The texts outside of code, each with the element that it stands in."""
    found = [] if element.tag == "code" else [(str(element.tag), element.text or "")]
    for child in element:
        found += [*_texts(child), (str(element.tag), child.tail or "")]
    return found


def test_github_renders_footnotes_and_tables(built: Path) -> None:
    found = []
    for path in files(built, "md"):
        name = path.relative_to(built).as_posix()
        found += [f"{name}: {words}" for words in unrendered(path.read_text("utf-8"))]
    none(found)


def test_what_is_not_rendered_is_found() -> None:
    none(unrendered(GOOD))
    assert unrendered(GOOD.replace("[^1]: The", "[^4]: The")) == [
        "[^1] is no footnote, in 'Words.[^1] More words.'",
        "[^4] is never shown",
    ]
    assert unrendered(GOOD + "[^1]: Once more.\n") == ["[^1] is defined 2 times"]
    (found,) = unrendered(GOOD.replace("| --- | --- |", "| --- |"))
    assert found.startswith("a row of no table: '| Head | Head |")


def dangling(path: Path, tree: Path) -> list[str]:
    """The links that lead nowhere once it is rendered."""
    text = rendered(path.read_text("utf-8"))
    return links.dangling(path, tree, links.in_html(text), links.ids(links.parse(text)))


def test_links_lead_somewhere(built: Path) -> None:
    found = []
    for path in files(built, "md"):
        found += dangling(path, built / path.relative_to(built).parts[0])
    none(found)


def test_dangling_links_are_found(tmp_path: Path) -> None:
    path = tmp_path / "site" / "page.md"
    path.parent.mkdir()
    path.write_text(GOOD + "\n[good](page.md), [bad](none.md)\n", "utf-8")
    assert dangling(path, path.parent) == ["site/page.md: 'none.md' leads to no file"]
