"""What an .xls looks like: widths, number formats and lines, out of its own records."""

import struct
from datetime import datetime

import pytest

from fulian_excel.cells import DATE, NUMBER, TEXT
from fulian_excel.intake.open import open_book
from fulian_excel.intake.xls_looks import Looks, looks_in_xls
from tests.intake.old_xls import _compound, _record

YEAR_MONTH = 'yyyy"年"m"月"'
SERIAL = 31118.0  # 1985-03-12


def drawn() -> bytes:
    """A title over three columns, a row with a text, a month and a number, and a row of blanks with lines."""
    text = YEAR_MONTH.encode("utf-16-le")
    styles = [(0, 0), (164, 0x1111), (2, 0x1111), (0, 0x1111)]
    head = _record(0x809, struct.pack("<4H2I", 0x600, 5, 0, 0, 0, 0))
    head += _record(0x41E, struct.pack("<2HB", 164, len(YEAR_MONTH), 1) + text)
    for number, lines in styles:
        head += _record(0xE0, struct.pack("<2H6xH8x", 0, number, lines))
    name = "代表".encode("utf-16-le")
    place = len(head) + 4 + 8 + len(name) + 4
    head += _record(0x85, struct.pack("<IH2B", place, 0, 2, 1) + name) + _record(0x0A)
    sheet = _record(0x809, struct.pack("<4H2I", 0x600, 0x10, 0, 0, 0, 0))
    sheet += _record(0x7D, struct.pack("<6H", 0, 1, 20 * 256, 0, 0, 0))
    sheet += _record(0x204, struct.pack("<4HB", 0, 0, 3, 2, 1) + "王芳".encode("utf-16-le"))
    sheet += _record(0x203, struct.pack("<3Hd", 0, 1, 1, SERIAL))
    sheet += _record(0xBD, struct.pack("<2H", 0, 2) + struct.pack("<HI", 2, (15 << 2) | 2) + struct.pack("<H", 2))
    sheet += _record(0xBE, struct.pack("<2H", 1, 0) + struct.pack("<3H", 3, 3, 3) + struct.pack("<H", 2))
    return _compound("Workbook", head + sheet + _record(0x0A))


def test_widths_formats_and_lines_are_read():
    looks = looks_in_xls(drawn())[0]
    assert looks.widths == {1: 20.0, 2: 20.0}
    assert looks.formats[1, 2] == YEAR_MONTH
    assert looks.formats[1, 3] == "0.00"
    assert looks.lined == {(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)}


def test_cells_are_read_with_their_formats():
    sheet = open_book("表.xls", drawn()).sheets[0]
    assert [(cell.value, cell.kind, cell.number_format) for cell in sheet.cells.values()] == [
        ("王芳", TEXT, "General"),
        (datetime(1985, 3, 12), DATE, YEAR_MONTH),
        (15, NUMBER, "0.00"),
    ]
    assert sheet.widths == {1: 20.0, 2: 20.0}
    assert (2, 3) in sheet.lined


@pytest.mark.parametrize("cut", [600, 1024, 1100, 2000, 4000])
def test_what_makes_no_sense_has_no_looks_and_stops_nobody(cut):
    assert set(looks_in_xls(drawn()[:cut])) <= {0}
    assert looks_in_xls(b"no container" * 100) == {}
    broken = drawn().replace(struct.pack("<H", 0x7D), struct.pack("<H", 0xE0))
    assert isinstance(looks_in_xls(broken).get(0, Looks()), Looks)
