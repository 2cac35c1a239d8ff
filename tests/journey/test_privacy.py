"""Nothing that leaves the desk but a township's own copy shows a number of a person in full."""

import re

import openpyxl
import pytest

from fulian_excel.cli import main
from fulian_excel.extract import read
from fulian_excel.outputs.lists import finding_row
from fulian_excel.outputs.summary import as_lines, as_objects, summary
from fulian_excel.workspace import Workspace
from tests.drawing import workbook
from tests.journey.test_mishaps import failing
from tests.rounds import run
from tests.rounds import workspace as with_file

FILE = "青山镇 138-1234-0001.xlsx"
ODD = "认不出 +86 139.1234.0002.xlsx"
SPELLED = ("138-1234-0001", "139.1234.0002", "１３７１２３４０００３", "136 1234 0004", "110105 19850312 0021")
SHEET = """
    | 妇女代表名册 136 1234 0004 |
    | 填报单位 | {unit} |
    | 姓名 | 性别 | 民族 | 出生年月 | 政治面貌 | 工作单位及职务 | 推选单位 | 110105 19850312 0021 |
    | 王芳 | 女 | 汉族 | '1980.05 | 电话 136 1234 0004 | 镇政府干部 | 镇机关 | |
"""


@pytest.fixture
def folder(tmp_path):
    folder = with_file(tmp_path)
    for path in (folder / "收件箱").iterdir():
        path.unlink()
    for name, unit in ((FILE, "青山镇妇联"), (ODD, "136 1234 0004 镇")):
        (folder / "收件箱" / name).write_bytes(workbook({"１３７１２３４０００３": SHEET.format(unit=unit)}))
    return folder


def digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text.translate(str.maketrans("０１２３４５６７８９", "0123456789")))


def shown(text: str) -> list[str]:
    """Which of the numbers somebody can still read in a text."""
    return [number for number in SPELLED if number in text or digits(number) in text]


def texts_of(book) -> str:
    return "\n".join(str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line if cell.value)


def test_numbers_in_names_of_files_and_sheets_in_headings_and_messages(folder):
    outcome = run(folder)
    told = {
        "findings.csv": (outcome.folder / "findings.csv").read_text(encoding="utf-8-sig"),
        "received.csv": (outcome.folder / "received.csv").read_text(encoding="utf-8-sig"),
        "roll-up": texts_of(openpyxl.load_workbook(outcome.folder / "全县汇总_2022-10.xlsx")),
        "console": summary(outcome.report, outcome.folder, notes=[f"「{FILE}」县里改动过"]),
        "check": as_lines(outcome.report.findings, outcome.report.not_checked),
        "json": as_objects(outcome.report.findings),
    }
    assert {where: shown(text) for where, text in told.items()} == {where: [] for where in told}
    assert "138****0001" in told["received.csv"]
    full = " ".join(" ".join(finding_row(one, "", masked=False).values()) for one in outcome.report.findings)
    assert set(SPELLED) <= set(shown(full)), "each stands in what was found"


def test_a_townships_own_copy_shows_its_own_numbers(folder):
    outcome = run(folder)
    copy = openpyxl.load_workbook(outcome.folder / "批注件" / "青山镇" / FILE)
    assert {"１３７１２３４０００３", "136 1234 0004", "110105 19850312 0021"} <= set(
        shown(texts_of(copy) + copy.sheetnames[0])
    )


def test_the_log(folder, monkeypatch):
    monkeypatch.setattr(read, "extract", failing(read.extract, FILE))
    run(folder)
    log = (Workspace.at(folder).state / "log.txt").read_text(encoding="utf-8")
    assert "138****0001" in log
    assert shown(log) == []


def test_complaints_on_the_console(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["run", str(tmp_path / "没有 138-1234-0001")])
    assert "138****0001" in capsys.readouterr().err
