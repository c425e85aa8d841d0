"""`briefs review` and `briefs translations`: what they ask, take down, print and refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefs import cli
from briefs.desk.judging.review import OPEN, questions
from briefs.diagnostics import Faults
from briefs.dossier.reviews import ReviewState
from briefs.dossier.translations import TextState, all_texts
from briefs.pipeline import check
from briefs.settings import Settings
from tests.dossier.harbour import GERMAN, LOCK, RECORD, change, docket, lock, plant

AMOUNT = (RECORD, "amount: 40 million", "amount: forty million")
EVERY = ["meet", "works-planned", "cost", "chair", "hope"]
Run = Callable[..., Result]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return plant(tmp_path)


@pytest.fixture
def run(content: Path) -> Run:
    """A command on the content, with what stands on standard input."""

    def done(command: str, *arguments: str, given: str = "") -> Result:
        line = [command, *arguments, "--content", str(content)]
        return CliRunner().invoke(cli.cli, line, input=given)

    return done


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    # The package has a command of the same name as this module.
    monkeypatch.setattr(import_module("briefs.cli.review"), "_is_at_a_terminal", lambda: True)


def states(content: Path) -> dict[str, str]:
    return {one.claim: one.state.value for one in questions(docket(content), everything=True)}


def by(*more: str) -> tuple[str, ...]:
    return ("harbour", "--by", "T. Reader", "--on", "2026-05-01", *more)


def answers(verdict: str = "supports", **more: dict[str, str]) -> str:
    every: dict[str, Any] = {claim: {"verdict": verdict, "reason": "Test data."} for claim in EVERY}
    return json.dumps({**every, **more})


# -- answers from a file -----------------------------------------------------------------------


def test_the_list_answered_from_a_file_leaves_nothing_open(run: Run, content: Path) -> None:
    listed = json.loads(run("review", "harbour", "--list", "--format", "json").stdout)
    assert [one["claim"] for one in listed] == EVERY
    given = json.dumps({one["claim"]: {"verdict": "supports", "reason": "Yes."} for one in listed})
    done = run("review", *by("--from", "-"), given=given)
    assert (done.exit_code, "reviews taken down: 5, rejecting: 0" in done.output) == (0, True)
    assert json.loads(run("review", "--list", "--format", "json").stdout) == []
    assert "Nothing is open" in run("review", "--list").stdout
    assert check(Settings(content=content)).diagnostics == ()


def test_a_file_may_be_yaml_and_hold_some(run: Run, content: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(
        "cost:\n  verdict: rejects\n  reason: >-\n    Not so:\n    not said.\n", "utf-8"
    )
    assert run("review", *by("--from", str(file))).exit_code == 0
    assert states(content)["cost"] == "rejected"
    assert "    reason: >-\n      Not so: not said.\n" in (content / LOCK).read_text("utf-8")
    codes = [one.code for one in check(Settings(content=content)).diagnostics]
    assert codes == ["review-rejected"]


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (answers(costs={"verdict": "supports", "reason": "x"}), ["dangling-reference"]),
        (answers(cost={"verdict": "supports", "reason": " "}), ["empty-value"]),
        (answers(cost={"verdict": "supports"}), ["missing-field"]),
        (answers(verdict="maybe"), ["unknown-value"] * 5),
        (answers(cost={"verdict": "supports", "reason": "x", "by": "me"}), ["unknown-key"]),
        ("[1]", ["wrong-type"]),
        ("{}", ["empty-value"]),
        ("", ["yaml-syntax"]),
        ("cost: {", ["yaml-syntax"]),
        ('{"cost": "yes"}', ["wrong-type"]),
    ],
)
def test_all_answers_are_taken_or_none(
    run: Run, content: Path, given: str, codes: list[str]
) -> None:
    done = run("review", *by("--from", "-"), given=given)
    assert isinstance(done.exception, Faults)
    assert [one.code for one in done.exception.diagnostics] == codes
    assert {one.span.path for one in done.exception.diagnostics} == {"standard input"}
    assert not (content / LOCK).exists()


def test_answers_that_are_no_text_are_told_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(b"cost: {verdict: supports, reason: \xff}")
    done = run("review", *by("--from", str(file)))
    assert (done.exit_code, "the byte 0xff is not UTF-8" in done.output) == (1, True)


# -- asked one by one --------------------------------------------------------------------------


@pytest.mark.usefixtures("terminal")
def test_each_answer_is_saved_before_the_next_question(run: Run, content: Path) -> None:
    given = "y\nThe sentence says so.\ns\nn\n\n   \nNobody is named.\nq\n"
    done = run("review", *by(), given=given)
    assert done.exit_code == 0, done.output
    assert states(content) == {
        "meet": "reviewed",
        "works-planned": "unreviewed",
        "cost": "rejected",
        "chair": "unreviewed",
        "hope": "unreviewed",
    }
    assert "2 reviewed; the rest is still open" in done.output
    found = docket(content).meeting.lock
    assert found is not None
    assert found.record.reviews["cost"].reason == "Nobody is named."
    again = run("review", *by(), given="y\nYes.\n" * 4)
    assert "(1 of 4)" in again.output
    assert "4 of 4 open claims reviewed" in again.output
    assert set(states(content).values()) == {"reviewed"}


@pytest.mark.usefixtures("terminal")
def test_what_was_saved_stays_when_the_reader_leaves(run: Run, content: Path) -> None:
    done = run("review", *by(), given="y\nYes.\ny\n")
    assert done.exit_code != 0
    assert list(states(content).values()).count("reviewed") == 1


@pytest.mark.usefixtures("terminal")
def test_only_some_claims_or_all_of_them(run: Run, content: Path) -> None:
    lock(content)
    assert run("review", *by()).output == "harbour: 0 of 0 open claims reviewed.\n"
    done = run("review", *by("--claim", "hope", "--claim", "cost"), given="n\nNo.\nn\nNo.\n")
    assert done.exit_code == 0
    assert [claim for claim, state in states(content).items() if state == "rejected"] == [
        "cost",
        "hope",
    ]
    assert "(1 of 5)" in run("review", *by("--all"), given="q\n").output


@pytest.mark.usefixtures("terminal")
def test_the_day_is_today_unless_it_is_said(run: Run, content: Path) -> None:
    assert run("review", "--by", "T. Reader", "--claim", "cost", given="y\nYes.\n").exit_code == 0
    found = docket(content).meeting.lock
    assert found is not None
    assert found.record.reviews["cost"].on.moment is not None


def test_a_question_has_all_that_a_reader_needs(run: Run, content: Path) -> None:
    lock(content, cost="Nobody is named.")
    change(content, AMOUNT)
    (told,) = json.loads(run("review", "--list", "--claim", "cost", "--format", "json").stdout)
    assert told["before"].startswith("The transport ministers")
    assert (told["quote"], told["after"]) == (
        "The harbour works are to cost 40 million crowns.",
        "",
    )
    assert told["by"] == "the source itself"
    assert told["verb"] == "should: something that is to happen"
    assert told["changed"] == ["what rests on it"]
    assert told["last"]["reason"] == "Nobody is named."
    assert told["uses"] == [
        {
            "at": ["commitments", "works"],
            "what": "agree on the harbour works",
            "acts": ["transport ministers of the three coastal states"],
            "amount": "forty million crowns",
            "stage": "planned",
            "with claims": ["works-planned"],
        }
    ]
    text = run("review", "--list", "--claim", "cost").stdout
    assert "[[The harbour works are to cost 40 million" in text
    for word in ("suspect; changed: what rests on it", "forty million crowns", "grade F6"):
        assert word in " ".join(text.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("harbour",), "--by NAME"),
        (("harbour", "--by", " "), "--by NAME"),
        (("harbour", "--by", "T", "--on", "May"), "`May` is not a date."),
        (("harbour", "--by", "T", "--on", "2026-05"), "Write it as 2026-01-06."),
        (("harbour", "--by", "T"), "--from FILE"),
        (("harbour", "--by", "T", "--format", "xml"), "xml"),
        (("harbour", "--by", "T", "--from", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run("review", *arguments)
    assert (done.exit_code, says in done.output) == (2, True), done.output


def test_what_is_not_there_is_told_the_nearest(run: Run) -> None:
    assert "Did you mean `harbour`?" in run("review", "harbor", "--list").output
    assert "Did you mean `cost`?" in run("review", "--list", "--claim", "costs").output
    assert "Did you mean" in run("translations", "--accept", "commitments/works/wat").output


def test_a_record_with_faults_is_mended_first(run: Run, content: Path) -> None:
    change(content, (RECORD, "exact: Transport Minister Ada Lind", "exact: Minister Lind"))
    done = run("review", "--list")
    assert isinstance(done.exception, Faults)
    assert {one.code for one in done.exception.diagnostics} >= {"quote-not-found"}


def test_a_cleared_edition_can_be_settled(run: Run, content: Path) -> None:
    """What refuses it is no reason to refuse the review that settles it."""
    lock(content)
    change(content, (RECORD, "draft}", "cleared, cleared_by: A. Editor}"), AMOUNT)
    with pytest.raises(Faults) as raised:
        check(Settings(content=content))
    assert "cleared-too-soon" in {one.code for one in raised.value.diagnostics}
    assert run("review", *by("--from", "-"), given=answers()).exit_code == 0
    assert run("translations", "--accept-all").exit_code == 0
    assert check(Settings(content=content)).diagnostics == ()


# -- translations ------------------------------------------------------------------------------


def open_states(content: Path) -> dict[str, str]:
    found = ((one.key, one.state) for one in all_texts(docket(content)))
    return {key: state.value for key, state in found if state is not TextState.CONFIRMED}


def test_texts_are_shown_beside_their_originals(run: Run, content: Path) -> None:
    lock(content)
    change(content, AMOUNT, (GERMAN, "Noch ist nichts", "Bisher ist nichts"))
    assert json.loads(run("translations", "--format", "json").stdout) == [
        {
            "meeting": "harbour",
            "language": "de",
            "path": "commitments/works/amount",
            "state": "stale",
            "original": "forty million crowns",
            "text": "40 Millionen Kronen",
        },
        {
            "meeting": "harbour",
            "language": "de",
            "path": "judgements/open/text",
            "state": "changed",
            "original": "Nothing is decided yet.",
            "text": "Bisher ist nichts entschieden.",
        },
    ]
    assert run("translations").stdout == (
        "commitments/works/amount (stale)\n"
        "    original: forty million crowns\n"
        "    de: 40 Millionen Kronen\n"
        "judgements/open/text (changed)\n"
        "    original: Nothing is decided yet.\n"
        "    de: Bisher ist nichts entschieden.\n"
        "harbour: 2 open (1 stale, 1 changed).\n"
    )


def test_texts_are_confirmed_one_by_one_or_all(run: Run, content: Path) -> None:
    every = len(open_states(content))
    assert "24 open (24 new)" in run("translations", "harbour").stdout
    assert run("translations", "--accept", "title", "--accept", "where/place").exit_code == 0
    assert len(open_states(content)) == every - 2
    done = run("translations", "--lang", "de", "--accept-all")
    assert (done.exit_code, "texts confirmed: 22" in done.output) == (0, True)
    assert open_states(content) == {}
    assert run("translations").stdout == "harbour: none open.\n"


def test_confirming_touches_no_review_and_reviewing_no_translation(run: Run, content: Path) -> None:
    lock(content)
    before = (content / LOCK).read_text("utf-8")
    change(content, AMOUNT)
    run("translations", "--accept-all")
    after = (content / LOCK).read_text("utf-8")
    assert after.partition("translations:")[0] == before.partition("translations:")[0]
    run("review", *by("--from", "-"), given=answers())
    last = (content / LOCK).read_text("utf-8")
    assert last.partition("translations:")[2] == after.partition("translations:")[2]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_language_that_nothing_is_translated_into(run: Run, language: str) -> None:
    done = run("translations", "--lang", language)
    assert (done.exit_code, "nothing is translated" in done.output) == (2, True)


def test_a_text_that_is_not_there_is_refused(run: Run, content: Path) -> None:
    done = run("translations", "--accept", "title", "--accept", "commitments/works/wat")
    assert (done.exit_code, "`commitments/works/what`" in done.output) == (1, True)
    assert not (content / LOCK).exists()


def test_open_is_whatever_does_not_hold() -> None:
    assert set(OPEN) == set(ReviewState) - {ReviewState.REVIEWED}
