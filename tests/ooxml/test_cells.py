"""The cell reader: every way in which a sheet may be written."""

import contextlib
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulian_excel.cells import BLANK, BOOL, DATE, ERROR, NUMBER, TEXT, Area, Cell, Sheet, Value
from fulian_excel.ooxml.package import Damaged, Package, PackageLimits, TooLarge
from fulian_excel.ooxml.reader import read_book
from fulian_excel.ooxml.values import moment_of
from fulian_excel.ooxml.worksheet import CellLimits
from tests.ooxml.building import (
    MAIN,
    OFFICE,
    packed,
    read_cell,
    read_parts,
    read_rows,
    relations,
    workbook_parts,
    worksheet,
)


def values(sheet: Sheet) -> dict[str, object]:
    return {cell.address: cell.value for cell in sheet.cells.values()}


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ('<c r="A1"><v>12</v></c>', 12, NUMBER),
        ('<c r="A1"><v>-12</v></c>', -12, NUMBER),
        ('<c r="A1"><v> 12\n</v></c>', 12, NUMBER),
        ('<c r="A1"><v> -440103198001011234 </v></c>', -440103198001011234, NUMBER),
        ('<c r="A1"><v>17.0</v></c>', 17, NUMBER),
        ('<c r="A1"><v>1985.03</v></c>', 1985.03, NUMBER),
        ('<c r="A1"><v>4.40103198001012E+17</v></c>', 440103198001012000, NUMBER),
        ('<c r="A1"><v>4.4010319800101197E+17</v></c>', 440103198001012000, NUMBER),
        ('<c r="A1"><v>440103198001011234</v></c>', 440103198001011234, NUMBER),
        ('<c r="A1"><v>1E-3</v></c>', 0.001, NUMBER),
        ('<c r="A1" t="n"><v>0</v></c>', 0, NUMBER),
        ('<c r="A1" s="" t=""><v>5</v></c>', 5, NUMBER),
        ('<c r="A1" s="99"><v>5</v></c>', 5, NUMBER),
        ('<c r="A1"><v>12人</v></c>', "12人", TEXT),
        ('<c r="A1"><v>1E999</v></c>', "1E999", TEXT),
        ('<c r="A1" t="b"><v>1</v></c>', True, BOOL),
        ('<c r="A1" t="b"><v>0</v></c>', False, BOOL),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A", ERROR),
        ('<c r="A1" t="str"><v>张三</v></c>', "张三", TEXT),
        ('<c r="A1" t="str"><v> 张 三 </v></c>', " 张 三 ", TEXT),
        ('<c r="A1" t="inlineStr"><is><t>张三</t></is></c>', "张三", TEXT),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 张三\n</t></is></c>', " 张三\n", TEXT),
        (
            '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r></is></c>',
            "张三",
            TEXT,
        ),
        ('<c r="A1" t="inlineStr"><v>1.0</v><is><t>1.</t></is></c>', "1.", TEXT),
        ('<c r="A1" t="inlineStr"><is><t>&#24352;&amp;&#x4E09;&lt;</t></is></c>', "张&三<", TEXT),
        ('<c r="A1" t="str"><v><![CDATA[张<三>]]></v></c>', "张<三>", TEXT),
        ('<c r="A1" t="str"><!-- 旧 --><v>张三</v></c>', "张三", TEXT),
        ("<c r='A1' t='str'><v>张三</v></c>", "张三", TEXT),
        ('<c t="str" s="0" r="A1"><v>张三</v></c>', "张三", TEXT),
        ('<c r="a1"><v>3</v></c>', 3, NUMBER),
        ('<c r="A1" cm="1" vm="2"><v>3</v></c>', 3, NUMBER),
        ("<c><v>3</v></c>", 3, NUMBER),
        ('<c\n  r="A1"\n>\n  <v>3</v>\n</c>', 3, NUMBER),
        ('<c r="A1" t="d"><v>2022-11-25T08:30:00</v></c>', datetime(2022, 11, 25, 8, 30), DATE),
        ('<c r="A1" t="d"><v>2022-11-25Z</v></c>', "2022-11-25Z", TEXT),
        ('<c r="A1" t="d"><v>2022-11-25</v></c>', datetime(2022, 11, 25), DATE),
        ('<c r="A1" t="d"><v>08:30:00</v></c>', datetime(1899, 12, 31, 8, 30), DATE),
    ],
)
def test_values(written: str, value: Value, kind: str) -> None:
    cell = read_cell(written)
    assert cell == Cell(1, 1, value, kind, formula=False, number_format="General")
    assert type(cell.value) is type(value)


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ('<c r="A1"><f>SUM(B1:B9)</f><v>17.5</v></c>', 17.5, NUMBER),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', None, BLANK),
        ('<c r="A1"><f>SUM(B1:B9)</f><v/></c>', None, BLANK),
        ('<c r="A1"><f t="shared" si="0"/><v>3</v></c>', 3, NUMBER),
        ('<c r="A1" t="str"><f>A2&amp;"x"</f><v>甲x</v></c>', "甲x", TEXT),
        ('<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>', "", TEXT),
        ('<c r="A1" t="str"><f>IF(B1="","",B1)</f><v/></c>', "", TEXT),
        ('<c r="A1" t="str"><f>B1&amp;C1</f></c>', None, BLANK),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!", ERROR),
        ('<c r="A1" t="b"><f>1&gt;2</f><v>0</v></c>', False, BOOL),
    ],
)
def test_formulas(written: str, value: Value, kind: str) -> None:
    assert read_cell(written) == Cell(1, 1, value, kind, formula=True)


@pytest.mark.parametrize(
    "written",
    [
        '<c r="A1"/>',
        '<c r="A1" s="1"/>',
        '<c r="A1"></c>',
        '<c r="A1"><v></v></c>',
        '<c r="A1"><v/></c>',
        '<c r="A1" t="s"><v></v></c>',
        '<c r="A1" t="inlineStr"><is><t></t></is></c>',
        '<c r="A1" t="inlineStr"><is/></c>',
        '<c r="A1" t="str"><v></v></c>',
        "",
    ],
)
def test_nothing_is_no_cell(written: str) -> None:
    assert read_cell(written) is None


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<t>张三</t>", "张三"),
        ('<t xml:space="preserve"> 张三 </t>', " 张三 "),
        ("<t> 张三</t>", " 张三"),
        ("<r><t>张</t></r><r><rPr/><t>三</t></r>", "张三"),
        ('<t>張</t><rPh sb="0" eb="1"><t>ちょう</t></rPh><phoneticPr fontId="1"/>', "張"),
        ("<t>甲_x000D_\n乙</t>", "甲\r\n乙"),
        ("<t>甲\r\n乙</t>", "甲\n乙"),
        ("<t>_x005F_x000D_</t>", "_x000D_"),
        ("<t>_xD83D__xDE00_</t>", "\U0001f600"),
        ("<t>_x00D_ _y0041_</t>", "_x00D_ _y0041_"),
        ("<t><![CDATA[a<b]]></t>", "a<b"),
        ("<t>a&lt;b&#10;&#xD;&quot;&apos;</t>", "a<b\n\r\"'"),
        ("<t>&amp;lt;</t>", "&lt;"),
        ('<t xml:space="preserve"/><r><t>张</t></r>', "张"),
    ],
)
def test_shared_strings(item: str, text: str) -> None:
    cell = read_cell('<c r="A1" t="s"><v>1</v></c>', strings=("<t>别的</t>", item))
    assert cell == Cell(1, 1, text, TEXT)


def test_blanks_around_the_number_of_a_shared_string() -> None:
    cell = read_cell('<c r="A1" t="s"><v>\n  1\n</v></c>', strings=("<t>甲</t>", "<t>乙</t>"))
    assert cell is not None
    assert cell.value == "乙"


def test_empty_shared_strings_keep_their_place() -> None:
    parts = workbook_parts(worksheet('<row r="1"><c r="A1" t="s"><v>3</v></c></row>'), strings=("<t>a</t>",))
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si/><si></si><si><t/></si><si ><t>甲</t></si></sst>'
    assert values(read_parts(parts).sheets[0]) == {"A1": "甲"}


@pytest.mark.parametrize("index", ["1", "-1", "x"])
def test_a_string_that_is_not_there_is_damage(index: str) -> None:
    with pytest.raises(Damaged, match="表1"):
        read_cell(f'<c r="A1" t="s"><v>{index}</v></c>', strings=("<t>只有一个</t>",))


def test_a_missing_strings_part_is_damage_only_where_it_is_needed() -> None:
    assert values(read_rows('<row r="1"><c r="A1"><v>1</v></c></row>')) == {"A1": 1}
    with pytest.raises(Damaged):
        read_cell('<c r="A1" t="s"><v>0</v></c>')


@pytest.mark.parametrize(
    ("number", "code", "value"),
    [
        ("31118", "yyyy-mm-dd", datetime(1985, 3, 12)),
        ("31118.5", "yyyy-mm-dd h:mm", datetime(1985, 3, 12, 12)),
        ("1", "yyyy-mm-dd", datetime(1900, 1, 1)),
        ("59", "yyyy-mm-dd", datetime(1900, 2, 28)),
        ("60", "yyyy-mm-dd", datetime(1900, 2, 28)),
        ("61", "yyyy-mm-dd", datetime(1900, 3, 1)),
        ("0.354166666666667", "h:mm", datetime(1899, 12, 31, 8, 30)),
        ("2958465.999999999", "yyyy-mm-dd", datetime(9999, 12, 31, 23, 59, 59, 999000)),
    ],
)
def test_dates(number: str, code: str, value: datetime) -> None:
    assert read_cell(f'<c r="A1" s="1"><v>{number}</v></c>', codes=(code,)) == Cell(1, 1, value, DATE, False, code)


@pytest.mark.parametrize(("number", "value"), [("-1", -1), ("2958466", 2958466), ("198503.5E9", 198503500000000)])
def test_no_possible_date_stays_a_number(number: str, value: float) -> None:
    cell = read_cell(f'<c r="A1" s="1"><v>{number}</v></c>', codes=("yyyy-mm-dd",))
    assert cell == Cell(1, 1, value, NUMBER, False, "yyyy-mm-dd")


def test_text_under_a_date_format_stays_text() -> None:
    cell = read_cell('<c r="A1" s="1" t="str"><v>1985.3</v></c>', codes=("yyyy-mm-dd",))
    assert cell == Cell(1, 1, "1985.3", TEXT, False, "yyyy-mm-dd")


@pytest.mark.parametrize("written", ['date1904="1"', 'date1904="true"'])
def test_dates_from_1904(written: str) -> None:
    cell = read_cell('<c r="A1" s="1"><v>29656</v></c>', codes=("yyyy-mm-dd",), properties=written)
    assert cell is not None
    assert cell.value == datetime(1985, 3, 12)
    assert moment_of(0, date1904=True) == datetime(1904, 1, 1)
    assert moment_of(2957004, date1904=True) is None


@given(st.integers(61, 2_958_465), st.integers(0, 86_399))
def test_a_moment_and_its_serial_number(days: int, seconds: int) -> None:
    moment = moment_of(days + seconds / 86_400)
    assert moment is not None
    assert moment.toordinal() == datetime(1899, 12, 30).toordinal() + days
    assert moment.hour * 3600 + moment.minute * 60 + moment.second == seconds


def test_positions_that_are_left_out() -> None:
    rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="D5"><v>4</v></c><c><v>5</v></c></row><row/>'
    assert values(read_rows(rows + "<row><c><v>6</v></c></row>")) == {
        "A1": 1,
        "C1": 3,
        "D5": 4,
        "E5": 5,
        "A7": 6,
    }


def test_cells_out_of_order_come_in_order_and_the_last_of_two_wins() -> None:
    rows = (
        '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row>'
        '<row r="1"><c r="A1"><v>3</v></c><c r="A1"><v>4</v></c><c r="C2"><v>5</v></c></row>'
    )
    sheet = read_rows(rows)
    assert list(values(sheet).items()) == [("A1", 4), ("C2", 5), ("A3", 2), ("B3", 1)]
    assert (sheet.height, sheet.width) == (3, 3)


@pytest.mark.parametrize("reference", ["XFE1", "A1048577", "A0", "1", "A", "中1", "AAAA1"])
def test_a_cell_outside_the_grid_is_damage(reference: str) -> None:
    with pytest.raises(Damaged, match="表1"):
        read_cell(f'<c r="{reference}"><v>1</v></c>')


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"',
        '<row r="1048577"/>',
        '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
    ],
)
def test_rows_that_are_not_well_formed_are_damage(rows: str) -> None:
    with pytest.raises(Damaged):
        read_rows(rows)


@pytest.mark.parametrize("prefix", ["x:", "ns0:", "表:"])
def test_prefixed_roots(prefix: str) -> None:
    parts = workbook_parts(
        worksheet(
            '<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c>'
            '<c r="C1" t="inlineStr"><is><r><t>丙</t></r></is></c><c r="D1"><f>1+1</f><v>2</v></c></row>',
            '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        ),
        strings=("<r><t>甲</t></r>",),
        codes=("yyyy",),
    )
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
        prefixed = parts[name].replace("</", "<//").replace("<", f"<{prefix}").replace(f"<{prefix}//", f"</{prefix}")
        parts[name] = prefixed.replace(f'xmlns="{MAIN}"', f'xmlns:{prefix[:-1]}="{MAIN}"')
    sheet = read_parts(parts).sheets[0]
    assert values(sheet) == {"A1": "甲", "B1": "乙", "C1": "丙", "D1": 2}
    assert sheet.cells[1, 4].formula
    assert sheet.merges == (Area(1, 1, 1, 2),)
    assert sheet.hidden_rows == {1}


def test_strict_workbooks() -> None:
    parts = workbook_parts(worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings=("<t>甲</t>",))
    strict = {
        name: part.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships").replace(
            MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"
        )
        for name, part in parts.items()
    }
    assert values(read_parts(strict).sheets[0]) == {"A1": "甲"}


def test_what_is_hidden() -> None:
    before = (
        '<cols><col min="2" max="3" hidden="1" width="0"/><col min="5" max="16384" width="9.5" hidden="true"/></cols>'
    )
    rows = (
        '<row r="2" hidden="1"/><row r="3" hidden="0"><c r="A3"><v>1</v></c></row>'
        '<row r="4" hidden="true"><c r="A4"/></row>'
    )
    parts = workbook_parts(
        worksheet(rows, before=before), worksheet(), worksheet(), states={2: "hidden", 3: "veryHidden"}
    )
    first, *others = read_parts(parts).sheets
    assert first.hidden_rows == {2, 4}
    assert first.hidden_columns == {2, 3, *range(5, 16385)}
    assert first.widths[5] == 9.5
    assert [sheet.hidden for sheet in (first, *others)] == [False, True, True]
    assert [sheet.part for sheet in (first, *others)] == [f"xl/worksheets/sheet{n}.xml" for n in (1, 2, 3)]


def test_merges() -> None:
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:C2", "D5", "F9:E8", "A:B", ""))
    parts = workbook_parts(worksheet(around=f"<mergeCells>{merges}</mergeCells>"))
    assert read_parts(parts).sheets[0].merges == (Area(1, 1, 2, 3), Area(5, 4, 5, 4), Area(8, 5, 9, 6))


def test_chart_and_dialog_sheets_are_passed_over() -> None:
    parts = workbook_parts(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'), "<chartsheet/>", worksheet())
    kinds = ("worksheet", "chartsheet", "worksheet")
    rows = [(f"r{n}", kind, f"worksheets/sheet{n}.xml") for n, kind in enumerate(kinds, 1)]
    parts["xl/_rels/workbook.xml.rels"] = relations(*rows, ("s", "styles", "styles.xml"))
    assert [(sheet.index, sheet.name) for sheet in read_parts(parts).sheets] == [(0, "表1"), (2, "表3")]


@pytest.mark.parametrize(
    "sheet", [f'<worksheet xmlns="{MAIN}"/>', f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>']
)
def test_an_empty_sheet(sheet: str) -> None:
    empty = read_parts(workbook_parts(sheet)).sheets[0]
    assert (empty.cells, empty.height, empty.width) == ({}, 0, 0)


def test_no_styles_part() -> None:
    parts = workbook_parts(worksheet('<row r="1"><c r="A1" s="3"><v>5</v></c></row>'))
    del parts["xl/styles.xml"]
    assert values(read_parts(parts).sheets[0]) == {"A1": 5}


def test_a_sheet_whose_part_is_missing_is_damage() -> None:
    parts = workbook_parts(worksheet(), worksheet())
    del parts["xl/worksheets/sheet2.xml"]
    with pytest.raises(Damaged, match=r"sheet2\.xml"):
        read_parts(parts)


def test_too_many_cells_names_the_far_one() -> None:
    rows = "".join(f'<row r="{r}"><c r="B{r}"><v>1</v></c><c r="C{r}"/></row>' for r in range(1, 12))
    package = Package(packed(workbook_parts(worksheet(rows), worksheet(rows))))
    assert len(read_book(package, CellLimits(cells=22)).sheets) == 2
    with pytest.raises(TooLarge) as caught:
        read_book(package, CellLimits(cells=20))
    assert (caught.value.sheet, caught.value.cell) == ("表2", "B10")


def test_too_many_merges_names_the_far_one() -> None:
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 5))
    package = Package(packed(workbook_parts(worksheet(around=f"<mergeCells>{merges}</mergeCells>"))))
    with pytest.raises(TooLarge) as caught:
        read_book(package, CellLimits(merges=3))
    assert (caught.value.sheet, caught.value.cell) == ("表1", "A4")


def test_too_many_sheets() -> None:
    package = Package(packed(workbook_parts(worksheet(), worksheet(), worksheet())))
    with pytest.raises(TooLarge, match="3 张"):
        read_book(package, CellLimits(sheets=2))


def test_a_whole_column_with_borders_passes() -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}" s="1"/><c r="B{r}" s="1"/></row>' for r in range(1, 1_048_577))
    sheet = read_rows(f'{rows[:-6]}<c r="C1048576"><v>1</v></c></row>')
    assert values(sheet) == {"C1048576": 1}


def test_addresses() -> None:
    assert Cell(3, 28).address == "AB3"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    ["<row>", "<row ", "<c>", '<c r="A1">', '<c r="A1"><v>1', "<is><t ", "<rPh >", "r = ", "<v ", "&#x", "<?", "<!--"],
)
@pytest.mark.parametrize("before", ["", '<row r="1">', '<row r="1"><c ', '<row r="1"><c r="A1" t="inlineStr"><is>'])
def test_hostile_repetition_costs_no_time(before: str, piece: str) -> None:
    parts = workbook_parts(worksheet(f"{before}{piece * 200_000}</is></c></row>"))
    with contextlib.suppress(Damaged):
        read_book(Package(packed(parts), PackageLimits(ratio=1_000_000)))
