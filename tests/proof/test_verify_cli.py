"""`briefs verify` as it is run: words, exit codes, JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.proof.made import path_of, project
from tests.test_cli import run

FAKE = """raise OSError("cannot load library 'pango'")\n"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the records and two PDFs, one of which was changed by a byte."""
    shutil.copytree(project() / "content", tmp_path / "content")
    shutil.copy(path_of("briefing", "en"), tmp_path / "good.pdf")
    data = path_of("briefing", "en").read_bytes()
    (tmp_path / "bad.pdf").write_bytes(data.replace(b">WeasyPrint 70", b">WeasyPrint 71", 1))
    return tmp_path


def test_a_file_that_holds(folder: Path) -> None:
    done = run("verify", "good.pdf", "--content", "content", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "good.pdf",
        "  says that it is: the briefing of `harbour`, edition 1, in en, public, "
        "made by briefs 0.1.0",
        "  seal: Intact: no byte has changed since it was sealed. Anybody can seal a file, so this "
        "does not tell who did.",
        "  reproduction: The same bytes: rendered anew from the dossier inside, it comes out as it "
        "is.",
        "  currency: Up to date: records, sources and edition are what they were.",
    ]


def test_a_changed_byte_and_a_changed_record(folder: Path) -> None:
    record = folder / "content/meetings/harbour.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("amount: 40 million", "amount: 41 million"), "utf-8")
    done = run("verify", "bad.pdf", "good.pdf", "--content", "content", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert "  seal: Broken: the file was changed after it was sealed, or is not whole.\n" in (
        done.stdout
    )
    assert "  reproduction: Different: this is not what the dossier inside gives.\n" in done.stdout
    assert "    - The metadata (XMP)\n" in done.stdout
    assert done.stdout.count("    - `commitments`: changed: `works`.\n") == 2
    assert done.stdout.count("    - The record `meetings/harbour.yaml` was changed.\n") == 2
    assert "authentic" not in done.stdout


def test_as_json(folder: Path) -> None:
    shutil.copy(Path(__file__), folder / "foreign.pdf")
    done = run("verify", "good.pdf", "bad.pdf", "foreign.pdf", "--format", "json", cwd=folder)
    assert done.returncode == 1
    good, bad, foreign = json.loads(done.stdout)
    assert good["holds"] is True
    assert good["says"] == {
        "document": "briefing",
        "meeting": "harbour",
        "language": "en",
        "edition": 1,
        "audience": "public",
        "as_of": None,
    }
    assert good["seal"]["state"] == "intact"
    assert good["reproduction"] == {
        "state": "same",
        "holds": True,
        "text": "The same bytes: rendered anew from the dossier inside, it comes out as it is.",
        "details": [],
    }
    assert good["currency"] is None
    assert (bad["holds"], bad["seal"]["state"]) == (False, "broken")
    assert (bad["reproduction"]["state"], bad["reproduction"]["holds"]) == ("different", False)
    assert foreign == {
        "file": "foreign.pdf",
        "holds": False,
        "says": None,
        "seal": {
            "state": "absent",
            "holds": False,
            "text": "No seal: this is no PDF of this program, or was made before it had seals.",
            "details": [],
        },
        "reproduction": None,
        "currency": None,
    }


def test_without_pango_the_other_questions_are_answered(folder: Path) -> None:
    """WeasyPrint cannot load what it needs, and says so at length on standard output."""
    (folder / "fake/weasyprint").mkdir(parents=True)
    (folder / "fake/weasyprint/__init__.py").write_text(f"print('-' * 60)\n{FAKE}", "utf-8")
    env = {"PYTHONPATH": str(folder / "fake")}
    done = run("verify", "good.pdf", "--content", "content", cwd=folder, env=env)
    assert (done.returncode, done.stderr) == (3, "")
    assert "  seal: Intact: " in done.stdout
    assert "  reproduction: Not comparable: what lays pages out is not installed here.\n" in (
        done.stdout
    )
    assert "    - PDFs need Pango 1.44 or newer" in done.stdout
    assert "  currency: Up to date: " in done.stdout
    assert "-----" not in done.stdout


def test_the_templates_beside_the_records_are_those_that_count(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates/brand.css").write_text("h1 { color: black }", "utf-8")
    done = run("verify", "good.pdf", "--content", "content", cwd=folder)
    assert done.returncode == 3
    assert "    - template `templates/brand.css`: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Missing argument"),
        (("gone.pdf",), "does not exist"),
        (("content",), "is a directory"),
        (("good.pdf", "--content", "gone"), "does not exist"),
        (("good.pdf", "--content", "empty"), "there are no records in `empty`"),
        (("good.pdf", "--format", "sarif"), "sarif"),
    ],
)
def test_wrong_usage(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    (folder / "empty").mkdir()
    done = run("verify", *arguments, cwd=folder)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
