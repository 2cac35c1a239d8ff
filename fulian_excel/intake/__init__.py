"""From a folder to grids: which files there are, what they are, and who may not come in."""
