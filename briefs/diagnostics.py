"""What can be wrong with a content tree, where, and what to do about it.

The ground floor: imports nothing of ours. A user's mistake becomes a `Diagnostic`; a stage collects
all of its own and raises `Faults` once at its end. Anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs: a fault stops the build, a warning only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of diagnostic: its stable name, its weight, and one line of what it means."""

    name: str
    severity: Severity
    summary: str


def _errors(**summaries: str) -> list[Code]:
    return [Code(k.replace("_", "-"), Severity.ERROR, v) for k, v in summaries.items()]


def _warnings(**summaries: str) -> list[Code]:
    return [Code(k.replace("_", "-"), Severity.WARNING, v) for k, v in summaries.items()]


# The one table of codes. `tests/cases/` holds at least two broken trees for each.
CODES: dict[str, Code] = {
    code.name: code
    for code in (
        # files
        *_errors(
            missing_file="A file that the content needs is not there.",
            unknown_file="A file in the content folder that no rule reads.",
            bad_encoding="A file that is not UTF-8, or holds invisible control characters.",
            bad_id="An id, or a file name that gives one, is not letters, digits and hyphens.",
        ),
        # YAML
        *_errors(
            yaml_syntax="The file is not well-formed YAML.",
            yaml_feature="A YAML feature that records do not use: an anchor, a tag, a merge.",
            stray_comma="A comma in braces ended a text early.",
            duplicate_key="A key stands twice in one mapping.",
        ),
        # shape
        *_errors(
            unknown_key="A key that the format does not have.",
            missing_field="A field that the format asks for is not there.",
            wrong_type="A text where a list or mapping belongs, or the other way round.",
            empty_value="A key without a value.",
            unknown_value="A value that is not among those the field allows.",
            bad_number="A number that is not one, or outside its range.",
            bad_date="A date that is not EDTF, or not in the calendar.",
            bad_language="A language tag that is not BCP 47, or not known.",
            unsupported_format="A record of a format version that this program does not read.",
        ),
        # references
        *_errors(
            duplicate_id="One id names two things.",
            dangling_reference="A reference to something that is nowhere defined.",
            circular_reference="Claims, or sources, that rest on one another in a circle.",
        ),
        # evidence
        *_errors(
            snapshot_changed="An archived text or its original is no longer what its SHA-256 says.",
            quote_not_found="A quote that does not stand in the archived text.",
            quote_ambiguous="A quote that stands more than once in the archived text.",
            quote_cuts_word="A quote that begins or ends inside a word.",
            printed_not_found="A printed wording that none of the cited quotes holds.",
            source_unclear="A claim that could quote more than one of the sources.",
            voice_missing="A direct quotation that is nobody's.",
            no_evidence="A statement that cites no claim and gives no reason.",
            basis_missing="A conclusion without its basis, or a basis without a conclusion.",
            stage_unsupported="A stage that none of the cited claims carries.",
            too_strong="A statement that is stronger than every claim it cites.",
            attendance_too_early="Attendance that is only known after the meeting.",
            out_of_place="A part of a record that its kind of briefing does not have.",
            told_too_early="A result of the meeting, told by sources from before it alone.",
            before_unclear="What was expected of a commitment is not told apart from what it is.",
            set_aside_twice="A passage that is set aside although a claim quotes it, or twice.",
            reason_missing="A passage that is set aside as `other` without a reason.",
            condition_missing="A condition of the kind `other` that is not spelled out.",
            grade_raised="A claim that is graded better than its source, without a reason.",
            grade_unfounded="A grade for a source behind which nobody is named.",
            retracted_evidence="A cleared judgement or commitment on retracted sources alone.",
            date_conflict="Two dates of one record that contradict each other.",
        ),
        # wording
        *_errors(
            translation_missing="A quote without a translation into the main language.",
            overlay_missing="A text, or a whole record, that has no overlay in a site language.",
            overlay_unknown="An overlay key that has no original.",
            page_budget="A page of the briefing that cannot hold even the least of what it must.",
            text_too_long="A text that is longer than its place in the briefing.",
        ),
        # release
        *_errors(
            cleared_too_soon="A cleared edition in which something is still open.",
        ),
        # output
        *_errors(
            marking_not_public="Nothing is left for the public: all is marked, or under embargo.",
            withheld_but_printed="What is withheld from the public stands where it is printed.",
            output_collision="Two outputs would be written to one path.",
            output_not_ours="The output folder holds files that no build made.",
            template_error="A template is broken, or uses a name that it is not given.",
            missing_glyph="A character that the fonts of the templates do not have.",
            render_problem="The PDF renderer complained: of a missing image or an unknown style.",
        ),
        *_warnings(
            unused="A claim or a voice that nothing cites.",
            uncovered="A passage of a source that is neither quoted nor set aside.",
            review_suspect="A claim that has changed since it was reviewed.",
            review_rejected="A claim whose review found that its quote does not support it.",
            review_unknown="A review of a claim that is no longer there.",
            translation_stale="A translated text whose original changed after it was confirmed.",
            unreviewed="Quotes of a cleared edition that nobody has reviewed.",
            unconfirmed="Translated texts of a cleared edition that nobody has confirmed.",
            source_corrected="A source that was corrected after the last edition that rests on it.",
            source_retracted="A source that was retracted, and on which the briefing still rests.",
            grade_unconfirmed="Confirmed by independent sources, of which the record shows none.",
            voice_not_party="A commitment that counts as made by the word of others only.",
            values_differ="Two claims that give different dates or counts, and are in no tension.",
            to_do="A text that is still to be written.",
            drift="A text says what none of its quotes has, or says it more strongly.",
            verb_too_strong="A claim counts as stronger than the words of its quote.",
            drift_unfounded="A reason for words that do not drift.",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: the path as shown, line and column from 1, and the line itself.

    `width` is how many characters the caret underlines; it never leaves the line.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong: what, where, and what to do about it."""

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by place; a record comes before its overlays, which may only echo its faults."""
        path = self.span.path.removesuffix(".yaml")
        return (path, self.span.line, self.span.column, self.code, self.message)


def diagnostic(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Make a diagnostic of a known code; its severity comes from the table."""
    return Diagnostic(code, CODES[code].severity, message, span, hint)


class Faults(Exception):  # noqa: N818 - the domain's word
    """Raised once at the end of a stage that found errors; carries all diagnostics so far."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__(f"{len(self.diagnostics)} diagnostics")


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place and drop repetitions."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))


class Collector:
    """Gathers the diagnostics of a run."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def add(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Record one diagnostic."""
        self._found.append(diagnostic(code, span, message, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record several."""
        self._found.extend(diagnostics)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All so far, in order of place."""
        return in_order(self._found)

    def stop_on_errors(self) -> None:
        """Raise `Faults` if anything so far is an error."""
        if any(d.severity is Severity.ERROR for d in self._found):
            raise Faults(self._found)
