"""What is wrong in the settings, gathered so that all of it is told at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fulian_excel.errors import SettingsError
from fulian_excel.places import Place

_MOST_TOLD = 60


@dataclass
class Mistakes:
    """The mistakes met so far, one to a cell: the first that is told of it."""

    told: dict[Place, str] = field(default_factory=dict)

    def tell(self, place: Place, message: str) -> None:
        """Note what is wrong with a cell."""
        self.told.setdefault(place, message)

    def as_error(self, sheets: Iterable[str]) -> SettingsError:
        """All of them as one error, in the order of the sheets and cells."""
        order: Mapping[str, int] = {sheet: index for index, sheet in enumerate(sheets)}
        places = sorted(self.told, key=lambda place: (order.get(place.sheet, len(order)), place.position))
        lines = [f"  {place.sheet}!{place.cell}:{self.told[place]}" for place in places[:_MOST_TOLD]]
        more = [f"  ……还有 {len(places) - _MOST_TOLD} 处"] if len(places) > _MOST_TOLD else []
        head = f"县级设置有 {len(places)} 处错,请改好后再运行:"
        return SettingsError("\n".join([head, *lines, *more]))
