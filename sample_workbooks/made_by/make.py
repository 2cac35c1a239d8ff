"""Make the sample county anew: python -m sample_workbooks.made_by.make.

Every file is written again byte for byte, but for the workbook that LibreOffice has saved: that one is made only
where soffice is there. planted.csv names every finding of 必改 and 核实 as of 30 November 2022, and those of 提示
that were planted.
"""

import csv
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sample_workbooks.made_by import layouts
from sample_workbooks.made_by.clean import shown_township
from sample_workbooks.made_by.laying import Laid
from sample_workbooks.made_by.layouts import Layout
from sample_workbooks.made_by.mistakes import people_mistyped, results_misread, sheets_misshapen, votes_miscounted
from sample_workbooks.made_by.mixed_up import people_mixed_up, seen_twice
from sample_workbooks.made_by.neglected import records_neglected
from sample_workbooks.made_by.pages import Page
from sample_workbooks.made_by.planted import Expected, Plan
from sample_workbooks.made_by.producers import restamped, with_openpyxl, with_xlsxwriter
from sample_workbooks.made_by.settings_workbook import Quota, settings_workbook
from sample_workbooks.made_by.sheets import lay_out
from sample_workbooks.made_by.strays import strays

SAMPLES = Path(__file__).parents[1]


@dataclass(frozen=True)
class Reporting:
    """A township that reports: its habits, its mistakes, and its quotas where they are its own."""

    name: str
    layout: Layout
    spoil: Callable[[Plan], None] | None = None
    delegates: int = 45
    committee: int = 25
    deputies: int = 3
    attending: int | None = None
    unseen_women: int = 0


COUNTY = (
    Reporting("青山镇", layouts.TOWN_HALL),
    Reporting("白水乡", layouts.COUNTRY_CLERK),
    Reporting("双龙镇", layouts.COUNTY_FORM, people_mistyped),
    Reporting("石桥镇", layouts.SCHOOL_TEACHER, sheets_misshapen, delegates=46, committee=26, deputies=2),
    Reporting("东街街道", layouts.SEVERAL_FILES, votes_miscounted, attending=29),
    Reporting("云台乡", layouts.RESAVED, results_misread),
    Reporting("竹溪镇", layouts.LABELS_BELOW, records_neglected, unseen_women=1200),
    Reporting("沙河街道", layouts.WPS_EXPORT, people_mixed_up),
)
SILENT = "南坪镇"
_IN_FILES = {
    "代表和候选人": ("allocation", "delegates", "candidates"),
    "选举结果": ("ballots", "ballots2", "committee", "officers"),
    "工作台账": ("survey", "progress", "archive", "training", "handover", "discipline"),
}


def main(samples: Path = SAMPLES) -> None:
    """Write settings, workbooks and the list of what is wrong in them into the folder `samples`."""
    inbox = samples / "收件箱"
    inbox.mkdir(exist_ok=True)
    plans = [Plan(shown_township(one.name, number, attending=one.attending)) for number, one in enumerate(COUNTY, 1)]
    women = [plan.town.women + one.unseen_women for plan, one in zip(plans, COUNTY, strict=True)]
    for one, plan in zip(COUNTY, plans, strict=True):
        if one.spoil:
            one.spoil(plan)
    seen_twice(plans[-2], plans[-1])
    records: list[tuple[str, ...]] = [("", "", "", "X04", SILENT, "planted", "一张表也没有报")]
    for one, plan in zip(COUNTY, plans, strict=True):
        laid = lay_out(plan.town, one.layout)
        for change in plan.after:
            change(laid)
        files = _write(one, laid, inbox)
        records += [_record(expected, one.name, laid, files) for expected in plan.expected]
    for name, content, code, what in strays((inbox / _one_file(COUNTY[0])).read_bytes()):
        (inbox / name).write_bytes(content)
        records.append((name, "", "", code, "", "planted", what))
    quotas = [
        Quota(one.name, plan.town.staff, count, one.delegates, one.committee, one.deputies)
        for one, plan, count in zip(COUNTY, plans, women, strict=True)
    ]
    (samples / "县级设置.xlsx").write_bytes(settings_workbook(quotas, SILENT))
    with (samples / "planted.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("file", "sheet", "cell", "code", "subject", "origin", "what"))
        writer.writerows(sorted(records))


def _one_file(one: Reporting) -> str:
    return f"{one.name}妇联换届报表.xlsx"


def _write(one: Reporting, laid: Laid, inbox: Path) -> dict[str, str]:
    """Write a township's workbooks; by form, the file it is in."""
    produce = with_openpyxl if one.layout.producer == "openpyxl" else with_xlsxwriter
    if one.layout.files != "several":
        path = _one_file(one)
        data = produce(list(laid.pages.values()), one.layout.style)
        if one.layout.files == "libreoffice":
            _resave(data, inbox / path)
        else:
            (inbox / path).write_bytes(data)
        return dict.fromkeys(laid.pages, path)
    files: dict[str, str] = {}
    (inbox / one.name).mkdir(exist_ok=True)
    for name, forms in _IN_FILES.items():
        pages: list[Page] = [laid.pages[form] for form in forms if form in laid.pages]
        path = f"{one.name}/{one.name}{name}.xlsx"
        (inbox / path).write_bytes(produce(pages, one.layout.style))
        files |= dict.fromkeys(forms, path)
    return files


def _resave(data: bytes, target: Path) -> None:
    """Save a workbook as LibreOffice would; without soffice the one that is there stays."""
    if shutil.which("soffice") is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in" / target.name
        source.parent.mkdir()
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        target.write_bytes(restamped((Path(folder) / target.name).read_bytes()))


def _record(one: Expected, township: str, laid: Laid, files: dict[str, str]) -> tuple[str, ...]:
    origin = "consequence" if one.consequence else "planted"
    if one.row == "nowhere":
        return ("", "", "", one.code, one.subject, origin, f"{township}:{one.what}")
    cell = laid.where[one.form, one.block, one.row, one.column]
    sheet = laid.page(one.form, one.block).name
    return (files[one.form], sheet, cell, one.code, one.subject, origin, f"{township}:{one.what}")


if __name__ == "__main__":
    main()
