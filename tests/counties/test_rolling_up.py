"""A city's report: sums of its counties', nothing counted twice, what is doubtful named, and rolled up again."""

import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from fulian_excel.cli import cli
from fulian_excel.counties.reports import read_report
from fulian_excel.counties.rolling_up import roll_up_counties
from fulian_excel.errors import UsageError
from fulian_excel.figures.figure import Count, added, over
from fulian_excel.figures.registry import FIGURES, LINES
from fulian_excel.outputs.county_report.workbook import county_report
from fulian_excel.outputs.report import Report
from fulian_excel.settings import Quotas, Settings, Township
from tests.outputs.test_roll_up import report, sent

QUOTAS = Quotas(delegates=3, committee=3)


def county(name: str, *townships: str) -> Report:
    settings = Settings(county=name, townships=tuple(Township(one, quotas=QUOTAS) for one in townships))
    files = [
        sent(one, second, 20 * n, 18 * n)
        for n, (one, second) in enumerate(zip(townships, ("李敏", "赵敏", "周红"), strict=False), 1)
    ]
    return report(*files[:2], settings=settings)


COUNTIES = (county("云溪县", "青山镇", "白水乡", "南坪镇"), county("清江县", "东河镇", "西河镇"))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{one.county.settings.county}.xlsx" for one in COUNTIES]
    for path, one in zip(paths, COUNTIES, strict=True):
        path.write_bytes(county_report(one))
    return paths


def test_a_report_is_read_back_as_it_was_written(files: list[Path]) -> None:
    part = read_report(files[0])
    assert part.summary.figures == COUNTIES[0].figures
    assert (part.name, part.summary.month, part.doubts) == ("云溪县", "2022-11", ())
    assert part.summary.places("未完成换届") == ["南坪镇"]


@pytest.mark.parametrize("name", FIGURES)
def test_a_city_of_counties_is_one_roll_up_of_all_townships(name: str) -> None:
    townships = [one for each in COUNTIES for one in each.county.submissions]
    assert added(each.figures[FIGURES[name]] for each in COUNTIES) == over(FIGURES[name], townships)


def test_a_city_is_the_sum_of_its_counties_and_can_be_rolled_up_again(files: list[Path], tmp_path: Path) -> None:
    city = tmp_path / "衡阳市.xlsx"
    city.write_bytes(roll_up_counties(files, "衡阳市", "市").workbook)
    read = read_report(city).summary
    for figure in FIGURES.values():
        assert read.figures[figure] == added(each.figures[figure] for each in COUNTIES)
    assert read.places("未完成换届") == ["云溪县 南坪镇"]
    province = tmp_path / "湖南省.xlsx"
    province.write_bytes(roll_up_counties([city], "湖南省", "省").workbook)
    assert read_report(province).summary.figures == read.figures


def test_every_figure_stands_on_a_sheet_by_county(files: list[Path]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(roll_up_counties(files, "衡阳市", "市").workbook), data_only=True)
    told = {row[0]: row[1:4] for title in LINES for row in book[title].iter_rows(min_row=4, values_only=True)}
    for name, figure in FIGURES.items():
        if not isinstance(figure, Count):
            rates = [each.figures.number(figure) for each in COUNTIES]
            rates.append(added(each.figures[figure] for each in COUNTIES).rate)
            assert list(told[name]) == [pytest.approx(one) if one is not None else "—" for one in rates]
    assert [cell.value for cell in book["换届进度"][3]] == ["指标", "云溪县", "清江县", "合计"]


def edited(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["指标"]
    row = next(row for row in range(4, sheet.max_row) if sheet.cell(row, 2).value == "代表总数")
    sheet.cell(row, 3).value += 1
    book.save(path)


def test_an_edited_report_is_named(files: list[Path]) -> None:
    edited(files[1])
    assert read_report(files[1]).doubts == ("指标生成后被手工改过",)


def test_what_cannot_be_added_up_is_named_with_why(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "别的.xlsx").write_bytes(b"nothing")
    (tmp_path / "空工作区").mkdir()
    rolled = roll_up_counties(
        [*files, tmp_path / "别的.xlsx", tmp_path / "空工作区", tmp_path / "没有"], "衡阳市", "市"
    )
    assert [part.name for part in rolled.parts] == ["云溪县", "清江县"]
    assert [
        "打不开" in rolled.missing[0][1],
        "先在那里运行" in rolled.missing[1][1],
        "没有「" in rolled.missing[2][1],
    ] == [True] * 3


def test_another_month_is_not_added_up(files: list[Path]) -> None:
    with pytest.raises(UsageError, match="月份是 2022-11,不是 2022-12"):
        roll_up_counties(files, "衡阳市", "市", "2022-12")


@pytest.mark.parametrize("sources", ["twice", "namesakes"])
def test_nothing_is_counted_twice(files: list[Path], tmp_path: Path, sources: str) -> None:
    copy = tmp_path / "再一份.xlsx"
    copy.write_bytes(files[0].read_bytes())
    with pytest.raises(UsageError, match="给了两次" if sources == "twice" else "都是「云溪县」"):
        roll_up_counties([files[0], files[0] if sources == "twice" else copy], "衡阳市", "市")


def test_a_workspace_inside_another_is_refused(tmp_path: Path) -> None:
    inner = tmp_path / "县" / "里面"
    inner.mkdir(parents=True)
    with pytest.raises(UsageError, match="里面"):
        roll_up_counties([tmp_path / "县", inner], "衡阳市", "市")


def test_the_command_says_what_it_did(files: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "市.xlsx"
    done = CliRunner().invoke(cli, ["rollup", *map(str, files), "--out", str(out), "--name", "衡阳市"])
    assert (done.exit_code, out.is_file()) == (0, True), done.output
    assert "计入 2 个单位" in done.output
