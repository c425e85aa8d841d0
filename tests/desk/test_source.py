"""`briefs new source`: what is archived, what is on record, and that nothing is overwritten."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import weasyprint

from briefs.desk.archiving.hyphens import Hyphens
from briefs.desk.archiving.intake import take
from briefs.desk.archiving.source import headline
from briefs.desk.files import write_new
from briefs.desk.refused import Refused
from briefs.diagnostics import Collector
from briefs.reading.nodes import SourceText, plain
from briefs.reading.yaml import parse
from tests.test_cli import ROOT, run

BASE = ROOT / "tests" / "cases" / "base" / "content"

# Invented, written for tests.
TEXTS = {
    "en": "Ministers to discuss harbour works\nThe ministers of the coastal states will meet in "
    "Port Ellery on 4 May, a spokesperson said.\n",
    "de": "Minister beraten über den Hafen\nDie Minister der Küstenstaaten beraten am 4. Mai in "
    "Port Ellery, sagte eine Sprecherin.\n",
    "fr": "Les ministres parlent du port\nLes ministres des États côtiers se réuniront le 4 mai à "
    "Port Ellery, a déclaré une porte-parole.\n",
    "uk": "Міністри говоритимуть про гавань\nМіністри прибережних держав зустрінуться 4 травня в "
    "Порт-Еллері, повідомила речниця.\n",
}
PAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Minister beraten | Küstenblatt</title>
<meta property="og:title" content="Minister beraten: der Hafen">
<meta property="og:site_name" content="Küstenblatt">
<meta property="article:published_time" content="2024-05-02T08:30:00+02:00">
<link rel="canonical" href="https://kuestenblatt.example/hafen">
<meta name="author" content="Ina Beispiel"></head><body>
<nav><ul><li><a href="/">Start</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Minister beraten: der Hafen</h1>
<p>[Erfundener Text für Tests.] Die Minister der drei Küstenstaaten treffen sich am 4. Mai in
Port Ellery, sagte eine <b>Sprecherin</b>.</p>
<p>„Wir planen, uns zu einigen“, sagte sie vor Journalisten.<br>Der Ausbau soll 40 Millionen
Kronen kosten.</p>
<h2>Wer kommt</h2><ul><li>Ada Lind wird den Vorsitz führen.</li><li>Jan Muster kommt.</li></ul>
<table><tr><th>Staat</th><th>Anteil</th></tr><tr><td>Nord</td><td>40 %</td></tr></table>
</article><footer>© Küstenblatt</footer></body></html>
"""
PAGE_TEXT = """Minister beraten: der Hafen
[Erfundener Text für Tests.] Die Minister der drei Küstenstaaten treffen sich am 4. Mai in \
Port Ellery, sagte eine Sprecherin.
„Wir planen, uns zu einigen“, sagte sie vor Journalisten.
Der Ausbau soll 40 Millionen Kronen kosten.
Wer kommt
Ada Lind wird den Vorsitz führen.
Jan Muster kommt.
Staat\tAnteil
Nord\t40 %
"""
PARAGRAPHS = (
    "[Erfundener Text für Tests.] Die Verkehrsministerinnen der Küstenstaaten beraten am 4. Mai "
    "über Sicherheitsgarantien für den Hafen. Vor- und Nachteile der EU-Vorschläge werden "
    "besprochen, sagte eine Sprecherin der Hafenverwaltung am Nachmittag.",
    "Die Kosten sind hoch.",
    "Nach Angaben der Hafenverwaltung sollen die Bauarbeiten im Spätsommer beginnen, sobald die "
    "Finanzierung durch die Küstenstaaten und die Verwaltungsgerichtsentscheidungen vorliegen.",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_bytes((BASE / "site.yaml").read_bytes())
    return tmp_path


def sources(project: Path) -> dict[str, bytes]:
    folder = project / "content" / "sources"
    return {p.name: p.read_bytes() for p in folder.iterdir()} if folder.is_dir() else {}


def record(project: Path, source_id: str) -> dict[str, object]:
    text = sources(project)[f"{source_id}.yaml"].decode()
    node = parse(SourceText.of("", text), Collector())
    assert node is not None
    value = plain(node)
    assert isinstance(value, dict)
    return value


def pdf(paragraphs: tuple[str, ...], css: str = "") -> bytes:
    style = (
        # Fonts of our own, since those of a machine differ, and so do the lines.
        "@font-face{font-family:Sans;src:url(SourceSans3-Regular.ttf)}"
        "@font-face{font-family:Serif;src:url(SourceSerif4-Regular.ttf)}html{font-family:Sans}"
        "@page{size:A6;margin:1.5cm;@bottom-center{content:counter(page)}"
        "@top-left{content:'Amtsblatt'}} p{hyphens:auto;margin:0 0 .8em}" + css
    )
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = f"<html lang=de><style>{style}</style><h1>Minister beraten</h1>{body}"
    made = weasyprint.HTML(string=html, base_url=f"{ROOT}/templates/fonts/").write_pdf()
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("language", TEXTS)
def test_a_plain_text(project: Path, language: str) -> None:
    text = TEXTS[language]
    (project / "a.txt").write_bytes(text.replace("\n", "\r\n").encode())
    done = run("new", "source", "harbour", "--from", "a.txt", cwd=project)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert sources(project)["harbour.txt"] == text.encode()
    assert record(project, "harbour") == {
        "format": "1",
        "kind": "article",
        "language": language,
        "title": text.split("\n")[0],
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "rights": "quote_only",
        "reliability": "F",
        "credibility": "6",
    }
    assert run("check", cwd=project).stdout.count("error[") == 2  # no actors, no meeting yet


def test_what_the_editor_says_is_on_record(project: Path) -> None:
    said = {
        "kind": "press_release",
        "lang": "en",
        "title": "Ministers to discuss harbour works",
        "outlet": "Gazette: the paper",
        "author": "I. Example",
        "published": "2031-05",
        "url": "https://gazette.example/1",
    }
    (project / "a.txt").write_text(TEXTS["en"], "utf-8")
    options = [part for key, value in said.items() for part in (f"--{key}", value)]
    done = run("new", "source", "harbour", "--from", "a.txt", *options, cwd=project)
    assert done.returncode == 0, done.stderr
    found = record(project, "harbour")
    assert found["language"] == said.pop("lang")
    assert said.items() <= found.items()


def test_standard_input(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "new", "source", "h", "--from", "-"],
        cwd=project,
        input=TEXTS["fr"].encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert sources(project)["h.txt"] == TEXTS["fr"].encode()


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "saved"])
def test_a_web_page(project: Path, name: str) -> None:
    (project / name).write_bytes(PAGE.encode())
    done = run("new", "source", "harbour", "--from", name, cwd=project)
    assert done.returncode == 0, done.stderr
    assert "compare it with the page" in done.stderr
    found = sources(project)
    assert found["harbour.txt"].decode() == PAGE_TEXT
    assert found["harbour.html"] == PAGE.encode()
    on_record = record(project, "harbour")
    assert on_record["original"] == {
        "file": "harbour.html",
        "sha256": hashlib.sha256(PAGE.encode()).hexdigest(),
    }
    told = {key: on_record[key] for key in ("title", "outlet", "author", "published", "url")}
    assert told == {
        "title": "Minister beraten: der Hafen",
        "outlet": "Küstenblatt",
        "author": "Ina Beispiel",
        "published": "2024-05-02",
        "url": "https://kuestenblatt.example/hafen",
    }


@pytest.mark.parametrize(
    "css",
    [
        "",
        "p{text-align:justify}",
        "p{margin:0;text-indent:1.5em}",
        "@page{size:A5}",
        "@page{size:A5} html{font-family:Serif}",  # a page ends in a broken word
    ],
)
def test_a_pdf(project: Path, css: str) -> None:
    data = pdf(PARAGRAPHS * 3, css)
    (project / "a.pdf").write_bytes(data)
    done = run("new", "source", "harbour", "--from", "a.pdf", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "Left out, since it repeats at the edges of pages: “Amtsblatt”, “1”." in done.stderr
    found = sources(project)
    lines = ("Minister beraten", *PARAGRAPHS * 3)
    assert found["harbour.txt"].decode() == "\n".join(lines) + "\n"
    assert found["harbour.pdf"] == data
    assert record(project, "harbour")["original"] == {
        "file": "harbour.pdf",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def test_an_original_that_was_saved_again_is_named(project: Path) -> None:
    (project / "page.html").write_bytes(PAGE.encode())
    run("new", "source", "harbour", "--from", "page.html", cwd=project)
    (project / "content/sources/harbour.html").write_bytes(PAGE.encode() + b" ")
    assert "`harbour.html` is not the file that was archived" in run("check", cwd=project).stdout


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("die Sicherheits-", "garantien der Staaten", "die Sicherheitsgarantien der Staaten"),
        ("die Vor-", "und Nachteile", "die Vor- und Nachteile"),
        ("die EU-", "Kommission", "die EU-Kommission"),
        ("das Minis‐", "ter treffen", "das Minister treffen"),
        ("die Ausbau\u00ad", "pläne der Staaten", "die Ausbaupläne der Staaten"),
        ("er sagte -", "und ging", "er sagte - und ging"),
    ],
)
def test_words_broken_at_the_end_of_a_line(above: str, below: str, joined: str) -> None:
    text = "Die Minister der Staaten und die Kommission beraten über das und die Pläne."
    assert Hyphens(text).join(above, below) == joined


def test_a_hyphen_of_the_words_own_stays() -> None:
    text = "The ministers will meet and the long-term plan of the harbour is to be agreed."
    assert Hyphens(text).join("a long-", "term loan") == "a long-term loan"
    assert Hyphens(text).join("a crown-", "funded loan") == "a crown-funded loan"
    assert Hyphens(text).join("the minis-", "ters said") == "the ministers said"


@pytest.mark.parametrize(
    ("text", "title", "is_one"),
    [
        ("Ministers to meet\nThey will meet.\n", "Ministers to meet", True),
        ("\n\nWill they meet?\n\nThey will.\n", "Will they meet?", True),
        ("The ministers will meet.\nMore.\n", "The ministers will meet.", False),
        (
            "One two three four five six seven eight nine ten eleven, twelve, thirteen.\n",
            "One two three four five six seven eight nine ten eleven, twelve",
            False,
        ),
    ],
)
def test_headlines(text: str, title: str, is_one: bool) -> None:
    assert headline(text) == (title, is_one)


@pytest.mark.parametrize("taken", ["harbour.yaml", "harbour.txt", "harbour.pdf"])
def test_nothing_is_overwritten(project: Path, taken: str) -> None:
    folder = project / "content" / "sources"
    folder.mkdir()
    (folder / taken).write_bytes(b"mine")
    (project / "a.txt").write_text(TEXTS["en"], "utf-8")
    done = run("new", "source", "harbour", "--from", "a.txt", cwd=project)
    assert done.returncode == 2
    assert done.stderr == (
        f"Error: `content/sources/{taken}` is there already. Nothing was written.\n"
    )
    assert sources(project) == {taken: b"mine"}


def test_all_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tmp_path / "new" / "b"
    link = Path.hardlink_to

    def beaten(path: Path, target: Path) -> None:
        if path == there:
            there.write_bytes(b"somebody else's")
        link(path, target)

    monkeypatch.setattr(Path, "hardlink_to", beaten)
    (tmp_path / "new").mkdir()
    with pytest.raises(Refused, match="b` is there already"):
        write_new({tmp_path / "new" / "a": b"1", there: b"2"})
    assert {p.name: p.read_bytes() for p in (tmp_path / "new").iterdir()} == {
        "b": b"somebody else's"
    }


def test_without_links_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(path: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", cannot)
    write_new({tmp_path / "deep" / "er" / "a": b"1"})
    assert (tmp_path / "deep" / "er" / "a").read_bytes() == b"1"
    assert len(list((tmp_path / "deep" / "er").iterdir())) == 1


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused, match="Nothing was written"):
        write_new({tmp_path / "new" / "a": b"1", tmp_path / "file" / "b": b"2"})
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("arguments", "data", "told"),
    [
        (["a_b"], b"x", "`a_b` cannot be an id"),
        (["h", "--title", "Another"], TEXTS["en"].encode(), "does not stand in the text"),
        (["h", "--published", "2031-13"], TEXTS["en"].encode(), "2031-13"),
        (["h", "--url", "gazette"], TEXTS["en"].encode(), "`url`"),
        (["h", "--lang", "xx-nowhere"], TEXTS["en"].encode(), "xx-nowhere"),
        (["h"], b" \n. \n", "There is no text in `a.txt`."),
        (["h"], b"12 345 678\n", "Say it with `--lang`"),
        (["h"], b"%PDF-1.7 but not really", "cannot be read as a PDF"),
        (["h"], b"<!doctype html><title>x</title>", "No running text"),
        (["h", "--content", "nowhere"], b"x", "no content folder `nowhere`"),
    ],
)
def test_what_is_refused(project: Path, arguments: list[str], data: bytes, told: str) -> None:
    (project / "a.txt").write_bytes(data)
    done = run("new", "source", *arguments, "--from", "a.txt", cwd=project)
    assert done.returncode == 2, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert sources(project) == {}


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(Refused, match="holds no text"):
        take(weasyprint.HTML(string="<p> </p>").write_pdf() or b"", "scan.pdf")


def test_plain_text_loads_nothing_heavy(project: Path) -> None:
    """Neither what reads pages and PDFs nor what makes them: it works where Pango is missing."""
    (project / "a.txt").write_text(TEXTS["en"], "utf-8")
    program = """
import sys
from briefs.cli import cli
cli(["new", "source", "h", "--from", "a.txt"], standalone_mode=False)
cli(["new", "meeting", "m", "--source", "h"], standalone_mode=False)
cli(["check"], standalone_mode=False)
heavy = {"trafilatura", "lxml", "pypdfium2", "weasyprint", "charset_normalizer"}
print(sorted(heavy & set(sys.modules)))
"""
    (project / "content" / "actors.yaml").write_bytes((BASE / "actors.yaml").read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("[]\n")
