"""What the texts name, as comments of a new record: dates and people, each with its claims.

What they have to do with the meeting is the editor's to say: so none of it stands in the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefs.desk.beginning.draft import Claim, Draft
from briefs.desk.beginning.naming import Names, spelt
from briefs.desk.beginning.origins import Origin
from briefs.desk.beginning.speakers import actor_of, surname
from briefs.desk.scalars import WIDTH, comment, in_braces, single_spaced
from briefs.language.ranges import Range
from briefs.records.site import Actors
from briefs.records.vocabulary import Kind

_ATTENDANCE = {
    True: ("expected", "invited, in_the_city"),
    False: ("present", "remote, represented"),
}
"""Which groups of participants are likely, by whether the briefing is from before the meeting."""
_MOST_CITED = 3
"""Claims that a proposal cites: enough to go on."""


def proposals(
    origins: tuple[Origin, ...], draft: Draft, actors: Actors | None, kind: Kind
) -> Iterator[str]:
    """Lines of comment; none where the texts name neither a date nor a person."""
    dates = list(_dates(origins, draft))
    people = _people(origins, draft)
    ids = _ids(people, actors)
    if dates or people:
        yield "\n# --- Who, when, where: what the texts name. ---\n"
    if dates:
        yield comment(
            "The date of the meeting goes under `when:`, another under `timeline:` with an id and "
            "`what:`."
        )
        yield from dates
    if people:
        yield "# participants:\n"
        first, others = _ATTENDANCE[kind.is_before]
        yield f"{f'#   {first}:':<28}# or {others}, mentioned_only …\n"
    for name, (claims, role) in people.items():
        remark = f"   # {role}" if role else ""
        yield _citing(f"#     {ids[name]}: {{from: ", claims, f"}}{remark}\n")
    if missing := [name for name in people if actor_of(name, actors) is None]:
        yield comment(
            "In actors.yaml, under `people:`, with the name in each language where it differs:"
        )
        yield from (f"#   {ids[name]}: {{name: {in_braces(name)}}}\n" for name in missing)


def _dates(origins: tuple[Origin, ...], draft: Draft) -> Iterator[str]:
    found: dict[tuple[str, str], list[str]] = {}
    for origin in origins:
        for date in origin.dates:
            if claim := _holding(draft, origin, date.range):
                printed = single_spaced(date.range.of(origin.text))
                if date.range.end == claim.range.end:
                    printed = printed.rstrip(".")  # it ends the sentence, not a short form
                found.setdefault((date.value.text, printed), []).append(claim.id)
    for (value, printed), claims in found.items():
        yield _citing(f"#   {{date: {value}, printed: {in_braces(printed)}, from: ", claims, "}\n")


def _people(origins: tuple[Origin, ...], draft: Draft) -> dict[str, tuple[list[str], str]]:
    """The claims that name a person, and the first role that is printed, by name."""
    found: dict[str, tuple[list[str], str]] = {}
    for origin in origins:
        for person in origin.people:
            if claim := _holding(draft, origin, person.range):
                claims, role = found.get(person.name, ([], ""))
                found[person.name] = ([*claims, claim.id], role or person.role)
    return found


def _ids(people: dict[str, tuple[list[str], str]], actors: Actors | None) -> dict[str, str]:
    """An id for each: the one on record, else the surname, else the whole name."""
    names = Names()
    ids: dict[str, str] = {}
    for name in people:
        wanted = surname(name)
        known = actor_of(name, actors)
        ids[name] = known or names.new(spelt(name) if wanted in ids.values() else wanted, "person")
    return ids


def _holding(draft: Draft, origin: Origin, place: Range) -> Claim | None:
    """The claim whose quote holds a passage."""
    holding = (
        claim
        for claim in draft.claims
        if claim.origin is origin
        and claim.range.start <= place.start
        and place.end <= claim.range.end
    )
    return next(holding, None)


def _citing(before: str, claims: list[str], after: str) -> str:
    """A line that cites as many of the claims as it has room for."""
    names = list(dict.fromkeys(claims))[:_MOST_CITED]
    while True:
        refs = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
        line = f"{before}{refs}{after}"
        if len(names) == 1 or len(line) <= WIDTH + 1:
            return line
        names.pop()
