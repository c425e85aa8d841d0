"""The files for servers and services: they parse, and say what the guide and the checks say."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.outputs.browser import STRICT
from tests.test_cli import ROOT

FOLDER = ROOT / "docs" / "publishing"
GUIDE = (ROOT / "docs" / "publishing.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def _commands(value: Any) -> list[str]:
    """Every text under `run` or `script`."""
    if isinstance(value, dict):
        own = [value[key] for key in ("run", "script") if key in value]
        told = [line for one in own for line in (one if isinstance(one, list) else [one])]
        return told + [line for one in value.values() for line in _commands(one)]
    if isinstance(value, list):
        return [line for one in value for line in _commands(one)]
    return []


@pytest.mark.parametrize("name", ["github-pages.yml", "gitlab-ci.yml"])
def test_the_commands_of_a_service_are_those_that_there_are(name: str) -> None:
    commands = _commands(yaml.safe_load((FOLDER / name).read_text("utf-8")))
    assert commands
    for command in commands:
        for target in re.findall(r"make ([\w-]+)", command):
            assert f"\n{target}:" in MAKEFILE, command
        assert "make " in command or command.startswith(".venv/bin/python build.py "), command


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_server_sends_the_policy_that_is_tested_in_a_browser(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    assert f'Content-Security-Policy "{STRICT}"' in text
    assert "404.html" in text
    assert text.count("{") == text.count("}")


def test_the_guide_says_the_same_and_names_every_file() -> None:
    assert STRICT in " ".join(GUIDE.split())
    for path in FOLDER.iterdir():
        assert f"(publishing/{path.name})" in GUIDE
