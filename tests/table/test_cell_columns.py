"""A column of cells in arrays is the list of the same cells, in a fraction of the memory."""

import pickle

import pytest

from fulian_excel.cells import BLANK, NUMBER, TEXT, Cell
from fulian_excel.table import CellColumn
from tests.drawing import table

CELLS = [
    Cell(4, 3, "王芳", TEXT, formula=False, number_format="@"),
    Cell(5, 3),
    Cell(1_048_576, 16_384, 3, NUMBER, formula=True),
    Cell(7, 3, "李敏", TEXT, formula=False, number_format="@"),
]


@pytest.fixture
def column():
    return CellColumn.of(CELLS)


def test_every_cell_comes_back_as_it_was(column):
    assert column == CELLS
    assert list(column) == CELLS
    assert repr(column) == repr(CELLS)
    assert (column[-1], column[1:3], len(column)) == (CELLS[-1], CELLS[1:3], 4)
    assert pickle.loads(pickle.dumps(column)) == CELLS
    assert CellColumn.of([]) == []
    assert column != CELLS[:-1]


def test_what_cells_share_is_kept_once(column):
    assert column.known == [(TEXT, False, "@"), (BLANK, False, "General"), (NUMBER, True, "General")]


@pytest.mark.parametrize(
    "change",
    [
        lambda cells: cells.append(Cell(8, 3, "x", TEXT)),
        lambda cells: cells.insert(0, CELLS[2]),
        lambda cells: cells.extend(CELLS),
        lambda cells: cells.__setitem__(1, Cell(5, 4, 1.5, NUMBER)),
        lambda cells: cells.__delitem__(slice(1, 3)),
        lambda cells: cells.__delitem__(0),
    ],
)
def test_it_is_changed_as_a_list_is(column, change):
    same = list(CELLS)
    change(same)
    change(column)
    assert column == same


def test_a_table_whose_cells_were_packed_says_the_same():
    delegates = table(
        "delegates",
        """
        | 姓名 | 联系电话     |
        | 王芳 | 13800001111 |
        | 李敏 |             |
    """,
    )
    before = [(row.written("phone"), row.cell("name"), row.place("name")) for row in delegates.rows]
    delegates.pack()
    assert [(row.written("phone"), row.cell("name"), row.place("name")) for row in delegates.rows] == before
