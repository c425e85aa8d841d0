"""What somebody meant who wrote something else where a language tag belongs."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers
from pydantic_core import PydanticCustomError

from briefs.records.base import check_language
from briefs.records.nearest import nearest


def language_hint(word: str) -> str:
    """The tag that was meant, if it can be told; else how a tag looks."""
    word = word.strip()
    if (tag := _spelt_otherwise(word) or _by_name(word)) is not None:
        return f"Write `{tag}`."
    territory = Locale("en").territories.get(word.upper())
    if territory and (spoken := get_official_languages(word.upper())):
        listed = ", ".join(f"`{tag.replace('_', '-')}`" for tag in spoken)
        return f"`{word}` is the code of a country, {territory}; its languages: {listed}."
    name = nearest(word, _english())
    if name is not None:
        return f"Did you mean `{_english()[name]}`, {name}?"
    return "Write a tag such as `de` or `pt-BR`."


def _spelt_otherwise(word: str) -> str | None:
    """`en_GB`, and the codes of three letters that have one of two."""
    alias = get_global("language_aliases").get(word.lower(), word)
    try:
        return check_language(alias.replace("_", "-"))
    except PydanticCustomError:
        return None


def _by_name(word: str) -> str | None:
    """The tag of a language by its English or its own name."""
    in_english = {name.casefold(): tag for name, tag in _english().items()}
    return in_english.get(word.casefold()) or _native().get(word.casefold())


@cache
def _english() -> dict[str, str]:
    return {name: tag for tag, name in _plain_tags(Locale("en"))}


@cache
def _native() -> dict[str, str]:
    """Every language by what it calls itself. Reads a file for each, so only on a fault."""
    own = ((tag, Locale(tag).languages.get(tag)) for tag in locale_identifiers() if tag.isalpha())
    return {name.casefold(): tag for tag, name in own if name}


def _plain_tags(locale: Locale) -> list[tuple[str, str]]:
    return [(str(tag), str(name)) for tag, name in locale.languages.items() if tag.isalpha()]
