"""How often the cell that was changed is named: python -m tests.causes [changes] [seed] changes one cell at a time."""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from fulian_excel.causes import with_causes
from fulian_excel.causes.spots import Change, Spot, place_of, value_at
from fulian_excel.causes.trying import changed
from fulian_excel.cells import TEXT, Cell
from fulian_excel.check import check
from fulian_excel.extract import extract
from fulian_excel.findings import Finding, Level, numbered
from fulian_excel.forms import FORMS, PEOPLE
from fulian_excel.intake.open import open_book
from fulian_excel.kinds import Day, understand
from fulian_excel.places import Place
from fulian_excel.submissions import assemble
from fulian_excel.table import County, Submission
from sample_workbooks.made_by.clean import clean_township
from tests.causes.seen import caused
from tests.drawing import AS_OF
from tests.rules.planting import FILE, HEAD, NAME, county_of, laid_out, workbook_of

GRAVE = (Level.FIX, Level.ASK)
TOWNSHIPS = 4
VOTES = ("votes_for", "votes_against", "abstentions")
LABELS = ("due_to_attend", "attended", "printed", "issued", "left_over", "returned", "valid", "invalid")
COUNTED = (("allocation", "seats"), ("survey", "women"), ("survey", "grown_women"), ("survey", "party_women"))
DATED = (("progress", "done"), ("officers", "elected_on"), ("officers", "filed_on"), ("training", "trained_on"))
REQUIRED = {
    name: {form.columns[one].title for one in form.required if one in form.columns} for name, form in FORMS.items()
}
SLIPS = "丽梅英红兰芳娟霞琴玲敏静"


@dataclass(frozen=True)
class Outcome:
    """What came of one change: what it was, whether its cell is named, and of the values offered how many are right."""

    kind: str
    findings: int
    lines: int
    named: bool
    offered: int
    right: int
    told: str


@cache
def clean(number: int) -> County:
    """A county of one clean township."""
    town = clean_township(NAME, number)
    settings = county_of(town)
    read = extract(FILE, open_book(FILE, workbook_of(laid_out(town))), FORMS, settings)
    return assemble([read], settings, AS_OF).county


def votes(town: Submission, chance: random.Random) -> Spot:
    """A number of votes, on a tally or in a list of those elected."""
    form = chance.choice(("ballots", "ballots", "ballots", "committee", "officers"))
    column = chance.choice(VOTES) if form == "ballots" else "votes"
    return Spot(form, chance.randrange(len(town.tables[form])), column)


def counts(town: Submission, chance: random.Random) -> Spot:
    """A label of a tally, or a number of a village."""
    if chance.random() < 0.7:
        return Spot(
            "ballots", chance.randrange(len(town.tables["ballots"].blocks)), chance.choice(LABELS), is_label=True
        )
    form, column = chance.choice(COUNTED)
    return Spot(form, chance.randrange(len(town.tables[form])), column)


def digits(town: Submission, chance: random.Random) -> Spot:
    """An identity number."""
    form = chance.choice(PEOPLE)
    return Spot(form, chance.randrange(len(town.tables[form])), "id_number")


def dates(town: Submission, chance: random.Random) -> Spot:
    """A date of the work, of a meeting, or a birth."""
    if chance.random() < 0.2:
        return Spot("ballots", chance.randrange(len(town.tables["ballots"].blocks)), "held_on", is_label=True)
    form, column = chance.choice((*DATED, *((form, "birth") for form in PEOPLE)))
    return Spot(form, chance.randrange(len(town.tables[form])), column)


def marks(town: Submission, chance: random.Random) -> Spot:
    """Whether somebody is elected, or a woman."""
    form, column = chance.choice(
        (("ballots", "elected"), ("ballots", "elected"), ("delegates", "sex"), ("committee", "sex"))
    )
    return Spot(form, chance.randrange(len(town.tables[form])), column)


def names(town: Submission, chance: random.Random) -> Spot:
    """A name."""
    form = chance.choice((*PEOPLE, "ballots", "training"))
    return Spot(form, chance.randrange(len(town.tables[form])), "name")


def units(town: Submission, chance: random.Random) -> Spot:
    """The unit that a delegate is of."""
    return Spot("delegates", chance.randrange(len(town.tables["delegates"])), "unit")


KINDS = {one.__name__: one for one in (votes, counts, digits, dates, marks, names, units)}
HEADINGS = "headings"


def spoilt(value: object, chance: random.Random) -> object:
    """Another value, as a slip of the hand makes it."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return max(0, value + chance.choice((-10, -3, -2, -1, 1, 2, 3, 10)))
    return spoilt_day(value, chance) if isinstance(value, Day) else spoilt_text(str(value), chance)


def spoilt_day(value: Day, chance: random.Random) -> Day:
    """Another year, or some days earlier or later."""
    if value.month_only or chance.random() < 0.3:
        year = value.date.year + chance.choice((-1, 1))
        return Day(value.date.replace(year=year, day=min(value.date.day, 28)), value.month_only)
    return Day(value.date + timedelta(days=chance.choice((-30, -7, -1, 1, 7, 30))))


def spoilt_text(text: str, chance: random.Random) -> str:
    """The other sex, an identity number with a wrong digit or two that changed places, a name with a wrong character."""
    if text in ("男", "女"):
        return "男" if text == "女" else "女"
    at = chance.randrange(17) if len(text) == 18 else chance.randrange(1, len(text))
    if len(text) == 18 and chance.random() < 0.3:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + chance.choice("0123456789" if len(text) == 18 else SLIPS) + text[at + 1 :]


def outcomes(number: int, seed: int) -> Iterator[Outcome]:
    """What comes of so many changes, each alone in a clean township; those that nobody can see are left out."""
    chance = random.Random(seed)
    while number:
        kind = chance.choice([*KINDS, HEADINGS])
        which = chance.randrange(1, TOWNSHIPS + 1)
        if kind == HEADINGS:
            number -= 1
            yield from misspelt(which, chance)
            continue
        county = clean(which)
        town = county.submissions[0]
        spot = KINDS[kind](town, chance)
        right = value_at(town, spot)
        others = [one for one in town.tables[spot.form].values[spot.column] if one != right] if kind == "units" else []
        wrong = chance.choice(others) if others else spoilt(right, chance) if right is not None else None
        if wrong in (None, right):
            continue
        number -= 1
        bad = County(county.settings, county.as_of, [changed(town, [Change(spot, wrong)])])
        found = with_causes(numbered(check(bad).findings), bad)
        if any(one.level in GRAVE for one in found):
            yield judged(kind, found, spot, right, wrong, town)


def misspelt(which: int, chance: random.Random) -> Iterator[Outcome]:
    """What comes of a wrong character in a heading that must be there, where anything is told of it."""
    town = clean_township(NAME, which)
    laid = laid_out(town)
    heads = [key for key in laid.where if key[2] == HEAD and key[3] in REQUIRED[key[0]]]
    form, block, _, title = chance.choice(heads)
    cell = laid.where[form, block, HEAD, title]
    values = laid.page(form, block).values
    at = Place("", "", cell).position
    place = chance.randrange(len(title))
    wrong = title[:place] + chance.choice(SLIPS) + title[place + 1 :]
    values[at] = (wrong, *values[at][1:])
    found = caused(laid, county_of(town))
    grave = [one for one in found if one.level in GRAVE]
    if grave:
        told = {one.cause.number: one.cause for one in grave if one.cause}
        where = f"{laid.page(form, block).name}!{cell}"
        named = any(where == f"{one.sheet}!{one.cell}" for cause in told.values() for one in cause.places)
        named |= any(where == f"{one.place.sheet}!{one.place.cell}" and one.cause is None for one in grave)
        offers = [offer for one in told.values() for offer in one.mend.split(";") if "=" in offer]
        right = sum(offer == f"{where}={title}" for offer in offers)
        lines = len({one.cause_number or one.id for one in grave})
        text = f"{HEADINGS} {form} {title}->{wrong}: {sorted({one.code for one in grave})} {offers}"
        yield Outcome(HEADINGS, len(grave), lines, named, len(offers), right, text)


def judged(kind: str, found: list[Finding], spot: Spot, right: object, wrong: object, town: Submission) -> Outcome:
    """Whether the cell is named, and what values were offered anywhere."""
    place = place_of(town, spot)
    grave = [one for one in found if one.level in GRAVE]
    found_causes = {one.cause.number: one.cause for one in grave if one.cause}
    named = any(place in one.places for one in found_causes.values())
    named |= any(one.place == place and one.cause is None for one in grave)
    offers = [offer for one in found_causes.values() for offer in one.mend.split(";") if "=" in offer]
    offers += [
        f"{one.place.sheet}!{one.place.cell}={one.suggestion}" for one in grave if one.suggestion and not one.cause
    ]
    fits = sum(is_right(offer, spot, right, town) for offer in offers)
    lines = len({one.cause_number or one.id for one in grave})
    told = f"{kind} {spot} {right}->{wrong}: {sorted({one.code for one in grave})} {[one.mend for one in found_causes.values()]}"
    return Outcome(kind, len(grave), lines, named, len(offers), fits, told)


def is_right(offer: str, spot: Spot, right: object, town: Submission) -> bool:
    """The offer is for the cell that was changed, and is what stood there; a month will do for a day of it."""
    where, _, text = offer.partition("=")
    place = place_of(town, spot)
    kind = town.settings.kind(spot.form, FORMS[spot.form].column(spot.column))
    value = understand(Cell(1, 1, text, TEXT), kind).value
    same = value.agrees(right) if isinstance(value, Day) and isinstance(right, Day) else value == right
    return where == f"{place.sheet}!{place.cell}" and same


def main() -> None:
    """Print the shares, and what was neither named nor right."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    all_told = list(outcomes(number, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
    for one in all_told:
        if not one.named or one.right < one.offered:
            sys.stdout.write(f"{'' if one.named else 'not named '}{one.right}/{one.offered} {one.told}\n")
    of_kind = Counter(one.kind for one in all_told)
    for kind, count in of_kind.items():
        named = sum(one.named for one in all_told if one.kind == kind)
        sys.stdout.write(f"{kind}: {named}/{count} named\n")
    named, offered = sum(one.named for one in all_told), sum(one.offered for one in all_told)
    right = sum(one.right for one in all_told)
    before, after = sum(one.findings for one in all_told), sum(one.lines for one in all_told)
    sys.stdout.write(
        f"{len(all_told)} of {number} changes were told of; cell named {named} ({100 * named / len(all_told):.1f}%); "
        f"values offered {offered}, right {right} ({100 * right / max(offered, 1):.1f}%); "
        f"{before} findings in {after} lines\n"
    )


if __name__ == "__main__":
    main()
