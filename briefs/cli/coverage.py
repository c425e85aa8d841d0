"""`coverage`: what was made of each archived text, clause by clause."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from briefs import pipeline
from briefs.cli.options import format_option, settings_options
from briefs.cli.printing import EXIT_FAULTS
from briefs.dossier.coverage import Clause, Coverage, State, place
from briefs.language.ranges import Range
from briefs.records.content import Content
from briefs.records.nearest import did_you_mean
from briefs.settings import Settings

FORMAT = 1
"""The version of what `--format json` prints."""

_MARKS = {State.QUOTED: "=", State.SET_ASIDE: "-", State.ATTRIBUTION: "~", State.UNCOVERED: "!"}
_WORDS = {
    State.QUOTED: "quoted",
    State.SET_ASIDE: "set aside",
    State.ATTRIBUTION: "naming the speaker only",
    State.UNCOVERED: "left over",
}
_INDENT = " " * 12
_STYLES = {
    State.QUOTED: "green",
    State.SET_ASIDE: "cyan",
    State.ATTRIBUTION: "dim",
    State.UNCOVERED: "bold red",
}


@click.command()
@settings_options("content", "strict")
@click.argument("source", required=False)
@format_option("How to print what was found.")
def coverage(settings: Settings, source: str | None, form: str) -> None:
    """Show what of a source is quoted, set aside or left over; without SOURCE, a line for each."""
    content, found = pipeline.coverage(settings)
    shown = content.sources if source is None else _only(source, content)
    if source is not None and source not in found and _is_cited(source, content):
        pipeline.check(settings)  # raises the faults that keep it from being judged
    if form == "json":
        click.echo(_json([found[one] for one in shown if one in found], content.root), nl=False)
    else:
        console = Console(soft_wrap=True, highlight=False)
        lines = _overview(content, found) if source is None else _source(source, content, found)
        for line in lines:
            console.print(line)
    left_over = any(found[one].counts[State.UNCOVERED] for one in shown if one in found)
    if settings.strict and left_over:
        sys.exit(EXIT_FAULTS)


def _only(source: str, content: Content) -> tuple[str, ...]:
    if source not in content.sources:
        hint = did_you_mean(source, content.sources)
        raise click.UsageError(f"There is no source `{source}`. {hint}".strip())
    return (source,)


def _is_cited(source: str, content: Content) -> bool:
    return any(source in one.loaded.record.sources for one in content.meetings.values())


# -- for people --------------------------------------------------------------------------------


def _overview(content: Content, found: Mapping[str, Coverage]) -> Iterator[Text]:
    """A line for each source."""
    width = max((len(source) for source in content.sources), default=0)
    for source in content.sources:
        line = Text(f"{source:<{width}}  ")
        if source in found:
            one = found[source]
            style = _STYLES[State.UNCOVERED if one.counts[State.UNCOVERED] else State.QUOTED]
            yield line.append(f"{one.percent:3} %", style).append(f" of {_sum(one)}")
        elif _is_cited(source, content):
            yield line.append("  – not judged: its text or a record that cites it has faults")
        else:
            yield line.append("  – cited by no meeting")


def _source(source: str, content: Content, found: Mapping[str, Coverage]) -> Iterator[Text]:
    """Every sentence of a source with its clauses, and what was made of each."""
    if source not in found:
        yield Text(f"No meeting cites `{source}`.")
        return
    one = found[source]
    where = "meeting" if len(one.meetings) == 1 else "meetings"
    path = f"{content.root}/sources/{source}.txt"
    yield Text(f"{path}, cited by the {where} {', '.join(one.meetings)}")
    yield Text("   ".join(f"{_MARKS[state]} {_WORDS[state]}" for state in State))
    yield Text()
    for sentence in one.sentences:
        at = _at(one, sentence.range)
        for clause in sentence:
            yield from _clause(one, clause, at)
            at = ""
    yield Text()
    yield Text(f"{one.percent} % of {_sum(one)}")


def _clause(one: Coverage, clause: Clause, at: str) -> Iterator[Text]:
    line = Text(f"{at:>8}  ").append(f"{_MARKS[clause.state]} ", _STYLES[clause.state])
    yield line.append(_words(one, clause.range))
    for meeting in one.meetings:
        if ids := [q.claim for q in one.quoting(clause.range) if q.meeting == meeting]:
            yield Text(f"{_INDENT}{meeting}: {', '.join(ids)}", "dim")
        for aside in one.setting_aside(clause.range):
            if aside.meeting == meeting:
                yield Text(f"{_INDENT}{meeting}: set aside as {aside.id} ({aside.kind})", "dim")
    if clause.state is not State.ATTRIBUTION:
        for run in clause.attributions:
            yield _part(one, run, State.ATTRIBUTION)
    for run in clause.uncovered:
        if run != clause.range:
            yield _part(one, run, State.UNCOVERED)


def _part(one: Coverage, run: Range, state: State) -> Text:
    """Words of a clause of which something else was made than of the rest, or nothing."""
    line = Text(f"{_INDENT}{_MARKS[state]} {_WORDS[state]} at {_at(one, run)}: ", _STYLES[state])
    return line.append(f"“{_words(one, run)}”")


def _sum(one: Coverage) -> str:
    counts = ", ".join(f"{one.counts[s]} {_WORDS[s]}" for s in State if one.counts[s])
    clauses = "clause" if one.clauses == 1 else "clauses"
    return f"{one.clauses} {clauses}: {counts}" if counts else "no clauses"


def _words(one: Coverage, part: Range) -> str:
    return " ".join(part.of(one.text).split())


def _at(one: Coverage, part: Range) -> str:
    line, column = place(one.text, part.start)
    return f"{line}:{column}"


# -- for programs ------------------------------------------------------------------------------


def _json(found: list[Coverage], root: str) -> str:
    """`docs/editors.md` tells the shape; it changes with `FORMAT` only."""
    document = {"format": FORMAT, "sources": [_as_data(one, root) for one in found]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _as_data(one: Coverage, root: str) -> dict[str, Any]:
    return {
        "source": one.source,
        "file": f"{root}/sources/{one.source}.txt",
        "language": one.language,
        "meetings": list(one.meetings),
        "clauses": {"all": one.clauses, **{state.value: one.counts[state] for state in State}},
        "percent": one.percent,
        "sentences": [
            {
                **_range(one, sentence.range),
                "clauses": [_clause_as_data(one, clause) for clause in sentence],
            }
            for sentence in one.sentences
        ],
    }


def _clause_as_data(one: Coverage, clause: Clause) -> dict[str, Any]:
    return {
        **_range(one, clause.range),
        "state": clause.state.value,
        "claims": [{"meeting": q.meeting, "claim": q.claim} for q in one.quoting(clause.range)],
        "set_aside": [
            {"meeting": aside.meeting, "id": aside.id, "as": aside.kind.value}
            for aside in one.setting_aside(clause.range)
        ],
        "attributions": [_range(one, run) for run in clause.attributions],
        "uncovered": [_range(one, run) for run in clause.uncovered],
    }


def _range(one: Coverage, part: Range) -> dict[str, Any]:
    """Offsets are code points of the archived text; lines and columns count from 1."""
    line, column = place(one.text, part.start)
    given = {"start": part.start, "end": part.end, "line": line, "column": column}
    return {**given, "text": part.of(one.text)}
