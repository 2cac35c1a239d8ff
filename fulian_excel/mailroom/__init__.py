"""The mail of a workspace: drafts, letters sent and answered for, workbooks fetched."""
