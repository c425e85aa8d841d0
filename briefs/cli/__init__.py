"""The command line: arguments in, exit code out.

Each module of this room holds the commands of one kind of work; `COMMANDS` lists them all.

Exit codes: 0 fine; 1 the content has faults, or a file is not what it should be; 2 wrong usage;
3 (of `verify`) nothing fails, and not everything could be told; 70 a bug of ours (EX_SOFTWARE of
sysexits.h).
"""

from __future__ import annotations

import sys
import traceback
from typing import NoReturn

import click

from briefs import __version__
from briefs.cli.compile import build, check, export
from briefs.cli.coverage import coverage
from briefs.cli.impact import impact_command
from briefs.cli.new import new
from briefs.cli.printing import EXIT_FAULTS, print_diagnostics
from briefs.cli.review import review
from briefs.cli.translations import translations
from briefs.cli.verify import verify
from briefs.diagnostics import Faults
from briefs.publish import PublishError
from briefs.render.engine import RendererMissingError
from briefs.search.engine import SearchError

EXIT_BUG = 70

COMMANDS: tuple[click.Command, ...] = (
    build,
    check,
    coverage,
    export,
    review,
    translations,
    impact_command,
    verify,
    new,
)


class _BuildByDefault(click.Group):
    """A group whose options, given without a command, are those of `build`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if not first or (first.startswith("-") and first not in ("-h", "--help", "--version")):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_BuildByDefault, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Compile records of meetings into briefings in which every sentence can be checked.

    Without a command, `build`.
    """


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> NoReturn:
    """Run the command line and exit."""
    try:
        code = cli.main(prog_name="briefs", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        code = 130
    except Faults as faults:
        print_diagnostics(faults.diagnostics)
        code = EXIT_FAULTS
    except (PublishError, RendererMissingError, SearchError) as error:
        click.echo(f"{error}", err=True)
        code = EXIT_FAULTS
    except BrokenPipeError:
        code = 0
    except Exception:
        traceback.print_exc()
        click.echo("\nThis is a bug in briefs, not in your records. Please report it.", err=True)
        code = EXIT_BUG
    sys.exit(code)
