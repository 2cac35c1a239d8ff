"""An .xlsx as a package: parts and raw bytes, cells read, bytes spliced in."""
