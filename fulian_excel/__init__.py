"""Townships' workbooks in, checked and marked; one county workbook out."""
