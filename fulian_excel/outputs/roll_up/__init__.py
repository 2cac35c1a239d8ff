"""全县汇总: the county's workbook, one module per sheet."""

from fulian_excel.outputs.roll_up.workbook import roll_up

__all__ = ["roll_up"]
