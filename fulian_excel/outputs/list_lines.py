"""The lines of 问题清单 in order: each cause, and beneath it the findings that go away once its cell is mended."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from fulian_excel.faults import Fault, faults, heaviest
from fulian_excel.findings import Cause, Finding, Level, Status
from fulian_excel.places import Place


class ListLine(NamedTuple):
    """A line of the list; `beneath` one that stands under the line of its cause."""

    fault: Fault
    beneath: bool = False


def lines_of(findings: Sequence[Finding], *levels: Level) -> Iterator[ListLine]:
    """The lines of one file's findings of these levels, the graver first, each followed by what it explains.

    A finding explained by a cause stands beneath it whatever its level; a cause that is no finding has its own line.
    """
    return in_lines(faults(findings), told_beneath, *levels)


def in_lines(told: Sequence[Fault], cause_of: Callable[[Finding], Cause | None], *levels: Level) -> Iterator[ListLine]:
    """Faults in the order of their levels, those of one cause one under the other; `cause_of` gives a finding's."""
    members: dict[str, list[Fault]] = defaultdict(list)
    for fault in told:
        if (cause := cause_of(fault.first)) is not None:
            members[cause.number].append(fault)
    for level in levels:
        for fault in (one for one in told if one.first.level is level):
            cause = cause_of(fault.first)
            if cause is None:
                yield ListLine(fault)
            elif cause.number in members:
                yield from _of_cause(cause, members.pop(cause.number))


def told_beneath(finding: Finding) -> Cause | None:
    """The cause that a finding stands under or is the line of, if it has a cell in the same file; else None."""
    cause = finding.cause
    return cause if cause is not None and cause.sentence and finding.place.file in ("", *cause.files) else None


def _of_cause(cause: Cause, members: Sequence[Fault]) -> Iterator[ListLine]:
    heads = [one for one in members if not one.first.follows]
    beneath = [one for one in members if one.first.follows]
    line = heads[0] if heads else Fault((line_of(cause, [one.first for one in beneath]),))
    yield ListLine(line)
    yield from (ListLine(one, beneath=True) for one in beneath)


def line_of(cause: Cause, explained: Sequence[Finding], file: str | None = None) -> Finding:
    """The line of a cause that is no finding of a file, with the answers to the findings that it explains.

    It begins with what the first of the gravest of them says is wrong. `file` is the file whose list has the line; by
    default that of the findings.
    """
    home = next((one.place.file for one in explained if one.place.file in cause.files), cause.place.file)
    whose = file if file is not None else home
    if whose != cause.place.file:
        cause = cause.seen_from(whose, sum(one.place.file == whose for one in explained))
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
        message=_reason(explained, cause.place),
        township=explained[0].township if explained else "",
        status=next(iter(states)) if len(states) == 1 else Status.OPEN,
        id=cause.number,
        answer=answer,
        reason=reason,
        cause=cause,
    )


def _reason(explained: Sequence[Finding], home: Place) -> str:
    """What is wrong, as the first of the gravest findings says it before it says what to do.

    If that finding stands on another sheet than `home`, its 这里 becomes the name of its cell.
    """
    gravest = heaviest(explained)
    first = next(one for one in explained if one.level is gravest)
    what, there = first.message.partition(";")[0], first.place
    if (there.file, there.sheet) == (home.file, home.sheet):
        return what
    file = "" if there.file == home.file else f"「{there.file.rpartition('/')[2]}」的"
    return what.replace("这里", f"{file}{there.sheet}!{there.cell}")


def lines_elsewhere(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The lines of causes in files that have no finding of theirs, as findings on the lists of those files."""
    explained: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        if one.cause is not None and one.cause.sentence and one.status is not Status.WAIVED:
            explained[one.cause.number].append(one)
    for members in explained.values():
        cause = members[0].cause
        for file in cause.files if cause is not None else ():
            if cause is not None and all(one.place.file != file for one in members):
                yield line_of(cause, members, file)
