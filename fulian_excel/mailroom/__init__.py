"""The mail of a workspace: drafts, letters sent and resolved, workbooks fetched."""
