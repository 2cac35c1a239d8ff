"""A township's forms become sheets in the manner of clerks who keep to no template."""

from collections.abc import Sequence
from datetime import date
from string import Formatter

from sample_workbooks.made_by.layouts import TITLES
from sample_workbooks.made_by.township import Row, Town
from tests.extract.clerks import Clerk, Drawn, Line, Part, columns_of
from tests.extract.drawn_books import Sheet
from tests.extract.laying_tables import lay_table


def draw(town: Town, clerk: Clerk) -> Drawn:
    """Every form of a township in a clerk's manner."""
    drawn = Drawn(town, clerk)
    shared = {form: group for group in clerk.together for form in group}
    for form in TITLES:
        if form in shared and form != shared[form][0]:
            continue
        if form == "delegates" and clerk.villages:
            _lay_villages(drawn)
            continue
        sheet = drawn.add(form, clerk.tabs.get(form, TITLES[form]))
        top, left = 1, clerk.left
        for one in shared.get(form, (form,)):
            for part in parts_of(town, one):
                bottom = lay_part(drawn, sheet, part, top, left)
                top, left = (top, sheet.right + 2) if clerk.beside and one in shared else (bottom + clerk.between, left)
    clerk.finish(drawn)
    return drawn


def parts_of(town: Town, form: str) -> list[Part]:
    """A form's tables: one, or the blocks of the tallies."""
    if form != "ballots":
        return [Part(form, 0, list(enumerate(town.forms[form])), {})]
    return [Part(form, block, list(enumerate(rows)), labels) for block, (labels, rows) in enumerate(town.ballots)]


def _lay_villages(drawn: Drawn) -> None:
    """The delegates of the township's own units on one sheet, those of each village on a sheet named after it."""
    rows = list(enumerate(drawn.town.forms["delegates"]))
    units = [one for one in rows if one[1]["推选单位"] not in drawn.town.villages]
    lay_part(drawn, drawn.add("delegates", "镇直单位代表"), Part("delegates", 0, units, {}), 1, drawn.clerk.left)
    for block, village in enumerate(drawn.town.villages, 1):
        mine = [one for one in rows if one[1]["推选单位"] == village]
        facts = {"town": f"{drawn.town.name}{village}", "unit": f"{drawn.town.name}{village}妇联"}
        tab = drawn.clerk.villages.format(number=block, village=village, count=len(mine))
        part = Part("delegates", block, mine, facts, ("推选单位",))
        lay_part(drawn, drawn.add("delegates", tab), part, 1, drawn.clerk.left)


def lay_part(drawn: Drawn, sheet: Sheet, part: Part, top: int, left: int) -> int:
    """Cover, title, labels, table and footer; the last row written."""
    clerk, town = drawn.clerk, drawn.town
    facts = {
        "town": town.name,
        "title": clerk.titles.get(part.form, TITLES[part.form]),
        "unit": town.stated_unit.get(part.form, f"{town.name}妇联"),
        "day": town.filled_on(part.form),
        "clerk": town.staff.clerk,
        "checker": town.staff.checker,
        "phone": town.staff.landline,
        **part.facts,
    }
    width = len(columns_of(part, clerk)) * (2 if part.form in clerk.abreast else 1)
    tally = part.form == "ballots"
    before = (*clerk.cover, clerk.title, *clerk.above, *(clerk.counts if tally else ()))
    row = _lay_lines(drawn, sheet, part, before, facts, (top, left, width))
    row = lay_table(drawn, sheet, part, row, left) + 1
    after = (*(clerk.tellers if tally else ()), *clerk.below)
    return _lay_lines(drawn, sheet, part, after, facts, (row, left, width)) - 1


def _lay_lines(
    drawn: Drawn, sheet: Sheet, part: Part, lines: Sequence[Line], facts: Row, at: tuple[int, int, int]
) -> int:
    top, left, width = at
    for row, line in enumerate(lines, top):
        if isinstance(line, str) and line:
            sheet.merge(row, left, row, left + width - 1)
        for column, template in enumerate((line,) if isinstance(line, str) else line, left):
            if template:
                names = [name for _text, name, _form, _how in Formatter().parse(template) if name]
                alone = len(names) == 1 and template == f"{{{names[0]}}}"
                value = drawn.clerk.hand.write(part.form, names[0], facts) if alone else _filled(template, facts)
                cell = sheet.put(row, column, value)
                for name in names:
                    drawn.note(sheet, (part.form, part.block, "label", name), cell)
    return top + len(lines)


def _filled(template: str, facts: Row) -> str:
    told = {
        name: f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else value
        for name, value in facts.items()
    }
    return template.format(**told)
