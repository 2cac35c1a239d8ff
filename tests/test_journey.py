"""The whole journey on the sample county: every planted mistake found, nothing else, nothing lost."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import fulian_excel
from fulian_excel.cli import main
from fulian_excel.errors import SettingsError, UsageError, WorkspaceBusy
from fulian_excel.findings import Level
from fulian_excel.journey import consolidate, month_and_day
from fulian_excel.masking import mask
from fulian_excel.outputs.lists import FINDING_COLUMNS, RECEIVED_COLUMNS
from fulian_excel.outputs.summary import as_lines, chat_line, summary
from fulian_excel.rules import RULES
from fulian_excel.workbooks import check_workbooks
from fulian_excel.workspace import Workspace
from tests.drawing import workbook as drawn_workbook

SAMPLES = Path(__file__).parents[1] / "sample_workbooks"
MONTH = "2022-11"


@pytest.fixture
def round_one(sample_round):
    return sample_round


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def about(record: dict[str, str]) -> tuple[str, ...]:
    """What a finding is about: its cell, or where it stands in none its subject."""
    keys = ("file", "sheet", "cell", "code")
    return (*(record[key] for key in keys), "" if record["cell"] else record["subject"])


def planted() -> list[dict[str, str]]:
    return list(csv.DictReader((SAMPLES / "planted.csv").open(encoding="utf-8")))


def numbers_on_lists(outcome) -> set[str]:
    """Every 编号 on a township's 问题清单 and on that of 全县汇总."""
    books = [outcome.folder / one.marked for one in outcome.report.received if one.marked]
    lists = [openpyxl.load_workbook(path)["问题清单"] for path in (*books, next(outcome.folder.glob("全县汇总_*")))]
    return {str(line[0].value) for sheet in lists for line in sheet.iter_rows(max_col=1) if line[0].value}


def test_every_id_is_the_number_of_a_line(round_one):
    found = rows(round_one.folder / "findings.csv")
    assert {one["id"] for one in found} <= numbers_on_lists(round_one)
    assert len({one["id"] for one in found}) < len(found), "rows of one fault share their line"


def test_the_planted_mistakes_are_exactly_the_findings(round_one):
    found = rows(round_one.folder / "findings.csv")
    grave = {about(one) for one in found if one["level"] in (Level.FIX, Level.ASK)}
    wanted = {about(one) for one in planted()}
    assert wanted - {about(one) for one in found} == set()
    assert grave - wanted == set()


def test_two_townships_are_clean(round_one):
    clean = {one.township.name for one in round_one.report.county.submissions[:2]}
    assert not [
        one for one in round_one.report.findings if one.township in clean and one.level in (Level.FIX, Level.ASK)
    ]


def test_the_lists_for_other_programs(round_one):
    findings, received = rows(round_one.folder / "findings.csv"), rows(round_one.folder / "received.csv")
    assert tuple(findings[0]) == FINDING_COLUMNS
    assert tuple(received[0]) == RECEIVED_COLUMNS
    inbox = {
        path.relative_to(SAMPLES / "收件箱").as_posix() for path in (SAMPLES / "收件箱").rglob("*") if path.is_file()
    }
    assert {one["file"] for one in received} == inbox
    assert {one["status"] for one in received} == {"read", "refused"}
    for one in received:
        assert bool(one["marked"]) == (one["status"] == "read")
        assert not one["marked"] or (round_one.folder / one["marked"]).is_file()
        assert int(one["errors"]) == sum(
            found["file"] == one["file"] and found["level"] == Level.FIX for found in findings
        )
    told = round_one.report.findings
    assert len({one.id for one in told}) == len(told) == len(findings)


def test_identity_numbers_are_hidden_but_in_the_marked_copies(round_one):
    numbers = {
        row["id_number"]
        for one in round_one.report.county.submissions
        for row in one.rows("delegates")
        if row["id_number"]
    }
    text = " | ".join(
        (round_one.folder / name).read_text(encoding="utf-8-sig") for name in ("findings.csv", "received.csv")
    )
    book = openpyxl.load_workbook(round_one.folder / f"全县汇总_{MONTH}.xlsx")
    text += " | ".join(
        cell.value for sheet in book for line in sheet.iter_rows() for cell in line if isinstance(cell.value, str)
    )
    text += summary(round_one.report, round_one.folder) + as_lines(round_one.report.findings, [])
    assert not [number for number in numbers if number in text]
    assert mask(text) == text


def test_marked_copies_lose_nothing_and_carry_the_list(round_one):
    for one in rows(round_one.folder / "received.csv"):
        if not one["marked"]:
            continue
        original, marked = SAMPLES / "收件箱" / one["file"], round_one.folder / one["marked"]
        with zipfile.ZipFile(original) as before, zipfile.ZipFile(marked) as after:
            kept = [name for name in before.namelist() if before.read(name) == after.read(name)]
            assert set(before.namelist()) <= set(after.namelist())
            assert all(name in kept for name in before.namelist() if "media" in name or "drawing" in name)
        old, new = openpyxl.load_workbook(original), openpyxl.load_workbook(marked)
        assert new.sheetnames == [*old.sheetnames, "问题清单"]
        for sheet in old:
            assert [[cell.value for cell in line] for line in sheet] == [
                [cell.value for cell in line] for line in new[sheet.title]
            ]
        listed = [cell.value for cell in new["问题清单"]["A"] if cell.value]
        assert str(listed[0]).startswith("问题清单 FL1-")


def test_twice_the_same_bytes(round_one, tmp_path):
    again = consolidate(SAMPLES, month=MONTH, out=tmp_path, jobs=1)
    files = sorted(path.relative_to(round_one.folder) for path in round_one.folder.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again.folder) for path in again.folder.rglob("*") if path.is_file())
    assert [
        path for path in files if (round_one.folder / path).read_bytes() != (again.folder / path).read_bytes()
    ] == []


def test_a_returned_copy_says_the_same_as_its_original(round_one, tmp_path):
    """Marks of ours are taken out before reading, so that they are never checked."""
    shutil.copytree(SAMPLES, tmp_path / "区", ignore=shutil.ignore_patterns("结果"))
    for one in rows(round_one.folder / "received.csv"):
        if one["marked"]:
            shutil.copyfile(round_one.folder / one["marked"], tmp_path / "区" / "收件箱" / one["file"])
    again = consolidate(tmp_path / "区", month=MONTH)
    assert [(one.code, one.place) for one in again.report.findings] == [
        (one.code, one.place) for one in round_one.report.findings
    ]


def test_the_closing_summary(round_one):
    said = summary(round_one.report, round_one.folder)
    assert "认出镇(街道) 8 个,共 9 个" in said
    assert "未报送:南坪镇" in said
    assert "桃源镇" in said
    assert chat_line(round_one.report) == ("截至11月30日,应报9个镇(街道),已报8个,未报1个:南坪镇。请未报的尽快报送。")


def workspace(folder: Path, *files: str) -> Path:
    (folder / "收件箱").mkdir()
    shutil.copyfile(SAMPLES / "县级设置.xlsx", folder / "县级设置.xlsx")
    for file in files:
        shutil.copyfile(SAMPLES / "收件箱" / file, folder / "收件箱" / Path(file).name)
    return folder


def test_an_empty_inbox_is_a_county_that_has_not_reported(tmp_path):
    outcome = consolidate(workspace(tmp_path), month=MONTH)
    assert {one.code for one in outcome.report.findings} == {"X04"}
    assert (outcome.folder / f"全县汇总_{MONTH}.xlsx").is_file()


def test_the_same_bytes_twice_are_one_file(tmp_path):
    folder = workspace(tmp_path, "青山镇妇联换届报表.xlsx")
    (folder / "收件箱" / "甲").mkdir()
    shutil.copyfile(folder / "收件箱" / "青山镇妇联换届报表.xlsx", folder / "收件箱" / "甲" / "副本.xlsx")
    received = {one.file: one.status for one in consolidate(folder, month=MONTH).report.received}
    assert received == {"甲/副本.xlsx": "read", "青山镇妇联换届报表.xlsx": "duplicate"}


def test_settings_that_cannot_be_used(tmp_path):
    with pytest.raises(SettingsError, match="没有找到县级设置"):
        consolidate(tmp_path, month=MONTH)
    folder = workspace(tmp_path)
    book = openpyxl.load_workbook(folder / "县级设置.xlsx")
    book["名额分配"]["E2"] = "很多"
    book.save(folder / "县级设置.xlsx")
    with pytest.raises(SettingsError, match="名额分配!E2"):
        consolidate(folder, month=MONTH)
    (folder / "县级设置.xlsx").write_bytes(b"")
    with pytest.raises(SettingsError, match="打不开"):
        consolidate(folder, month=MONTH)


def test_one_run_at_a_time(tmp_path):
    folder = workspace(tmp_path)
    with Workspace.at(folder).locked(), pytest.raises(WorkspaceBusy):
        consolidate(folder, month=MONTH)


def test_a_format_without_a_lossless_writer_has_a_companion(tmp_path):
    folder = workspace(tmp_path)
    text = "青山镇妇女代表名册,,\n序号,姓名,性别\n1,王芳,妇女\n"
    (folder / "收件箱" / "青山镇.csv").write_text(text, encoding="gb18030")
    outcome = consolidate(folder, month=MONTH)
    row = outcome.report.received[0]
    assert row.marked == "批注件/青山镇/青山镇_批注.xlsx"
    assert "原件退回" in row.reason
    assert (outcome.folder / "批注件/青山镇/青山镇.csv").read_text(encoding="gb18030") == text
    book = openpyxl.load_workbook(outcome.folder / row.marked)
    assert book.sheetnames[-1] == "问题清单"


@pytest.mark.crashes
def test_a_rule_that_crashes_goes_to_the_log(tmp_path, monkeypatch):
    def crashes(table):
        raise ZeroDivisionError(table.rows[0]["id_number"])

    folder = workspace(tmp_path, "青山镇妇联换届报表.xlsx")
    monkeypatch.setitem(RULES, "P02", replace(RULES["P02"], function=crashes))
    outcome = consolidate(folder, month=MONTH)
    log = (Workspace.at(folder).state / "log.txt").read_text(encoding="utf-8")
    assert "Z01 P02 青山镇" in log
    assert "ZeroDivisionError" in log
    assert mask(log) == log
    said = summary(outcome.report, outcome.folder, [one.code for one in outcome.crashes])
    assert "规则 P02 运行出错(Z01)" in said
    assert "Z01" not in {one.code for one in outcome.report.findings}


def test_the_library(tmp_path):
    seen = fulian_excel.check_workbook(SAMPLES / "收件箱" / "青山镇妇联换届报表.xlsx", as_of=date(2022, 11, 30))
    assert [one.code for one in seen.findings if one.level is Level.FIX] == []
    assert next(iter(fulian_excel.FORMS)) == "allocation"
    assert fulian_excel.RULES is RULES
    assert fulian_excel.consolidate is consolidate


def test_several_counties(tmp_path, capsys):
    for name in ("甲县", "乙县"):
        (tmp_path / name).mkdir()
        workspace(tmp_path / name)
    assert code_of("run", str(tmp_path / "甲县"), str(tmp_path / "乙县"), "--month", MONTH) == 0
    assert all((tmp_path / name / "结果" / MONTH / "findings.csv").is_file() for name in ("甲县", "乙县"))


def test_month_and_day():
    today = date(2022, 11, 12)
    assert month_and_day(None, None, today) == ("2022-11", today)
    assert month_and_day("2022-11", None, today) == ("2022-11", today)
    assert month_and_day("2022-02", None, today) == ("2022-02", date(2022, 2, 28))
    assert month_and_day(None, date(2022, 10, 9), today) == ("2022-10", date(2022, 10, 9))
    with pytest.raises(UsageError):
        month_and_day("2022-10", today, today)


def test_the_settings_month_is_taken_where_none_is_asked_for():
    today = date(2022, 12, 3)
    assert month_and_day(None, None, today, "2022-11") == ("2022-11", date(2022, 11, 30))
    assert month_and_day("2022-12", None, today, "2022-11") == ("2022-12", today)
    assert month_and_day(None, date(2022, 11, 9), today, "2022-11") == ("2022-11", date(2022, 11, 9))
    with pytest.raises(UsageError, match="汇总月份是 2022-11"):
        month_and_day(None, today, today, "2022-11")


def test_the_double_click_stays_in_the_month_of_the_settings(tmp_path, capsys):
    folder = workspace(tmp_path, "青山镇妇联换届报表.xlsx")
    settings = openpyxl.load_workbook(folder / "县级设置.xlsx")
    if "基本设置" not in settings.sheetnames:
        settings.create_sheet("基本设置").append(["项目", "值"])
    settings["基本设置"].append(["汇总月份", "2022-11"])
    settings.save(folder / "县级设置.xlsx")
    assert code_of("run", str(folder)) == 0
    assert "2022-11 汇总完成(按 2022-11-30 核验)" in capsys.readouterr().out


def test_stages_of_another_year_are_said_and_the_run_goes_on(tmp_path, capsys):
    folder = workspace(tmp_path, "青山镇妇联换届报表.xlsx")
    assert code_of("run", str(folder), "--month", "2026-11") == 0
    said = "时间安排里的筹备阶段(2022-09-01 至 2022-10-10)、选举阶段"
    assert said in capsys.readouterr().out
    assert said in openpyxl.load_workbook(folder / "结果" / "2026-11" / "全县汇总_2026-11.xlsx")["工作进度"]["A2"].value
    assert code_of("run", str(folder), "--month", MONTH) == 0
    assert "时间安排里" not in capsys.readouterr().out


def test_the_county_register_in_full(tmp_path):
    outcome = consolidate(workspace(tmp_path, "青山镇妇联换届报表.xlsx"), month=MONTH, unmasked=True)
    book = openpyxl.load_workbook(outcome.folder / f"全县名册_{MONTH}.xlsx")
    number = outcome.report.county.submissions[0].rows("delegates")[0]["id_number"]
    assert number in [cell.value for line in book["妇女代表名册"] for cell in line]


def code_of(*arguments: str, capsys=None) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return int(left.value.code or 0)


def test_exit_codes(tmp_path, capsys):
    folder = workspace(tmp_path, "双龙镇妇联换届报表.xlsx")
    file = str(folder / "收件箱" / "双龙镇妇联换届报表.xlsx")
    assert code_of("run", str(folder), "--month", MONTH) == 0
    assert code_of("check", file, "--as-of", "2022-11-30") == 1
    assert code_of("check", str(SAMPLES / "收件箱" / "青山镇妇联换届报表.xlsx"), "--as-of", "2022-11-30") == 0
    assert code_of("run", str(tmp_path / "没有")) == 2
    assert code_of("check", str(tmp_path / "没有.xlsx")) == 2
    assert code_of("走") == 2
    assert code_of("run", str(folder), "--month", "十一月") == 2
    with Workspace.at(folder).locked():
        assert code_of("run", str(folder), "--month", MONTH) == 3
    blocked = tmp_path / "挡路"
    blocked.write_text("")
    assert code_of("run", str(folder), "--month", MONTH, "--out", str(blocked)) == 4
    assert "错误:" in capsys.readouterr().err


def test_each_mistake_in_the_settings_is_a_line_of_its_own(tmp_path, capsys):
    quotas = "| 镇(街道) |\n| 青山镇 |"
    wrong = "| 项目 | 内容 |\n| 县明 | 某县 |\n| 名册是否脱敏 | 也许 |"
    (tmp_path / "县级设置.xlsx").write_bytes(drawn_workbook({"基本设置": wrong, "名额分配": quotas}))
    (tmp_path / "收件箱").mkdir()
    assert code_of("run", str(tmp_path)) == 2
    head, *lines = capsys.readouterr().err.rstrip().splitlines()
    assert head == "错误:县级设置有 2 处错,请改好后再运行:"
    assert [line.partition(":")[0].strip() for line in lines] == ["基本设置!A2", "基本设置!B3"]


def test_check_as_json(capsys):
    capsys.readouterr()
    code_of("check", str(SAMPLES / "收件箱" / "双龙镇妇联换届报表.xlsx"), "--as-of", "2022-11-30", "--json")
    told = json.loads(capsys.readouterr().out)
    assert tuple(told[0]) == FINDING_COLUMNS
    assert {one["file"] for one in told} == {"双龙镇妇联换届报表.xlsx"}


def test_check_without_settings_leaves_the_county_unchecked(tmp_path):
    shutil.copyfile(SAMPLES / "收件箱" / "双龙镇妇联换届报表.xlsx", tmp_path / "a.xlsx")
    seen = check_workbooks([tmp_path / "a.xlsx"], as_of=date(2022, 11, 30))
    codes = {one.code for one in seen.findings}
    assert {"V01", "P02"} <= codes
    assert not codes & {"F05", "D01", "X04"}
    assert "F05" in {one.code for one in seen.not_checked}


def test_a_console_that_knows_no_unicode():
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "fulian_excel", "rules"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, cwd=SAMPLES.parent)
    assert "身份证号" in done.stdout.decode("gbk")
