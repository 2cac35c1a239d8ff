"""The consolidation of a month's workbooks: collected, read, checked, marked, rolled up."""

import calendar
import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from fulian_excel.check import Crash, log_crashes
from fulian_excel.county import read_settings
from fulian_excel.crew import Crew, Progress
from fulian_excel.errors import UsageError
from fulian_excel.extract.read import Read, extracts
from fulian_excel.fault_log import log_fault, logged
from fulian_excel.history import Round, Seal, came_back, follow_up, local_key, opened
from fulian_excel.intake.folders import misplaced, require_workspace
from fulian_excel.outputs.county_report.workbook import county_report
from fulian_excel.outputs.lists import ReceivedRow, SentBack, finding_rows, findings_csv, received_csv, received_rows
from fulian_excel.outputs.packing import pack
from fulian_excel.outputs.parcels import may_end_otherwise
from fulian_excel.outputs.register import register
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up import roll_up
from fulian_excel.publishing import Staging, recover, staging
from fulian_excel.review import in_order, review
from fulian_excel.shelf import Shelf
from fulian_excel.workspace import Workspace


@dataclass(frozen=True)
class Outcome:
    """The result of a round, where its files are, and notes for staff.

    `settled` is True if the same round run again would give the same summary: no rule crashed, no worker died, and no
    note is given only once.
    """

    report: Report
    folder: Path
    crashes: tuple[Crash, ...] = ()
    notes: tuple[str, ...] = ()
    settled: bool = False


def consolidate(
    root: Path | str,
    *,
    month: str | None = None,
    as_of: date | None = None,
    out: Path | str | None = None,
    jobs: int | None = None,
    unmasked: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Read, check, mark and roll up everything in a workspace's 收件箱.

    Raises UsageError, SettingsError, WorkspaceBusy or OutputBlocked; a township's mistakes are findings.
    """
    workspace = Workspace.at(Path(root), Path(out) if out else None)
    today = date.today()  # noqa: DTZ011 - the operator's own day
    require_workspace(workspace)
    settings = read_settings(workspace.settings, as_of or today)
    month, as_of = month_and_day(month, as_of, today, settings.month)
    settings = replace(settings, as_of=as_of)
    with workspace.locked(), logged(workspace.log):
        now = datetime.now()  # noqa: DTZ005 - the operator's own clock
        seal = Seal(key := local_key(workspace.state))
        with opened(workspace.ledger, seal, now) as ledger:
            notes = [*ledger.notes, *recover(workspace, ledger.take_in)]
            shelf = Shelf.of(workspace, key, settings, today)
            crew = Crew(settings, jobs or os.cpu_count() or 1, progress, shelf)
            received = crew.read(workspace.inbox)
            readable = list(extracts(received))
            this = Round(name_of_round(received, workspace.settings, month, as_of), month, as_of)
            lists = {answer.round for one in readable for answer in one.answers.values()}
            past = ledger.before(this, lists, {one.source for one in readable if one.source})
            reviewed = review(received, settings, as_of, past.lineage)
            assembled, checked = reviewed.assembled, reviewed.checked
            findings = in_order(reviewed, came_back(readable, assembled, past, seal))
            course = follow_up(findings, readable, assembled, checked.not_checked, past, seal)
            parcels = pack(workspace.inbox, received, assembled, checked, course, this.id)
            with staging(workspace, month) as staged:
                sent = crew.send_back(parcels, staged)
                rows = received_rows(received, assembled, course.findings, sent)
                report = Report(assembled.county, course, checked.not_checked, rows, month, as_of, this.id)
                write_reports(staged, report, register_too=unmasked or not settings.masked)
                townships = [one.name for one in settings.townships]
                ledger.write_down(staged.round, this, now, files_of(received, rows), course, report.figures, townships)
                log_faults(checked.crashes, received, sent)
                notes += staged.publish(now, ledger.take_in)
    settled = not (notes or checked.crashes or _may_end_otherwise(received, sent))
    every = (*misplaced(workspace), *report.reminders, *report.lacking, *notes)
    return Outcome(report, workspace.month(month), tuple(checked.crashes), every, settled)


def write_reports(staged: Staging, report: Report, *, register_too: bool) -> None:
    """Stage the county's files: 上报, the roll-up, the round for other programs, and the full register if asked for."""
    # The largest first, because the memory of a written workbook is not freed at once.
    whole = roll_up(report, scratch=staged.folder)
    staged.write(f"上报_{report.month}.xlsx", county_report(report))
    staged.write(f"全县汇总_{report.month}.xlsx", whole)
    if register_too:
        staged.write(f"全县名册_{report.month}.xlsx", register(report))
    staged.write("findings.csv", findings_csv(finding_rows(report.findings)))
    staged.write("received.csv", received_csv(report.received))


def log_faults(crashes: Sequence[Crash], received: Sequence[Read], sent: Mapping[str, SentBack]) -> None:
    """Log which rules crashed on which townships, and on which files our own code failed (Z01)."""
    log_crashes(crashes)
    for text in (
        *(f"{one.file}\n{one.fault}" for one in received if one.fault),
        *(f"批注 {file}\n{one.fault}" for file, one in sent.items() if one.fault),
    ):
        log_fault(text)


def _may_end_otherwise(received: Sequence[Read], sent: Mapping[str, SentBack]) -> bool:
    """True if a worker died or our own code failed on a file, so that another run may end differently."""
    read = any(one.fault or not one.sha256 for one in received)
    return read or any(may_end_otherwise(one.why, one.fault) for one in sent.values())


def files_of(received: Sequence[Read], rows: Sequence[ReceivedRow]) -> list[tuple[str, str, str, str, str]]:
    """Return every file for the ledger as (path, sha256, township, status, source)."""
    return [
        (row.file, row.sha256, row.township, row.status, one.extract.source if one.extract else "")
        for one, row in zip(received, rows, strict=True)
    ]


def month_and_day(month: str | None, as_of: date | None, today: date, usual: str = "") -> tuple[str, date]:
    """Return the month and the as-of day.

    The default of the day is today if it is in the month, else the month's last day; the default of the month is
    `usual`, the month in the settings. Raises UsageError if the day is not in the month.
    """
    hint = "" if month or not usual else f";县级设置的汇总月份是 {usual},要汇总别的月请加 --month"
    month = month or usual
    if not month:
        day = as_of or today
        return f"{day:%Y-%m}", day
    year, number = (int(part) for part in month.split("-"))
    if as_of is None:
        last = date(year, number, calendar.monthrange(year, number)[1])
        return month, today if f"{today:%Y-%m}" == month else last
    if f"{as_of:%Y-%m}" != month:
        raise UsageError(f"核验日期 {as_of.isoformat()} 不在 {month} 里{hint}")
    return month, as_of


def name_of_round(received: Sequence[Read], settings: Path, month: str, as_of: date) -> str:
    """Return a round's name, a digest of 收件箱, settings, month and as-of day."""
    digest = hashlib.sha256(settings.read_bytes())
    for one in received:
        digest.update(f"{one.file}\0{one.sha256}\0".encode(errors="surrogateescape"))
    digest.update(f"{month}\0{as_of.isoformat()}".encode())
    return digest.hexdigest()[:8]
