"""The command line: exit codes, formats, and words for people."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from briefs import cli, reports

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "cases" / "base" / "content"


def run(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path


def break_it(project: Path) -> None:
    path = project / "content" / "meetings" / "harbour.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("from: hope}", "from: hopes}", 1), "utf-8")


def test_content_that_holds(project: Path) -> None:
    done = run("check", cwd=project)
    assert (done.returncode, done.stdout) == (0, "content/ holds: no faults.\n")


def test_faults_exit_with_1_and_are_on_standard_output(project: Path) -> None:
    break_it(project)
    done = run("check", cwd=project)
    assert done.returncode == 1
    first = done.stdout.splitlines()[0]
    assert first.startswith("content/meetings/harbour.yaml:")
    assert "error[dangling-reference]: There is no claim `hopes`." in first
    assert "Did you mean `hope`?" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_nothing_is_published_from_content_with_faults(project: Path) -> None:
    break_it(project)
    done = run(cwd=project)
    assert done.returncode == 1
    assert "dangling-reference" in done.stderr
    assert not (project / "public").exists()


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_formats_for_programs(project: Path, form: str) -> None:
    break_it(project)
    done = run("check", "--format", form, cwd=project)
    assert done.returncode == 1
    if form == "github":
        assert done.stdout.startswith("::error file=content/meetings/harbour.yaml,line=")
        return
    document = json.loads(done.stdout)
    if form == "json":
        (fault,) = [d for d in document if d["code"] == "dangling-reference"]
        assert set(fault) == {"code", "severity", "message", "file", "line", "column", "hint"}
        lines = (project / "content/meetings/harbour.yaml").read_text("utf-8").splitlines()
        assert lines[fault["line"] - 1][fault["column"] - 1 :].startswith("hopes")
    else:
        assert document["version"] == "2.1.0"
        result = document["runs"][0]["results"][0]
        assert result["ruleId"] == "dangling-reference"


def test_formats_for_programs_without_faults(project: Path) -> None:
    assert json.loads(run("check", "--format", "json", cwd=project).stdout) == []
    assert run("check", "--format", "github", cwd=project).stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["frobnicate"],
        ["check", "--format", "xml"],
        ["build", "--jobs", "many"],
        ["build", "--meeting", "harbour"],
        ["check", "--meeting", "harbor"],
        ["build", "--lang", "fr", "--output", "elsewhere"],
    ],
)
def test_wrong_usage_exits_with_2(project: Path, arguments: list[str]) -> None:
    done = run(*arguments, cwd=project)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_misspelt_meeting_is_told_the_nearest(project: Path) -> None:
    assert "Did you mean `harbour`?" in run("check", "--meeting", "harbor", cwd=project).stderr


def test_no_content_is_a_fault_not_a_traceback(tmp_path: Path) -> None:
    done = run("check", cwd=tmp_path)
    assert done.returncode == 1
    assert "There is no content folder `content`." in done.stdout


def test_warnings_fail_only_when_strict(project: Path) -> None:
    path = project / "content" / "meetings" / "harbour.yaml"
    text = path.read_text("utf-8")
    text = text.replace("from: [works-planned, cost]", "from: works-planned")
    path.write_text(text, "utf-8")
    plain = run("check", cwd=project)
    assert plain.returncode == 0
    assert "warning[unused]" in plain.stdout
    assert run("check", "--strict", cwd=project).returncode == 1


def test_a_bug_of_ours_exits_with_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("briefs.pipeline.check", bug)
    monkeypatch.setattr(sys, "argv", ["briefs", "check"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 70
    assert "bug in briefs" in capsys.readouterr().err


def test_the_export_matches_its_schema(project: Path) -> None:
    schema = json.loads(run("export", "--schema", cwd=project).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    done = run("export", cwd=project)
    document = json.loads(done.stdout)
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    (meeting,) = document["meetings"]
    text = (project / "content/sources/gazette.txt").read_text("utf-8")
    for claim in meeting["claims"]:
        assert claim["exact"] == text[claim["start"] : claim["end"]]
        assert claim["source"] == "gazette"
    assert run("export", cwd=project).stdout == done.stdout
    broken = {**document, "meetings": [{**meeting, "surprise": 1}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema, cls=jsonschema.Draft202012Validator)


def test_a_part_is_built_into_a_folder_of_its_own(project: Path) -> None:
    done = run("--version", cwd=project)
    assert done.stdout.startswith("briefs, version ")
    done = run("build", "--lang", "de", "--output", "only-de", cwd=project)
    assert done.returncode == 0, done.stderr
    assert (project / "only-de/de/harbour.pdf").is_file()
    assert not (project / "only-de/en").exists()


def test_every_format_is_offered() -> None:
    assert list(reports.FORMATS) == ["text", "json", "github", "sarif"]


def test_without_pandoc_one_line_says_what_word_documents_need(project: Path) -> None:
    """A `pypandoc` that brings no Pandoc, as the plain one does not, is none."""
    elsewhere = project / "elsewhere"
    (elsewhere / "pypandoc").mkdir(parents=True)
    (elsewhere / "pypandoc" / "__init__.py").write_text("", "utf-8")
    done = run("build", "--docx", cwd=project, env={"PYTHONPATH": str(elsewhere)})
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        'Word documents need Pandoc, which is not installed: pip install "briefs[docx]".'
    )
    assert "Traceback" not in done.stderr
    assert not (project / "public").exists()
