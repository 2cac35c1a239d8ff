"""Sheets with a row per township that more than one of our workbooks holds."""
