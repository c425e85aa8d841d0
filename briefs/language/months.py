"""The names of months, from CLDR and from what the data files add to it."""

from __future__ import annotations

from functools import cache

from briefs.language.lexicon import lexicon


@cache
def month_numbers(language: str) -> dict[str, int]:
    """Each form of a month's name, in small letters and without full stop, with its number."""
    found: dict[str, int] = {}
    for number, name in _cldr(language):
        found.setdefault(name.removesuffix("."), number)
    for index, forms in enumerate(lexicon(language).dates.months):
        for form in forms:
            found.setdefault(form.lower().removesuffix("."), index + 1)
    return found


@cache
def abbreviated_months(language: str) -> frozenset[str]:
    """The names that are written with a full stop, with it."""
    ours = (form.lower() for forms in lexicon(language).dates.months for form in forms)
    names = (*ours, *(name for _, name in _cldr(language)))
    return frozenset(name for name in names if name.endswith("."))


def _cldr(language: str) -> list[tuple[int, str]]:
    # Only here, since most commands meet no text.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    # CLDR would take American English for a language that is not known.
    if language.partition("-")[0].lower() in ("", "und"):
        return []
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return []
    return [
        (number, name.lower())
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.months[context].get(width, {}).items()
        if not name.isdigit() and len(name) > 1
    ]
