"""What was expected beside what is reported: derived from the record, and no stronger than it."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefs.dossier.comparison import Came, Dated, Placed, Stood, Taken, compared
from briefs.dossier.moments import dated, moments
from briefs.dossier.resolve import resolve
from briefs.dossier.terms import Comparison, Moment
from briefs.pipeline import check
from briefs.records.vocabulary import Kind, Stage
from briefs.settings import Settings
from tests.provenance import TREES

Change = tuple[str, str]
AFTER = TREES["after"]
RECORD = "meetings/kelm.yaml"

# The ladder as the field has it (see `docs/editors.md`), written down a second time.
LADDER = (
    *("hoped", "called_for", "mooted", "planned", "under_negotiation", "claimed_agreed"),
    *("announced", "signed", "ratified", "allocated", "delivered"),
)
ENDED = ("withdrawn", "superseded", "lapsed")


@pytest.fixture
def kelm(tmp_path: Path) -> Callable[..., Path]:
    """The tree `after` with changes to its files, each to a text that stands there once."""

    def changed(*changes: Change, **others: Change) -> Path:
        content = tmp_path / "content"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(AFTER, content)
        files = {name: content / f"sources/{name}.yaml" for name in ("courier", "communique")}
        record = content / RECORD
        edits = [(record, change) for change in changes]
        for path, (old, new) in (*edits, *((files[n], c) for n, c in others.items())):
            text = path.read_text("utf-8")
            assert text.count(old) == 1, old
            path.write_text(text.replace(old, new), "utf-8")
        return content

    return changed


def rows(content: Path) -> dict[str, Comparison]:
    """By what is compared, how it compares."""
    (docket,) = check(Settings(content=content)).dockets
    found: dict[str, Comparison] = {}
    for row in compared(resolve(docket)):
        match row:
            case Stood() | Taken():
                found[row.one.id] = row.comparison
            case Came():
                found[row.one.party] = row.comparison
            case Dated():
                found["date"] = row.comparison
            case Placed():
                found["place"] = row.comparison
    return found


def test_each_row_of_the_tree() -> None:
    assert rows(AFTER) == {
        "fare": Comparison.FURTHER,
        "guarantee": Comparison.ENDED,
        "posts": Comparison.FURTHER,
        "landing-stage": Comparison.NOT_REPORTED,
        "timetable": Comparison.NEW,
        "fares": Comparison.OUTCOME,
        "night-line": Comparison.NOT_REPORTED,
        "venn": Comparison.CAME,
        "roo": Comparison.CAME,
        "fisk": Comparison.NEW,
        "gerth": Comparison.CAME,
        "union": Comparison.DID_NOT_COME,
        "lund": Comparison.NOT_REPORTED,
        "date": Comparison.UNCHANGED,
        "place": Comparison.UNCHANGED,
    }


def test_each_side_rests_on_the_claims_of_its_time() -> None:
    (docket,) = check(Settings(content=AFTER)).dockets
    dossier = resolve(docket)
    early = {c.id for c in dossier.claims if c.source == "courier"}
    for row in compared(dossier):
        match row:
            case Came():
                before = [row.before.support] if row.before else []
                after = [row.after.support] if row.after else []
            case Dated() | Placed():
                before, after = ([on for _, on in given] for given in (row.before, row.after))
            case _:
                before, after = ([on] if on else [] for on in (row.before, row.after))
        assert {claim for on in before for claim in on.claims} <= early
        assert not {claim for on in after for claim in on.claims} & early
        assert before or after


@pytest.mark.parametrize(("before", "now"), itertools.product(Stage, Stage))
def test_how_far_something_has_come_goes_by_the_ladder_alone(before: Stage, now: Stage) -> None:
    (docket,) = check(Settings(content=AFTER)).dockets
    dossier = resolve(docket)
    one = next(c for c in dossier.commitments if c.id == "fare")
    assert one.before
    earlier = one.before.model_copy(update={"stage": before})
    changed = one.model_copy(update={"stage": now, "before": earlier})
    (row,) = [
        row
        for row in compared(dossier.model_copy(update={"commitments": (changed,)}))
        if isinstance(row, Stood)
    ]
    if before is now:
        expected = Comparison.SAME_STAGE
    elif now in ENDED:
        expected = Comparison.ENDED
    elif before in ENDED:
        expected = Comparison.CHANGED
    else:
        is_further = LADDER.index(now) > LADDER.index(before)
        expected = Comparison.FURTHER if is_further else Comparison.LESS_FAR
    assert row.comparison is expected


def test_a_date_that_was_moved_is_changed(kelm: Callable[..., Path]) -> None:
    moved = (
        "when: {date: 2027-05-13, printed: on 13 May 2027, from: [meet, met]}\n",
        "when:\n  - {date: 2027-05-12, from: meet, because: As told then., basis: text}\n"
        "  - {date: 2027-05-13, from: met}\n",
    )
    content = kelm(moved)
    overlay = content / "meetings/kelm.de.yaml"
    text = overlay.read_text("utf-8")
    german = "when: {0: {because: So hieß es damals.}}\nwhere:"
    overlay.write_text(text.replace("where:", german, 1), "utf-8")
    assert rows(content)["date"] is Comparison.CHANGED


def test_a_place_of_which_nobody_says_more_is_not_reported(kelm: Callable[..., Path]) -> None:
    where = ("where: {place: Kelm, from: [meet, met]}", "where: {place: Kelm, from: meet}")
    assert rows(kelm(where))["place"] is Comparison.NOT_REPORTED


def test_where_nothing_was_expected_there_is_nothing_to_compare() -> None:
    for tree in ("readout", "communique", "conference"):
        (docket,) = check(Settings(content=TREES[tree])).dockets
        assert not docket.record.kind.is_before
        assert compared(resolve(docket)) == (), tree


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.is_before])
def test_before_a_meeting_nothing_is_compared(kind: Kind) -> None:
    (docket,) = check(Settings(content=AFTER)).dockets
    assert compared(resolve(docket).model_copy(update={"kind": kind})) == ()


# -- which sources are from before -------------------------------------------------------------


def told(content: Path) -> tuple[dict[str, Moment], dict[str, Moment]]:
    (docket,) = check(Settings(content=content)).dockets
    return dict(dated(docket)), dict(moments(docket))


def test_the_day_of_publication_tells() -> None:
    both = {"courier": Moment.BEFORE, "communique": Moment.AFTER}
    assert told(AFTER) == (both, both)


def test_without_a_day_it_is_told_by_what_a_source_is_cited_for(
    kelm: Callable[..., Path],
) -> None:
    undated = {
        "courier": ("published: 2027-05-11\n", ""),
        "communique": ("published: 2027-05-14\n", ""),
    }
    days, found = told(kelm(**undated))
    assert days == {}
    assert found == {"courier": Moment.BEFORE, "communique": Moment.AFTER}


def test_on_the_day_itself_the_day_tells_nothing(kelm: Callable[..., Path]) -> None:
    days, found = told(kelm(communique=("published: 2027-05-14", "published: 2027-05-13")))
    assert days == {"courier": Moment.BEFORE}
    assert found == {"courier": Moment.BEFORE, "communique": Moment.AFTER}


def test_a_source_of_unknown_day_that_is_cited_for_both_may_be_either(
    kelm: Callable[..., Path],
) -> None:
    expected = (
        "    lund: {as: Deputy Minister, from: deputy}",
        "    lund: {from: [deputy, guest]}",
    )
    content = kelm(expected, communique=("published: 2027-05-14\n", ""))
    overlay = content / "meetings/kelm.de.yaml"
    text = overlay.read_text("utf-8")
    overlay.write_text(re.sub(r"    lund: .*\n", "", text), "utf-8")
    days, found = told(content)
    assert days == found == {"courier": Moment.BEFORE}
