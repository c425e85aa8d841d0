"""What every statement of a record becomes in the dossier: its texts in every language, its label,
and what it stands on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefs.dossier.cited import Cited
from briefs.dossier.docket import Docket
from briefs.dossier.drifting import answers
from briefs.dossier.grounds import Support
from briefs.dossier.overlay import Overlaid
from briefs.dossier.terms import Label
from briefs.records import statements
from briefs.records.positions import Position


class Supporting:
    """The texts of a record, and what its statements stand on."""

    def __init__(self, docket: Docket) -> None:
        self.docket = docket
        self.record = docket.record
        self.content = docket.content
        self.overlaid = Overlaid(docket)
        self.texts, self.maybe = self.overlaid.texts, self.overlaid.maybe
        self.answers = answers(docket)
        self.cited = Cited(docket, self.overlaid, self.answers)
        self.shared = self.cited.shared.of
        self.claims = self.cited.claims()
        self.by_id = {claim.id: claim for claim in self.claims}

    def support(
        self, statement: statements.Statement, *path: str, editors: bool = False
    ) -> Support:
        """The label is the weakest that applies: what one voice claims is not *stated*. What our
        side wants or says is nobody's claim.
        """
        because = statement.because if isinstance(statement, statements.Inferable) else None
        basis = statement.basis if isinstance(statement, statements.Inferable) else None
        return self.resting(
            statement.from_,
            inferred=editors or because is not None,
            authored=isinstance(statement, Position),
            because=self.maybe(because, *path, "because"),
            basis=basis,
            note=self.maybe(statement.note, *path, "note"),
            added=self.answers.get(path, ()),
        )

    def resting(
        self, claims: tuple[str, ...], *, inferred: bool, authored: bool = False, **rest: object
    ) -> Support:
        """What something stands on that cites these claims; `rest` are other fields of it."""
        if authored:
            label = Label.AUTHORED
        elif inferred:
            label = Label.INFERRED
        else:
            claimed = any(self.by_id[c].label is Label.CLAIMED for c in claims)
            label = Label.CLAIMED if claimed else Label.STATED
        numbers = tuple(sorted({self.by_id[c].number for c in claims}))
        return Support.model_validate(
            {"label": label, "claims": claims, "numbers": numbers, **rest}
        )

    def alternatives(self, name: str) -> Iterator[tuple[Any, tuple[str, ...]]]:
        """The entries of a field that may have several, each with its path in the file."""
        entries = getattr(self.record, name)
        for index, entry in enumerate(entries):
            yield entry, (name,) if len(entries) == 1 else (name, str(index))
