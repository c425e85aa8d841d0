"""Dates and counts that differ: a tension answers them; what is not the same is not compared."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefs.pipeline import check
from briefs.settings import Settings

CASES = Path(__file__).parents[1] / "cases"
RECORD = "meetings/corbel.yaml"

# The sides on which the French article stands, and the same with another of its claims.
COUNT = ('writes the French article.", from: fr-eighteen}', "fr-eighteen", "fr-letter")
DAY = ('gives one day, 9 June.", from: fr-eighteen}', "fr-eighteen", "fr-letter")
# One date that cites both articles, in place of one for each.
BOTH = ("printed: le 9 juin, from: fr-eighteen}", "fr-eighteen", "[fr-eighteen, de-seventeen]")

Change = tuple[str, str, str]


def messages(root: Path, *changes: Change) -> list[str]:
    """What the rule says of the record of two articles that differ, with some of it changed."""
    content = root / "content"
    shutil.copytree(CASES / "valid" / "two-sources" / "content", content)
    text = (content / RECORD).read_text("utf-8")
    for where, old, new in changes:
        assert where in text
        text = text.replace(where, where.replace(old, new))
    (content / RECORD).write_text(text, "utf-8")
    found = check(Settings(content=content)).diagnostics
    return [one.message for one in found if one.code == "values-differ"]


def test_what_stands_on_two_sides_of_a_tension_is_answered(tmp_path: Path) -> None:
    assert messages(tmp_path) == []


def test_one_tension_is_enough(tmp_path: Path) -> None:
    assert messages(tmp_path, DAY) == []


def test_counts_in_no_tension_are_named(tmp_path: Path) -> None:
    assert messages(tmp_path, DAY, COUNT) == [
        "`de-seventeen` says “seventeen delegations”, `fr-eighteen` “Eighteen delegations”."
    ]


def test_a_date_that_rests_on_another_one_is_named(tmp_path: Path) -> None:
    assert "`de-seventeen` says 10. und 11. Juni, and `when` XXXX-06-09." in messages(
        tmp_path, DAY, COUNT, BOTH
    )


def test_both_dates_in_a_tension_are_answered(tmp_path: Path) -> None:
    assert messages(tmp_path, BOTH) == []
