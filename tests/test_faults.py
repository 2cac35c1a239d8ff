"""What is one line to mend, and under which 编号 it is told."""

from dataclasses import replace

from fulian_excel.faults import faults, on_lines
from fulian_excel.findings import Level, Status
from tests.outputs.outgoing import eaten, found


def test_what_each_row_is_told_by_itself_stays_apart() -> None:
    first = found("P01", "C2", "身份证中的出生年月为 1985-03", subject="王芳", suggestion="1985.03")
    second = found("P01", "C3", "身份证中的出生年月为 1990-04", subject="李娜", suggestion="1990.04")
    assert len(faults([first, second])) == 2


def test_hints_are_put_together_by_column() -> None:
    first = found("V05", "C2", "「12人」按「12」读入", level=Level.NOTE)
    second = found("V05", "C9", "「85.3」按「1985-03」读入", level=Level.NOTE)
    assert [fault.where for fault in faults([second, first])] == ["C2、C9"]


def test_many_scattered_cells_are_not_all_named() -> None:
    told = faults([found("V01", f"C{row}", "没有填写性别") for row in range(2, 30, 2)])
    assert told[0].where == "C2、C4、C6、C8、C10、C12等"


def test_rows_of_one_fault_share_the_number_of_their_line() -> None:
    told = on_lines([eaten(4), eaten(2), found("P02", "C3", "性别写「男」")])
    assert {one.place.cell: one.number for one in told} == {"D4": eaten(2).id, "D2": eaten(2).id, "C3": "P02-C3"}


def test_what_is_let_pass_stands_on_a_line_of_its_own() -> None:
    told = on_lines([replace(eaten(2), status=Status.WAIVED), eaten(3), eaten(4)])
    assert [one.number for one in told] == [eaten(2).id, eaten(3).id, eaten(3).id]


def test_a_line_stays_one_line_wherever_it_is_told() -> None:
    told = on_lines([eaten(2), eaten(3)])
    worded = [replace(one, message=f"与{one.place.cell}镇重复") for one in told]
    assert [fault.first.number for fault in faults(worded)] == [eaten(2).id, eaten(2).id]
