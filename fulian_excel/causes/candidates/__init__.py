"""Candidate mendings, which may make a finding vanish: one module per family of mendings."""

from fulian_excel.causes.candidates.sources import mendings_of

__all__ = ["mendings_of"]
