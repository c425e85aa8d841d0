"""`briefs new project`: an empty folder becomes a project that is without fault and builds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefs.desk.beginning.project import LANGUAGES
from tests.test_cli import ROOT, run

COMBINATIONS = [["en"], ["de"], ["en", "de"], ["de", "en"]]


_PROGRAM = """
import sys, briefs.cli
assert "installed" in briefs.cli.__file__
briefs.cli.main()
"""


def languages(tags: list[str]) -> list[str]:
    return [part for tag in tags for part in ("--lang", tag)]


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("tags", COMBINATIONS, ids="-".join)
def test_it_is_without_fault_and_builds(tmp_path: Path, tags: list[str]) -> None:
    made = run("new", "project", "mine", *languages(tags), cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    project = tmp_path / "mine"
    checked = run("check", "--strict", cwd=project)
    assert (checked.returncode, checked.stdout, checked.stderr) == (
        0,
        "content/ holds: no faults.\n",
        "",
    )
    built = run("build", cwd=project)
    assert built.returncode == 0, built.stderr
    for tag in tags:
        assert (project / "public" / tag / "example.pdf").read_bytes().startswith(b"%PDF-")
        text = (project / "public" / tag / "example.md").read_text("utf-8")
        assert {"en": "Invented example", "de": "Erfundenes Beispiel"}[tag] in text


def test_the_example_says_that_it_is_invented(tmp_path: Path) -> None:
    for tag in LANGUAGES:
        run("new", "project", tag, "--lang", tag, cwd=tmp_path)
        content = tmp_path / tag / "content"
        for path in ("sources/example.txt", "meetings/example.yaml"):
            first = (content / path).read_text("utf-8").split("\n")[0].lower()
            assert {"en": "invented example", "de": "erfundenes beispiel"}[tag] in first
        readme = (tmp_path / tag / "README.md").read_text("utf-8")
        assert {"en": "invented", "de": "erfunden"}[tag] in readme
        assert len(readme.splitlines()) <= 10


def test_it_is_the_default_to_take_this_folder_and_english(tmp_path: Path) -> None:
    done = run("new", "project", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.endswith("Now build it: briefs\n")
    assert files(tmp_path) == {
        ".gitattributes",
        ".gitignore",
        "README.md",
        "content/actors.yaml",
        "content/meetings/example.yaml",
        "content/site.yaml",
        "content/sources/example.txt",
        "content/sources/example.yaml",
    }
    ignored = (tmp_path / ".gitignore").read_text("utf-8").splitlines()
    assert {"/public/", "/internal/"} <= set(ignored)


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    done = run("new", "project", cwd=tmp_path)
    assert done.returncode == 2
    assert "holds files already (`notes.txt`)" in done.stderr
    assert files(tmp_path) == {"notes.txt"}
    done = run("new", "project", "notes.txt", cwd=tmp_path)
    assert (done.returncode, "is a file" in done.stderr) == (2, True)


def test_a_folder_that_git_has_begun_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run("new", "project", cwd=tmp_path).returncode == 0


def test_languages_without_an_example_are_refused(tmp_path: Path) -> None:
    done = run("new", "project", "mine", "--lang", "fr", cwd=tmp_path)
    assert done.returncode == 2
    assert "`en` and `de`, and not in `fr`" in done.stderr
    assert not (tmp_path / "mine").exists()


def test_a_wheel_carries_the_scaffold_and_the_fonts_with_their_licences(tmp_path: Path) -> None:
    """From the installed program alone: nothing of the checkout is on the path."""
    source = tmp_path / "source"
    ignored = shutil.ignore_patterns(".*", "public", "tests", "content")
    shutil.copytree(ROOT, source, ignore=ignored)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "out")]
    done = subprocess.run(build, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = (tmp_path / "out").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    shipped = tmp_path / "installed" / "briefs" / "_templates" / "fonts"
    fonts = {path.name for path in shipped.iterdir()}
    assert fonts == {path.name for path in (source / "templates" / "fonts").iterdir()}
    assert any(name.startswith("LICENSE-") for name in fonts)
    shutil.rmtree(source)
    program = [sys.executable, "-c", _PROGRAM]
    environment = {"PYTHONPATH": f"{tmp_path / 'installed'}", "PATH": ""}
    for arguments in (
        ["new", "project", "mine"],
        ["check", "--strict", "--content", "mine/content"],
    ):
        done = subprocess.run(
            [*program, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert "no faults" in done.stdout
