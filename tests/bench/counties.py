"""Counties of any size from the samples' maker, kept in a temporary folder so that a second bench need not wait."""

import os
import shutil
import tempfile
from pathlib import Path
from random import Random

from sample_workbooks.made_by.clean import DELEGATES, SEATS, clean_township
from sample_workbooks.made_by.layouts import Layout
from sample_workbooks.made_by.people import staff, with_check_digit
from sample_workbooks.made_by.producers import with_xlsxwriter
from sample_workbooks.made_by.settings_workbook import Quota, settings_workbook
from sample_workbooks.made_by.sheets import lay_out
from sample_workbooks.made_by.township import Row, Town

_PEOPLE = ("delegates", "candidates", "committee", "officers")
_LAYOUT = Layout()
_MAKING = "2"  # counts the ways in which counties were made; another way makes them anew


def county(townships: int, percent: int) -> Path:
    """A workspace with so many townships, a fault in so many of a hundred of their rows."""
    folder = Path(tempfile.gettempdir()) / f"fulian-bench-{os.getuid()}-{_MAKING}" / f"{townships}-{percent}"
    if folder.is_dir():
        return folder
    unfinished = folder.with_name(f"{folder.name}-{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / "收件箱").mkdir(parents=True)
    quotas = []
    for number in range(1, townships + 1):
        town = _township(number, percent)
        quotas.append(Quota(town.name, town.staff, town.women, DELEGATES, SEATS, 3))
        write(unfinished, town)
    (unfinished / "县级设置.xlsx").write_bytes(settings_workbook(quotas, "无声镇"))
    try:
        unfinished.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(unfinished)  # another bench has made the same county meanwhile
    return folder


def changed(folder: Path) -> None:
    """The first township's workbook sent again, one more of its women having moved."""
    town = _township(1, 0)
    town.forms["delegates"][-1]["联系电话"] = "13800138000"
    write(folder, town)


def write(folder: Path, town: Town) -> None:
    """Put a township's workbook into 收件箱."""
    pages = list(lay_out(town, _LAYOUT).pages.values())
    (folder / "收件箱" / f"{town.name}妇联换届报表.xlsx").write_bytes(with_xlsxwriter(pages, _LAYOUT.style))


def _township(number: int, percent: int) -> Town:
    town = clean_township(f"第{number:04d}镇", (number - 1) % 9 + 1, families=number)
    town.staff = staff((number - 1) % 9 + 1)
    chance = Random(f"what is wrong in township {number}")
    for form in _PEOPLE:
        for row in town.forms[form]:
            if chance.random() * 100 < percent:
                _spoil(row, chance)
    for row in town.forms["survey"]:
        if chance.random() * 100 < percent:
            row["妇女人数"] = -row["妇女人数"]
    return town


def _spoil(row: Row, chance: Random) -> None:
    """One mistake that a check of a single cell can find."""
    match chance.randrange(4):
        case 0:
            row["性别"] = "妇女"
        case 1:
            row["政治面貌"] = "进步人士"
        case 2:
            right = row["身份证号"]
            row["身份证号"] = right[:17] + ("1" if with_check_digit(right[:17])[-1] != "1" else "2")
        case _:
            row["联系电话"] = row["联系电话"][:10]
