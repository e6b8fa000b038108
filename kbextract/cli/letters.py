"""A click group that tells bad input in letters instead of tracebacks, and keeps the exit statuses."""

from __future__ import annotations

import errno
import os
import sys

import click

from kbextract.cli.printing import show_text
from kbextract.faults import Fault, InputFaultError

DONE, FINDINGS, BAD_INPUT = 0, 1, 2
# What a shell reports of a program that an interrupt or a closed pipe ended.
INTERRUPTED, PIPE_CLOSED = 130, 141


def print_fault(fault: Fault) -> None:
    """Tells a fault on standard error."""
    click.echo(show_text(str(fault)), err=True)


class LetterGroup(click.Group):
    """Commands whose bad input is told as `path:line: what; advice`, with exit status 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click names the parameter
        """The commands in the order of their use, not of the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command that was asked for."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # here, as a pipe that is closed would else complain at the very end
        except InputFaultError as error:
            for fault in error.faults:
                print_fault(fault)
            ctx.exit(BAD_INPUT)
        except KeyboardInterrupt:
            click.echo("interrupted; no file is left half written", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                silence_stdout()
                ctx.exit(PIPE_CLOSED)
            name = error.filename if isinstance(error.filename, str) else "standard output"
            reason = error.strerror or str(error)
            print_fault(Fault(name, 0, f"cannot be read or written ({reason})", "check that it is there and not full"))
            silence_stdout()
            ctx.exit(BAD_INPUT)


def silence_stdout() -> None:
    """Sends what is still to be flushed nowhere: nobody can read it any more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no real stream, as in a test
        return
