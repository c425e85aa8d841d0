"""Pagefind's program: the same bytes whatever runs it; where it does not run, that is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefs.diagnostics import Span
from briefs.publish import Output
from briefs.search import engine
from briefs.search.engine import SearchError, index, search_index
from tests.search.pages import PAGES, page
from tests.test_cli import ROOT, run

HASHES = """
import hashlib, sys
from briefs.search.engine import index
from tests.search.pages import PAGES
pages = dict(reversed(PAGES.items())) if sys.argv[1] == "reversed" else PAGES
for name, data in index(pages).items():
    print(name, hashlib.sha256(data).hexdigest())
"""


def hashes(seed: str, order: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", HASHES, order],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_another_hash_seed_and_order_of_files_make_no_difference() -> None:
    first = hashes("1", "as they are")
    assert first.count("\n") > 30
    assert hashes("7", "reversed") == first
    assert hashes("2", "as they are") == first


def test_another_text_makes_another_index() -> None:
    changed = {**PAGES, "en/1.html": page("en", "Talks", "About ferries.")}
    assert index(changed) != index(PAGES)


def test_it_is_made_of_the_pages_and_of_nothing_else() -> None:
    span = Span("site.yaml")
    pages = [Output(path, data, span) for path, data in PAGES.items()]
    others = [Output("data/x.json", b'{"secret": 1}', span), Output("en/x.md", b"secret", span)]
    made = list(search_index([*pages, *others], span))
    assert made == list(search_index(pages, span))
    assert all(one.path.startswith("pagefind/") for one in made)


def test_options_of_the_surroundings_change_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain = index(PAGES)
    (tmp_path / "pagefind.toml").write_text('root_selector = "nav"\nforce_language = "en"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    assert index(PAGES) == plain


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("echo boom >&2; exit 3", "Pagefind gave up: boom"),
        ("exit 3", "Pagefind gave up: 3"),
        ("exit 0", "`pagefind-entry.json` is missing"),
    ],
)
def test_a_program_that_does_not_do_it_is_a_fault(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SearchError) as error:
        index(PAGES, script(tmp_path / "pagefind", text))
    assert said in str(error.value)
    assert "`--no-search`" in str(error.value)


def test_a_program_of_another_system_is_a_fault(tmp_path: Path) -> None:
    alien = tmp_path / "pagefind"
    alien.write_bytes(b"\xcf\xfa\xed\xfe not for this system")
    alien.chmod(0o755)
    for program in (alien, tmp_path / "none"):
        with pytest.raises(SearchError, match="Pagefind does not run here"):
            index(PAGES, program)


def test_a_package_that_is_not_there_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SearchError, match="Pagefind is not installed"):
        index(PAGES)


def test_the_command_line_says_so_and_can_do_without(tmp_path: Path) -> None:
    """A `pagefind_bin` that holds no program, as on a system that none is made for."""
    fake = tmp_path / "fake"
    fake.mkdir()
    (fake / "pagefind_bin.py").write_text(
        'def get_executable():\n    raise FileNotFoundError("no program for this system")\n'
    )
    env = {"PYTHONPATH": os.pathsep.join((str(fake), str(ROOT)))}
    content = ("--content", str(ROOT / "tests/cases/base/content"), "--lang", "en")
    done = run("build", *content, "--output", "site", cwd=tmp_path, env=env)
    assert done.returncode == 1
    assert "Pagefind is not installed (no program for this system)" in done.stderr
    assert "`--no-search`" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
    done = run("build", *content, "--output", "site", "--no-search", cwd=tmp_path, env=env)
    assert done.returncode == 0, done.stderr
    pages = {path: path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert len(pages) > 10
    assert not [path for path, html in pages.items() if "search.html" in html]
    assert not (tmp_path / "site" / "pagefind").exists()
    assert not (tmp_path / "site" / "en" / "search.html").exists()


def test_the_program_is_where_its_package_says() -> None:
    assert engine._program().is_file()
