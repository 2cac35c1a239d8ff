"""Tables, townships' submissions and the county."""

from fulian_excel.table.asked import Undeclared, UnknownName
from fulian_excel.table.joining import joined
from fulian_excel.table.tables import Block, Label, Row, Table
from fulian_excel.table.townships import County, Submission

__all__ = ["Block", "County", "Label", "Row", "Submission", "Table", "Undeclared", "UnknownName", "joined"]
