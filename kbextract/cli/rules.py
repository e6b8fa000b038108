"""The commands `rules lint` and `rules test`: the rule writer's workbench."""

from __future__ import annotations

from pathlib import Path

import click

from kbextract.cli.letters import DONE, FINDINGS
from kbextract.cli.options import FOLDER, find_rules

folder_argument = click.argument("folder", type=FOLDER, default=find_rules, metavar="[DIR]")


@click.group()
def rules() -> None:
    """Check and try rules.

    DIR is a folder of rules; without it the built-in rules are meant.

    \b
    Example:
      kbextract rules lint my-rules/
      kbextract rules test my-rules/
    """


@rules.command()
@folder_argument
@click.pass_context
def lint(ctx: click.Context, folder: Path) -> None:
    """Name every fault of a folder of rules.

    Each as `file:line: what; what to do`. What may be right, such as a rare trigger word, is told as a note.

    \b
    Example:
      kbextract rules lint my-rules/

    Exit status: 0 no fault, 1 faults.
    """
    from kbextract.cli.printing import show_text
    from kbextract.rulebook.lint import inspect_rules

    findings = inspect_rules(folder)
    faults = findings.faults
    for fault in faults:
        click.echo(show_text(str(fault)))
    for note in findings.notes:
        click.echo(show_text(f"note: {note}"), err=True)
    click.echo(f"{folder}: {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}", err=True)
    ctx.exit(FINDINGS if faults else DONE)


@rules.command()
@folder_argument
@click.pass_context
def test(ctx: click.Context, folder: Path) -> None:
    """Try the examples of a folder of rules.

    Names every example whose fact is not read, and every counterexample that gives one.

    \b
    Example:
      kbextract rules test my-rules/

    Exit status: 0 all pass, 1 some fail, 2 the rules cannot be read.
    """
    from kbextract.cli.printing import show_text
    from kbextract.facts.trials import try_rules

    trials = try_rules(folder)
    failures = [trial for trial in trials if not trial.passed]
    for trial in failures:
        click.echo(show_text(f"{trial.path}:{trial.line}: {trial.rule}: {trial.kind} fails: {trial.message}"))
        click.echo(show_text(f'    "{trial.text}"'))
    click.echo(f"{folder}: {len(trials) - len(failures):,} of {len(trials):,} trials pass", err=True)
    ctx.exit(FINDINGS if failures else DONE)
