"""What the dossier knows of reviews and translations, and what the public sees of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.diagnostics import Faults
from briefs.dossier.audience import for_audience
from briefs.dossier.model import Dossier
from briefs.dossier.resolve import resolve
from briefs.dossier.reviews import UNREVIEWED, Aspect, ReviewState
from briefs.dossier.translations import TextState, all_texts
from briefs.pipeline import check
from briefs.records.vocabulary import Verdict
from briefs.records.walk import models, words
from briefs.settings import Audience, Settings
from tests.dossier.harbour import GERMAN, LOCK, RECORD, Change, change, docket, lock, plant

UNDER_THE_RULE = (RECORD, "title: Harbour", "chatham_house: true\ntitle: Harbour")
AMOUNT = (RECORD, "amount: 40 million", "amount: forty million")


def whole(content: Path) -> Dossier:
    return resolve(docket(content))


def states(dossier: Dossier) -> dict[str, ReviewState]:
    return {claim.id: claim.review.state for claim in dossier.claims}


def test_without_a_lock_file_nothing_is_reviewed_and_nothing_is_wrong(tmp_path: Path) -> None:
    content = plant(tmp_path)
    assert all(claim.review == UNREVIEWED for claim in whole(content).claims)
    assert {one.state for one in all_texts(docket(content))} == {TextState.NEW}
    assert check(Settings(content=content)).diagnostics == ()


def test_each_state_of_a_claim(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content, hope="A hope is no plan.")
    change(content, AMOUNT)
    path = content / LOCK
    before, _, after = path.read_text("utf-8").partition("  chair:\n")
    path.write_text(before + after[after.index("  hope:\n") :], "utf-8")
    dossier = whole(content)
    assert states(dossier) == {
        "meet": ReviewState.REVIEWED,
        "works-planned": ReviewState.SUSPECT,
        "cost": ReviewState.SUSPECT,
        "chair": ReviewState.UNREVIEWED,
        "hope": ReviewState.REJECTED,
    }
    reviews = {claim.id: claim.review for claim in dossier.claims}
    assert reviews["cost"].changed == (Aspect.USES,)
    assert reviews["cost"].verdict is Verdict.SUPPORTS
    hope = reviews["hope"]
    assert (hope.by, hope.on and hope.on.text) == ("T. Reader", "2026-05-01")
    assert (hope.reason, hope.verdict, hope.changed) == ("A hope is no plan.", Verdict.REJECTS, ())


def test_a_rejected_claim_that_was_mended_is_suspect_until_it_is_judged_again(
    tmp_path: Path,
) -> None:
    content = plant(tmp_path)
    lock(content, cost="Not said.")
    change(content, AMOUNT)
    review = next(claim.review for claim in whole(content).claims if claim.id == "cost")
    assert (review.state, review.verdict) == (ReviewState.SUSPECT, Verdict.REJECTS)
    lock(content)
    assert set(states(whole(content)).values()) == {ReviewState.REVIEWED}


def test_each_state_of_a_text(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content)
    assert {one.state for one in all_texts(docket(content))} == {TextState.CONFIRMED}
    change(
        content,
        AMOUNT,
        (GERMAN, "Noch ist nichts", "Bisher ist nichts"),
        (RECORD, "decision., from: hope}\n", "decision., from: hope}\n    note: For a test.\n"),
        (GERMAN, "Entscheidung.}\n", "Entscheidung.}\n    note: Für einen Test.\n"),
        (RECORD, "title: Harbour works\n", "title: Works\n"),
        (GERMAN, "title: Hafenausbau", "title: Ausbau"),
    )
    found = {one.key: one.state for one in all_texts(docket(content))}
    assert {key: state for key, state in found.items() if state is not TextState.CONFIRMED} == {
        "title": TextState.STALE,  # whether the new text says the same, nobody has confirmed
        "commitments/works/amount": TextState.STALE,
        "judgements/open/text": TextState.CHANGED,
        "tensions/decision/note": TextState.NEW,
    }


STALE: dict[str, tuple[Change, str]] = {
    "title": ((RECORD, "title: Harbour works\n", "title: Works\n"), "Dossier"),
    "where": ((RECORD, "{place: Port Ellery,", "{place: Ellery,"), "Place"),
    "side": ((RECORD, "says: The ministers plan", "says: They plan"), "Side"),
    "tension": ((RECORD, "about: How near", "about: How near by"), "Tension"),
    "commitment": (AMOUNT, "Commitment"),
    "agenda": ((RECORD, "what: the harbour works", "what: harbour works"), "AgendaItem"),
    "participant": ((RECORD, "lind: {as: Transport", "lind: {as: Prime"), "Participant"),
    "role": ((RECORD, "lind, as: Transport", "lind, as: Prime"), "Role"),
    "inference": ((RECORD, "what: The year", "what: Its year"), "Inference"),
    "bottom line": ((RECORD, "{text: The ministers plan", "{text: They plan"), "BottomLine"),
    "voice": ((RECORD, "setting: to reporters", "setting: to some"), "Party"),
    "quote": ((RECORD, "exact: Transport Minister Ada", "exact: Ada"), "Claim"),
}


@pytest.mark.parametrize("name", STALE)
def test_a_stale_text_marks_its_entry_and_no_other(name: str, tmp_path: Path) -> None:
    made, kind = STALE[name]
    content = plant(tmp_path)
    lock(content)
    change(content, made)
    found = [one for _, one in models(whole(content)) if getattr(one, "stale", ())]
    assert [(type(one).__name__, getattr(one, "stale", ())) for one in found] == [(kind, ("de",))]


def test_a_text_under_a_stale_one_is_told_in_the_overlay_and_nowhere_twice(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content)
    change(content, (RECORD, "about: How near", "about: How near by"))
    (found,) = check(Settings(content=content)).diagnostics
    assert (found.code, found.span.path.endswith("harbour.de.yaml")) == ("translation-stale", True)


# -- audiences ---------------------------------------------------------------------------------


def public(content: Path) -> Dossier:
    shown = for_audience(whole(content), Audience.PUBLIC, None)
    assert shown is not None
    return shown


def test_a_review_goes_with_its_claim(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content, cost="Qzreasonxv")
    change(content, (RECORD, "crowns.\n    verb:", "crowns.\n    marking: TLP:AMBER\n    verb:"))
    assert "Qzreasonxv" in list(words(whole(content)))
    assert "Qzreasonxv" not in list(words(public(content)))
    assert "cost" not in states(public(content))


def test_a_marking_makes_no_review_suspect(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content)
    change(content, (RECORD, "crowns.\n    verb:", "crowns.\n    marking: TLP:AMBER\n    verb:"))
    assert set(states(whole(content)).values()) == {ReviewState.REVIEWED}


def test_a_reason_that_names_whom_the_rule_hides_is_not_published(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content, cost="Ada Lind did not say so.")
    change(content, UNDER_THE_RULE)
    inside = {claim.id: claim.review for claim in whole(content).claims}
    outside = {claim.id: claim.review for claim in public(content).claims}
    assert inside["cost"].reason == "Ada Lind did not say so."
    assert outside["cost"].state is ReviewState.REJECTED
    assert (outside["cost"].reason, outside["cost"].by) == (None, None)
    assert not any("Lind" in word for word in words(public(content)))
    lock(content, cost="Nobody said so.")
    kept = next(claim.review for claim in public(content).claims if claim.id == "cost")
    assert (kept.reason, kept.by) == ("Nobody said so.", "T. Reader")


def test_a_reviewer_whom_the_rule_hides_is_not_published(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content)
    path = content / LOCK
    path.write_text(path.read_text("utf-8").replace("by: T. Reader", "by: Ada Lind"), "utf-8")
    change(content, UNDER_THE_RULE)
    assert not any("Lind" in word for word in words(public(content)))
    assert all(claim.review.by is None for claim in public(content).claims)


# -- lock files that are broken ----------------------------------------------------------------


def test_what_is_broken_in_a_lock_file_is_not_called_missing(tmp_path: Path) -> None:
    """A fault of the file is told once, and nothing else is concluded from it."""
    content = plant(tmp_path)
    lock(content)
    change(content, (RECORD, "state: draft", "state: cleared, cleared_by: A. Editor"))
    assert check(Settings(content=content)).diagnostics == ()
    path = content / LOCK
    text = path.read_text("utf-8")
    breaks = {
        "one review": text.replace("verdict: supports", "verdict: maybe", 1),
        "a translation": text.replace("    title: {original: ", "    title: {original: x", 1),
        "all of it": text + "\nreviews: {\n",
        "its format": text.replace("format: 1", "format: 9"),
    }
    for name, broken in breaks.items():
        path.write_text(broken, "utf-8")
        with pytest.raises(Faults) as raised:
            check(Settings(content=content))
        codes = [one.code for one in raised.value.diagnostics]
        assert len(codes) == 1, (name, codes)
