"""A thousand broken records: each is answered with places and messages, never with a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs import reports
from briefs.diagnostics import CODES, Faults
from briefs.pipeline import check, dossiers
from briefs.render.templates import Renderer
from briefs.settings import Settings
from briefs.shipped import template_folders
from briefs.views.briefing import briefing, two_pages
from briefs.views.wording import Wording

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "cases" / "base" / "content"
FILES = sorted(p.relative_to(BASE).as_posix() for p in BASE.rglob("*") if p.is_file())
FOLDERS = template_folders(None)
RENDERER = Renderer(FOLDERS)
WORDINGS = [Wording.load(language, FOLDERS) for language in ("en", "de")]
# What editors' fingers, tools and pasted texts bring into a file.
SCRAPS = st.one_of(
    st.sampled_from(
        (
            *(":", ": ", "-", "- ", "\n", "\n\n", "  ", "\t", '"', "'", "„", "“", "{", "}"),
            *("[", "]", ",", "#", " #", "&a ", "*a", "!!str ", "|", ">", ">-", "?", "? ", "%"),
            *("@", "`", "---\n", "...", "<<: ", "~", "null", "\r", "\r\n", "\u00ad", "\u2028"),
            *("\ufeff", "\x00", "\x85", "0x1F", "1e9", "99999999999999999999", "-1"),
            *("XXXX-02-30", "en: ", "from: ", "in: "),
        )
    ),
    st.text(max_size=12),
)


EDITS = ("delete", "insert", "replace", "cut", "line", "twice", "indent")


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    """One file of the base tree with one to four edits: delete, insert, move, cut, swap lines."""
    name = draw(st.sampled_from(FILES))
    text = (BASE / name).read_text("utf-8")
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(
            st.sampled_from(["delete", "insert", "replace", "cut", "line", "twice", "indent"])
        )
        at = draw(st.integers(0, max(0, len(text) - 1)))
        length = draw(st.integers(1, 30))
        if kind == "delete":
            text = text[:at] + text[at + length :]
        elif kind == "insert":
            text = text[:at] + draw(SCRAPS) + text[at:]
        elif kind == "replace":
            text = text[:at] + draw(SCRAPS) + text[at + length :]
        elif kind == "cut":
            text = text[:at]
        else:
            lines = text.split("\n")
            row = draw(st.integers(0, len(lines) - 1))
            if kind == "line":
                lines.pop(row)
            elif kind == "twice":
                lines.insert(row, lines[row])
            else:
                lines[row] = draw(st.sampled_from([" ", "  ", "    ", "\t"])) + lines[row].lstrip()
            text = "\n".join(lines)
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 20)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(min_size=1, max_size=3)) + data[at:]
    return name, data


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(BASE, tmp_path_factory.mktemp("fuzz") / "content"))


_UNHURRIED: dict[str, Any] = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=1000, derandomize=True, **_UNHURRIED)
@given(mutation=mutations())
def test_a_thousand_broken_records(content: Path, mutation: tuple[str, bytes]) -> None:
    """The same thousand on every run, so that a red run means a change."""
    _is_answered(content, mutation)


@pytest.mark.slow
@settings(max_examples=10_000, **_UNHURRIED)
@given(mutation=mutations())
def test_ten_thousand_others(content: Path, mutation: tuple[str, bytes]) -> None:
    """New ones on every run: the search for what the thousand miss."""
    _is_answered(content, mutation)


def _is_answered(content: Path, mutation: tuple[str, bytes]) -> None:
    name, data = mutation
    path = content / name
    original = (BASE / name).read_bytes()
    path.write_bytes(data)
    run = Settings(content=content)
    try:
        checked = check(run)
        for dossier in dossiers(checked, run):  # whatever passes can be resolved
            dossier.model_dump_json()
            for wording in WORDINGS:
                if wording.language in dossier.languages:
                    view = briefing(dossier, wording)
                    brief = two_pages(dossier, wording, view)
                    RENDERER.markdown("briefing.md.jinja", wording, briefing=view)
                    RENDERER.html("dossier.html.jinja", wording, briefing=view)
                    RENDERER.html("briefing.html.jinja", wording, briefing=view, brief=brief)
        diagnostics = checked.diagnostics
    except Faults as faults:
        diagnostics = faults.diagnostics
        assert diagnostics
    finally:
        path.write_bytes(original)
    for d in diagnostics:
        assert d.code in CODES
        assert d.message
        assert d.span.path.startswith(content.as_posix())
        assert d.span.line >= 1
        assert d.span.column >= 1
    for render in reports.FORMATS.values():
        render(diagnostics)
