"""Content trees: broken ones with the exact words that an editor then reads, and valid ones.

`cases/broken/<code>/<variant>/` holds only what differs from `cases/base/`. Beside those files:
`expected.txt`, the text report; `removed.txt`, files of the base that are missing, one path a line;
`command.txt`, the command that finds the fault, where that is not `check`. To rewrite every
`expected.txt`: `pytest tests/test_cases.py --update-golden`; then read the difference.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from briefs import pipeline, reports
from briefs.diagnostics import CODES, Diagnostic, Faults
from briefs.settings import Settings

HERE = Path(__file__).parent
CASES = HERE / "cases"
BASE = CASES / "base"
BROKEN = sorted(path for path in (CASES / "broken").glob("*/*") if path.is_dir())
VALID = [BASE, *sorted(path.parent for path in CASES.glob("valid/*/content")), HERE.parent]

EXPECTED, REMOVED, COMMAND = "expected.txt", "removed.txt", "command.txt"

Diagnostics = tuple[Diagnostic, ...]


def _name(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines() if file.is_file() else []


def _plant(variant: Path, root: Path) -> None:
    """Build the tree of a variant: the base, without what is removed, under what differs."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for path in _lines(variant / REMOVED):
        (root / path).unlink()
    ours = [variant / EXPECTED, variant / REMOVED, variant / COMMAND]
    for file in variant.rglob("*"):
        if file.is_file() and file not in ours:
            place = root / file.relative_to(variant)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
    for folder in sorted((p for p in root.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _check() -> Diagnostics:
    return pipeline.check(Settings()).diagnostics


def _build() -> Diagnostics:
    settings = Settings(jobs=1)
    checked = pipeline.check(settings)
    pipeline.build(settings, checked, lambda stage: None)
    return checked.diagnostics


COMMANDS: dict[str, Callable[[], Diagnostics]] = {"check": _check, "build": _build}


def _run(variant: Path) -> Diagnostics:
    command = "".join(_lines(variant / COMMAND)) or "check"
    try:
        return COMMANDS[command]()
    except Faults as faults:
        return faults.diagnostics


@pytest.mark.parametrize("variant", BROKEN, ids=_name)
def test_broken_tree(
    variant: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    _plant(variant, tmp_path)
    monkeypatch.chdir(tmp_path)
    found = _run(variant)
    report = reports.text(found).encode()
    assert reports.text(_run(variant)).encode() == report, "judged otherwise the second time"
    assert variant.parent.name in {diagnostic.code for diagnostic in found}
    expected = variant / EXPECTED
    if update_golden:
        expected.write_bytes(report)
    assert expected.is_file(), f"no {EXPECTED}; write it with --update-golden"
    assert report.decode() == expected.read_bytes().decode()


def test_every_code_has_two_broken_trees() -> None:
    counted = Counter(variant.parent.name for variant in BROKEN)
    assert {code for code in CODES if counted[code] < 2} == set()


def test_every_folder_is_a_known_code() -> None:
    folders = {path.name for path in (CASES / "broken").iterdir()}
    assert folders - set(CODES) == set()


@pytest.mark.parametrize("root", VALID, ids=lambda root: root.name)
def test_valid_tree(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert reports.text(_check()) == ""
