"""The options of `Settings`, as click wants them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any

import click

from briefs.settings import Settings, options


def settings_options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options of `Settings` by these names, and hand the command a `Settings`."""
    table = options()

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_settings(**given: Any) -> Any:
            mine = {n: given.pop(n) for n in names}
            mine = {n: tuple(v) if isinstance(v, (tuple, list)) else v for n, v in mine.items()}
            return command(settings=Settings(**mine), **given)

        decorated: Callable[..., Any] = with_settings
        for name in reversed(names):
            decorated = click.option(table[name]["flag"], name, **_click(table[name]))(decorated)
        return decorated

    return decorate


def format_option(
    text: str, formats: Sequence[str] = ("text", "json")
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the option `--format`, handed to the command as `form`; `text` is its help."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(formats)),
        default="text",
        show_default=True,
        help=text,
    )


def _click(option: dict[str, Any]) -> dict[str, Any]:
    default = option["default"]
    rest: dict[str, Any] = {"help": option["help"], "default": default}
    if isinstance(default, bool):
        return {**rest, "is_flag": True}
    if isinstance(default, StrEnum):
        kind = type(default)
        values = click.Choice([member.value for member in kind])
        made = {"callback": lambda _context, _option, value: kind(value)}
        return {**rest, **made, "type": values, "default": default.value, "show_default": True}
    if isinstance(default, tuple):
        return {**rest, "multiple": True, "metavar": option["metavar"]}
    if isinstance(default, int):
        return {**rest, "type": click.IntRange(min=0), "metavar": option["metavar"]}
    if isinstance(default, str):
        return {**rest, "metavar": option["metavar"]}
    # What is read must be there; a missing content folder is a fault with a hint of its own.
    path = click.Path(exists=option["flag"] == "--templates", file_okay=False, path_type=Path)
    shown = default is not None
    return {**rest, "type": path, "metavar": option["metavar"], "show_default": shown}
