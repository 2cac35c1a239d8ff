"""Marks of ours in a workbook: put in, known again, taken out without a trace."""
