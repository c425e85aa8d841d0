"""The command `impact`: what would fall with a source, in text and JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.cli import cli

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(CASES / "valid" / "corrected" / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["impact", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_what_rests_on_a_source_is_grouped(project: Path) -> None:
    text = run("herald")
    assert text.splitlines()[:2] == [
        "herald: Ministers meet over the harbour",
        "corrected on 2026-05-02",
    ]
    alone, _, shared = text.partition("on other sources too (2):")
    assert "on nothing else (1):" in alone
    assert "watch.sum: Which sum the Herald stands by" in alone
    assert "when: XXXX-05-04 (also: meet, day-confirmed)" in shared
    assert "judgements.price: The price rests on one report" in shared


def test_lines_lead_to_the_place(project: Path) -> None:
    for line in run("gazette").splitlines():
        if line.startswith("    "):
            path, number, rest = line.strip().split(":", 2)
            key = rest.split(":")[0].strip().rpartition(".")[2]
            assert key in (project / path).read_text("utf-8").splitlines()[int(number) - 1]


def test_what_repeats_a_source_falls_with_it(project: Path) -> None:
    found = json.loads(run("gazette", "--format", "json"))
    assert found["repeated_by"] == ["herald"]
    (meeting,) = found["meetings"]
    by_path = {one["path"]: one for one in meeting["statements"]}
    assert by_path["watch.sum"]["is_only"]
    assert by_path["judgements.price"]["is_only"]
    assert by_path["when"] == {
        "path": "when",
        "line": by_path["when"]["line"],
        "words": "XXXX-05-04",
        "claims": ["meet", "meet-repeated"],
        "others": ["day-confirmed"],
        "is_only": False,
    }
    assert "commitments.share" not in by_path


def test_it_works_for_records_with_faults(project: Path) -> None:
    source = project / "content" / "sources" / "gazette.yaml"
    retraction = "retracted: {on: 2026-05-02, note: {name: Invented for a test.}}\n"
    source.write_text(source.read_text("utf-8") + retraction, "utf-8")
    assert CliRunner().invoke(cli, ["check"]).exit_code == 1
    assert "retracted on 2026-05-02" in run("gazette")
    record = project / "content" / "meetings" / "harbour.yaml"
    record.write_text(record.read_text("utf-8").replace("stage: announced", "stage: x"), "utf-8")
    assert "Not all of the content can be read (faults: 1)" in run("gazette")


def test_a_source_that_is_not_there(project: Path) -> None:
    done = CliRunner().invoke(cli, ["impact", "gazete"])
    assert done.exit_code == 2
    assert "There is no source `gazete`. Did you mean `gazette`?" in done.output


def test_a_source_that_nothing_rests_on(project: Path) -> None:
    for end in ("yaml", "txt"):
        sources = project / "content" / "sources"
        shutil.copyfile(sources / f"release.{end}", sources / f"spare.{end}")
    assert run("spare").endswith("Nothing rests on it.\n")
