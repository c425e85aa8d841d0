"""Finding and running the checkers, and saying what they say."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
CHECKERS = ROOT / "scripts" / "checkers"
SHOWN = 40


def program(*names: str) -> str:
    """The first of these commands that is there."""
    for name in names:
        if found := shutil.which(name):
            return found
    return _missing(names[0])


def package(path: str) -> str:
    """A file of an npm package."""
    found = CHECKERS / "node_modules" / path
    return str(found) if found.exists() else _missing(path)


def _missing(name: str) -> NoReturn:
    pytest.fail(f"{name} is missing; `make check-outputs` installs it", pytrace=False)


def run(
    *command: str | Path, cwd: Path | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run it; what its exit code means is for the caller to say."""
    return subprocess.run(
        command,
        cwd=cwd,
        input=stdin,
        env={**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def files(folder: Path, *endings: str) -> list[Path]:
    """The files with these endings, at any depth. A build without any would prove nothing."""
    found = sorted(p for ending in endings for p in folder.rglob(f"*.{ending}"))
    assert found, f"no {endings[0]} file in {folder}"
    return found


def none(findings: Sequence[str]) -> None:
    """Fail with the findings, if there are any."""
    if findings:
        more = [f"… and {len(findings) - SHOWN} more"] if len(findings) > SHOWN else []
        pytest.fail("\n".join([*findings[:SHOWN], *more]), pytrace=False)
