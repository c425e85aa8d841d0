"""The words that are derived from a record, and never typed: labels, kinds of party, gaps."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """What a statement is; always derived, never typed."""

    STATED = "stated"
    CLAIMED = "claimed"
    INFERRED = "inferred"
    AUTHORED = "authored"
    NOT_STATED = "not_stated"


class Moment(StrEnum):
    """Whether something is from before the meeting or from after it."""

    BEFORE = "before"
    AFTER = "after"


class Comparison(StrEnum):
    """How what is reported after a meeting compares with what was expected. No value says more than
    the stages and the attendance beside it.
    """

    CAME = "came"
    REPRESENTED = "represented"
    DID_NOT_COME = "did_not_come"
    FURTHER = "further"
    SAME_STAGE = "same_stage"
    LESS_FAR = "less_far"
    ENDED = "ended"
    OUTCOME = "outcome"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    NOT_REPORTED = "not_reported"


class PartyKind(StrEnum):
    """What sort of party an id names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    STATE = "state"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


class Position(StrEnum):
    """How a quote stands in its source; read off the text."""

    HEADLINE = "headline"
    DIRECT = "direct"
    REPORTED = "reported"
    OWN = "own"


class Gap(StrEnum):
    """A field that a reader would expect and that no source fills."""

    GROUP = "group"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    VENUE = "venue"
    CONVENED_BY = "convened_by"
    CHAIRED_BY = "chaired_by"
    WHO_ACTS = "who_acts"
    WHO_IS_BOUND = "who_is_bound"
    HOW_MUCH = "how_much"
    BY_WHEN = "by_when"
    CONDITION = "condition"
    FORM = "form"
