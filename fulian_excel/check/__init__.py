"""Checking tables: the values of each column, the rules of the rule book, and one complaint per cell."""

from fulian_excel.check.checked import Checked, Crash, log_crashes
from fulian_excel.check.checking import check, levelled

__all__ = ["Checked", "Crash", "check", "levelled", "log_crashes"]
