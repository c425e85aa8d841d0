"""Which texts of a record are held to which quotes, and how a record answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefs.dossier.audience import for_audience
from briefs.dossier.drifting import answers, drifts
from briefs.dossier.resolve import resolve
from briefs.pipeline import Checked, check
from briefs.records.walk import texts
from briefs.settings import Audience, Settings

BASE = Path(__file__).parents[1] / "cases" / "base" / "content"
JUDGEMENT = "open: {text: Nothing is decided yet., confidence: low, from: [works-planned, hope]}"
GERMAN = "open: {text: Noch ist nichts entschieden.}"


def checked(root: Path, *changes: tuple[str, str, str]) -> Checked:
    """The base, with changes: file, what stands there, what then stands there."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for name, old, new in changes:
        file = root / "meetings" / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_bytes(text.replace(old, new).encode())
    return check(Settings(content=root))


def codes(found: Checked) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


ANSWERED = (
    (
        "harbour.yaml",
        JUDGEMENT,
        "open: {text: The three ministers decide nothing., confidence: low, "
        "from: [works-planned, hope], drift: {Three  Ministers: One for each state.}}",
    ),
    (
        "harbour.de.yaml",
        GERMAN,
        "open: {text: Die drei Minister entscheiden nichts., "
        "drift: {Three  Ministers: Je Staat einer.}}",
    ),
)


def test_one_answer_covers_every_language_whatever_its_capitals(tmp_path: Path) -> None:
    found = checked(tmp_path, *ANSWERED)
    assert codes(found) == []
    (docket,) = found.dockets
    assert {one.language for one in drifts(docket)} == {"en", "de"}
    (added,) = answers(docket)["judgements", "open"]
    assert added.words == {"en": "three ministers", "de": "drei Minister"}
    assert added.because == {"en": "One for each state.", "de": "Je Staat einer."}


def test_the_reasons_are_texts_of_the_record_and_reach_the_dossier(tmp_path: Path) -> None:
    (docket,) = checked(tmp_path, *ANSWERED).dockets
    path = ("judgements", "open", "drift", "Three  Ministers")
    assert (path, "One for each state.") in list(texts(docket.record))
    dossier = resolve(docket)
    assert [one.because["de"] for one in dossier.judgements[0].support.added] == ["Je Staat einer."]


def test_a_reason_without_a_translation_is_missed(tmp_path: Path) -> None:
    with pytest.raises(Exception) as caught:
        checked(tmp_path, ANSWERED[0])
    assert "overlay-missing" in str(getattr(caught.value, "diagnostics", ""))


@pytest.mark.parametrize(
    "text",
    [
        "The harbour authority hopes for a decision.",  # the quote itself
        "A spokesperson says that the ministers plan to agree.",  # who says it
        "The three coastal states' ministers plan to agree.",
    ],
)
def test_what_stands_beside_a_text_is_no_drift(tmp_path: Path, text: str) -> None:
    changed = f"open: {{text: {text}, confidence: low, from: [works-planned, hope, meet]}}"
    assert codes(checked(tmp_path, ("harbour.yaml", JUDGEMENT, changed))) == []


def test_remarks_and_inferences_are_held_to_nothing(tmp_path: Path) -> None:
    noted = JUDGEMENT.replace("]}", "], note: Denmark never agreed to 99 cranes.}")
    german = GERMAN.replace(".}", "., note: Dänemark stimmte 99 Kränen nie zu.}")
    found = checked(
        tmp_path, ("harbour.yaml", JUDGEMENT, noted), ("harbour.de.yaml", GERMAN, german)
    )
    assert codes(found) == []


def test_a_reason_that_names_somebody_hidden_is_not_published(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        (
            "harbour.yaml",
            "title: Harbour works\n",
            "title: Two harbour works\nchatham_house: true\n"
            "drift: {Two harbour: Ada Lind counts them so.}\n",
        ),
        (
            "harbour.de.yaml",
            "title: Hafenausbau\n",
            "title: Hafenausbau\ndrift: {Two harbour: Ada Lind zählt sie so.}\n",
        ),
    )
    assert codes(found) == []
    whole = resolve(found.dockets[0])
    assert len(whole.title_added) == 1
    public = for_audience(whole, Audience.PUBLIC, None)
    assert public is not None
    assert public.title_added == ()
