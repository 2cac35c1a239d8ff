"""县级设置.xlsx read by the machinery that reads townships' workbooks, its mistakes told cell by cell."""

from fulian_excel.county.reading import read_settings

__all__ = ["read_settings"]
