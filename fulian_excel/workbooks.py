"""Single workbooks looked at, nothing written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fulian_excel.county import read_settings
from fulian_excel.extract.read import read_file
from fulian_excel.faults import on_lines
from fulian_excel.findings import Finding, NotChecked
from fulian_excel.intake.discover import Found
from fulian_excel.review import in_order, review
from fulian_excel.settings import Settings
from fulian_excel.workspace import Workspace


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
    rules = read_settings(found, as_of) if found else Settings(as_of=as_of)
    names = [path.name for path in files]
    alike = len(set(names)) < len(names)
    found_files = [Found(str(path) if alike else path.name, path, regular=path.is_file()) for path in files]
    received = [read_file(one, rules) for one in found_files]
    reviewed = review(received, rules, as_of)
    findings = on_lines([one for one in in_order(reviewed) if one.place.file])
    skipped = list(reviewed.checked.not_checked)
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
