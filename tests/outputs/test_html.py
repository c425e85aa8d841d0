"""Pages and stylesheets: the Nu checker, html-validate, links, and room on a phone."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from tests.outputs import links
from tests.outputs.programs import CHECKERS, files, none, package, program, run
from tests.provenance import LANGUAGES

pytestmark = pytest.mark.outputs

WIDTHS = (320, 1280)

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<link rel="stylesheet" href="site.css">
</head>
<body>
<h1 id="top-of-all">A page</h1>
{}
</body>
</html>
"""


def page(folder: Path, inside: str, style: str = "body { margin: 0; }\n") -> Path:
    """A tree of one page and one stylesheet."""
    path = folder / "site" / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(inside), "utf-8")
    (path.parent / "site.css").write_text(style, "utf-8")
    return path


# -- the Nu checker ----------------------------------------------------------------------------


def vnu(paths: Sequence[Path], folder: Path) -> list[str]:
    """Errors and warnings, of pages, stylesheets and pictures as SVG."""
    java, jar = program("java"), package("vnu-jar/build/dist/vnu.jar")
    options = ("--also-check-css", "--also-check-svg", "--stdout", "--exit-zero-always")
    done = run(java, "-jar", jar, *options, "--format", "json", *paths)
    assert done.returncode == 0, done.stderr
    return [
        f"{m.get('url', '').removeprefix(f'file:{folder}/')}:{m.get('lastLine', '')}:"
        f" {m.get('subType') or m['type']}: {m['message']} {m.get('extract', '')!r}"
        for m in json.loads(done.stdout)["messages"]
        if m["type"] != "info" or m.get("subType") == "warning"
    ]


def test_vnu(built: Path) -> None:
    none(vnu(files(built, "html", "htm", "xhtml", "css", "svg"), built))


def test_vnu_finds_faults(tmp_path: Path) -> None:
    page(tmp_path / "good", "<p>Text.</p>")
    page(tmp_path / "bad", "</p><article><p>No heading.</p></article>", "p { colour: red }")
    tag, heading, colour = sorted(vnu(files(tmp_path, "html", "css"), tmp_path))
    assert tag.startswith("bad/site/index.html:10: error: No “p” element in scope")
    assert heading.startswith("bad/site/index.html:10: warning: Article lacks heading")
    assert colour.startswith("bad/site/site.css:1: error: CSS: “colour”")


# -- html-validate -----------------------------------------------------------------------------


def html_validate(paths: Sequence[Path], folder: Path) -> list[str]:
    """Errors and warnings of pages."""
    tool = package(".bin/html-validate")
    config = CHECKERS / "htmlvalidate.cjs"
    # Into a file: what it writes to a pipe it cuts off at 64 KiB when it ends.
    with tempfile.TemporaryDirectory() as place:
        report = Path(place, "report.json")
        done = run(tool, "--config", config, "--formatter", f"json={report}", *paths, cwd=CHECKERS)
        assert done.returncode in {0, 1}, done.stdout + done.stderr
        results = json.loads(report.read_text("utf-8"))
    return [
        f"{Path(f['filePath']).relative_to(folder)}:{m['line']}:{m['column']}:"
        f" {m['ruleId']}: {m['message']}"
        for f in results
        for m in f["messages"]
    ]


def test_html_validate(built: Path) -> None:
    none(html_validate(files(built, "html"), built))


def test_html_validate_finds_faults(tmp_path: Path) -> None:
    none(html_validate([page(tmp_path, "<p>Text.</p>")], tmp_path))
    bad = page(tmp_path, '<h3>A level left out</h3><p id="a"></p><p id="a"></p><a href="">x</a>')
    found = "\n".join(html_validate([bad], tmp_path))
    assert "site/index.html:11:2: heading-level" in found
    assert "no-dup-id" in found


# -- links -------------------------------------------------------------------------------------


def dangling(path: Path, tree: Path) -> list[str]:
    """The links of a page or stylesheet that lead nowhere."""
    text = path.read_text("utf-8")
    if path.suffix == ".css":
        return links.dangling(path, tree, links.in_css(text), set())
    return links.dangling(path, tree, links.in_html(text), links.ids(links.parse(text)))


def test_links_lead_somewhere(built: Path) -> None:
    found = []
    for path in files(built, "html", "css", "svg"):
        found += dangling(path, built / path.relative_to(built).parts[0])
    none(found)


def test_dangling_links_are_found(tmp_path: Path) -> None:
    good = page(
        tmp_path,
        '<a href="#top-of-all">a</a><a href="./?q=1#top-of-all">b</a><a href="#">c</a>'
        '<a href="https://example.org/#x">d</a><a href="/site.css">e</a>',
    )
    none(dangling(good, good.parent))
    (tmp_path / "secret.html").touch()
    bad = page(
        tmp_path,
        '<a href="#nowhere">a</a><a href="en/none.pdf">b</a><a href="index.html#none">c</a>'
        '<a href="../secret.html">d</a><img src="none.svg" alt="">'
        '<p style="background: url(none.png)">e</p>',
        '@import "none.css"; @font-face { src: url("none.woff2") }',
    )
    tree = bad.parent
    assert dangling(bad, tree) == [
        "site/index.html: '#nowhere' has no such id in its page",
        "site/index.html: 'en/none.pdf' leads to no file",
        "site/index.html: 'index.html#none' has no such id in index.html",
        "site/index.html: '../secret.html' leads out of the build",
        "site/index.html: 'none.svg' leads to no file",
        "site/index.html: 'none.png' leads to no file",
    ]
    assert dangling(tree / "site.css", tree) == [
        "site/site.css: 'none.css' leads to no file",
        "site/site.css: 'none.woff2' leads to no file",
    ]


# -- room on a phone ---------------------------------------------------------------------------

# One page that shows all the others in frames, and writes down what sticks out of them.
FRAMES = """<!DOCTYPE html>
<meta charset="utf-8">
<body>
<script>
for (const [url, width] of __PAGES__) {
  const frame = document.createElement("iframe");
  Object.assign(frame, {src: url, width, height: 800, style: "border: 0"});
  // Scripts change no width but in the register, and what they wait for may never come to a file.
  if (!url.endsWith("/commitments.html")) frame.sandbox = "allow-same-origin";
  document.body.append(frame);
}
addEventListener("load", () => {
  const found = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument.documentElement;
    const wide = [...page.querySelectorAll("*")].filter(
      (e) => e.getBoundingClientRect().right > page.clientWidth + 1);
    found.push({url: frame.src, width: page.clientWidth, needs: page.scrollWidth,
      words: page.textContent.trim().length,
      sticks: wide.slice(0, 3).map((e) => `${e.localName}: ${e.textContent.trim().slice(0, 40)}`)});
  }
  const out = document.createElement("pre");
  out.id = "found";
  out.textContent = JSON.stringify(found);
  document.body.replaceChildren(out);
});
</script>
"""


AT_ONCE = 20
"""How many pages a browser shows at once."""
OF_EACH_FOLDER = 4
"""Pages of a folder are made alike: the longest of them are looked at."""


def longest(paths: Iterable[Path]) -> list[Path]:
    """Of the pages of each folder the longest."""
    by_size = sorted(paths, key=lambda path: -path.stat().st_size)
    counted: Counter[Path] = Counter()
    found = []
    for path in by_size:
        counted[path.parent] += 1
        if counted[path.parent] <= OF_EACH_FOLDER or path.parent.name in LANGUAGES:
            found.append(path)
    return sorted(found)


def too_wide(paths: Sequence[Path], folder: Path, scratch: Path) -> list[str]:
    """The pages that a browser must scroll sideways."""
    found = []
    for start in range(0, len(paths), AT_ONCE // len(WIDTHS)):
        some = paths[start : start + AT_ONCE // len(WIDTHS)]
        found += _too_wide(some, folder, scratch)
    return found


def _too_wide(paths: Sequence[Path], folder: Path, scratch: Path) -> list[str]:
    chromium = program("chromium", "chromium-browser", "google-chrome")
    frames = [(path.as_uri(), width) for path in paths for width in WIDTHS]
    (scratch / "frames.html").write_text(FRAMES.replace("__PAGES__", json.dumps(frames)), "utf-8")
    done = run(
        chromium,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--allow-file-access-from-files",
        "--hide-scrollbars",
        f"--user-data-dir={scratch / 'profile'}",
        "--virtual-time-budget=20000",
        "--dump-dom",
        (scratch / "frames.html").as_uri(),
    )
    told = links.parse(done.stdout).find(".//pre[@id='found']")
    assert told is not None, done.stdout + done.stderr
    found = json.loads("".join(told.itertext()))
    assert [(f["url"], f["width"]) for f in found] == frames
    assert all(f["words"] for f in found), "a page was not shown"
    return [
        f"{f['url'].removeprefix(folder.as_uri() + '/')}: {f['needs']} px wide in {f['width']},"
        f" for {f['sticks']}"
        for f in found
        if f["needs"] > f["width"]
    ]


def test_no_page_is_wider_than_its_window(built: Path, tmp_path: Path) -> None:
    none(too_wide(longest(files(built, "html")), built, tmp_path))


def test_pages_too_wide_are_found(tmp_path: Path) -> None:
    inside = '<p>Text.</p><p style="width: 400px">A wide one.</p>'
    assert too_wide([page(tmp_path, inside)], tmp_path, tmp_path) == [
        "site/index.html: 400 px wide in 320, for ['p: A wide one.']"
    ]
