"""Lock files as text: read back the same, always in one order, and never half written."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefs.desk.judging.lockfile import EMPTY, LockFile, in_order, text_of
from briefs.desk.judging.review import Answer, judged
from briefs.desk.judging.translations import confirmed, open_texts
from briefs.desk.refused import Refused
from briefs.diagnostics import Collector
from briefs.reading.files import File, decode
from briefs.reading.yaml import parse
from briefs.records.content import Content, load_content
from briefs.records.dates import Date
from briefs.records.load import load
from briefs.records.lock import Confirmed, Lock, Review
from briefs.records.vocabulary import Verdict
from scripts.reference import schemas
from tests.dossier.harbour import LOCK, RECORD, REVIEWER, change, docket, lock, plant

IDS = st.from_regex(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", fullmatch=True)
PRINTS = st.text("0123456789abcdef", min_size=16, max_size=16) | st.sampled_from(
    ["1234567890123456", "12e4567890123456", "0000000000000000"]
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(
    lambda text: " ".join(text.split())
)
TEXTS = WORDS.filter(bool)
REVIEWS = st.builds(
    Review,
    verdict=st.sampled_from(Verdict),
    by=TEXTS,
    on=st.dates().map(lambda day: Date.parse(day.isoformat())),
    reason=TEXTS,
    claim=PRINTS,
    uses=PRINTS,
    quote=PRINTS,
    snapshot=PRINTS,
)
SCHEMA = Draft202012Validator(json.loads(schemas()["lock.schema.json"]))


class NoDates(yaml.SafeLoader):
    """A reader that leaves days as texts, since JSON has none, and keys as they are written."""

    yaml_implicit_resolvers = {
        first: [one for one in some if one[0].rsplit(":", 1)[-1] in ("int", "float", "null")]
        for first, some in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def locks(ids: st.SearchStrategy[str]) -> st.SearchStrategy[Lock]:
    keys = st.lists(ids, min_size=1, max_size=4).map("/".join)
    texts = st.dictionaries(keys, st.builds(Confirmed, original=PRINTS, text=PRINTS), min_size=1)
    languages = st.sampled_from(["de", "pt-BR", "no", "uk"])
    return st.builds(
        Lock,
        format=st.just(1),
        reviews=st.dictionaries(ids, REVIEWS, max_size=4),
        translations=st.dictionaries(languages, texts, max_size=2),
    )


def read(data: bytes) -> Lock:
    collector = Collector()
    source = decode(File(PurePosixPath("x.lock.yaml"), "x.lock.yaml", data), collector)
    node = parse(source, collector) if source else None
    loaded = load(Lock, "x", node, collector, ("en", "de")) if node else None
    assert collector.diagnostics == ()
    assert loaded is not None
    return loaded.record


@given(locks(IDS))
def test_what_is_written_is_read_back(one: Lock) -> None:
    text = text_of(one)
    assert read(text.encode()) == one
    assert text_of(read(text.encode())) == text
    assert text.endswith("\n")
    assert "\r" not in text


@given(locks(IDS.filter(lambda one: one.isalpha() and one.lower() != "null")))
def test_what_is_written_fits_the_schema_for_any_reader_of_yaml(one: Lock) -> None:
    """PyYAML takes digits for numbers and days for dates; what it gives must fit as well."""
    given = yaml.load(text_of(one), Loader=NoDates)
    assert list(SCHEMA.iter_errors(given)) == []


def test_what_it_looks_like(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content, cost="Test data: " + "a sentence that is longer than a line " * 3)
    text = (content / LOCK).read_text("utf-8")
    assert text.startswith(
        "# Written by `briefs review` and `briefs translations`. Do not edit by hand.\n"
        "format: 1\n"
        "reviews:\n"
        "  meet:\n"
        "    verdict: supports\n"
        "    by: T. Reader\n"
        "    on: 2026-05-01\n"
        "    reason: >-\n"
        "      Test data.\n"
        "    claim: "
    )
    assert "\ntranslations:\n  de:\n    title: {original: " in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_order_is_that_of_the_record_whatever_came_first(tmp_path: Path) -> None:
    one = docket(plant(tmp_path))
    claims = list(one.record.claims)
    answers = {claim: Answer(verdict=Verdict.SUPPORTS, reason="Test data.") for claim in claims}
    texts = open_texts(one)
    forward = confirmed(one, judged(one, EMPTY, REVIEWER, answers), texts)
    backward = EMPTY
    for text in reversed(texts):
        backward = confirmed(one, backward, [text])
    for claim in reversed(claims):
        backward = judged(one, backward, REVIEWER, {claim: answers[claim]})
    assert list(forward.reviews) == claims
    assert text_of(backward) == text_of(forward)


def test_what_the_record_no_longer_has_is_dropped_and_nothing_else(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content)
    one = docket(content)
    assert one.meeting.lock is not None
    before = one.meeting.lock.record
    review = before.reviews["cost"]
    more = before.model_copy(
        update={
            "reviews": {"gone": review, **before.reviews},
            "translations": {
                "fr": {"title": before.translations["de"]["title"]},
                "de": {
                    "gone/what": before.translations["de"]["title"],
                    **before.translations["de"],
                },
            },
        }
    )
    assert in_order(more, one) == before


# -- onto disk ---------------------------------------------------------------------------------


def test_saving_leaves_nothing_but_the_file(tmp_path: Path) -> None:
    content = plant(tmp_path)
    before = {path.name for path in (content / "meetings").iterdir()}
    lock(content)
    after = {path.name for path in (content / "meetings").iterdir()}
    assert after - before == {"harbour.lock.yaml"}


def test_a_file_that_somebody_else_changed_is_left_alone(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content)
    mine = LockFile.of(docket(content), content)
    theirs = LockFile.of(docket(content), content)
    theirs.save(EMPTY)
    kept = (content / LOCK).read_bytes()
    with pytest.raises(Refused, match="changed by somebody else"):
        mine.save(mine.lock)
    assert (content / LOCK).read_bytes() == kept


def test_a_file_that_appeared_meanwhile_is_left_alone(tmp_path: Path) -> None:
    content = plant(tmp_path)
    mine = LockFile.of(docket(content), content)
    lock(content)
    with pytest.raises(Refused, match="changed by somebody else"):
        mine.save(EMPTY)


def test_a_save_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = plant(tmp_path)
    lock(content)
    before = {path: path.read_bytes() for path in (content / "meetings").iterdir()}

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    place = LockFile.of(docket(content), content)
    with pytest.raises(Refused, match="No space left on device"):
        place.save(EMPTY)
    assert {path: path.read_bytes() for path in (content / "meetings").iterdir()} == before


def test_one_file_can_be_saved_again_and_again(tmp_path: Path) -> None:
    content = plant(tmp_path)
    one = docket(content)
    place = LockFile.of(one, content)
    for claim in one.record.claims:
        answer = Answer(verdict=Verdict.SUPPORTS, reason="Test data.")
        place.save(judged(one, place.lock, REVIEWER, {claim: answer}))
    again = docket(content).meeting.lock
    assert again is not None
    assert list(again.record.reviews) == list(one.record.claims)


# -- which file is a lock file -----------------------------------------------------------------


def loaded(content: Path) -> tuple[Content, list[str]]:
    collector = Collector()
    files = tuple(
        File(PurePosixPath(path.relative_to(content)), path.name, path.read_bytes())
        for path in sorted(content.rglob("*"))
        if path.is_file()
    )
    found = load_content(files, "content", collector)
    return found, [one.code for one in collector.diagnostics]


def test_a_lock_file_is_no_overlay(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content)
    found, codes = loaded(content)
    assert codes == []
    assert list(found.meetings["harbour"].overlays) == ["de"]
    assert found.meetings["harbour"].lock is not None


def test_no_language_is_called_lock(tmp_path: Path) -> None:
    content = plant(tmp_path)
    change(content, ("site.yaml", "languages: [en, de]", "languages: [en, de, lock]"))
    assert "bad-language" in loaded(content)[1]


def test_a_record_whose_meeting_is_broken_still_has_its_lock_file_judged(tmp_path: Path) -> None:
    content = plant(tmp_path)
    lock(content)
    (content / RECORD).write_text("format: [", "utf-8")
    (content / LOCK).write_text("format: 1\nreviewed: {}\n", "utf-8")
    assert loaded(content)[1] == ["yaml-syntax", "unknown-key"]
