"""`briefs new meeting`: a record that builds as it stands, whose every quote has its place."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefs.desk.intake import take
from briefs.desk.meeting import new_meeting, origins_of
from briefs.desk.refused import Refused
from briefs.desk.source import Known, new_source
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


def begin(files: dict[str, bytes], *sources: str) -> dict[str, bytes]:
    """The same files with a record begun from the sources."""
    content = load(files, Collector())
    made = new_meeting("talks", origins_of(content, sources), content, Kind.READOUT, "2031-05-04")
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


PIECES = st.sampled_from(
    ["The ministers", "agree", "said", "that", "„", "“", '"', "»", "«", "’", ".", "!", "?", ":", ",",
     "…", " ", " ", " ", "\n", "\n\n", "6.", "Januar", "Dr.", "- ", "#", "'", "{", "}", "[", "]", "|",
     ">", "&a", "*a", "!t", "%", "@", "`", "TODO", "null", "~", "no", "1.10", "Foto: X", "By Ada Lind",
     "Ada Lind", "erklärte", "e\u0301", "\u00ad", "\u200b", "\u00a0", "日本", "。", "Президент",
     "сказав", "\t", "\U0001f600", "ﬁ", "İ", "ß", "---", "...", "key: value", "\u2028"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=30).map("".join), st.text(max_size=60))


@pytest.mark.parametrize("language", ["de", "en", "fr", "uk", "ja"])
@given(text=TEXTS, other=TEXTS)
@example(text="a\na\na\n", other="a a a")
@example(text="Yes. No. Yes. No. Yes.", other="Yes.")
@example(text='"Yes," he said. "Yes," he said.', other="He said.")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
