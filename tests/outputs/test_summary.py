"""What was decided for the user is said on the console."""

import shutil

import pytest

from fulian_excel.outputs.summary import summary
from tests.drawing import workbook
from tests.rounds import FILE, PEOPLE, run, workspace

OTHER = PEOPLE.format(unit="青山镇").replace("李敏", "李梅")


def duplicate(folder, outcome):
    shutil.copyfile(folder / "收件箱" / FILE, folder / "收件箱" / "再发.xlsx")
    return f"    {FILE}:与另一个文件内容完全相同"


def unchanged(folder, outcome):
    shutil.copyfile(outcome.folder / outcome.report.received[0].marked, folder / "收件箱" / "再发.xlsx")
    return "    F09 青山镇 再发.xlsx:这是退回去的批注件"


def another(folder, outcome):
    (folder / "收件箱" / "再发.xlsx").write_bytes(workbook({"代表": OTHER}))
    return "    F08 青山镇 再发.xlsx:《妇女代表名册》收到两个不同的版本"


def old_format(folder, outcome):
    (folder / "收件箱" / "青山镇.csv").write_text("青山镇妇女代表名册,,\n序号,姓名,性别\n1,王芳,女\n", encoding="utf-8")
    return "    青山镇.csv:原件退回,另附批注件"


@pytest.mark.parametrize("does", [duplicate, unchanged, another, old_format])
def test_every_choice_is_said(tmp_path, does):
    folder = workspace(tmp_path)
    wanted = does(folder, run(folder))
    outcome = run(folder)
    assert [line for line in summary(outcome.report, outcome.folder).splitlines() if line.startswith(wanted)]
