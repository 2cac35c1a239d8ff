"""Reading files: which files are in 收件箱, what they are by content, and their sheets or why they are refused."""
