"""Every phrase that the views and the templates use, as babel's extractors see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir
from jinja2.ext import babel_extract

ROOT = Path(__file__).parents[2]

# `_("phrase")` and `_("phrase", "context")`; `NP_("context", "phrase")`.
_KEYWORDS: dict[str, Any] = {"_": {None: (1,), 2: (1, (2, "c"))}, "NP_": ((1, "c"), 2)}
_KEYWORDS["phrase"] = _KEYWORDS["_"]


def phrases() -> set[tuple[str | None, str]]:
    """Context and phrase of everything that a catalogue has to give."""
    found: set[tuple[str | None, str]] = set()
    for folder, method in ((ROOT / "briefs" / "views", "python"), (ROOT / "templates", "jinja")):
        pattern, extractor = (
            ("**.py", "python") if method == "python" else ("**.jinja", babel_extract)
        )
        method_map: Any = [(pattern, extractor)]
        messages = extract_from_dir(
            folder, method_map=method_map, keywords=_KEYWORDS, comment_tags=()
        )
        for _, _, message, _, context in messages:
            found.add((context, str(message)))
    return found
