"""The journey of a month's workbooks: collected, read, checked, marked, rolled up."""

import calendar
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from fulian_excel.check import Checked, Crash, check, levelled
from fulian_excel.county import read_settings
from fulian_excel.errors import UsageError
from fulian_excel.extract.read import Read, extracts, given_up, read_file, unique
from fulian_excel.findings import Finding, NotChecked, Status, numbered
from fulian_excel.forms import FORMS
from fulian_excel.history import Ledger, Round, Seal, came_back, follow_up, local_key
from fulian_excel.intake.discover import Found, discover
from fulian_excel.intake.isolate import each
from fulian_excel.masking import mask
from fulian_excel.outputs.faults import listed_under
from fulian_excel.outputs.lists import ReceivedRow, SentBack, findings_csv, received_csv, received_rows, records
from fulian_excel.outputs.parcels import Parcel, mark_one, unmarked
from fulian_excel.outputs.register import register
from fulian_excel.outputs.returned import Returned
from fulian_excel.outputs.roll_up import roll_up
from fulian_excel.outputs.roll_up.report import Report
from fulian_excel.settings import Settings
from fulian_excel.submissions import Assembled, assemble
from fulian_excel.workspace import Workspace, append_log, distinct, published, safe_name, write

UNRECOGNISED = "未识别"

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Outcome:
    """What a round came to, and where its results lie."""

    report: Report
    folder: Path
    crashes: tuple[Crash, ...] = ()


def consolidate(
    root: Path,
    *,
    month: str | None = None,
    as_of: date | None = None,
    out: Path | None = None,
    jobs: int | None = None,
    unmasked: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Read, check, mark and roll up everything in a workspace's 收件箱.

    Raises SettingsError, WorkspaceBusy or OutputBlocked; a township's mistakes are findings.
    """
    workspace = Workspace.at(root, out)
    month, as_of = month_and_day(month, as_of, date.today())  # noqa: DTZ011 - the operator's own day
    with workspace.locked():
        settings = read_settings(workspace.settings, as_of)
        crew = Crew(settings, jobs or os.cpu_count() or 1, progress)
        received = crew.read(workspace.inbox)
        readable = list(extracts(received))
        this = Round(name_of_round(received, workspace.settings, month, as_of), month, as_of)
        seal = Seal(local_key(workspace.state))
        with Ledger.opened(workspace.ledger, seal) as ledger:
            lists = {answer.round for one in readable for answer in one.answers.values()}
            past = ledger.before(this, lists, {one.source for one in readable if one.source})
            assembled = assemble(readable, settings, as_of, past.lineage)
            checked = check(assembled.county, assembled.unrecognised)
            assembled.findings += came_back(readable, assembled, past, seal)
            findings = in_order(received, assembled, checked)
            course = follow_up(findings, readable, assembled, checked.not_checked, past, seal)
            with published(workspace.month(month)) as folder:
                parcels = pack(workspace.inbox, received, assembled, checked, course.findings, this.id)
                rows = received_rows(received, assembled, course.findings, crew.send_back(parcels, folder))
                report = Report(assembled.county, course, checked.not_checked, rows, month, as_of)
                write_reports(folder, report, register_too=unmasked or not settings.masked)
            now = datetime.now()  # noqa: DTZ005 - the operator's own clock
            log_crashes(workspace.state, checked.crashes, now)
            ledger.record(this, now, files_of(received, rows), course, told_under(parcels))
    return Outcome(report, workspace.month(month), tuple(checked.crashes))


@dataclass(frozen=True)
class Crew:
    """The workers of a run: whatever is done to files is done there."""

    settings: Settings
    jobs: int
    progress: Progress | None

    def read(self, inbox: Path) -> list[Read]:
        """Every file of 收件箱, in the order of their paths."""
        return list(self._each("读取", partial(read_file, settings=self.settings), list(discover(inbox)), given_up))

    def send_back(self, parcels: Sequence[Parcel], folder: Path) -> dict[str, SentBack]:
        """Write what goes back below 批注件; by file, where its marked copy lies and what the operator is told."""
        sent = {}
        taken: dict[str, set[str]] = defaultdict(set)
        marking = partial(mark_one, passwords=self.settings.passwords)
        for parcel, packed in zip(parcels, self._each("批注", marking, parcels, unmarked), strict=True):
            target = ""
            for name, data in packed.files:
                target = f"批注件/{parcel.folder}/{distinct(name, taken[parcel.folder])}"
                write(folder / target, data)
            sent[parcel.file] = SentBack(target, packed.why)
        return sent

    def _each(
        self, what: str, work: Callable[[Item], Result], items: Sequence[Item], dead: Callable[[Item], Result]
    ) -> Iterator[Result]:
        limits = self.settings.limits
        done = each(work, items, jobs=self.jobs, seconds=limits.seconds, memory=limits.memory, dead=dead)
        for count, result in enumerate(done, 1):
            if self.progress:
                self.progress(what, count, len(items))
            yield result


def pack(
    inbox: Path,
    received: Sequence[Read],
    assembled: Assembled,
    checked: Checked,
    findings: Sequence[Finding],
    round_id: str,
) -> list[Parcel]:
    """A parcel for every workbook that was read and is used, clean ones too.

    What is about something not sent stands on the list of the township's first workbook.
    """
    used = {one.file: one for one in unique(received) if one.extract and assembled.uses(one.extract)}
    first: dict[str, str] = {}
    for file in used:
        first.setdefault(assembled.owner_of(file), file)
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.status is Status.WAIVED:
            continue
        told[finding.place.file or first.get(finding.township, "")].append(finding)
    return [
        Parcel(
            inbox / file,
            file,
            safe_name(assembled.owner_of(file)) if assembled.owner_of(file) else UNRECOGNISED,
            Returned(
                assembled.owner_of(file),
                f"{assembled.county.as_of:%Y-%m}",
                assembled.county.as_of,
                round_id,
                one.sha256,
                tuple(told[file]),
                tuple(skip for skip in checked.not_checked if skip.township == assembled.owner_of(file) != ""),
                tuple((table.form.title, len(table)) for table in one.extract.tables.values()) if one.extract else (),
            ),
        )
        for file, one in used.items()
    ]


def write_reports(folder: Path, report: Report, *, register_too: bool) -> None:
    """What the county gets: the roll-up, the round for other programs, perhaps its own full register."""
    write(folder / f"全县汇总_{report.month}.xlsx", roll_up(report))
    if register_too:
        write(folder / f"全县名册_{report.month}.xlsx", register(report))
    write(folder / "findings.csv", findings_csv(records(report.findings)))
    write(folder / "received.csv", received_csv(report.received))


def log_crashes(state: Path, crashes: Sequence[Crash], moment: datetime) -> None:
    """Write down for whoever mends us which rules crashed on whom (Z01)."""
    for crash in crashes:
        append_log(state, mask(f"Z01 {crash.code} {crash.township}\n{crash.error}"), moment)


def told_under(parcels: Sequence[Parcel]) -> dict[str, str]:
    """By each finding's 编号 the one under which a list tells it."""
    return {number: first for parcel in parcels for number, first in listed_under(parcel.returned.findings).items()}


def files_of(received: Sequence[Read], rows: Sequence[ReceivedRow]) -> list[tuple[str, str, str, str, str]]:
    """Every file as the ledger keeps it: path, sha256, township, what became of it, what it was made from."""
    return [
        (row.file, row.sha256, row.township, row.status, one.extract.source if one.extract else "")
        for one, row in zip(received, rows, strict=True)
    ]


def month_and_day(month: str | None, as_of: date | None, today: date) -> tuple[str, date]:
    """The month and the as-of day: today where it lies in the month, else the month's last day.

    Raises UsageError where the day does not lie in the month.
    """
    if month is None:
        day = as_of or today
        return f"{day:%Y-%m}", day
    year, number = (int(part) for part in month.split("-"))
    if as_of is None:
        last = date(year, number, calendar.monthrange(year, number)[1])
        return month, today if f"{today:%Y-%m}" == month else last
    if f"{as_of:%Y-%m}" != month:
        raise UsageError(f"核验日期 {as_of.isoformat()} 不在 {month} 里")
    return month, as_of


def in_order(received: Sequence[Read], assembled: Assembled, checked: Checked) -> list[Finding]:
    """Every finding of the round, numbered: unrecognised first, then by township, file, sheet and cell."""
    refused = [
        replace(one.refusal, township=assembled.owner_of(one.file)) for one in received if one.refusal is not None
    ]
    forms = {name: index for index, name in enumerate(FORMS)}
    order = {"": -1} | {one.township.name: index for index, one in enumerate(assembled.county.submissions)}
    sheets = {
        (one.file, sheet): index for one in received if one.extract for index, sheet in enumerate(one.extract.sheets)
    }

    def place(finding: Finding) -> tuple[object, ...]:
        where = finding.place
        sheet = sheets.get((where.file, where.sheet), -1)
        form = forms.get(finding.form, -1)
        return (order[finding.township], where.file, sheet, where.position, finding.code, form, finding.subject)

    on_files = levelled([*refused, *assembled.findings], assembled.county.settings)
    return numbered(sorted([*on_files, *checked.findings], key=place))


def name_of_round(received: Sequence[Read], settings: Path, month: str, as_of: date) -> str:
    """A round's name, from what it is a function of: 收件箱, settings, month and as-of day."""
    digest = hashlib.sha256(settings.read_bytes())
    for one in received:
        digest.update(f"{one.file}\0{one.sha256}\0".encode(errors="surrogateescape"))
    digest.update(f"{month}\0{as_of.isoformat()}".encode())
    return digest.hexdigest()[:8]


@dataclass(frozen=True)
class Seen:
    """What a check of single files had to say."""

    findings: list[Finding]
    not_checked: list[NotChecked]


def check_workbooks(files: Sequence[Path], *, settings: Path | None = None, as_of: date | None = None) -> Seen:
    """The findings of single files, nothing written.

    Without settings of their own the nearest 县级设置.xlsx in the first file's folder or above is used, else
    defaults; then whatever asks for a county is not checked. Raises SettingsError.
    """
    as_of = as_of or date.today()  # noqa: DTZ011 - the operator's own day
    found = settings or nearest_settings(files[0])
    rules = read_settings(found, as_of) if found else Settings()
    names = [path.name for path in files]
    alike = len(set(names)) < len(names)
    found_files = [Found(str(path) if alike else path.name, path, regular=path.is_file()) for path in files]
    received = [read_file(one, rules) for one in found_files]
    assembled = assemble((one.extract for one in received if one.extract), rules, as_of)
    checked = check(assembled.county, assembled.unrecognised)
    findings = [one for one in in_order(received, assembled, checked) if one.place.file]
    skipped = list(checked.not_checked)
    if found is None:
        findings = [one for one in findings if one.code != "F05"]
        skipped.append(NotChecked("F05", "", "", "没有找到县级设置,名额和镇名"))
    return Seen(findings, skipped)


def check_workbook(file: Path, *, settings: Path | None = None, as_of: date | None = None) -> Seen:
    """The findings of one file, as check_workbooks has them."""
    return check_workbooks([file], settings=settings, as_of=as_of)


def nearest_settings(file: Path) -> Path | None:
    """县级设置.xlsx in the file's folder or the nearest one above that has it."""
    for folder in file.resolve().parents:
        if (path := Workspace.at(folder).settings).is_file():
            return path
    return None
