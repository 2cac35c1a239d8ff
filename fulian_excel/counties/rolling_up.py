"""The roll-up of a city or province: reports are found, distinguished and added up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fulian_excel.counties.reports import read_report
from fulian_excel.counties.rounds import distinct_folders
from fulian_excel.errors import UsageError
from fulian_excel.outputs.city_report.part import Part
from fulian_excel.outputs.city_report.workbook import city_report, together
from fulian_excel.workspace import Workspace

_REPORT = "上报_{month}.xlsx"


@dataclass(frozen=True)
class RolledUp:
    """The workbook of a city or province, its parts, and the sources left out, each with the reason."""

    workbook: bytes
    month: str
    parts: tuple[Part, ...]
    missing: tuple[tuple[str, str], ...]


def roll_up_counties(sources: Sequence[Path], name: str, level: str, month: str | None = None) -> RolledUp:
    """Add up the reports of workspaces and files of one month: the given one, else the latest that any source has.

    Raises UsageError if a source is named twice, two places share a name, or nothing can be added up.
    """
    distinct_folders(sources)
    read: list[Part] = []
    missing: list[tuple[str, str]] = []
    for source in sources:
        try:
            read.append(read_report(_report_in(source, month)))
        except UsageError as error:
            missing.append((str(source), str(error)))
    wanted = month or max((part.summary.month for part in read), default="")
    parts = [part for part in read if part.summary.month == wanted]
    missing += [
        (part.source, f"{part.name}:月份是 {part.summary.month},不是 {wanted}") for part in read if part not in parts
    ]
    if not parts:
        raise UsageError("没有可以汇总的上报工作簿:" + ";".join(why for _, why in missing))
    _refuse_namesakes(parts)
    workbook = city_report(together(name, level, parts), parts, missing)
    return RolledUp(workbook, wanted, tuple(parts), tuple(missing))


def _refuse_namesakes(parts: Sequence[Part]) -> None:
    for name, count in Counter(part.name for part in parts).items():
        if count > 1:
            files = "、".join(part.source for part in parts if part.name == name)
            raise UsageError(f"有 {count} 份上报都是「{name}」的({files});请只留一份,或改正县名后重新汇总")


def _report_in(source: Path, month: str | None) -> Path:
    """The report of a source: the file itself, or that of a workspace's month, else of its latest month.

    Raises UsageError if there is none.
    """
    if source.is_file():
        return source
    if not source.is_dir():
        raise UsageError(f"没有「{source}」")
    found = list(_reports(source)) if month is None else [_of_month(source, month)]
    there = [path for path in found if path.is_file()]
    if not there:
        raise UsageError(f"「{source}」里没有{f' {month} 的' if month else ''}上报工作簿;请先在那里运行 run")
    return there[-1]


def _of_month(source: Path, month: str) -> Path:
    return Workspace.at(source).month(month) / _REPORT.format(month=month)


def _reports(source: Path) -> Iterator[Path]:
    """The reports of a workspace by month, the latest last."""
    out = Workspace.at(source).out
    months = sorted(one.name for one in out.iterdir() if one.is_dir()) if out.is_dir() else []
    return (_of_month(source, month) for month in months)
