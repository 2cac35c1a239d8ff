"""Reading 县级设置.xlsx with the code that reads townships' workbooks; mistakes are reported cell by cell."""

from fulian_excel.county.reading import read_settings

__all__ = ["read_settings"]
