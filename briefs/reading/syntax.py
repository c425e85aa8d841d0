"""Why a YAML reader gave up, in an editor's words.

In come the two places that a reader names (where it gave up, where the thing began that it was
reading) and the texts that it had read before; out come a place, a message and a hint. The reader's
own words are used only where nothing better is known. Each explanation looks at those places
alone: a line of quoted prose may look like anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefs.diagnostics import Span
from briefs.reading import closing
from briefs.reading.braces import quoted
from briefs.reading.nodes import Scalar
from briefs.reading.trouble import (
    Explanation,
    Trouble,
    as_text_hint,
    indent_of,
    is_quoted,
    is_value,
    last_char,
)

_KEY = re.compile(r"^\s*(?:- +)*(?P<key>[\w.-]+):[ \t]+(?=[^\s|>])")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_SIGNS = {sign: f"`{sign}`" for sign in "*&!%@|>,]}"} | {"`": "a backtick"}


def explain(trouble: Trouble) -> Explanation:
    """The likeliest reason, at the place where the editor can mend it."""
    for explanation in _EXPLANATIONS:
        if (found := explanation(trouble)) is not None:
            return found
    problem = (trouble.problem or "this cannot be read").rstrip(".")
    hint = "Look at the indentation and the colons of this line and the one above it."
    return trouble.source.at_offset(trouble.at), f"YAML cannot be read here: {problem}.", hint


def _tab(trouble: Trouble) -> Explanation | None:
    if trouble.char(trouble.at) != "\t" or trouble.before(trouble.at).strip():
        return None
    span = trouble.source.at_offset(trouble.at)
    return span, "A tab indents this line.", "Indent with spaces."


def _conflict(trouble: Trouble) -> Explanation | None:
    line = trouble.line(trouble.at)
    candidates = {line, *trouble.lines_above(line)[:1]}
    if trouble.since is not None:
        candidates.add(trouble.line(trouble.since))
    for number in sorted(candidates):
        if _CONFLICT.match(trouble.source.lines[number]):
            hint = "Keep one of the two versions, and delete the lines that mark the conflict."
            return trouble.source.span(number + 1, 1, 7), "Git marks a merge conflict here.", hint
    return None


def _first_sign(trouble: Trouble) -> Explanation | None:
    """A text begins with a sign that means something to YAML."""
    places = [p for p in (trouble.since, trouble.at) if p is not None]
    start = next((p for p in places if trouble.char(p) in _SIGNS), None)
    if start is not None:
        sign = _SIGNS[trouble.char(start)]
    elif re.match(r"[-?]\s", trouble.source.text[trouble.at : trouble.at + 2]):
        start, sign = trouble.at, f"`{trouble.char(trouble.at)} `"
        if not trouble.before(start).strip():
            return None  # an item of a list, only that it stands where no list can
    else:
        return None
    if not is_value(trouble, start):
        return None
    unless = "stands in quotation marks" if trouble.in_flow else "stands under `>-`"
    message = f"A text cannot begin with {sign} unless it {unless}."
    hint = as_text_hint(trouble.source, start, in_flow=trouble.in_flow)
    return trouble.source.at_offset(start), message, hint


def _colon_in_braces(trouble: Trouble) -> Explanation | None:
    source, at, last = trouble.source, trouble.at, trouble.last
    if not trouble.in_flow or trouble.char(at) != ":" or last is None:
        return None
    span = source.at_offset(at)
    if (blank := re.search(r"([\w-]+)$", trouble.before(at))) and trouble.char(at + 1) in ",}":
        hint = f"Write `{blank[1]}: …`, or leave `{blank[1]}:` out."
        return span, f"`{blank[1]}` has no value.", hint
    key = re.search(r"([\w.-]+):\s+$", trouble.before(last.start))
    if key is None or is_quoted(last):
        return None
    rest = re.match(r".*?(?=,\s*[\w-]+:\s|[}\]]|$)", source.text[last.start :], re.DOTALL)
    whole = " ".join(rest[0].split()) if rest else last.value
    hint = f"Write `{key[1]}: {quoted(whole)}`, in quotation marks."
    return span, "A colon inside a text ends it.", hint


def _colon_in_text(trouble: Trouble) -> Explanation | None:
    source, at = trouble.source, trouble.at
    if trouble.in_flow or trouble.char(at) != ":":
        return None
    span, before = source.at_offset(at), trouble.before(at)
    if (key := _KEY.match(before)) is not None:
        start = source.starts[trouble.line(at)] + key.end()
        if trouble.char(start) in ('"', "'", "{", "["):
            return None
        hint = as_text_hint(source, start, in_flow=False)
        return span, "A colon inside a text ends it.", hint
    return _colon_on_next_line(trouble, span, before)


def _colon_on_next_line(trouble: Trouble, span: Span, before: str) -> Explanation | None:
    """The line continues the text of a key above it, and has a colon of its own."""
    source, number = trouble.source, trouble.line(trouble.at)
    lines = trouble.lines_above(number)
    owner = next((n for n in lines if indent_of(source.lines[n]) < indent_of(before)), None)
    if owner is None:
        return None
    if (bare := re.fullmatch(r"\s*(?P<key>[\w-]+)\s*", source.lines[owner])) is not None:
        place = source.span(owner + 1, bare.start("key") + 1, len(bare["key"]))
        return place, "A colon is missing after this key.", f"Write `{bare['key']}:`."
    if (key := _KEY.match(source.lines[owner])) is None:
        return None
    hint = as_text_hint(source, source.starts[owner] + key.end(), in_flow=False)
    word = before.strip()
    if re.fullmatch(r"[\w-]+", word) is None:
        return span, "A colon inside a text ends it.", hint
    message = f"`{word}` is indented further than `{key['key']}`, so it goes on with its text."
    hint = f"Indent it as `{key['key']}` in line {owner + 1}. If it is text: {_lower(hint)}"
    return source.span(number + 1, indent_of(before) + 1, len(word)), message, hint


def _no_colon(trouble: Trouble) -> Explanation | None:
    """A line that should begin with a key has none."""
    source, since = trouble.source, trouble.since
    if since is None or trouble.in_flow or trouble.before(since).strip(" -"):
        return None
    line = trouble.after(since).rstrip()
    if not line or line[0] in "\"'{[-?#" or re.search(r":(\s|$)", line):
        return None
    span = source.at_offset(since, len(line))
    if (joined := re.fullmatch(r"(?P<key>[A-Za-z_][\w-]*):(?P<text>[^\s:/].*)", line)) is not None:
        place = source.at_offset(since + joined.start("text"))
        hint = f"Write `{joined['key']}: {joined['text']}`."
        return place, "A space is missing after the colon.", hint
    if (equals := re.fullmatch(r"(?P<key>[\w-]+)\s*=\s*(?P<text>.*)", line)) is not None:
        hint = f"Write `{equals['key']}: {equals['text']}`."
        return span, "A colon follows a key, not an equals sign.", hint
    if (last := trouble.last) is not None and last.block and _is_next(last, since):
        key = _KEY_OF_BLOCK.search(source.lines[trouble.line(last.start)])
        further = f" than `{key[1]}`" if key else ""
        hint = f"Indent every line of the text alike, further{further}."
        return span, "This line is not indented, so it does not belong to the text above it.", hint
    return span, "There is neither a key nor a colon in this line.", _key_hint(trouble, line)


_KEY_OF_BLOCK = re.compile(r"([\w.-]+):\s+[|>]")


def _is_next(scalar: Scalar, offset: int) -> bool:
    return not scalar.source.text[last_char(scalar) + 1 : offset].strip()


def _key_hint(trouble: Trouble, line: str) -> str:
    above = trouble.lines_above(trouble.line(trouble.since or 0))
    if above and trouble.source.lines[above[0]].lstrip().startswith("- "):
        return f"If it is an item of the list above, write `- {line}`."
    if (words := re.fullmatch(r"(?P<key>[a-z_]+)\s+(?P<text>\S+)", line)) is not None:
        return f"Write `{words['key']}: {words['text']}`."
    return "If it belongs to the text above it, indent it further than the key of that text."


def _indentation(trouble: Trouble) -> Explanation | None:
    source, since, at = trouble.source, trouble.since, trouble.at
    if since is None or trouble.in_flow or trouble.before(at).strip() or not trouble.char(at):
        return None
    line, first = trouble.line(at), trouble.line(since)
    mine, outer = len(trouble.before(at)), len(trouble.before(since))
    above = [n for n in trouble.lines_above(line) if n >= first]
    if mine == outer:
        what = "An item of a list" if trouble.after(at).startswith("- ") else "A key"
        among = "keys" if what != "A key" else "items of a list"
        hint = "Items begin with `- `, keys end with a colon; indent what belongs to a key further."
        return source.at_offset(at), f"{what} stands among {among}.", hint
    deeper = [indent_of(source.lines[n]) for n in above if indent_of(source.lines[n]) > mine]
    if mine < outer:
        return None
    others = f"{outer} and {min(deeper)}" if deeper else str(outer)
    message = f"This line is indented by {_spaces(mine)}, the lines above it by {others}."
    hint = "Indent it exactly as the lines that it stands beside."
    return source.span(line + 1, 1, mine), message, hint


def _spaces(count: int) -> str:
    return f"{count} space" if count == 1 else f"{count} spaces"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


_EXPLANATIONS: tuple[Callable[[Trouble], Explanation | None], ...] = (
    _tab,
    _conflict,
    closing.escape,
    closing.unclosed_quote,
    closing.trailing_comma,
    closing.behind_quoted,
    closing.extra_bracket,
    closing.behind_bracket,
    closing.unclosed_bracket,
    closing.bracket_in_text,
    _first_sign,
    _colon_in_braces,
    _colon_in_text,
    _no_colon,
    _indentation,
)
