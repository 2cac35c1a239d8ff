"""Which cell to mend so that findings vanish: error localisation over everything that is told of a township."""

from fulian_excel.causes.finding import with_causes

__all__ = ["with_causes"]
