"""What is read of layouts that offices really use: python -m tests.real [FOLDER].

FOLDER, or the one that FULIAN_REAL names, holds two workspaces, `clean` without a mistake and `planted` with some,
each with `spots.csv` (where every value stands and what it means), and `planted.csv` (which code has to be told at
which cell). One township a layout. Printed by layout: the form taken, the rows and single values read at their cells,
what was wrongly told of `clean`, and what was found of `planted`.
"""

import csv
import os
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.journey import Outcome, consolidate
from fulian_excel.kinds import Day
from fulian_excel.table import Submission, Table
from fulian_excel.words import fold

MONTH, AS_OF = "2022-11", date(2022, 11, 30)
TOLD = (Level.FIX, Level.ASK)
Spot = dict[str, str]


@dataclass
class Measured:
    """One layout: what was taken, read, wrongly told and found, each as (so many, of so many)."""

    layout: str
    township: str
    forms: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    strangers: int = 0
    rows: tuple[int, int] = (0, 0)
    values: tuple[int, int] = (0, 0)
    unread: list[str] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)
    found: tuple[int, int] = (0, 0)
    missed: list[str] = field(default_factory=list)

    @property
    def fairly_refused(self) -> bool:
        """The layout's form was not read, and that was said once."""
        return not self.taken & self.forms and self.strangers == 1


def measure(folder: Path) -> list[Measured]:
    """Every layout of a folder, in the order of `layouts.csv`."""
    with tempfile.TemporaryDirectory() as temporary:
        clean, planted = (_run(folder / name, Path(temporary) / name) for name in ("clean", "planted"))
    measured = []
    for line in _lines(folder / "layouts.csv"):
        one = Measured(line["layout"], line["township"])
        spots = [spot for spot in _lines(folder / "clean" / "spots.csv") if spot["layout"] == one.layout]
        _measure_reading(one, spots, _submission(clean, one.township))
        _measure_telling(one, spots, clean)
        _measure_finding(one, _lines(folder / "planted" / "planted.csv"), planted)
        measured.append(one)
    return measured


def _lines(path: Path) -> list[Spot]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _run(workspace: Path, copy: Path) -> Outcome:
    shutil.copytree(workspace, copy)
    for path in copy.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return consolidate(copy, month=MONTH, as_of=AS_OF)


def _submission(outcome: Outcome, township: str) -> Submission:
    return next(one for one in outcome.report.county.submissions if one.township.name == township)


def _measure_reading(one: Measured, spots: list[Spot], submission: Submission) -> None:
    one.forms = {spot["form"] for spot in spots}
    files = {spot["file"] for spot in spots}
    named = {file for file in submission.files if file in files}
    one.taken = {name for name, table in submission.tables.items() if name in one.forms and table.file in named}
    lines: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    read = right = 0
    for spot in spots:
        lines[spot["form"], spot["row"]].append(spot)
    for (form, row), own in lines.items():
        table = submission.tables.get(form)
        told = list(_labels(own, table) if row == "" else _cells(own, table))
        right += sum(told)
        read += row != "" and any(told)
        one.unread += [_named(spot) for spot, is_right in zip(own, told, strict=True) if not is_right]
    one.rows = (read, sum(row != "" for _form, row in lines))
    one.values = (right, len(spots))


def _cells(own: list[Spot], table: Table | None) -> Iterator[bool]:
    """Whether each value of one row was read as it is meant, at its cell where it has one."""
    names = {column.title: name for name, column in (table.form.columns.items() if table else ())}
    at = _row_of(own, table, names) if table else None
    for spot in own:
        name = names.get(spot["column"], "")
        if table is None or at is None or name not in table.values:
            yield False
        else:
            place = table.place(name, at)
            stands = not spot["cell"] or (place.file, place.sheet, place.cell) == _place(spot)
            yield stands and is_meant(table.values[name][at], spot["value"])


def _row_of(own: list[Spot], table: Table, names: dict[str, str]) -> int | None:
    """The row of a table most of whose cells stand where the values of a row are expected."""
    where: dict[tuple[str, str, str], list[int]] = table.index("places", lambda: _rows_by_place(table))
    rows = Counter(
        at for spot in own if spot["cell"] and names.get(spot["column"]) for at in where.get(_place(spot), ())
    )
    return rows.most_common(1)[0][0] if rows else None


def _rows_by_place(table: Table) -> dict[tuple[str, str, str], list[int]]:
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for name in table.values:
        for at in range(len(table)):
            place = table.place(name, at)
            found[place.file, place.sheet, place.cell].append(at)
    return found


def _labels(own: list[Spot], table: Table | None) -> Iterator[bool]:
    """Whether each label was read as it is meant, at its cell."""
    names = {column.title: name for name, column in (table.form.label_columns.items() if table else ())}
    for spot in own:
        blocks = table.blocks if table else []
        at = int(spot["block"] or 0)
        label = blocks[at].labels.get(names.get(spot["column"], "")) if at < len(blocks) else None
        stands = label is not None and (label.place.file, label.place.sheet, label.place.cell) == _place(spot)
        yield label is not None and stands and is_meant(label.value, spot["value"])


def _place(spot: Spot) -> tuple[str, str, str]:
    sheet = spot["sheet"] or Path(spot["file"]).stem
    return spot["file"], sheet, spot["cell"]


def _named(spot: Spot) -> str:
    return f"{spot['file']}!{spot['sheet']}!{spot['cell'] or '-'} {spot['form']} {spot['column']}={spot['value']}"


def is_meant(value: Any, expected: str) -> bool:
    """A value as it was read is the expected one, in the county's terms; of a month its day is not asked."""
    if isinstance(value, bool):
        return expected in (("是", "有") if value else ("否", "无"))
    if isinstance(value, Day):
        return str(value) == expected or (value.month_only and expected.startswith(str(value)))
    if isinstance(value, dict):
        told = "、".join(f"{post}{count}名" if post else str(count) for post, count in value.items())
        return told == fold(expected)
    text = "、".join(value) if isinstance(value, tuple) else str(value or "") if value != 0 else "0"
    return fold(text) == fold("" if expected == "None" else expected)


def _measure_telling(one: Measured, spots: list[Spot], outcome: Outcome) -> None:
    files = {spot["file"] for spot in spots}
    ours = [finding for finding in outcome.report.findings if _is_of(finding, one, files)]
    one.false = [finding for finding in ours if finding.level in TOLD]
    told = {(finding.place.file, finding.place.sheet) for finding in ours if finding.code == "F06"}
    one.strangers = len({place for place in told if place[0] in files})


def _is_of(finding: Finding, one: Measured, files: set[str]) -> bool:
    return finding.township == one.township or (not finding.township and finding.place.file in files)


def _measure_finding(one: Measured, planted: list[Spot], outcome: Outcome) -> None:
    mistakes = [mistake for mistake in planted if mistake["layout"] == one.layout]
    one.missed = [
        f"{mistake['codes']} {'!'.join(_place(mistake))} {mistake['was']}→{mistake['is']}"
        for mistake in mistakes
        if not any(_tells(finding, mistake) for finding in outcome.report.findings)
    ]
    one.found = (len(mistakes) - len(one.missed), len(mistakes))


def _tells(finding: Finding, mistake: Spot) -> bool:
    """A finding tells of a mistake at its cell; in a list that is sorted by votes that is where the value stands now."""
    place, where = finding.place, _place(mistake)
    if finding.code not in mistake["codes"].split() or (place.file, place.sheet) != where[:2]:
        return False
    return place.cell == where[2] or (finding.value == mistake["is"] and place.cell[:1] == where[2][:1])


def strangers_change(folder: Path) -> list[str]:
    """What the sheets of a workbook that are none of ours change in what is read of the others and said of them.

    The workbook is that of each layout without forms of its own; every sheet after the forms' is taken out.
    """
    changed = []
    for line in _lines(folder / "layouts.csv"):
        if line["forms"]:
            continue
        with tempfile.TemporaryDirectory() as temporary:
            mixed = _told(_run(folder / "clean", Path(temporary) / "mixed"), line["township"])
            alone = Path(temporary) / "alone"
            shutil.copytree(folder / "clean", alone)
            for path in (alone / "收件箱").rglob(f"*{line['township']}*.xlsx"):
                path.chmod(0o644)
                _without_strangers(path)
            told = _told(_run(alone, Path(temporary) / "again"), line["township"])
        changed += [
            f"{line['layout']} {name}" for name in mixed.keys() | told.keys() if mixed.get(name) != told.get(name)
        ]
    return sorted(changed)


def _without_strangers(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    titles = {title for form in FORMS.values() for title in form.titles}
    for sheet in book.worksheets:
        if not any(title in sheet.title for title in titles):
            book.remove(sheet)
    book.save(path)


def _told(outcome: Outcome, township: str) -> dict[str, Any]:
    submission = _submission(outcome, township)
    read: dict[str, Any] = {name: table.values for name, table in submission.tables.items()}
    told = [one for one in outcome.report.findings if one.township == township and one.code != "F06"]
    return read | {"findings": sorted((one.code, one.place.sheet, one.place.cell) for one in told)}


def _share(part: tuple[int, int]) -> str:
    return f"{part[0]}/{part[1]}"


def show(measured: list[Measured], *, wordy: bool) -> None:
    """Print every layout and the totals; with `wordy` also what was not read, wrongly told and missed."""
    for one in measured:
        state = "、".join(sorted(one.taken)) or ("F06 once" if one.fairly_refused else f"F06 ×{one.strangers}")
        print(
            f"{one.layout} {one.township:\u3000<5} {state:<12} rows {_share(one.rows):>7}  values {_share(one.values):>9}"
            f"  false {len(one.false):>3}  planted {_share(one.found)}"
        )
        if wordy:
            for text in one.unread[:4]:
                print("     unread", text)
            for finding in one.false[:5]:
                print("     false", finding.code, finding.place, finding.message[:90])
            for text in one.missed:
                print("     missed", text)
    parts = ("rows", "values", "found")
    totals = {part: tuple(sum(getattr(one, part)[side] for one in measured) for side in (0, 1)) for part in parts}
    false = sorted(len(one.false) for one in measured)
    for part, (read, of) in totals.items():
        print(f"{part}: {read} of {of} ({100 * read / max(of, 1):.1f}%)")
    print(f"false: {sum(false)}, median {false[len(false) // 2] if false else 0}, most {false[-1] if false else 0}")


def main(arguments: list[str]) -> None:
    """Measure a folder of layouts and print what came of it."""
    folder = next((one for one in arguments if not one.startswith("-")), os.environ.get("FULIAN_REAL", ""))
    if not folder:
        raise SystemExit("say which folder: python -m tests.real FOLDER, or FULIAN_REAL")
    show(measure(Path(folder)), wordy="-v" in arguments)
    print("strangers change:", "、".join(strangers_change(Path(folder))) or "nothing")


if __name__ == "__main__":
    main(sys.argv[1:])
