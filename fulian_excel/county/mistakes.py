"""Mistakes in the settings, gathered so that all are reported at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fulian_excel.errors import SettingsError
from fulian_excel.places import Place

_MOST_TOLD = 60


@dataclass
class Mistakes:
    """The mistakes met so far; only the first one at each cell is kept."""

    told: dict[Place, str] = field(default_factory=dict)

    def tell(self, place: Place, message: str) -> None:
        """Add a mistake at a cell, if the cell has none yet."""
        self.told.setdefault(place, message)

    def as_error(self, sheets: Iterable[str]) -> SettingsError:
        """Return all mistakes as one error, in the order of the sheets and cells."""
        order: Mapping[str, int] = {sheet: index for index, sheet in enumerate(sheets)}
        places = sorted(self.told, key=lambda place: (order.get(place.sheet, len(order)), place.position))
        lines = [f"  {place.sheet}!{place.cell}:{self.told[place]}" for place in places[:_MOST_TOLD]]
        more = [f"  ……还有 {len(places) - _MOST_TOLD} 处"] if len(places) > _MOST_TOLD else []
        head = f"县级设置有 {len(places)} 处错,请改好后再运行:"
        return SettingsError("\n".join([head, *lines, *more]))
