"""What the samples should say: every township laid out once more in its own manner, without its mistakes."""

from functools import cache

from sample_workbooks.made_by.clean import shown_township
from sample_workbooks.made_by.laying import Laid
from sample_workbooks.made_by.layouts import Layout
from sample_workbooks.made_by.make import COUNTY
from sample_workbooks.made_by.mixed_up import seen_twice
from sample_workbooks.made_by.pages import Formula
from sample_workbooks.made_by.planted import Plan
from sample_workbooks.made_by.sheets import lay_out
from sample_workbooks.made_by.township import Town

Spot = tuple[int, int]


Cells = dict[str, dict[Spot, object]]  # by sheet, row and column


@cache
def rights(township: str) -> Cells:
    """What stands in every cell where nothing is wrong, of those sheets that were sent; of a formula its result."""
    right = _values(lay_out(_clean(township), _manner(township)))
    return {sheet: right[sheet] for sheet in _values(_sent()[township]) if sheet in right}


@cache
def mistakes(township: str) -> Cells:
    """The cells that are not as they should be, each with what should stand there."""
    sent = _values(_sent()[township])
    return {
        sheet: {
            spot: cells.get(spot)
            for spot in sorted(cells.keys() | sent[sheet].keys())
            if cells.get(spot) != sent[sheet].get(spot)
        }
        for sheet, cells in rights(township).items()
    }


def _values(laid: Laid) -> dict[str, dict[Spot, object]]:
    return {
        page.name: {
            spot: value.result if isinstance(value, Formula) else value for spot, (value, _) in page.values.items()
        }
        for page in laid.pages.values()
    }


def _clean(township: str) -> Town:
    return shown_township(township, [one.name for one in COUNTY].index(township) + 1)


def _manner(township: str) -> Layout:
    return next(one.layout for one in COUNTY if one.name == township)


@cache
def _sent() -> dict[str, Laid]:
    """Every township with its mistakes, as the maker of the samples makes them."""
    plans = [Plan(shown_township(one.name, number, attending=one.attending)) for number, one in enumerate(COUNTY, 1)]
    for one, plan in zip(COUNTY, plans, strict=True):
        if one.spoil:
            one.spoil(plan)
    seen_twice(plans[-2], plans[-1])
    laid = {one.name: lay_out(plan.town, one.layout) for one, plan in zip(COUNTY, plans, strict=True)}
    for plan in plans:
        for change in plan.after:
            change(laid[plan.town.name])
    return laid
