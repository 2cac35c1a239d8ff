"""Reading and checking single workbooks without writing anything."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fulian_excel.check import Crash, log_crashes
from fulian_excel.contents import Contents, contents_of
from fulian_excel.county import read_settings
from fulian_excel.extract.read import Read, read_file, with_what_they_hold
from fulian_excel.faults import on_lines
from fulian_excel.findings import Finding, NotChecked
from fulian_excel.intake.discover import Found
from fulian_excel.review import in_order, review
from fulian_excel.settings import Settings
from fulian_excel.workspace import Workspace


@dataclass(frozen=True)
class Seen:
    """The result of a check of single files."""

    findings: list[Finding]
    not_checked: list[NotChecked]
    crashes: list[Crash] = field(default_factory=list)


def check_workbooks(files: Sequence[Path], *, settings: Path | None = None, as_of: date | None = None) -> Seen:
    """Check single files without writing anything.

    Without `settings` the nearest 县级设置.xlsx in the first file's folder or above is used. If there is none, the
    defaults are used, and rules that need a county are not checked. Raises SettingsError.
    """
    return _look_at(files, settings, as_of)[1]


def check_workbook(
    file: Path | str, *, settings: Path | str | Settings | None = None, as_of: date | None = None
) -> Seen:
    """Return the findings of one file; arguments and errors are those of check_workbooks."""
    return _look_at([Path(file)], settings, as_of)[1]


def read_workbook(
    path: Path | str, settings: Path | str | Settings | None = None, as_of: date | None = None
) -> Contents:
    """Return the tables and labels of one workbook as DataFrames, the place of each value, and the findings.

    `settings` is a 县级设置.xlsx or Settings; without it the nearest 县级设置.xlsx is used, as in check_workbook.
    `as_of` is the day for which the workbook is checked, today by default. A file that cannot be read has no tables,
    and a finding that says why. Raises SettingsError if the settings cannot be read.
    """
    received, seen = _look_at([Path(path)], settings, as_of)
    tables = [table for one in received if one.extract for table in one.extract.tables.values()]
    return contents_of(tables, seen.findings, seen.not_checked)


def _look_at(
    files: Sequence[Path], settings: Path | str | Settings | None, as_of: date | None
) -> tuple[list[Read], Seen]:
    """Read and check files as if the county had received no others."""
    as_of = as_of or date.today()  # noqa: DTZ011 - the operator's own day
    rules = settings if isinstance(settings, Settings) else _settings_of(files[0], settings, as_of)
    names = [path.name for path in files]
    alike = len(set(names)) < len(names)
    found_files = [Found(str(path) if alike else path.name, path, regular=path.is_file()) for path in files]
    outside = [read_file(one, rules or Settings(as_of=as_of)) for one in found_files]
    inside = (read_file(held, rules or Settings(as_of=as_of)) for one in outside for held in one.holds or ())
    received = list(with_what_they_hold(outside, inside))
    reviewed = review(received, rules or Settings(as_of=as_of), as_of)
    findings = on_lines([one for one in in_order(reviewed) if one.place.file])
    skipped = list(reviewed.checked.not_checked)
    if rules is None:
        findings = [one for one in findings if one.code != "F05"]
        skipped.append(NotChecked("F05", "", "", "没有找到县级设置,名额和镇名"))
    log_crashes(reviewed.checked.crashes)
    return received, Seen(findings, skipped, reviewed.checked.crashes)


def _settings_of(file: Path, settings: Path | str | None, as_of: date) -> Settings | None:
    """The settings in the given file, or the nearest ones; None if there are none."""
    found = Path(settings) if settings else nearest_settings(file)
    return read_settings(found, as_of) if found else None


def nearest_settings(file: Path) -> Path | None:
    """Return 县级设置.xlsx in the file's folder or the nearest folder above; None if there is none."""
    for folder in file.resolve().parents:
        if (path := Workspace.at(folder).settings).is_file():
            return path
    return None
