"""A county's reported figures, recomputed apart from the package and compared with what the package wrote."""
