"""What all records share: closed models, the kinds of text, references, language keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from briefs.records.dates import Date, check_day, check_moment
from briefs.records.vocabulary import Marking

TO_DO = "TODO"
"""How a text begins that somebody has still to write. It is printed as it stands, so that nothing
provisional is taken for more."""

FORMAT_VERSION = 1
"""The version of the record format that this program reads and writes."""

# Editors may write 1.10, 2026, 007 or no where a text belongs; so the schema must admit them.
_ANY_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a text that readers see and that every site language therefore needs.

    A remark is the editor's own word on what stands beside it; all else is held to the quotes.
    """

    is_remark: bool = False


_Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema(_ANY_SCALAR),
]
Verbatim = _Text
"""The source's own words, never translated in place and never changed."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
"""An address with http or https."""

Line = Annotated[_Text, Translatable()]
"""A short plain text for readers, in the main language."""

Prose = Annotated[_Text, Translatable()]
"""A text of one paragraph for readers: CommonMark's inline marks, no raw HTML."""

Remark = Annotated[_Text, Translatable(is_remark=True)]
"""A text of one paragraph for readers, in which the editor comments on the rest: it is not compared
with the quotes."""

Answers = dict[Verbatim, Remark]
"""Words of the texts beside it, as `drift` shows them, each with the reason why they may stand."""

ID_PATTERN = r"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$"


def _check_id(value: str) -> str:
    if re.fullmatch(ID_PATTERN, value) is None:
        raise PydanticCustomError("bad_id", "bad id", {"value": value})
    return value


Id = Annotated[
    str,
    AfterValidator(_check_id),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN}),
]
"""A key that names something: letters, digits and single hyphens."""


def one_or_many(value: object) -> object:
    """A single text stands for a list of one."""
    return (value,) if isinstance(value, str) else value


def several(item: dict[str, Any]) -> WithJsonSchema:
    """The JSON Schema of what `one_or_many` reads."""
    return WithJsonSchema({"oneOf": [item, {"type": "array", "items": item, "minItems": 1}]})


class Target(StrEnum):
    """What a reference leads to."""

    CLAIM = "claim"
    COMMITMENT = "commitment"
    PARTY = "party"
    SOURCE = "source"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class To:
    """Marks a reference with what it leads to; `also` are words that stand for themselves."""

    target: Target
    also: tuple[str, ...] = ()


_Ref = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_SOME_REFS = several({"type": "string", "minLength": 1})
_Refs = Annotated[tuple[_Ref, ...], Field(min_length=1), BeforeValidator(one_or_many), _SOME_REFS]

ClaimRef = Annotated[_Ref, To(Target.CLAIM)]
"""The id of a claim of the same meeting."""

ClaimRefs = Annotated[_Refs, To(Target.CLAIM)]
"""The id of a claim, or a list of them."""

CommitmentRefs = Annotated[_Refs, To(Target.COMMITMENT)]
"""The id of a commitment of the same meeting, or a list of them."""

PartyRef = Annotated[_Ref, To(Target.PARTY)]
"""An actor, a state by its ISO 3166-1 code, or one of the meeting's `unnamed`."""

PartyRefs = Annotated[_Refs, To(Target.PARTY)]
"""A party, or a list of them."""

SourceRef = Annotated[_Ref, To(Target.SOURCE)]
"""The id of a source: the name of its file."""

SourceRefs = Annotated[_Refs, To(Target.SOURCE)]
"""The id of a source, or a list of them."""

VoiceRefs = Annotated[_Refs, To(Target.VOICE)]
"""One of the meeting's `unnamed`, or a list of them."""


def check_language(tag: str) -> str:
    """A language tag of BCP 47 that the Unicode CLDR knows, in its canonical case."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise PydanticCustomError("bad_language", "bad language", {"value": tag}) from None
    canonical = str(locale).replace("_", "-")
    if canonical.lower() != tag.lower():
        raise PydanticCustomError("bad_language", "bad language", {"value": tag})
    return canonical


Language = Annotated[str, AfterValidator(check_language)]
"""A language tag of BCP 47, such as `de` or `pt-BR`."""


Moment = Annotated[Date, AfterValidator(check_moment)]
"""A day, or a day and a time, in full; a day is its start."""


Day = Annotated[Date, AfterValidator(check_day)]
"""A day in full, such as `2026-01-06`."""


def check_format(version: int) -> int:
    """Only one version of the format is read today; a newer one wants a newer program."""
    if version != FORMAT_VERSION:
        raise PydanticCustomError("unsupported_format", "format", {"value": version})
    return version


FormatVersion = Annotated[int, AfterValidator(check_format)]


class Record(BaseModel):
    """A closed model: a key that it does not have is a mistake. Docstrings are the reference."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, validate_default=False
    )


class Restricted(Record):
    """Something that not everybody may see, or not yet."""

    marking: Marking | None = None
    """Who may see it (TLP 2.0); left out, whoever may see the briefing."""

    embargo_until: Moment | None = None
    """When it may be published; kept back until a build names that time, or a later one, with
    `--as-of`."""


class Anchored(Record):
    """Something that points to a passage of a source by its words (W3C Web Annotation)."""

    exact: Verbatim
    """The passage, word for word. Typographic quotation marks, dashes and spaces may differ."""

    prefix: Verbatim | None = None
    """The words just before it, where it stands in the text more than once."""

    suffix: Verbatim | None = None
    """The words just after it, where it stands in the text more than once."""

    source: SourceRef | None = None
    """The source that it stands in; may be left out where only one of the sources has it."""


def is_to_do(text: str) -> bool:
    """Whether this only holds the place of a text: it begins with `TODO` or `[TODO`."""
    word = re.match(r"\w+", text.lstrip().removeprefix("["))
    return word is not None and word[0] == TO_DO


def is_language(tag: str) -> bool:
    """Whether this is a language tag, in its canonical case."""
    try:
        return check_language(tag) == tag
    except PydanticCustomError:
        return False


GATHERED = "\0translation"
"""The name under which `Translated` gathers its languages: one that no file can spell."""


class Translated(Record):
    """A record whose text in a language stands under that language's own key (`en: …`).

    Which keys count as languages comes in as validation context: the languages of the site. Where
    they are not known, every language tag counts, so that one fault does not make hundreds.
    """

    translation: dict[Language, _Text] = Field(default={}, validation_alias=GATHERED)
    """The text by language; in the file each stands directly under its language's key."""

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, Mapping):
            return value
        languages = (info.context or {}).get("languages", ())
        own = {field.alias or name for name, field in cls.model_fields.items()}
        texts = {
            key: text
            for key, text in value.items()
            if (key in languages if languages else key not in own and is_language(str(key)))
        }
        others = {key: text for key, text in value.items() if key not in texts}
        return {**others, GATHERED: texts} if texts else others

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """In the file there is no `translation`, but a key for each language."""
        result = handler.resolve_ref_schema(handler(schema))
        text = result["properties"].pop(GATHERED)
        own = "|".join(name for name in result["properties"] if len(name) in (2, 3))
        others = rf"(?!(?:{own})$)" if own else ""
        result["patternProperties"] = {
            rf"^{others}[a-z]{{2,3}}(?:-[A-Za-z0-9]+)*$": {
                **_ANY_SCALAR,
                "description": text["description"],
            }
        }
        return result


class Localised(Translated):
    """A text for readers that is not part of a meeting, so that no overlay holds it."""

    name: Verbatim | None = None
    """The text in every language that has no key of its own here."""

    def in_language(self, tag: str) -> str:
        """The text in a language; empty where it has none, which `check` names."""
        return self.translation.get(tag) or self.name or ""


class OneOrSeveral:
    """A field that takes one entry, or a list of them where the sources differ."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several_schema = handler(schema)
        return {"oneOf": [several_schema["items"], {**several_schema, "minItems": 2}]}


def _read_alternatives(value: object) -> object:
    if isinstance(value, Mapping):
        return (value,)
    if isinstance(value, list) and len(value) == 1:
        raise PydanticCustomError("list_of_one", "a list of one")
    if value == []:
        raise PydanticCustomError("too_short", "an empty list", {"min_length": 1})
    return value


T = TypeVar("T", bound=Record)
Alternatives = Annotated[tuple[T, ...], BeforeValidator(_read_alternatives), OneOrSeveral()]
"""One entry, or a list of two and more where the sources differ, each with its own claims."""
