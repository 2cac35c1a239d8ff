"""One county's round as a task that never raises and returns plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fulian_excel.errors import FulianError, UsageError
from fulian_excel.fault_log import kept_in
from fulian_excel.journey import Outcome, consolidate
from fulian_excel.masking import mask
from fulian_excel.outputs.lists import level_counts
from fulian_excel.outputs.summary import summary

_OUR_FAULT = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments of consolidate that are the same for all counties."""

    month: str | None = None
    as_of: date | None = None
    jobs: int | None = None
    unmasked: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """The result of one county's round.

    `line` is its line in the list of all counties, `text` the whole summary, `exit_code` the code of running it alone.
    """

    folder: str
    line: str
    text: str = ""
    county: str = ""
    exit_code: int = 0


def run_county(folder: str, wish: Wish) -> Done:
    """Consolidate one county; never raises for what a county's workspace may hold, nor for an error of our own."""
    try:
        outcome = consolidate(Path(folder), month=wish.month, as_of=wish.as_of, jobs=wish.jobs, unmasked=wish.unmasked)
    except FulianError as error:
        return Done(folder, f"{folder}:没有汇总,{mask(str(error))}", exit_code=error.exit_code)
    except Exception as error:  # noqa: BLE001 - whatever one county meets, the others go on
        why = f"{folder}:没有汇总,程序出错({type(error).__name__});{kept_in(error)}"
        return Done(folder, why, exit_code=_OUR_FAULT)
    return Done(folder, _line(folder, outcome), closing_summary(outcome), outcome.report.county.settings.county)


def closing_summary(outcome: Outcome) -> str:
    """The closing summary of a round."""
    return summary(outcome.report, outcome.folder, [crash.code for crash in outcome.crashes], outcome.notes)


def _line(folder: str, outcome: Outcome) -> str:
    report = outcome.report
    townships = report.county.submissions
    fix, ask, _ = level_counts(report.findings)
    sent = sum(bool(one.tables) for one in townships)
    name = report.county.settings.county or folder
    return f"{name} {report.month}:已报 {sent}/{len(townships)} 个镇(街道),必改 {fix},核实 {ask};{outcome.folder}"


def given_up(folder: str) -> Done:
    """The result of a county whose worker died twice."""
    why = f"{folder}:没有汇总,运行它的计算节点两次中止(内存不够或被系统结束),请单独运行这个县再看"
    return Done(folder, why, exit_code=_OUR_FAULT)


def distinct_folders(folders: Sequence[Path]) -> None:
    """Refuse (UsageError) a folder that is named twice, or lies inside another."""
    real = [folder.resolve() for folder in folders]
    for at, folder in enumerate(real):
        if folder in real[:at]:
            raise UsageError(f"「{folders[at]}」给了两次;每个单位只能算一次")
        inside = next((other for other in real if other in folder.parents), None)
        if inside is not None:
            raise UsageError(f"「{folders[at]}」在「{inside}」里面;每个单位只能算一次")
