"""Up to date, or what was changed, retracted, corrected or superseded since a PDF was made."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from briefs.dossier.model import Dossier
from briefs.proof import ingredients
from briefs.proof.manifest import DOSSIER_FILE, MANIFEST_FILE
from briefs.render.data import dossier_json
from briefs.settings import Audience
from briefs.verify.carried import Carried, carried
from briefs.verify.currency import Records, currency
from briefs.verify.findings import Finding, State
from briefs.verify.reading import attachments
from tests.dossier.harbour import (
    ACTORS,
    GERMAN,
    RECORD,
    SOURCE,
    TEXT,
    change,
    lock,
    plant,
)
from tests.planted import plant as plant_words
from tests.proof.forging import as_written
from tests.proof.made import enclosed_in, made, project

RETRACTED = """retracted:
  on: 2026-06-01
  note:
    en: "Invented for a test: the paper took it back."
    de: "Für einen Test erfunden: Die Zeitung hat ihn zurückgezogen."
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The records that the PDF was built from, to be changed."""
    shutil.copytree(project() / "content", tmp_path / "content")
    return tmp_path / "content"


def inside(document: str = "briefing") -> dict[str, bytes]:
    return attachments(made(document, "en"))


def found(content: Path, what: Carried | None = None) -> Finding:
    return currency(what or carried(inside()), Records.read(content, None))


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.mark.parametrize("document", ["briefing", "dossier"])
def test_unchanged_records_say_so(content: Path, document: str) -> None:
    answer = found(content, carried(inside(document)))
    assert answer == Finding(
        State.CURRENT, "Up to date: records, sources and edition are what they were."
    )


def test_a_changed_record_is_named_with_what_it_says_now(content: Path) -> None:
    change(content, (RECORD, "amount: 40 million crowns", "amount: 41 million crowns"))
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert answer.holds is False
    assert answer.details == (
        "`commitments`: changed: `works`.",
        "The record `meetings/harbour.yaml` was changed.",
    )


def test_a_record_that_says_the_same_is_named_and_no_fault(content: Path) -> None:
    append(content / RECORD, "# A note among editors, invented for a test.\n")
    append(content / ACTORS, "# Another.\n")
    answer = found(content)
    assert answer.state is State.CURRENT
    assert answer.text.startswith("Up to date: records were edited since")
    assert answer.details == (
        "The record `actors.yaml` was changed.",
        "The record `meetings/harbour.yaml` was changed.",
    )


def test_what_is_new_and_what_is_gone_is_named(content: Path) -> None:
    for name in (RECORD, GERMAN):
        text = (content / name).read_text("utf-8")
        (content / name).write_text(re.sub(r"\bhope\b", "wish", text), "utf-8")
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert "`claims`: new: `wish`; gone: `hope`." in answer.details


def test_a_retracted_source_is_named(content: Path) -> None:
    append(content / SOURCE, RETRACTED)
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert answer.details[0] == (
        "The source `gazette` was retracted on 2026-06-01: "
        "Invented for a test: the paper took it back."
    )
    assert "The record `sources/gazette.yaml` was changed." in answer.details


def test_a_retraction_is_named_although_the_records_have_faults(content: Path) -> None:
    append(content / SOURCE, RETRACTED)
    append(content / RECORD, "nonsense: 1\n")
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert answer.details[0].startswith("The source `gazette` was retracted on 2026-06-01")
    assert answer.details[-1] == (
        "What they say now is not known: they have faults (1; `briefs check`)."
    )


def test_so_is_a_correction_and_one_of_what_a_source_repeats(content: Path) -> None:
    corrected = RETRACTED.replace("retracted", "corrected", 1)
    source = (content / SOURCE).read_text("utf-8")
    (content / "sources/agency.yaml").write_text(source + corrected, "utf-8")
    shutil.copy(content / TEXT, content / "sources/agency.txt")
    append(content / SOURCE, "based_on: agency\n")
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert answer.details[0].startswith(
        "The source `agency`, on which `gazette` is based, was corrected on 2026-06-01: "
    )


def test_what_it_tells_itself_is_nothing_new(tmp_path: Path) -> None:
    content = plant(tmp_path)
    append(content / SOURCE, RETRACTED)
    what = carried(enclosed_in(content, "harbour"))
    assert found(content, what).details == ()
    without = Carried(what.manifest, None)
    assert not [d for d in found(content, without).details if "retracted" in d]


def test_a_newer_edition_is_named(content: Path) -> None:
    old = "  - {number: 1, issued: 2026-05-01, state: draft}\n"
    change(content, (RECORD, old, f"{old}  - {{number: 2, issued: 2026-05-03, state: draft}}\n"))
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert answer.details[0] == "Superseded by edition 2 of 2026-05-03."


def test_an_edition_that_was_never_is_named(content: Path) -> None:
    manifest = json.loads(inside()[MANIFEST_FILE])
    what = carried({**inside(), MANIFEST_FILE: as_written({**manifest, "edition": 3})})
    answer = found(content, what)
    assert answer.details[0] == "The records know no edition 3; their last is 1."


def test_an_archived_text_that_was_changed_is_named(content: Path) -> None:
    append(content / TEXT, "More.\n")
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert answer.details[0] == "The archived text of the source `gazette` was changed."


def test_so_is_one_that_is_gone(content: Path) -> None:
    (content / TEXT).unlink()
    (content / SOURCE).unlink()
    answer = found(content)
    assert answer.details[:1] == ("The archived text of the source `gazette` is gone.",)
    assert "The record `sources/gazette.yaml` is gone." in answer.details


def test_reviews_since_are_named(content: Path) -> None:
    lock(content)
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert "The record `meetings/harbour.lock.yaml` is new." in answer.details
    assert any(detail.startswith("`claims`: changed: ") for detail in answer.details)


def test_a_meeting_that_is_gone_is_named(content: Path) -> None:
    for path in (content / "meetings").iterdir():
        path.unlink()
    answer = found(content)
    assert answer == Finding(State.OUTDATED, "Out of date: the records have no meeting `harbour`.")


def test_a_record_that_cannot_be_read_leaves_it_open(content: Path) -> None:
    (content / RECORD).write_text("format: [\n", "utf-8")
    answer = found(content)
    assert answer.state is State.NOT_COMPARABLE
    assert answer.holds is None


def test_what_is_no_longer_public_is_named(content: Path) -> None:
    append(content / RECORD, "marking: TLP:AMBER\n")
    answer = found(content)
    assert answer.state is State.OUTDATED
    assert answer.details[0] == "It is no longer for this audience: marked TLP:AMBER."


@pytest.mark.parametrize("audience", Audience)
def test_it_is_the_audience_of_the_file_that_counts(tmp_path: Path, audience: Audience) -> None:
    """What the public does not see does not make what it sees out of date, and the other way."""
    plant_words(tmp_path)
    content = tmp_path / "content"
    what = carried(enclosed_in(content, "talks", audience))
    assert found(content, what).state is State.CURRENT
    record = content / "meetings/talks.yaml"
    text = record.read_text("utf-8")
    assert what.manifest is not None
    reason = json.loads(text)["set_aside"]["aside-marked"]["because"]
    changed = text.replace(reason, reason.replace("xv", "xw"))
    assert changed != text
    record.write_text(changed, "utf-8")
    answer = found(content, what)
    expected = State.CURRENT if audience is Audience.PUBLIC else State.OUTDATED
    assert answer.state is expected, answer
    assert "The record `meetings/talks.yaml` was changed." in answer.details


def test_an_embargo_that_was_over_then_is_over_now(tmp_path: Path) -> None:
    """The records are asked as they were when the file was made: with the same `--as-of`."""
    plant_words(tmp_path)
    content = tmp_path / "content"
    what = carried(enclosed_in(content, "talks", as_of="2026-06-01"))
    assert what.manifest is not None
    assert what.manifest.as_of is not None
    assert what.manifest.as_of.text == "2026-06-01"
    assert found(content, what).state is State.CURRENT
    earlier = what.manifest.model_copy(update={"as_of": None})
    assert found(content, Carried(earlier, what.dossier)).state is State.OUTDATED


def test_records_that_never_said_this_are_told_apart_from_changed_ones(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dossier that was changed, in a file that names the very records that are there."""
    dossier = Dossier.model_validate_json(inside()[DOSSIER_FILE])
    (works,) = dossier.commitments
    other = works.model_copy(update={"what": {"en": "Invented for a test."}})
    changed = dossier_json(dossier.model_copy(update={"commitments": (other,)})).encode()
    what = carried({**inside(), DOSSIER_FILE: changed})
    answer = found(content, what)
    assert answer.state is State.OUTDATED
    assert answer.text.startswith("Not what the records say")
    assert answer.details == ("`commitments`: changed: `works`.",)
    # Another state of the program could have made something else of them.
    monkeypatch.setattr("briefs.verify.currency.code", lambda: "0" * 64)
    assert ingredients.code() != "0" * 64
    assert found(content, what).state is State.NOT_COMPARABLE


def test_without_a_dossier_that_can_be_read_the_files_are_compared(content: Path) -> None:
    what = Carried(carried(inside()).manifest, None)
    assert found(content, what).state is State.CURRENT
    append(content / SOURCE, RETRACTED)
    answer = found(content, what)
    assert answer.state is State.OUTDATED
    assert answer.details[0].startswith("The source `gazette` was retracted on 2026-06-01")


def test_without_a_manifest_nothing_can_be_told(content: Path) -> None:
    answer = found(content, carried({}))
    assert answer.state is State.NOT_COMPARABLE
    assert "`manifest.json` is not inside it." in answer.details
