"""The site in a browser: what axe finds, and how the register of commitments is filtered."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.outputs.browser import STRICT, Served
from tests.outputs.programs import package
from tests.provenance import site_pages

pytestmark = pytest.mark.outputs

WIDTHS = (320, 1280)
SCHEMES = {"light": "1", "dark": "0"}

# Shows each page in a frame and runs a script there; what the script gives is collected.
_PAGE = """<!DOCTYPE html>
<meta charset="utf-8">
<title>Driver</title>
<script>
const show = (url, width) => new Promise((done) => {
  const frame = document.createElement("iframe");
  Object.assign(frame, {src: url, width, height: 900});
  frame.addEventListener("load", () => done(frame), {once: true});
  document.body.append(frame);
});
const load = (frame, src) => new Promise((done, failed) => {
  const script = frame.contentDocument.createElement("script");
  Object.assign(script, {src, onload: done, onerror: () => failed(new Error(src))});
  frame.contentDocument.head.append(script);
});
const look = async (frame) => { LOOK };
addEventListener("load", async () => {
  const found = [];
  try {
    for (const [url, width] of PAGES) {
      const frame = await show(url, width);
      found.push([url, width, await look(frame)]);
      frame.remove();
    }
  } catch (error) { found.push(String(error)); }
  await fetch("/result", {method: "POST", body: JSON.stringify(found)});
});
</script>
<body></body>
"""
_AXE = """
  await load(frame, "/axe.min.js");
  const told = await frame.contentWindow.axe.run(frame.contentDocument, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
  const of = (rule) => rule.nodes.map((node) => node.html.slice(0, 90)).join(" | ");
  return told.violations.map((rule) => `${rule.id}: ${of(rule)}`);
"""
_REGISTER = """
  const page = frame.contentDocument;
  const told = () => [page.getElementById("count").textContent, frame.contentWindow.location.search,
    [...page.querySelectorAll("table.listed > tbody")].filter((b) => !b.hidden).map((b) => b.id)];
  const found = [told()];
  const choose = (name, value) => {
    const field = page.getElementById(name);
    field.value = value;
    field.dispatchEvent(new Event("change", {bubbles: true}));
    found.push(told());
  };
  choose("filter-stage", "planned");
  choose("filter-actor", "UA");
  choose("order", "what");
  page.querySelector("button[type=reset]").click();
  await new Promise((done) => setTimeout(done, 50));
  found.push(told());
  return found;
"""


def looked_at(
    folder: Path, scratch: Path, pages: Sequence[tuple[str, int]], look: str, scheme: str = "light"
) -> list[Any]:
    """What a script finds on each page: the address, the width, what it gave."""
    driver = _PAGE.replace("LOOK", look).replace("PAGES", json.dumps(pages))
    axe = Path(package("axe-core/axe.min.js")).read_bytes()
    served = Served(folder, STRICT, driver, {"/axe.min.js": axe})
    result = served.run(scratch, f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}")
    assert len(result) == len(pages), result[-1]
    return result


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project, and under `after` that of a meeting that has been."""
    folder = tmp_path_factory.mktemp("site")
    assets = Path(__file__).parents[2] / "templates" / "assets"
    for name, root in (("project", folder), ("after", folder / "after")):
        shutil.copytree(assets, root / "assets")
        for path, html in site_pages(name).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(html, "utf-8")
    return folder


def _kinds(folder: Path) -> Iterator[str]:
    """A page of every kind in each language, the longest of its folder."""
    longest: dict[Path, Path] = {}
    for path in sorted(folder.rglob("*.html")):
        if path.parent.name in ("en", "de"):
            yield f"/{path.relative_to(folder)}"
        elif (
            path.parent not in longest or path.stat().st_size > longest[path.parent].stat().st_size
        ):
            longest[path.parent] = path
    for path in longest.values():
        if path.name not in ("index.html", "404.html"):
            yield f"/{path.relative_to(folder)}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(site: Path, tmp_path: Path, scheme: str) -> None:
    """WCAG 2.2 AA as far as axe can tell, on a phone and on a desk."""
    pages = [(page, width) for page in _kinds(site) for width in WIDTHS]
    assert len(pages) > 60
    found = looked_at(site, tmp_path, pages, _AXE, scheme)
    assert [one for one in found if one[2]] == []


def test_axe_finds_what_is_wrong(tmp_path: Path) -> None:
    bad = '<!DOCTYPE html><html lang="en"><title>x</title><main><img src="x.png"></main>'
    (tmp_path / "bad.html").write_text(bad, "utf-8")
    ((_, _, found),) = looked_at(tmp_path, tmp_path, [("/bad.html", 320)], _AXE)
    assert any(one.startswith("image-alt:") for one in found)


def test_the_register_is_filtered_and_ordered(site: Path, tmp_path: Path) -> None:
    ((_, _, found),) = looked_at(site, tmp_path, [("/en/commitments.html", 1000)], _REGISTER)
    (start, planned, ukraine, ordered, reset) = found
    assert start[:2] == ["10 of 10 shown", ""]
    assert planned[:2] == ["6 of 10 shown", "?stage=planned"]
    assert ukraine[1] == "?actor=UA&stage=planned"
    assert set(ukraine[2]) < set(planned[2]) < set(start[2])
    assert ordered[1] == "?actor=UA&stage=planned&order=what"
    assert sorted(ordered[2]) == sorted(ukraine[2])
    assert reset == start


def test_a_choice_in_the_address_is_taken(site: Path, tmp_path: Path) -> None:
    pages = [("/de/commitments.html?stage=planned&order=due", 1000)]
    ((_, _, found),) = looked_at(site, tmp_path, pages, _REGISTER)
    assert found[0][0] == "6 von 10 gezeigt"
    assert found[0][2][0] == "willing-paris--document", "what is due comes first"
