"""What was read of each workbook, kept so that a round in which one workbook changed reads that one alone."""

from fulian_excel.shelf.shelf import Shelf

__all__ = ["Shelf"]
