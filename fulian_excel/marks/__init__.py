"""Our marks in a workbook: put in, recognised, and taken out without a trace."""
