"""What may be changed so that a finding vanishes: a module per family of mendings, and where to look by code."""

from fulian_excel.causes.candidates.sources import mendings_of

__all__ = ["mendings_of"]
