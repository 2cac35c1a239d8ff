"""An .xlsx as a package: parts and raw bytes, cells, marks spliced in and taken out again."""
