"""Tables, townships' submissions and the county."""

from fulian_excel.table.asked import Undeclared, UnknownName
from fulian_excel.table.cell_columns import CellColumn
from fulian_excel.table.joining import joined
from fulian_excel.table.tables import Block, Label, Row, Table
from fulian_excel.table.townships import County, Submission

__all__ = [
    "Block",
    "CellColumn",
    "County",
    "Label",
    "Row",
    "Submission",
    "Table",
    "Undeclared",
    "UnknownName",
    "joined",
]
