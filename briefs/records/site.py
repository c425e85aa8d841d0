"""`site.yaml` and `actors.yaml`: what all meetings share."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from briefs.records.base import FormatVersion, Id, Language, Localised, Record, Url
from briefs.records.vocabulary import Marking, Paper


def _check_repeated(tags: tuple[str, ...]) -> tuple[str, ...]:
    for index, tag in enumerate(tags):
        if (first := tags.index(tag)) < index:
            context = {"value": tag, "index": index, "first": first}
            raise PydanticCustomError("repeated", "repeated", context)
    return tags


class Site(Record):
    """The publication that the briefings belong to."""

    format: FormatVersion
    """The version of the record format; 1."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1), AfterValidator(_check_repeated)]
    """The languages that everything is published in; the first is the main one."""

    title: Localised
    """The name of the publication."""

    publisher: Localised
    """Who publishes it."""

    url: Url | None = None
    """Where it is published, such as `https://briefings.example/` or a folder below it. Without it
    no page can name its address, and there are no feeds and no map of the site."""

    marking: Marking
    """The marking of records that carry none of their own."""

    paper: Paper = Paper.A4
    """What paper the prints are made for."""


class Actors(Record):
    """People, organisations and groups. States need no entry: they go by their ISO 3166-1 code."""

    format: FormatVersion
    """The version of the record format; 1."""

    people: dict[Id, Localised] = {}
    """Persons. What somebody is or does belongs to the meeting, only the name stands here."""

    organisations: dict[Id, Localised] = {}
    """Organisations: NATO, the European Union, a ministry."""

    groups: dict[Id, Localised] = {}
    """Groups without an organisation: a coalition, a format of talks."""
