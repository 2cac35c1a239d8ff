"""A small workbook, findings in it, and its way back."""

import io
from datetime import date

import xlsxwriter

from fulian_excel.cells import Book
from fulian_excel.findings import Finding, Level, NotChecked
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.outputs.outgoing import Outgoing
from fulian_excel.places import Place

FILE = "青山镇/名册.xlsx"
SHA256 = "0123456789abcdef" * 4
ROWS = (
    ("序号", "姓名", "性别", "身份证号"),
    (1, "王芳", "女", 440103198503010000),
    (2, "李娜", "男", 440103198503020000),
    (3, "张敏", "", 440103198503030000),
)


def workbook() -> bytes:
    """A register with three people."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("代表名册")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def book() -> Book:
    """The register, read."""
    return read_book(Package(workbook()))


def found(code: str, cell: str, message: str, **more: object) -> Finding:
    """A finding in the register; `at` is another sheet, empty for none."""
    sheet = str(more.pop("at", "代表名册"))
    level = more.pop("level", Level.FIX)
    place = Place(FILE if sheet else "", sheet, cell)
    return Finding(place=place, code=code, level=level, message=message, id=f"{code}-{cell}", **more)  # type: ignore[arg-type]


def eaten(row: int) -> Finding:
    """An identity number that became a number."""
    value = str(ROWS[row - 1][3])
    name = str(ROWS[row - 1][1])
    return found("V09", f"D{row}", f"身份证号「{value}」被存成了数字", subject=name, value=value)


def outgoing(*findings: Finding, not_checked: tuple[NotChecked, ...] = (), **more: str) -> Outgoing:
    """The register's way back."""
    received = (("妇女代表名册", 3),)
    township = more.get("township", "青山镇")
    return Outgoing(
        township,
        "2022-11",
        date(2022, 11, 25),
        "3",
        SHA256,
        findings,
        not_checked,
        received,
        ("请于月底前发回。",),
    )
