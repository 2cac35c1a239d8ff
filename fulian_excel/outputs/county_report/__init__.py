"""上报: the workbook that is stamped and handed up, one module per sheet."""
