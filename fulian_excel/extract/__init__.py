"""From a workbook's grids to typed tables, every value with its cell."""

from fulian_excel.extract.workbook import Extract, extract

__all__ = ["Extract", "extract"]
