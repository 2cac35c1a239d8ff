"""上报: what it holds, that its figures can be linked to, and that nothing inner is in it."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from fulian_excel.figures import closing, standing
from fulian_excel.figures.figure import defined_name
from fulian_excel.figures.registry import FIGURES
from fulian_excel.journey import consolidate
from fulian_excel.outputs.county_report.workbook import county_report
from fulian_excel.outputs.handed_up.document import DIGEST
from fulian_excel.outputs.lists import ReceivedRow
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up import roll_up
from fulian_excel.settings import Settings, Township
from tests.outputs.test_roll_up import differing, formulas, report, sent

SAMPLES = Path(__file__).parents[2] / "sample_workbooks"
SHEETS = ["封面", "总体情况", "工作进度", "班子名单", "代表结构", "执委结构", "选举情况", "未完成与重点难点", "指标"]


@pytest.fixture(scope="module")
def told() -> Report:
    return report(sent("青山镇", "李敏", 60, 54), sent("白水乡", "赵敏", 20, 20))


@pytest.fixture(scope="module")
def book(told: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(county_report(told)), data_only=True)


def words(book: openpyxl.Workbook) -> list[str]:
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def named(book: openpyxl.Workbook, name: str) -> object:
    sheet, cell = book.defined_names[name].attr_text.split("!")
    return book[sheet][cell.replace("$", "")].value


def test_the_sheets_stand_in_the_order_in_which_they_are_handed_up(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_every_figure_has_a_name_and_a_rate_its_numerator_and_denominator(
    told: Report, book: openpyxl.Workbook
) -> None:
    for name, figure in FIGURES.items():
        value = told.figures.number(figure)
        assert named(book, defined_name(name)) == ("—" if value is None else pytest.approx(value))
    rate = defined_name(standing.COMPLETION.name)
    assert (named(book, f"{rate}_分子"), named(book, f"{rate}_分母")) == (2, 3)
    assert named(book, defined_name(closing.FILING.name)) == "—"


def test_no_findings_and_no_inner_words(book: openpyxl.Workbook) -> None:
    text = " ".join(words(book))
    assert not [word for word in ("必改", "核实清单", "问题清单", "提示", "F07", "V0", "findings") if word in text]


def test_the_digest_of_the_figures_is_a_property(told: Report, book: openpyxl.Workbook) -> None:
    assert book.custom_doc_props[DIGEST].value == told.figures.digest


def test_the_situation_is_told_in_sentences(book: openpyxl.Workbook) -> None:
    first = str(book["总体情况"]["A3"].value)
    assert "全县应换届镇(街道)3个,已报送2个,已完成换届2个,完成率66.7%;尚未完成1个:南坪镇。" in first


def test_what_the_settings_do_not_say_is_a_line_to_write_on() -> None:
    nameless = openpyxl.load_workbook(io.BytesIO(county_report(report(settings=Settings()))))
    cover = [str(cell.value) for row in nameless["封面"].iter_rows() for cell in row if cell.value]
    assert any(text.startswith("届次:　") for text in cover)
    assert any("盖章" in text for text in cover)


def test_the_same_report_gives_the_same_bytes(told: Report) -> None:
    assert county_report(told) == county_report(told)


def test_parts_of_nobody_are_left_out_and_last_month_where_there_was_none(book: openpyxl.Workbook) -> None:
    rows = [row for row in book["总体情况"].iter_rows(values_only=True) if row[0]]
    assert ("指标", "本月", "占比或平均", "占比的分母") in rows
    assert not [row for row in rows if "未能识别" in str(row[0]) and not row[1]]
    assert [row[1] for row in rows if row[0] == "镇机关"] == [2, 2], "of the delegates, of the committees"


def test_the_structure_is_told_group_by_group(book: openpyxl.Workbook) -> None:
    assert "按政治面貌:中共党员2名(50.0%)、党外2名(50.0%);按民族:" in str(book["总体情况"]["A4"].value)


def test_what_the_county_counts_stands_on_the_cover() -> None:
    settings = Settings(county="云溪县", scope="含街道,不含开发区")
    cover = openpyxl.load_workbook(io.BytesIO(county_report(report(settings=settings))))["封面"]
    assert "地区口径:含街道,不含开发区" in [cell.value for row in cover.iter_rows() for cell in row]


def test_a_county_of_a_hundred_townships_with_long_names() -> None:
    names = [f"{'很长的名字' * 5}{number:03}镇" for number in range(100)]
    settings = Settings(townships=tuple(Township(name) for name in names))
    told = openpyxl.load_workbook(io.BytesIO(county_report(report(settings=settings))), data_only=True)
    assert [
        row[0] for row in told["未完成与重点难点"].iter_rows(min_row=4, min_col=2, max_col=2, values_only=True)
    ] == names


@pytest.mark.office
@pytest.mark.parametrize("sent_by", ["two of three", "nobody"])
def test_cached_values_are_what_the_formulas_come_to(told: Report, sent_by: str) -> None:
    data = county_report(told if sent_by == "two of three" else report())
    assert formulas(data)
    assert differing(data) == []


@pytest.mark.office
@pytest.mark.parametrize("name", ["全县汇总", "上报"])
def test_the_samples_formulas_come_to_what_is_written_beside_them(name: str, tmp_path: Path) -> None:
    outcome = consolidate(SAMPLES, month="2022-11", out=tmp_path)
    assert differing((outcome.folder / f"{name}_2022-11.xlsx").read_bytes()) == []


def test_a_county_of_which_every_file_was_refused() -> None:
    lost = ReceivedRow("坏的.xlsx", "0" * 64, "", (), "refused", "F01 打不开", "", 1, 0, 0)
    told = replace(report(), received=[lost])
    said = openpyxl.load_workbook(io.BytesIO(county_report(told)), data_only=True)
    assert "已报送0个,已完成换届0个,完成率0.0%" in str(said["总体情况"]["A3"].value)
    assert named(said, defined_name(closing.FILING.name)) == "—"
    rolled = openpyxl.load_workbook(io.BytesIO(roll_up(told)), data_only=True)
    assert not [
        cell.coordinate
        for sheet in (*said, *rolled)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]


def test_a_form_that_nobody_sent_is_a_dash_and_never_nought(told: Report, book: openpyxl.Workbook) -> None:
    assert {one.township.name for one in told.county.submissions if "archive" in one.tables} == set()
    for figure in (closing.KEEPING, closing.TRAININGS, closing.HANDING_OVER, closing.STUDYING, closing.VILLAGES):
        assert named(book, defined_name(figure.name)) == "—"
