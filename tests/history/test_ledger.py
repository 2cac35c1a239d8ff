"""What the ledger remembers, and what it makes of the next round."""

import filecmp
import hmac
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from fulian_excel.cli import main
from fulian_excel.figures.standing import REPORTED
from fulian_excel.findings import Finding, Status
from fulian_excel.history import Seal
from fulian_excel.journey import Outcome, consolidate
from tests.drawing import workbook

SETTINGS = Path(__file__).parents[2] / "sample_workbooks" / "县级设置.xlsx"
FILE = "青山镇名册.xlsx"
PEOPLE = """
    | 妇女代表名册 |
    | 填报单位 | 青山镇妇联 | 填报日期 | '2022-10-20 |
    | 姓名 | 性别 | 民族 | 出生年月 | 政治面貌 | 工作单位及职务 | 推选单位 | 联系电话 | 学历 |
    | 王芳 | 女 | 汉族 | '1980.05 | 中共党员 | 镇政府干部 | 镇机关 | '13800001111 | 本科 |
    | 李敏 | 妇 | 汉族 | '1985.06 | 群众 | 白石村村民 | 白石村 | '13900002222 | 高中 |
    | 张静 | 女 | 汉族 | '1990.1 | 群众 | 清水村村民 | 清水村 | '1580000333 | 神学 |
    | 赵丽 | 女 | 汉族 | '1991.07 | 群众 | 清水村村民 | 清水村 |  | 神学 |
"""


@pytest.fixture
def folder(tmp_path):
    shutil.copyfile(SETTINGS, tmp_path / "县级设置.xlsx")
    (tmp_path / "收件箱").mkdir()
    (tmp_path / "收件箱" / FILE).write_bytes(workbook({"代表": PEOPLE}))
    return tmp_path


def run(folder: Path, day: int = 20, month: str = "2022-10") -> Outcome:
    return consolidate(folder, month=month, as_of=date(2022, int(month[-2:]), day))


def about(outcome: Outcome, code: str, subject: str = "") -> Finding:
    found = [one for one in outcome.report.findings if one.code == code and subject in (one.subject, "")]
    assert len(found) == 1, found
    return found[0]


def send_back(
    folder: Path, outcome: Outcome, cells: dict[str, object], answers: dict[str, tuple[str, str]], name: str = FILE
) -> None:
    """The marked copy, changed and answered by another program, put into 收件箱 under a name."""
    copy = next(one.marked for one in outcome.report.received if one.marked)
    book = openpyxl.load_workbook(outcome.folder / copy)
    for cell, value in cells.items():
        book["代表"][cell] = value
    for line in book["问题清单"].iter_rows(min_row=5):
        if line[0].value in answers:
            line[8].value, line[9].value = answers[line[0].value]
    book.save(folder / "收件箱" / name)


def sheet(outcome: Outcome, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(next(outcome.folder.glob("全县汇总_*.xlsx")), data_only=True)
    return list(book[name].iter_rows(min_row=3, values_only=True)) if name in book.sheetnames else []


def row_of(outcome: Outcome, name: str, township: str = "青山镇") -> tuple[object, ...]:
    return next(row for row in sheet(outcome, name) if row[0] == township)


def test_new_then_open_then_fixed(folder):
    first = run(folder)
    assert {one.status for one in first.report.findings} == {Status.NEW}
    second = run(folder, day=21)
    assert {one.status for one in second.report.findings} == {Status.OPEN}
    send_back(folder, second, {"B5": "女"}, {})
    third = run(folder, day=22)
    sex = about(first, "V03")
    assert [one.id for one in third.report.course.fixed] == [sex.id]
    assert sheet(third, "已改清单")[1][0] == sex.id
    new, open_, explained, waived, fixed, _changed, *so_far = row_of(third, "整改情况")[1:]
    assert (new, explained, waived, fixed) == (0, 0, 0, 1)
    assert so_far == [open_ + 1, 1, 1 / (open_ + 1)] * 2, "of the month and of the whole campaign"


def test_what_went_out_of_sight_is_not_fixed(folder):
    first = run(folder)
    assert about(first, "V03")
    book = openpyxl.load_workbook(folder / "收件箱" / FILE)
    book["代表"].delete_cols(2)
    book.save(folder / "收件箱" / FILE)
    assert "V03" not in [one.code for one in run(folder, day=21).report.course.fixed]
    (folder / "收件箱" / FILE).unlink()
    assert run(folder, day=22).report.course.fixed == []


def test_what_time_alone_has_healed_is_not_mended(folder):
    done_later = HANDED_OVER.replace("2022-11-18", "2022-11-21")
    (folder / "收件箱" / FILE).write_bytes(workbook({"交接": done_later}))
    first = run(folder, 20, "2022-11")
    assert "W05" in [one.code for one in first.report.findings]
    second = run(folder, 21, "2022-11")
    assert "W05" not in [one.code for one in second.report.findings]
    assert second.report.course.fixed == []


def test_what_was_mended_stays_counted_for_the_month(folder):
    run(folder)
    send_back(folder, run(folder, 21), {"B5": "女"}, {})
    run(folder, 22)
    fourth = run(folder, 23)
    assert fourth.report.course.fixed == []
    assert [one.code for one in fourth.report.course.fixed_in_month] == ["V03"]
    (folder / "收件箱" / FILE).write_bytes(workbook({"代表": PEOPLE}))
    assert run(folder, 24).report.course.fixed_in_month == []


def test_the_same_round_again_is_the_same_round(folder):
    run(folder)
    send_back(folder, run(folder, day=21), {"B5": "女"}, {})
    outcome = run(folder, day=22)
    kept = folder / "kept"
    shutil.copytree(outcome.folder, kept)
    run(folder, day=22)
    compared = filecmp.dircmp(kept, outcome.folder)
    assert compared.left_list == compared.right_list
    assert filecmp.cmpfiles(kept, outcome.folder, compared.common_files, shallow=False)[1:] == ([], [])
    with sqlite3.connect(folder / "结果" / "台账.sqlite") as ledger:
        assert ledger.execute("SELECT count(*) FROM round").fetchone() == (3,)


def test_an_explanation_outlives_the_list_it_stood_on(folder):
    first = run(folder)
    phone = about(first, "V11")
    send_back(folder, first, {}, {phone.id: ("情况属实", "山上只有小灵通")})
    second = run(folder, day=21)
    assert about(second, "V11").status is Status.EXPLAINED
    assert [row[:5] for row in sheet(second, "情况说明")[1:]] == [
        ("青山镇", "V11", "张静", "158***0333", "山上只有小灵通")
    ]
    (folder / "收件箱" / FILE).write_bytes(workbook({"代表": PEOPLE.replace("镇政府干部", "镇政府职工")}))
    assert about(run(folder, day=22), "V11").status is Status.EXPLAINED
    (folder / "收件箱" / FILE).write_bytes(workbook({"代表": PEOPLE.replace("1580000333", "1580000444")}))
    assert about(run(folder, day=23), "V11").status is not Status.EXPLAINED


def test_an_answer_to_a_fault_down_a_column_is_an_answer_to_all_of_it(folder):
    first = run(folder)
    schooling = [one for one in first.report.findings if one.code == "V13"]
    assert len(schooling) == 2
    send_back(folder, first, {}, {schooling[0].id: ("情况属实", "神学院毕业")})
    second = run(folder, day=21)
    assert [one.status for one in second.report.findings if one.code == "V13"] == [Status.EXPLAINED] * 2


def test_what_was_changed_unasked(folder):
    first = run(folder)
    send_back(folder, first, {"B5": "女", "H4": "13800009999", "H7": "13700001234"}, {})
    second = run(folder, day=21)
    assert [(one.place.cell, one.column, one.subject) for one in second.report.course.changed] == [
        ("H4", "phone", "王芳")
    ]
    assert [row[5:8] for row in sheet(second, "未要求的改动")[1:]] == [("王芳", "改了「联系电话」", "138****9999")]
    assert run(folder, day=22).report.course.changed == []


HANDED_OVER = """
    | 工作交接表 |
    | 填报单位 | 青山镇妇联 | 填报日期 | '2022-11-20 |
    | 交接事项 | 移交人 | 接收人 | 监交人 | 交接日期 |
    | 公章一枚 | 王芳 | 李敏 | 张静 | '2022-11-18 |
"""


def test_a_row_that_nobody_asked_for(folder):
    (folder / "收件箱" / FILE).write_bytes(workbook({"交接": HANDED_OVER}))
    run(folder, month="2022-11")
    more = f"{HANDED_OVER}    | 账册两本 | 王芳 | 李敏 | 张静 | '2022-11-18 |"
    (folder / "收件箱" / FILE).write_bytes(workbook({"交接": more}))
    assert [(one.place.cell, one.column, one.subject) for one in run(folder, 21, "2022-11").report.course.changed] == [
        ("A5", "", "账册两本")
    ]


def test_a_copy_saved_over_its_original_without_a_change(folder):
    first = run(folder)
    send_back(folder, first, {}, {})
    assert about(run(folder, day=21), "F09").place.file == FILE


def test_the_county_switches_a_rule_about_files_off(folder):
    send_back(folder, run(folder), {}, {})
    book = openpyxl.load_workbook(folder / "县级设置.xlsx")
    rules = book["规则"] if "规则" in book.sheetnames else book.create_sheet("规则")
    if rules.max_row == 1:
        rules.append(["编号", "名称", "级别", "参数", "值", "依据"])
    rules.append(["F09", None, "停用"])
    book.save(folder / "县级设置.xlsx")
    assert "F09" not in [one.code for one in run(folder, day=21).report.findings]


def test_a_copy_of_a_copy_whose_middle_is_gone(folder):
    first = run(folder)
    send_back(folder, first, {"B5": "女"}, {}, "第二次.xlsx")
    second = run(folder, day=21)
    marked = next(one.marked for one in second.report.received if one.file == "第二次.xlsx")
    (folder / "收件箱" / "第二次.xlsx").unlink()
    shutil.copyfile(second.folder / marked, folder / "收件箱" / "第三次.xlsx")
    third = run(folder, day=22)
    assert "F08" not in [one.code for one in third.report.findings]
    assert {one.file: one.status for one in third.report.received} == {FILE: "superseded", "第三次.xlsx": "read"}


def test_what_was_first_seen_later_counts(folder):
    run(folder)
    earlier = PEOPLE.replace("2022-10-20", "2022-10-01").replace("镇政府干部", "镇政府职工")
    (folder / "收件箱" / "A.xlsx").write_bytes(workbook({"代表": earlier}))
    again = run(folder, day=21)
    assert {one.file: one.status for one in again.report.received} == {"A.xlsx": "read", FILE: "superseded"}
    assert about(again, "F08").place.file == "A.xlsx"
    listed = openpyxl.load_workbook(again.folder / again.report.received[0].marked)["问题清单"]
    assert "F08" not in {str(cell.value)[:3] for cell in listed["A"]}, "which of two counts is the county's to say"
    assert f"《妇女代表名册》收到两份不同的:{FILE} 和 A.xlsx,这里核对的是后一份" in listed["A3"].value


def test_two_answers_to_one_question_are_both_told(folder):
    first = run(folder)
    phone = about(first, "V11")
    send_back(folder, first, {}, {phone.id: ("有疑问", "看不懂")}, "一.xlsx")
    send_back(folder, first, {}, {phone.id: ("情况属实", "小灵通")}, "二.xlsx")
    told = about(run(folder, day=21), "V11")
    assert (told.answer, told.reason) in [
        ("情况属实", "小灵通(另一份答:有疑问、看不懂)"),
        ("有疑问", "看不懂(另一份答:情况属实、小灵通)"),
    ]


def test_a_month_later(folder):
    run(folder)
    send_back(folder, run(folder, day=31), {"B5": "女"}, {})
    november = run(folder, day=5, month="2022-11")
    assert november.report.course.past.before.as_of == date(2022, 10, 31)
    assert row_of(november, "上期对比")[1:7] == (1, 1, 0, 4, 4, 0)
    assert "V03" in [one.code for one in november.report.course.fixed]
    assert [one.code for one in november.report.course.fixed_in_month] == ["V03"], "it was mended in this month"


def test_nothing_about_people_stands_in_the_ledger(folder):
    outcome = run(folder)
    send_back(folder, outcome, {"H4": "13800009999"}, {about(outcome, "V11").id: ("情况属实", "王芳说的")})
    run(folder, day=21)
    for path in (folder / "结果").glob("台账.sqlite*"):
        kept = path.read_bytes()
        for word in ("王芳", "李敏", "张静", "13800001111", "1580000333", "白石村", "小灵通"):
            assert word.encode() not in kept
        assert path.stat().st_mode & 0o077 == 0


def test_a_key_that_was_lost_accuses_nobody(folder):
    run(folder)
    (folder / "结果" / ".state" / "key").unlink()
    again = run(folder, day=21)
    assert again.report.course.changed == []
    assert {one.status for one in again.report.findings} == {Status.NEW}
    assert "缺密钥" in again.notes[0]


def test_the_rounds_are_told(folder, capsys):
    send_back(folder, run(folder), {"B5": "女"}, {})
    run(folder, day=21)
    with pytest.raises(SystemExit) as end:
        main(["history", str(folder)])
    told = capsys.readouterr().out
    assert end.value.code == 0
    assert "第 1 轮 2022-10(按 2022-10-20 核验" in told
    assert "青山镇 改了:V03" in told
    with pytest.raises(SystemExit) as end:
        main(["history", str(folder / "收件箱")])
    assert end.value.code == 2


def test_last_months_figures_stand_beside_this_months(folder):
    run(folder)
    told = run(folder, month="2022-11").report
    assert told.before.number(REPORTED) == told.figures.number(REPORTED) == 1
    book = openpyxl.load_workbook(folder / "结果" / "2022-11" / "全县汇总_2022-11.xlsx", data_only=True)
    line = next(row for row in book["指标对比"].iter_rows(values_only=True) if row[1] == REPORTED.name)
    assert line[2:5] == (1, 1, 0)


def test_a_ledger_that_knew_no_figures_has_none_to_compare(folder):
    run(folder)
    with sqlite3.connect(folder / "结果" / "台账.sqlite") as ledger:
        ledger.execute("DELETE FROM figure")
    assert not run(folder, month="2022-11").report.before.measures


def test_a_digest_is_what_the_standard_library_makes_of_a_text_under_the_key():
    texts = ("王芳", "联系电话", "13800001111")
    whole = hmac.digest(b"k" * 32, "\0".join(texts).encode(), "sha256")
    assert Seal(b"k" * 32)(*texts) == whole[:8]
