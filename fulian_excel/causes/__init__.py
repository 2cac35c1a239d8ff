"""Finding the cells whose correction makes findings vanish: error localisation over the findings of a township."""

from fulian_excel.causes.finding import with_causes

__all__ = ["with_causes"]
