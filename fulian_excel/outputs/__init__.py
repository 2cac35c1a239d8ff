"""Everything the product writes: marked copies, lists, the county's workbooks, templates and mails."""
