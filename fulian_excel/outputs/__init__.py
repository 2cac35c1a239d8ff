"""What leaves the house: marked copies, lists, the county's workbooks, templates and mail."""
