"""The lines of 问题清单 in order: each cause, and beneath it the findings that go away once its cell is mended."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fulian_excel.faults import Fault, faults
from fulian_excel.findings import Cause, Finding, Level, Status


class ListLine(NamedTuple):
    """A line of the list; `beneath` one that stands under the line of its cause."""

    fault: Fault
    beneath: bool = False


def lines_of(findings: Sequence[Finding], *levels: Level) -> Iterator[ListLine]:
    """The lines of one file's findings of these levels, the graver first, each followed by what it explains.

    A finding explained by a cause stands beneath it whatever its level; a cause that is no finding has its own line.
    """
    told = faults(findings)
    done: set[str] = set()
    for level in levels:
        for fault in (one for one in told if one.first.level is level):
            cause = told_beneath(fault.first)
            if cause is None:
                yield ListLine(fault)
            elif cause.number not in done:
                done.add(cause.number)
                yield from _of_cause(cause, [one for one in told if told_beneath(one.first) == cause])


def told_beneath(finding: Finding) -> Cause | None:
    """The cause that a finding stands under or is the line of, if it is in the same file; else None."""
    cause = finding.cause
    same = cause is not None and finding.place.file in ("", cause.place.file)
    return cause if same and cause is not None and cause.sentence else None


def _of_cause(cause: Cause, members: Sequence[Fault]) -> Iterator[ListLine]:
    heads = [one for one in members if not one.first.follows]
    yield ListLine(heads[0] if heads else Fault((line_of(cause, [one.first for one in members]),)))
    yield from (ListLine(one, beneath=True) for one in members if one.first.follows)


def line_of(cause: Cause, explained: Sequence[Finding]) -> Finding:
    """The line of a cause that is no finding itself, with the answers to the findings that it explains."""
    states = {one.status for one in explained}
    answers = {(one.answer, one.reason) for one in explained}
    answer, reason = next(iter(answers)) if len(answers) == 1 else ("", "")
    return Finding(
        cause.place,
        subject=cause.subject,
        value=cause.value,
        suggestion=cause.suggestion,
        column=cause.column,
        form=cause.form,
        level=cause.level,
        status=next(iter(states)) if len(states) == 1 else Status.OPEN,
        id=cause.number,
        answer=answer,
        reason=reason,
        cause=cause,
    )
