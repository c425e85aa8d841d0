"""The search page in a browser, served with a strict Content Security Policy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefs.diagnostics import Span
from briefs.publish import Output
from briefs.search.engine import search_index
from tests.outputs.browser import STRICT, Steps, chromium, used
from tests.outputs.programs import run
from tests.provenance import printed
from tests.search.pages import page

pytestmark = pytest.mark.outputs

NEEDS = "The search needs JavaScript and a web server."
FAILED = "The search cannot be started here. It needs a web server that allows WebAssembly."
ODD = page(
    "en",
    "Zebra &lt;b&gt;crossing&lt;/b&gt;",
    "A zebra &lt;img src=x onerror=alert(1)&gt; &amp; no picture.",
    kind=("Odd &amp; end",),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project, in a folder of its host, and one page with HTML in its words."""
    folder = tmp_path_factory.mktemp("served")
    made = printed("project")[0].site
    outputs = [*made.outputs(), Output("en/odd.html", ODD, Span("odd"))]
    for one in (*outputs, *search_index(outputs, Span("site.yaml"))):
        path = folder / "deep" / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.data)
    return folder


def test_it_finds_in_english(site: Path, tmp_path: Path) -> None:
    steps: Steps = [
        {"go": "/deep/en/search.html"},
        {"type": "guaranteeing security"},
        {"choose": ["kind", "Commitment"]},
        {"choose": ["stage", "said to be agreed"]},
        {"press": "button[type=reset]"},
        {"type": "xyzzy"},
        {"type": "troops"},
    ]
    (start, words, kind, stage, reset, nothing, troops), answers = used(site, tmp_path, steps)
    assert (start["state"], start["titles"]) == ("", [])
    assert "Commitment (10)" in start["options"]["kind"]
    assert "planned (6)" in start["options"]["stage"]
    assert start["options"]["year"] == ["2026 (25)", "Year not stated (1)"]
    assert [one for one in start["options"]["actor"] if one.startswith("Ukraine (")]

    assert words["role"] == "status"
    assert words["state"] == f"Pages found: {words['state'].split()[-1]}"
    assert int(words["state"].split()[-1]) >= len(words["titles"]) > 5
    assert any("guarantees" in mark for marks in words["marks"] for mark in marks)  # by its stem
    assert all(link.startswith("/deep/en/") for link in words["links"])
    assert words["address"] == "/deep/en/search.html?q=guaranteeing security"

    assert set(kind["kinds"]) == {"Commitment"}
    assert kind["address"].endswith("&kind=Commitment")
    assert any(one.startswith("Briefing (") for one in kind["options"]["kind"])  # to change to
    assert stage["titles"] == ["the operational details of the security guarantees"]
    assert stage["state"] == "Pages found: 1"
    assert stage["links"] == ["/deep/en/commitments/willing-paris--details.html"]
    assert (reset["state"], reset["titles"]) == ("", [])
    assert reset["address"] == "/deep/en/search.html"
    assert (nothing["state"], nothing["titles"]) == ("Nothing found", [])
    assert any("troops" in title for title in troops["titles"])

    wrong = {path: code for path, code in answers.items() if code >= 400}
    assert set(wrong) <= {"/favicon.ico"}
    assert {path for path in answers if path.endswith(".pf_index")}


def test_it_finds_in_german_what_the_address_asks(site: Path, tmp_path: Path) -> None:
    steps = [
        {"go": "/deep/de/search.html?q=Sicherheitsgarantie"},
        {"go": "/deep/de/search.html?actor=Emmanuel+Macron&kind=Treffen&year=2026"},
        {"go": "/deep/de/states/UA.html", "ask": "Militärbeamte"},
        {"go": "/deep/de/search.html?q=a&kind=Unfug"},
    ]
    (stem, filters, asked, unknown), _ = used(site, tmp_path, steps)
    assert any("Sicherheitsgarantien" in mark for marks in stem["marks"] for mark in marks)
    assert all(link.startswith("/deep/de/") for link in stem["links"])
    assert stem["state"].startswith("Gefundene Seiten: ")
    assert filters["titles"] == ["Die Koalition der Willigen trifft sich in Paris"]
    assert filters["kinds"] == ["Treffen"]
    assert asked["address"] == "/deep/de/search.html?q=Militärbeamte"
    assert "schriftliche Verankerung konkreter Verpflichtungen" in asked["titles"]
    assert "kind" not in unknown["address"]


def test_more_results_come_when_asked_for_and_take_the_focus(site: Path, tmp_path: Path) -> None:
    steps = [{"go": "/deep/en/search.html?year=2026"}, {"press": "#more"}, {"press": "#more"}]
    (first, second, third), _ = used(site, tmp_path, steps)
    assert [len(one["titles"]) for one in (first, second)] == [10, 20]
    assert first["more"]
    assert second["titles"][:10] == first["titles"]
    assert second["focus"] == second["links"][10]
    assert third["state"] == f"Pages found: {len(third['titles'])}"
    assert not third["more"]


def test_words_are_never_taken_for_html(site: Path, tmp_path: Path) -> None:
    (found,), _ = used(site, tmp_path, [{"go": "/deep/en/search.html?q=zebra"}])
    assert found["titles"] == ["Zebra <b>crossing</b>"]
    assert "<img src=x onerror=alert(1)> & no picture." in found["texts"][0]
    assert set(found["elements"]) == {"p", "h2", "a", "mark"}
    assert "Odd & end (1)" in found["options"]["kind"]


# -- where it does not run ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (STRICT.replace(" 'wasm-unsafe-eval'", ""), FAILED),
        ("default-src 'self'; script-src 'none'", NEEDS),
        (f"{STRICT}; connect-src 'none'", FAILED),
    ],
)
def test_a_policy_that_does_not_let_it_run_is_told(
    site: Path, tmp_path: Path, policy: str, said: str
) -> None:
    (found,), _ = used(site, tmp_path, [{"go": "/deep/en/search.html?q=troops"}], policy)
    assert found["state"].startswith(said)
    assert found["titles"] == []


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("pf_index", "Nothing found"),  # Pagefind itself does not tell
        ("pf_meta", FAILED),
        ("pf_fragment", FAILED),
        ("pagefind", FAILED),
    ],
)
def test_with_an_index_that_is_not_whole_nothing_is_found(
    site: Path, tmp_path: Path, ending: str, said: str
) -> None:
    shutil.copytree(site, tmp_path / "site")
    for path in (tmp_path / "site").rglob(f"*.{ending}"):
        path.unlink()
    (found,), answers = used(tmp_path / "site", tmp_path, [{"go": "/deep/en/search.html?q=troops"}])
    assert (found["state"], found["titles"]) == (said, [])
    assert 404 in {code for path, code in answers.items() if path.endswith(ending)}


def test_opened_as_a_file_it_says_so(site: Path, tmp_path: Path) -> None:
    place = (site / "deep/en/search.html").as_uri()
    done = run(*chromium(tmp_path), "--virtual-time-budget=5000", "--dump-dom", f"{place}?q=troops")
    assert NEEDS in done.stdout
    assert 'id="filters" class="filters" hidden' in done.stdout
    assert "<mark>" not in done.stdout
