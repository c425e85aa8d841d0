"""`briefs coverage`: for people, for programs, and as an exit code."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.test_cli import BASE, ROOT, run

CASES = ROOT / "tests" / "cases" / "broken" / "uncovered"
AN_ADDED_SENTENCE = CASES / "sentence-left-out" / "content"
MARKS = "= quoted   - set aside   ~ naming the speaker only   ! left over"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path


@pytest.fixture
def left_over(project: Path) -> Path:
    """The base tree with a sentence in its source that no record knows."""
    shutil.copytree(AN_ADDED_SENTENCE, project / "content", dirs_exist_ok=True)
    return project


def test_every_sentence_of_a_source_is_shown(left_over: Path) -> None:
    done = run("coverage", "gazette", cwd=left_over)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["content/sources/gazette.txt, cited by the meeting harbour", MARKS]
    assert lines[3:7] == [
        "     1:1  - Ministers to discuss harbour works in Port Ellery",
        "            harbour: set aside as headline (repetition)",
        "     2:1  - [Invented text, written for tests.]",
        "            harbour: set aside as mark (boilerplate)",
    ]
    assert lines[-9:] == [
        "   3:183  = The harbour works are to cost 40 million crowns.",
        "            harbour: cost",
        "     4:1  = Transport Minister Ada Lind will take the chair.",
        "            harbour: chair",
        "    4:50  ! She is to retire in June.",
        "    4:76  = The harbour authority hopes for a decision in May.",
        "            harbour: hope",
        "",
        "90 % of 10 clauses: 6 quoted, 2 set aside, 1 naming the speaker only, 1 left over",
    ]
    assert lines[11:14] == [
        '   3:109  = "We plan to agree on the harbour works,"',
        "            harbour: works-planned",
        "          ~ the spokesperson told reporters.",
    ]


def test_without_a_source_there_is_a_line_for_each(left_over: Path) -> None:
    sources = left_over / "content" / "sources"
    for name in ("gazette.txt", "gazette.yaml"):
        shutil.copyfile(sources / name, sources / name.replace("gazette", "old"))
    done = run("coverage", cwd=left_over)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "gazette   90 % of 10 clauses: 6 quoted, 2 set aside, 1 naming the speaker only, "
        "1 left over",
        "old        – cited by no meeting",
    ]
    assert run("coverage", "old", cwd=left_over).stdout == "No meeting cites `old`.\n"


def test_the_words_left_over_of_a_clause_are_named_with_their_place(project: Path) -> None:
    shutil.copytree(
        CASES / "negation-before-a-quote" / "content", project / "content", dirs_exist_ok=True
    )
    done = run("coverage", "gazette", cwd=project)
    assert "            ! left over at 4:50: “Nobody in the”" in done.stdout.splitlines()


@pytest.mark.parametrize("arguments", [(), ("gazette",), ("--format", "json")])
def test_what_is_left_over_is_a_failure_where_that_is_asked(
    left_over: Path, arguments: tuple[str, ...]
) -> None:
    assert run("coverage", *arguments, cwd=left_over).returncode == 0
    assert run("coverage", *arguments, "--strict", cwd=left_over).returncode == 1


def test_what_is_all_accounted_for_is_no_failure(project: Path) -> None:
    done = run("coverage", "--strict", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("gazette  100 % of 9 clauses: ")


def test_check_warns_of_it_too(left_over: Path) -> None:
    done = run("check", cwd=left_over)
    assert done.returncode == 0
    assert "content/sources/gazette.txt:4:50: warning[uncovered]" in done.stdout
    assert run("check", "--strict", cwd=left_over).returncode == 1


def test_of_a_part_only_its_own_sources_are_warned_of(left_over: Path) -> None:
    """And what another meeting quotes of them counts."""
    content = left_over / "content"
    other = (content / "meetings/harbour.yaml").read_text("utf-8")
    text = "Talks\nThey will meet."
    (content / "sources/diary.txt").write_text(text, "utf-8")
    record = (content / "sources/gazette.yaml").read_text("utf-8").splitlines()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    lines = [
        f"sha256: {sha256}" if line.startswith("sha256") else line
        for line in record
        if not line.startswith("title")
    ]
    (content / "sources/diary.yaml").write_text("\n".join([*lines, "title: Talks"]), "utf-8")
    head = other.split("unnamed:")[0].replace("sources: gazette", "sources: [gazette, diary]")
    claims = "claims: {a: {exact: She is to retire in June., source: gazette}}\n"
    bottom = "bottom_line: {text: Talks, from: a}\n"
    (content / "meetings/talks.yaml").write_text(head + claims + bottom, "utf-8")
    overlay = "title: G\nclaims: {a: {de: Sie geht im Juni.}}\nbottom_line: {text: Gespräche}\n"
    (content / "meetings/talks.de.yaml").write_text(overlay, "utf-8")
    assert "uncovered" not in run("check", "--meeting", "harbour", cwd=left_over).stdout
    done = run("check", "--meeting", "talks", cwd=left_over)
    assert done.stdout.count("warning[uncovered]") == 2
    assert "content/sources/diary.txt:1:1: warning[uncovered]" in done.stdout


def test_the_data_says_the_same(left_over: Path) -> None:
    done = run("coverage", "--format", "json", cwd=left_over)
    document = json.loads(done.stdout)
    text = (left_over / "content/sources/gazette.txt").read_text("utf-8")
    assert document["format"] == 1
    (source,) = document["sources"]
    assert list(source) == [
        "source",
        "file",
        "language",
        "meetings",
        "clauses",
        "percent",
        "sentences",
    ]
    assert source["clauses"] == {
        "all": 10,
        "quoted": 6,
        "set_aside": 2,
        "attribution": 1,
        "uncovered": 1,
    }
    clauses = [clause for sentence in source["sentences"] for clause in sentence["clauses"]]
    assert len(clauses) == 10
    for part in (*source["sentences"], *clauses):
        assert part["text"] == text[part["start"] : part["end"]]
        line = text.split("\n")[part["line"] - 1]
        assert line[part["column"] - 1 :].startswith(part["text"])
    (bare,) = (clause for clause in clauses if clause["state"] == "uncovered")
    assert [run["text"] for run in bare["uncovered"]] == ["She is to retire in June."]
    assert clauses[0]["set_aside"] == [{"meeting": "harbour", "id": "headline", "as": "repetition"}]
    assert clauses[2]["claims"] == [{"meeting": "harbour", "claim": "meet"}]
    one = run("coverage", "gazette", "--format", "json", cwd=left_over)
    assert one.stdout == done.stdout


def test_a_source_that_is_not_there(project: Path) -> None:
    done = run("coverage", "gazete", cwd=project)
    assert done.returncode == 2
    assert "There is no source `gazete`. Did you mean `gazette`?" in done.stderr


def test_where_a_record_has_faults_they_come_first(project: Path) -> None:
    path = project / "content/meetings/harbour.yaml"
    path.write_text(path.read_text("utf-8").replace("hopes for a decision", "hopes for one"))
    done = run("coverage", "gazette", cwd=project)
    assert done.returncode == 1
    assert "error[quote-not-found]" in done.stderr
    done = run("coverage", cwd=project)
    assert done.returncode == 0
    assert "not judged: its text or a record that cites it has faults" in done.stdout
    assert json.loads(run("coverage", "--format", "json", cwd=project).stdout)["sources"] == []


def test_other_faults_do_not_keep_it_from_being_judged(left_over: Path) -> None:
    (left_over / "content/meetings/harbour.de.yaml").unlink()
    assert run("check", cwd=left_over).returncode == 1
    assert "! She is to retire in June." in run("coverage", "gazette", cwd=left_over).stdout
