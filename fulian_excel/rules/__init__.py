"""Rules beyond one cell, a module per family; and the rule book whole."""

from fulian_excel.rules.book import HOLDERS, RULES, in_order

__all__ = ["HOLDERS", "RULES", "in_order"]
