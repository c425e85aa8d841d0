"""The documentation says what the program does: held to the models, the records and the output."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator

from briefs import pipeline, reports
from briefs.diagnostics import CODES, Collector, Faults
from briefs.dossier.rules.strength import ATTENDANCE_CARRIED_BY, CARRIED_BY
from briefs.reading.nodes import SourceText, plain
from briefs.reading.yaml import parse
from briefs.records.vocabulary import Attendance, Verb
from briefs.settings import Settings, options
from scripts import reference

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
GUIDE = ROOT / "docs" / "editors.md"
RECORD = "meetings/willing-paris.yaml"
RECORDS = {
    "site": "site.yaml",
    "actors": "actors.yaml",
    "selenskyj-in-paris": "sources/selenskyj-in-paris.yaml",
    "willing-paris": RECORD,
    "willing-paris.de": "meetings/willing-paris.de.yaml",
    "meeting-brief": "../tests/cases/valid/meeting-brief/content/meetings/kelm.yaml",
    "after": "../tests/cases/valid/after/content/meetings/kelm.yaml",
}
KINDS = {
    "site": "site.yaml",
    "actors": "actors.yaml",
    "source": "sources/selenskyj-in-paris.yaml",
    "meeting": RECORD,
    "lock": "meetings/willing-paris.lock.yaml",
}

FILES = reference.files()
SCHEMA_FILES = {path for path in FILES if path.startswith(reference.SCHEMAS)}

# The mistakes whose diagnostics the documentation quotes: what is written, and what ought to be.
MISTAKES = {
    "a quote from memory": ("Wir haben Einigkeit über", "Wir haben eine Einigung über"),
    "a stage beyond the source": (
        "type: security_guarantee\n    stage: signed",
        "type: security_guarantee\n    stage: claimed_agreed",
    ),
    "a quote that stands there three times": (
        "exact: Koalition der Willigen",
        "exact: Auch EU-Kommissionspräsidentin Ursula von der Leyen wird anwesend sein.",
    ),
    "a comma in braces": (
        "{as: NATO Secretary General, the former Dutch PM, from: rutte-attends}",
        "{as: NATO Secretary General, from: rutte-attends}",
    ),
    "a colon in a text": (
        "note: Unclear: the article does not say who “we” are, here and in the next sentence.",
        "note: The article does not say who “we” are, here and in the next sentence.",
    ),
    "a number that no quote has": (
        "what: agreement on three steps to strengthen pressure on Russia",
        "what: agreement on the next steps to strengthen pressure on Russia",
    ),
    "a verb forgotten": (
        "agreed, should Moscow refuse to take part in constructive negotiations.\n",
        "agreed, should Moscow refuse to take part in constructive negotiations.\n"
        "    verb: should\n",
    ),
}


def _name(path: Path) -> str:
    return path.name


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _plain(path: Path) -> Any:
    return _parsed(_text(path), path.as_posix())


def _parsed(text: str, shown: str) -> Any:
    """A record as text, lists and mappings, without any type."""
    collector = Collector()
    node = parse(SourceText.of(shown, text), collector)
    assert node is not None, collector.diagnostics
    return plain(node)


def _blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page: what stands behind the fence, and the text."""
    for block in re.finditer(r"^```(.*)\n((?:.*\n)*?)```$", _text(page), re.MULTILINE):
        yield block[1], block[2]


# -- what is written by `make reference` -------------------------------------------------------


@pytest.mark.parametrize("path", sorted(FILES))
def test_what_is_generated_is_up_to_date(path: str) -> None:
    assert (ROOT / path).is_file(), f"{path} is missing; run `make reference`"
    assert _text(ROOT / path) == FILES[path], f"{path} is old; run `make reference`"


def test_no_schema_is_left_over() -> None:
    found = {p.relative_to(ROOT).as_posix() for p in (ROOT / reference.SCHEMAS).iterdir()}
    assert found == SCHEMA_FILES


def test_the_reference_has_every_code_option_and_field() -> None:
    text = FILES[reference.REFERENCE]
    for code in CODES.values():
        assert f"| `{code.name}` | {code.severity} | {code.summary} |" in text
    for option in options().values():
        assert f"| `{option['flag']}" in text
        assert option["help"] in text
    for name, command in reference.commands():
        assert f"| `briefs {reference.call(name, command)}` |" in text
        for param in command.params:
            assert isinstance(param, click.Argument) or f"`{param.opts[0]}" in text
    for model in reference.records():
        for name, field in model.model_fields.items():
            assert name == "translation" or f"| `{field.alias or name}` |" in text
            assert " ".join((field.description or "").split()) in text
            assert field.description, f"{model.__name__}.{name} has no docstring"


def test_no_field_stands_twice_in_its_table() -> None:
    tables = FILES[reference.REFERENCE].split("| Field | ")[1:]
    assert len(tables) >= len(tuple(reference.records()))
    for table in tables:
        part = table.partition("\n\n")[0]
        rows = [line for line in part.splitlines() if line.startswith("| `")]
        keys = [row.split("|")[1] for row in rows]
        assert len(set(keys)) == len(keys), keys


def _schema(name: str) -> dict[str, Any]:
    document = json.loads(FILES[f"{reference.SCHEMAS}/{name}.schema.json"])
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize("path", sorted(SCHEMA_FILES))
def test_a_schema_is_one(path: str) -> None:
    document = json.loads(FILES[path])
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(document)


@pytest.mark.parametrize("kind", KINDS)
def test_records_fit_their_schema(kind: str) -> None:
    Draft202012Validator(_schema(kind)).validate(_plain(CONTENT / KINDS[kind]))


def test_every_valid_tree_fits_the_schemas() -> None:
    """However the scalars are resolved: as texts, and as the numbers that editors' tools see."""
    validators = {kind: Draft202012Validator(_schema(kind)) for kind in KINDS}
    trees = sorted((ROOT / "tests" / "cases").glob("valid/*/content"))
    assert trees
    for tree in trees:
        for path in sorted(tree.rglob("*.yaml")):
            kind = {"sources": "source", "meetings": "meeting"}.get(path.parent.name, path.stem)
            if path.name.count(".") > 1:
                continue  # an overlay
            for record in (_plain(path), _numbered(_plain(path))):
                errors = [e.message for e in validators[kind].iter_errors(record)]
                assert not errors, path


def _numbered(value: Any) -> Any:
    """Digits as numbers, `true` and `false` as truth values: YAML 1.2's core schema."""
    if isinstance(value, dict):
        return {key: _numbered(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_numbered(item) for item in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch(r"[1-9]\d*|0", value) else value


BROKEN: dict[str, tuple[str, tuple[str | int, ...], object]] = {
    "no title": ("site", ("title",), None),
    "an unknown marking": ("site", ("marking",), "TLP:WHITE"),
    "people as a list": ("actors", ("people",), ["rutte"]),
    "an id with a space": ("actors", ("groups", "the willing"), {"name": "The Willing"}),
    "a hash that is too short": ("source", ("sha256",), "3c7a19"),
    "a grade that is none": ("source", ("credibility",), "7"),
    "no claims": ("meeting", ("claims",), {}),
    "an unknown key": ("meeting", ("claims", "hope", "colour"), "red"),
    "an unknown verb": ("meeting", ("claims", "hope", "verb"), "hoping"),
    "a commitment without a stage": ("meeting", ("commitments", "troops", "stage"), None),
    "a number in words": ("meeting", ("editions", 0, "number"), "first"),
    "a list of one": ("meeting", ("where",), [{"place": "Paris"}]),
    "one side of a tension": ("meeting", ("tensions", "us-role", "sides"), {"a": {"says": "x"}}),
}


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_broken_record_does_not_fit(mistake: str) -> None:
    kind, (*path, last), value = BROKEN[mistake]
    record = place = _plain(CONTENT / KINDS[kind])
    for step in path:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    assert not Draft202012Validator(_schema(kind)).is_valid(record)


# -- what is written by hand -------------------------------------------------------------------


def _excerpts() -> Iterator[tuple[Path, str, str]]:
    for page in PAGES:
        for fence, text in _blocks(page):
            words = fence.split()
            if words[:1] == ["yaml"] and len(words) > 1:
                yield page, words[1], text


@pytest.mark.parametrize(
    ("page", "record", "text"),
    [*_excerpts()],
    ids=lambda v: v.name if isinstance(v, Path) else None,
)
def test_excerpts_are_from_the_record(page: Path, record: str, text: str) -> None:
    _is_part(_parsed(text, page.name), _plain(CONTENT / RECORDS[record]), (page.name, record))


def _is_part(part: Any, whole: Any, where: tuple[str, ...]) -> None:
    if isinstance(part, dict):
        assert isinstance(whole, dict), where
        for key, value in part.items():
            assert key in whole, (*where, key)
            _is_part(value, whole[key], (*where, key))
    else:
        assert part == whole, where


def _diagnostics(content: Path) -> str:
    try:
        return reports.text(pipeline.check(Settings(content=content)).diagnostics)
    except Faults as faults:
        return reports.text(faults.diagnostics)


def _without_lines(report: str) -> str:
    """A report without its line numbers, which move with every change of the record."""
    report = re.sub(r"^(\S+?):\d+:(\d+): ", r"\1:\2: ", report, flags=re.MULTILINE)
    return re.sub(r"^ +\d* \| ", "| ", report, flags=re.MULTILINE).strip()


@pytest.fixture
def quoted() -> dict[str, Path]:
    """The diagnostics that the documentation quotes, and where."""
    return {
        _without_lines(text): page
        for page in PAGES
        for fence, text in _blocks(page)
        if fence == "text" and re.search(r"(error|warning)\[", text)
    }


@pytest.mark.parametrize("mistake", MISTAKES)
def test_quoted_diagnostics_are_real(
    mistake: str, quoted: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As the record was before anybody reviewed it: what is quoted is the mistake alone.
    unreviewed = shutil.ignore_patterns("*.lock.yaml")
    shutil.copytree(CONTENT, tmp_path / "content", ignore=unreviewed)
    monkeypatch.chdir(tmp_path)
    record = tmp_path / "content" / RECORD
    wrong, right = MISTAKES[mistake]
    assert _text(record).count(right) == 1, right
    record.write_bytes(_text(record).replace(right, wrong).encode())
    report = _diagnostics(Path("content"))
    assert _without_lines(report) in quoted, f"the program says:\n{report}"


def test_every_quoted_diagnostic_is_tried(quoted: dict[str, Path]) -> None:
    assert len(quoted) == len(MISTAKES)


def test_the_row_in_the_readme_is_printed() -> None:
    """As in the Markdown, but for the mark of the footnote."""
    golden = _text(ROOT / "tests" / "golden" / "willing-paris.en.md")
    printed = re.sub(r"\[\^(\d+)\]", r" \1", golden)
    rows = [line for line in _text(ROOT / "README.md").splitlines() if "said to be agreed" in line]
    assert len(rows) == 1
    assert rows[0] in printed.splitlines()


def test_the_stages_in_the_guide_are_those_of_the_rules() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ((?:`\w+`(?:, )?)+) \|$", _text(GUIDE), re.MULTILINE)
    told = {stage: set(re.findall(r"\w+", verbs)) for stage, verbs in rows}
    assert told == {stage.value: {verb.value for verb in CARRIED_BY[stage]} for stage in CARRIED_BY}


def test_the_attendance_in_the_guide_is_that_of_the_rules() -> None:
    names = r"`\w+`(?:, `\w+`)*"
    rows = re.findall(
        rf"^\| ({names}) \| [^|]+ \| (any verb|{names})(, after the meeting)? \|$",
        _text(GUIDE),
        re.MULTILINE,
    )
    told = {
        Attendance(group): (
            {*Verb} if verbs == "any verb" else {Verb(v) for v in re.findall(r"\w+", verbs)},
            bool(afterwards),
        )
        for groups, verbs, afterwards in rows
        for group in re.findall(r"\w+", groups)
    }
    assert told == {
        group: (set(verbs), group.is_known_afterwards)
        for group, verbs in ATTENDANCE_CARRIED_BY.items()
    }


def test_codes_in_the_documentation_exist() -> None:
    found = re.findall(r"^\| `([a-z]+(?:-[a-z]+)*)` \| [A-Z].*\?", _text(GUIDE), re.MULTILINE)
    assert found
    assert set(found) <= set(CODES)


@cache
def _targets() -> frozenset[str]:
    makefile = _text(ROOT / "Makefile")
    return frozenset(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_make_targets_exist(page: Path) -> None:
    text = _text(page)
    named = re.findall(r"`make ([a-z-]+)", text) + re.findall(
        r"^make ([a-z-]+)", text, re.MULTILINE
    )
    assert set(named) <= _targets()


def test_the_readme_names_the_two_commands() -> None:
    text = _text(ROOT / "README.md")
    assert re.search(r"^make briefings\b", text, re.MULTILINE)
    assert re.search(r"^make test\b", text, re.MULTILINE)


def _anchors(page: Path) -> set[str]:
    """The headings of a page as GitHub makes anchors of them."""
    headings = re.findall(r"^#+ (.*)$", _text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", _text(page), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


def test_the_architecture_names_every_module() -> None:
    """Under its room, and once: where each decision lives may name it again."""
    rooms = _text(ROOT / "docs" / "architecture.md").split("\n## Rooms\n")[1].split("\n## ")[0]
    named = re.findall(r"`(\w+/[\w/]+\.py)`", rooms)
    package = ROOT / "briefs"
    modules = [p.relative_to(package) for p in package.rglob("*/*.py") if p.stem != "__init__"]
    assert sorted(named) == sorted(module.as_posix() for module in modules)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_paths_in_the_documentation_exist(page: Path) -> None:
    """Whatever looks like a file of the project is one."""
    inside = ("briefs/", "tests/", "templates/", "docs/", "scripts/", "content/", ".ci/")
    places = [ROOT, ROOT / "briefs"]
    for name in re.findall(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|lock))`", _text(page)):
        if name.startswith(("records/", "dossier/", "views/", "render/", *inside)):
            if name.startswith("briefs/_templates"):
                continue  # in a wheel only
            assert any((place / name).exists() for place in places), name
