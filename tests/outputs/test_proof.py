"""What `docs/verify.md` tells readers to type, and what it says that they then see."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.outputs.programs import ROOT, program, run

pytestmark = pytest.mark.outputs

PAGE = (ROOT / "docs" / "verify.md").read_text("utf-8")
NAME = "willing-paris.pdf"


def blocks(language: str) -> list[str]:
    """The examples of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """What a reader has: the PDF, and the records."""
    shutil.copy(built / "project" / "en" / NAME, tmp_path / NAME)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def typed(command: str, folder: Path) -> str:
    done = run(program("sh"), "-c", command, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_seal_by_hand(folder: Path) -> None:
    first, second = typed(blocks("sh")[0], folder).splitlines()
    assert first.split()[0] == second.removeprefix("<briefs:seal>")
    data = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(data.replace(b">WeasyPrint ", b">weasyPrint ", 1))
    first, second = typed(blocks("sh")[0], folder).splitlines()
    assert first.split()[0] != second.removeprefix("<briefs:seal>")


def test_the_files_inside_by_hand(folder: Path) -> None:
    program("pdfdetach")
    hashes, _, manifest = typed(blocks("sh")[1], folder).partition("{")
    told = dict(line.split()[::-1] for line in hashes.splitlines())
    assert json.loads("{" + manifest)["attachments"] == told


def test_the_records_by_hand(folder: Path) -> None:
    typed(blocks("sh")[1], folder)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    told = dict(line.split()[::-1] for line in typed(blocks("sh")[2], folder).splitlines())
    assert manifest["records"].items() <= told.items()
    for source, digest in manifest["sources"].items():
        assert told[f"sources/{source}.txt"] == digest


def test_the_quotes_by_hand(folder: Path) -> None:
    typed(blocks("sh")[1], folder)
    dossier = json.loads((folder / "dossier.json").read_bytes())
    assert dossier["claims"]
    for claim in dossier["claims"]:
        data = (folder / f"content/sources/{claim['source']}.txt").read_bytes()
        assert data.decode()[claim["start"] : claim["end"]] == claim["exact"]


def test_what_verify_prints(folder: Path) -> None:
    good, retracted = blocks("console")
    command, _, expected = good.partition("\n")
    assert command == f"$ briefs verify {NAME} --content content"
    arguments = command.removeprefix("$ briefs ").split()
    done = run(sys.executable, ROOT / "build.py", *arguments, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")
    source = folder / "content/sources/selenskyj-in-paris.yaml"
    note = "Invented for this page: the report was withdrawn."
    text = f'retracted:\n  on: 2026-11-24\n  note:\n    en: "{note}"\n    de: "{note}"\n'
    source.write_text(source.read_text("utf-8") + text, "utf-8")
    done = run(sys.executable, ROOT / "build.py", *arguments, cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith(retracted.partition("…\n")[2])


def test_a_briefing_and_a_dossier_of_every_tree_come_out_the_same(built: Path) -> None:
    """With all that lies inside; the others are made in the same way."""
    for tree in sorted(path for path in built.iterdir() if path.is_dir()):
        files = sorted(tree.rglob("*.pdf"))
        dossiers = [path for path in files if path.name.endswith(".dossier.pdf")]
        chosen = [dossiers[0], next(path for path in files if path not in dossiers)]
        done = run(sys.executable, ROOT / "build.py", "verify", *chosen, cwd=built)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert done.stdout.count("seal: Intact: ") == 2
        assert done.stdout.count("reproduction: The same bytes: ") == 2
