"""Makes sure, before any work, that its results can be written, and that none of them replaces what is read."""

from __future__ import annotations

from pathlib import Path

from kbextract.documents import list_inputs
from kbextract.faults import Fault, InputFaultError
from kbextract.output import GRAPH_FORMATS, find_format, open_output
from kbextract.pipeline.record import RunOptions

REPORT_FORMATS = {"turtle": ".ttl", "json": ".json", "text": ".txt"}
"""Every format of the outcome of a validation and the suffix that asks for it."""


class Withdrawal(Exception):  # noqa: N818  # no error: it takes back an output that was opened for a trial
    """Leaves an output before it is finished, so that nothing is written."""


def check_targets(options: RunOptions) -> None:
    """Passes when output and report can be written.

    Raises:
        InputFaultError: a format is unknown, a place cannot be written to, or a file would replace an input or the
            other.
    """
    faults: list[Fault] = []
    wanted = [(options.output, options.format, GRAPH_FORMATS), (options.report, None, REPORT_FORMATS)]
    for target, name, formats in wanted:
        try:
            if target is not None:
                find_format(target, name, formats)
                check_place(target, options)
        except InputFaultError as error:
            faults += error.faults
    if isinstance(options.output, Path) and options.report and options.report.resolve() == options.output.resolve():
        faults.append(Fault(str(options.report), 0, "is both output and report", "name two files"))
    if faults:
        raise InputFaultError(faults)


def check_place(target: object, options: RunOptions) -> None:
    """Passes when a path can be written to and is no input. Raises InputFaultError."""
    if not isinstance(target, Path) or is_device(target):
        return
    place = target.resolve()
    inputs = list_inputs(options.inputs).inputs
    if any(isinstance(source, Path) and source.resolve() == place for source in inputs):
        raise InputFaultError.single(target, "is one of the reports to read", "name another file to write")
    try:
        with open_output(target):
            raise Withdrawal
    except Withdrawal:
        return


def is_device(path: Path) -> bool:
    """Whether a path is a pipe or a device, which a trial would disturb."""
    return path.exists() and not path.is_file() and not path.is_dir()
