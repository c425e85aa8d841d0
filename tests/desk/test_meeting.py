"""`briefs new meeting`: a record that builds as it stands, whose every quote has its place."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefs.desk.archiving.intake import take
from briefs.desk.archiving.source import Known, new_source
from briefs.desk.beginning.meeting import new_meeting, origins_of
from briefs.desk.refused import Refused
from briefs.diagnostics import Collector, Diagnostic, Severity
from briefs.dossier.docket import Docket, dockets
from briefs.dossier.rules import check_content, check_meeting
from briefs.reading.files import File
from briefs.records.content import Content, load_content
from briefs.records.meeting import Meeting
from briefs.records.vocabulary import Kind, Verb
from tests.test_cli import ROOT, run

SITE = """format: 1
languages: [{languages}]
title: {{name: Briefings}}
publisher: {{name: Editors}}
marking: TLP:CLEAR
"""
PARIS = "selenskyj-in-paris"


def texts(languages: str, *sources: tuple[str, str, str]) -> dict[str, bytes]:
    """The files of a content folder with sources (id, language, text) and no meeting."""
    files = {"site.yaml": SITE.format(languages=languages).encode(), "actors.yaml": b"format: 1\n"}
    for source_id, language, text in sources:
        taken = take(text.encode(), "a.txt")
        made = new_source(source_id, taken, text.encode(), Known(language=language))
        files |= {f"sources/{name}": data for name, data in made.files.items()}
    return files


def load(files: dict[str, bytes], collector: Collector) -> Content:
    paths = sorted(files)
    return load_content(
        tuple(File(PurePosixPath(path), f"content/{path}", files[path]) for path in paths),
        "content",
        collector,
    )


def begin(files: dict[str, bytes], *sources: str, kind: Kind = Kind.READOUT) -> dict[str, bytes]:
    """The same files with a record begun from the sources."""
    content = load(files, Collector())
    made = new_meeting("talks", origins_of(content, sources), content, kind, "2031-05-04")
    return files | {f"meetings/{name}": text.encode() for name, text in made.items()}


def judged(files: dict[str, bytes]) -> tuple[Docket, tuple[Diagnostic, ...]]:
    collector = Collector()
    content = load(files, collector)
    collector.extend(check_content(content))
    (docket,) = dockets(content)
    collector.extend(check_meeting(docket))
    return docket, collector.diagnostics


def record(text: str, language: str = "en", languages: str = "en") -> Meeting:
    docket, found = judged(begin(texts(languages, ("one", language, text)), "one"))
    assert [d.message for d in found if d.severity is Severity.ERROR] == []
    return docket.record


def quotes(meeting: Meeting) -> list[str]:
    return [claim.exact for claim in meeting.claims.values()]


def test_a_meeting_brief_has_the_parts_that_only_it_has() -> None:
    begun = begin(
        texts("en, de", ("one", "en", "The ministers met.")), "one", kind=Kind.MEETING_BRIEF
    )
    docket, found = judged(begun)
    assert [d.message for d in found if d.severity is Severity.ERROR] == []
    positions = ("objectives", "lines", "if_raised")
    assert all(getattr(docket.record, section) for section in positions)
    to_do = {d.message for d in found if d.code == "to-do"}
    assert "`objectives → first → what` is still to be written." in to_do
    assert "`if_raised → first → say` is still to be written in `de`." in to_do


WORDS = """The ministers agree said that erklärte сказав Президент Januar Dr. 6. 1.10 null no TODO
&a *a !t --- ... ﬁ İ ß 日本 key: - Foto: X/Y By Ada Lind"""
SIGNS = "„“\"»«’.!?:,…#'{}[]|>%@`~。\u0301\u00ad\u200b\u00a0\u2028\t\n\U0001f600"
PIECES = st.one_of(
    st.sampled_from(WORDS.split()), st.sampled_from(SIGNS), st.sampled_from([" ", "\n", ". "])
)
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=30).map("".join), st.text(max_size=60))


@pytest.mark.parametrize("language", ["de", "en", "fr", "uk", "ja"])
@given(text=TEXTS, other=TEXTS)
@example(text="a\na\na\n", other="a a a")
@example(text="Yes. No. Yes. No. Yes.", other="Yes.")
@example(text='"Yes," he said. "Yes," he said.', other="He said.")
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_record_that_holds(language: str, text: str, other: str) -> None:
    """Every quote has exactly one place; there are warnings, and no faults."""
    try:
        files = texts("en, de", ("one", language, text), ("two", "en", other))
    except (Refused, UnicodeEncodeError):
        return
    for sources in (("one",), ("one", "two")):
        docket, found = judged(begin(files, *sources))
        assert [d.message for d in found if d.severity is Severity.ERROR] == []
        assert {d.code for d in found} <= {"unused", "to-do"}
        assert all(docket.anchor(claim) for claim in docket.record.claims)
        assert set(docket.meeting.overlays) == {"de"}


@pytest.fixture
def paris(tmp_path: Path) -> Path:
    """The project's own content, without its record."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.rmtree(tmp_path / "content" / "meetings")
    return tmp_path


def test_paris_checks_and_builds_in_both_languages(paris: Path) -> None:
    done = run("new", "meeting", "paris", "--source", PARIS, cwd=paris)
    assert done.returncode == 0, done.stderr
    checked = run("check", cwd=paris)
    assert checked.returncode == 0, checked.stdout
    assert "error[" not in checked.stdout
    built = run("build", cwd=paris)
    assert built.returncode == 0, built.stderr
    for language, words in (("en", "TODO translation"), ("de", "TODO Was jemand in zehn Sekunden")):
        assert words in (paris / f"public/{language}/paris.md").read_text("utf-8")
        assert (paris / f"public/{language}/paris.pdf").is_file()


def test_paris_as_an_editor_made_it(paris: Path) -> None:
    """What is proposed for it, held against the record that was written by hand."""
    files = {
        p.relative_to(paris / "content").as_posix(): p.read_bytes()
        for p in (paris / "content").rglob("*.*")
    }
    begun, _ = judged(begin(files, PARIS))
    by_hand = (ROOT / "content/meetings/willing-paris.yaml").read_bytes()
    german = (ROOT / "content/meetings/willing-paris.de.yaml").read_bytes()
    names = {"meetings/hand.yaml": by_hand, "meetings/hand.de.yaml": german}
    made, _ = judged(files | names)
    proposed, record = begun.record, made.record
    wholes = {" ".join(c.exact.split()): c for c in record.claims.values() if c.in_ is None}
    assert {" ".join(c.exact.split()): c.verb for c in proposed.claims.values()} == {
        exact: claim.verb for exact, claim in wholes.items() if not exact.startswith("Foto")
    }
    for claim in proposed.claims.values():
        hand = wholes[" ".join(claim.exact.split())]
        assert bool(claim.by) == bool(hand.by), claim.exact
        if claim.by and hand.by:
            assert record.unnamed[hand.by].printed in proposed.unnamed[claim.by].printed
    assert [(a.exact, a.as_.value) for a in proposed.set_aside.values()] == [
        ("Foto: Dick Schoof/X", "credit")
    ]


def test_what_the_text_names_is_proposed_in_comments(paris: Path) -> None:
    run("new", "meeting", "paris", "--source", PARIS, cwd=paris)
    text = (paris / "content/meetings/paris.yaml").read_text("utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    known = {
        "hnatov",
        "macron",
        "rutte",
        "trump",
        "von-der-leyen",
        "witkoff",
        "kushner",
        "zelenskyy",
    }
    for actor in known:
        assert any(f"#     {actor}: {{from: " in line for line in comments)
    assert "schoof" not in text
    assert "In actors.yaml" not in text
    assert "#   expected:  " in text
    assert sum("{date: XXXX-01-06, printed: 6. Januar, from: " in line for line in comments) == 1
    assert sum("{date: XXXX-01-05, printed: 5. Januar, from: " in line for line in comments) == 1


# Invented, written for tests.
SPEECH = """Ministers meet in Port Ellery
"We plan to agree on the harbour works. They will take a year," a spokesperson told reporters. \
Corvale said that it would pay. At a press conference, Minister Ada Lind said: "It was useful."
"A word" is not speech. "Who pays?" he asked. "Nobody knows where this came from."
France said the works could begin in May. According to the harbour authority, they cost more.
"""


def test_direct_speech_is_quoted_without_its_marks_and_has_a_voice() -> None:
    made = record(SPEECH)
    voices = {" ".join(c.exact.split()): c.by for c in made.claims.values()}
    assert voices == {
        "Ministers meet in Port Ellery": None,
        "We plan to agree on the harbour works.": "spokesperson",
        "They will take a year": "spokesperson",
        "Corvale said that it would pay.": "corvale",
        "It was useful.": "lind",
        '"A word" is not speech.': None,
        '"Who pays?" he asked.': None,
        "Nobody knows where this came from.": "source",
        "France said the works could begin in May.": "FR",
        "According to the harbour authority, they cost more.": "harbour-authority",
    }
    printed = {key: voice.printed for key, voice in made.unnamed.items()}
    assert printed == {
        "spokesperson": "a spokesperson",
        "corvale": "Corvale",
        "lind": "Minister Ada Lind",
        "harbour-authority": "the harbour authority",
    }
    assert made.unnamed["spokesperson"].number == "one"
    (unknown,) = [c for c in made.claims.values() if c.by == "source"]
    assert unknown.note == "TODO Who says this?"


def test_who_informs_or_proposes_speaks() -> None:
    made = record(
        "Ministers meet\nDunmere informed the meeting that the lock is open. Estwick proposed that "
        "the rules be changed. Besson proposed a vote.\n"
    )
    assert [c.by for c in made.claims.values()] == [None, "dunmere", "estwick", None]


def test_no_edition_is_issued_before_its_source_is_published() -> None:
    files = texts("en", ("one", "en", "A title\nThey met.\n"))
    for published, issued in [("2031-05-06", "2031-05-06"), ("2031-05-01", "2031-05-04")]:
        source = files["sources/one.yaml"] + f"published: {published}\n".encode()
        begun = begin(files | {"sources/one.yaml": source}, "one")
        assert f"issued: {issued}, ".encode() in begun["meetings/talks.yaml"]
    source = files["sources/one.yaml"] + b"published: 2031-06\n"
    begun = begin(files | {"sources/one.yaml": source}, "one")
    assert b"issued: 2031-05-04, " in begun["meetings/talks.yaml"]


def test_who_is_on_record_already_is_recognised() -> None:
    files = texts("en", ("one", "en", SPEECH))
    files["actors.yaml"] = b"""format: 1
people: {ada: {name: Ada Lind}}
organisations: {authority: {name: Harbour Authority}}
"""
    docket, _ = judged(begin(files, "one"))
    assert {"ada", "authority"} <= {c.by for c in docket.record.claims.values()}
    assert set(docket.record.unnamed) == {"spokesperson", "corvale"}


def test_verbs_where_the_language_has_words_for_them() -> None:
    made = record("A title\nThey will meet. They plan to agree. They met. They hope for more.\n")
    assert [c.verb for c in made.claims.values()] == [None, Verb.WILL, Verb.PLANS, None, Verb.HOPES]
    files = begin(texts("fr", ("one", "fr", "Un titre\nIls se réuniront.\n")), "one")
    assert b"# Verbs are not proposed in `fr`" in files["meetings/talks.yaml"]
    files = begin(texts("en", ("one", "en", "A title\nThey will meet.\n")), "one")
    assert b"not proposed" not in files["meetings/talks.yaml"]


def test_the_same_sentence_twice_has_a_prefix() -> None:
    made = record("Ministers meet\nFirst they agreed. They left. Then they slept. They left.\n")
    twice = [c for c in made.claims.values() if c.exact == "They left."]
    assert [c.prefix for c in twice] == ["agreed.", "slept."]


def test_two_sources_are_told_apart() -> None:
    files = texts("en", ("one", "en", "A title\nThey met. One said."), ("two", "en", "They met."))
    docket, found = judged(begin(files, "one", "two"))
    assert not [d for d in found if d.severity is Severity.ERROR]
    assert docket.record.sources == ("one", "two")
    met = [c.source for c in docket.record.claims.values() if c.exact == "They met."]
    assert met == ["one", "two"]


@pytest.mark.parametrize("main", ["en", "de", "uk"])
def test_nothing_is_translated(main: str) -> None:
    others = [tag for tag in ("en", "de", "uk") if tag != main]
    files = texts(", ".join([main, *others]), ("one", "de", "Minister beraten\nSie sind da.\n"))
    docket, found = judged(begin(files, "one"))
    assert {d.code for d in found} == {"unused", "to-do"}
    record = docket.record
    assert record.title == ("" if main == "de" else "TODO ") + "Minister beraten"
    for claim in record.claims.values():
        assert all(text.startswith("TODO ") for text in claim.translation.values())
        assert set(claim.translation) == ({main} - {"de"})
    assert set(docket.meeting.overlays) == set(others)


def test_lines_are_no_wider_than_a_page(paris: Path) -> None:
    run("new", "meeting", "paris", "--source", PARIS, cwd=paris)
    for path in (paris / "content/meetings").iterdir():
        assert max(map(len, path.read_text("utf-8").splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["paris", "--source", "nowhere"], "There is no source `nowhere`. There are: `selenskyj"),
        (["bad_id", "--source", PARIS], "`bad_id` cannot be an id"),
        (["paris"], "Missing option '--source'"),
    ],
)
def test_what_is_refused(paris: Path, arguments: list[str], told: str) -> None:
    done = run("new", "meeting", *arguments, cwd=paris)
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    assert not (paris / "content/meetings").exists()


def test_nothing_is_overwritten(paris: Path) -> None:
    folder = paris / "content" / "meetings"
    folder.mkdir()
    (folder / "paris.de.yaml").write_bytes(b"mine")
    done = run("new", "meeting", "paris", "--source", PARIS, cwd=paris)
    assert (done.returncode, "Nothing was written" in done.stderr) == (2, True)
    assert [(p.name, p.read_bytes()) for p in folder.iterdir()] == [("paris.de.yaml", b"mine")]


def test_a_source_with_faults_is_refused(paris: Path) -> None:
    path = paris / "content" / "sources" / f"{PARIS}.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: article", "kind: novel"), "utf-8")
    done = run("new", "meeting", "paris", "--source", PARIS, cwd=paris)
    assert (done.returncode, "has faults" in done.stderr) == (2, True)


def test_people_go_by_their_full_name() -> None:
    text = (
        "Ministers meet\nMinister Ada Lind of Corvale came on 3 May. Minister Lind spoke in June.\n"
        "The chair of the Technical Committee said that Dr Yara Holm would speak.\n"
    )
    files = begin(texts("en", ("one", "en", text)), "one")
    written = files["meetings/talks.yaml"].decode()
    assert "#   lind: {name: Ada Lind}\n#   holm: {name: Yara Holm}\n" in written
    assert "#     lind: {from: [" in written
    assert "ommittee: {" not in written
    assert "#   present:  " in written
    assert "printed: June, " in written
