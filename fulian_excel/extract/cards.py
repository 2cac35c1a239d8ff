"""Cards: one person or village laid out as labels with values beside them, one or several to a sheet."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.bands import Band, is_of, names_in
from fulian_excel.extract.crosswise import Spotted, across, items_down
from fulian_excel.extract.grid import Grid, has_colon
from fulian_excel.extract.headers import Heading, Meaning, Vocabulary, joined_headings
from fulian_excel.extract.identify import Title
from fulian_excel.extract.labels import PRINTED_UNITS
from fulian_excel.extract.lexicon import Lexicon
from fulian_excel.extract.rowkinds import joined
from fulian_excel.extract.rows import BodyRow
from fulian_excel.extract.titles import TitleForm
from fulian_excel.forms.column import Column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import written
from fulian_excel.words import fold_heading, tidy

_LONGEST = 24
_FEWEST = 4  # labels with values that make a card
_FIRST_ROWS = 15
_BEGUN = 3  # labels in those that are worth looking for a card
_ENDLESS = 1 << 30
_TABLE = 3  # labels side by side without values between: the headings of a table inside the card
# What stands between a label and its value: 学历学位 | 全日制教育 | 大专.
_BETWEEN = frozenset(("全日制教育", "在职教育", "全日制", "在职", "全日制学历", "最高"))
_NOBODY = Meaning("")
_PAIR = re.compile(r"([^:]{2,12}):\s*([^:]*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Card:
    """One card read in a form: its labels by column, and the row that they make.

    Labels that stand once for several people or villages make a row for each of them.
    """

    band: Band
    rows: tuple[BodyRow, ...]
    labels: dict[str, Heading]


def find_cards(grid: Grid, lexicon: Lexicon, title_form: TitleForm) -> list[Card]:
    """The cards on a sheet that are certainly a form's, from top to bottom."""
    begun = _begun(grid, lexicon)
    best: tuple[tuple[bool, bool, int, int], list[Card]] | None = None
    for vocabulary in lexicon.vocabularies:
        spotted = list(_spotted(grid, vocabulary)) if vocabulary.form.cards and vocabulary.form.name in begun else []
        if len({one.heading.row for one in spotted}) < 2 or len(spotted) < _FEWEST:
            continue
        heading = spotted[0].heading
        title = Title.over(title_form, 0, heading.row, [heading])
        crosswise = items_down(grid, spotted)
        parts = across(grid, crosswise, vocabulary) if crosswise else _apart(spotted, vocabulary)
        cards = [card for part in parts if (card := _card(part, vocabulary, title))]
        if crosswise:
            cards = [replace(card, rows=tuple(row for one in cards for row in one.rows)) for card in cards[:1]]
        if not cards:
            continue
        rank = (cards[0].band.own, vocabulary.form.name == title.form, -len(cards[0].band.absent), len(cards[0].labels))
        if best is None or rank > best[0]:
            best = rank, cards
    return best[1] if best else []


def looks_like_cards(grid: Grid, lexicon: Lexicon) -> bool:
    """True if the sheet is made of labels with values beside them, whatever the form."""
    begun = _begun(grid, lexicon)
    for vocabulary in lexicon.vocabularies:
        spotted = list(_spotted(grid, vocabulary)) if vocabulary.form.people and vocabulary.form.name in begun else []
        key = vocabulary.form.key
        named = any(vocabulary.words.get(one.heading.text, _NOBODY).name == key for one in spotted)
        if named and len(spotted) >= _FEWEST and len({one.heading.row for one in spotted}) > 1:
            return True
    return False


def lies_on_its_side(grid: Grid, lexicon: Lexicon, bands: Sequence[Band]) -> bool:
    """True if headings of a form stand down a column with several values behind them, or beneath a table's key."""
    for band in bands:
        column = band.columns.get(band.vocabulary.form.key)
        beneath = [grid.text(row, column) for row in grid.rows if row > band.bottom] if column else []
        texts = [fold_heading(text) for text in beneath[:_FIRST_ROWS] if text]
        known = [text for text in texts if band.vocabulary.meaning((text,))]
        if len(known) > 1 and 2 * len(known) > len(texts):
            return True
    begun = _begun(grid, lexicon)
    likely = (one for one in lexicon.vocabularies if one.form.cards and one.form.name in begun)
    return any(items_down(grid, list(_spotted(grid, one))) for one in likely)


def _begun(grid: Grid, lexicon: Lexicon) -> set[str]:
    """The forms with several labels in the first rows, each with a value beside it or behind a colon.

    The value must not be a label itself, and the labels must not all stand in one row.
    """
    known: dict[str, set[str]] = {}
    rows: set[int] = set()
    for row, cells in grid.lines.items():
        for cell in cells if row <= _FIRST_ROWS else ():
            if not _may_be_label(cell, lexicon):
                continue
            column = cell.column
            label, colon, behind = _text(grid, row, column).partition(":")
            beside = (row, grid.area(row, column).right + 1)
            filled = behind if colon else grid.text(*beside) and not lexicon.meanings((_text(grid, *beside),))
            for form, name in lexicon.meanings((label,)).items() if label and filled else ():
                known.setdefault(form, set()).add(name)
                rows.add(row)
    return {form for form, names in known.items() if len(names) >= _BEGUN} if len(rows) > 1 else set()


def _may_be_label(cell: Cell, lexicon: Lexicon) -> bool:
    """True if a cell's text is a known heading, or has a colon and so maybe a label before it."""
    return cell.kind == TEXT and (has_colon(cell.value) or bool(lexicon.meanings_of(str(cell.value))))


def _spotted(grid: Grid, vocabulary: Vocabulary) -> Iterator[Spotted]:
    """Every label that has a value beside it or behind a colon."""
    for row, columns in grid.rows.items():
        labels = _without_values(
            grid,
            row,
            {column: text for column in columns if (text := _label(grid, row, column, vocabulary))},
            vocabulary,
        )
        if _is_table(grid, row, labels):
            continue
        for column in columns:
            if column in labels:
                heading = Heading(row, column, (labels[column],))
                yield Spotted(heading, _value(grid, row, column, vocabulary, labels))
            elif (pair := _PAIR.fullmatch(tidy(written(grid.cell(row, column))))) is not None:
                text = fold_heading(pair[1])
                if _means(text, vocabulary):
                    cell = grid.cell(row, column)
                    value = cell._replace(value=pair[2] or None, kind=TEXT if pair[2] else BLANK)
                    yield Spotted(Heading(row, column, (text,)), value)


def _without_values(grid: Grid, row: int, labels: dict[int, str], vocabulary: Vocabulary) -> dict[int, str]:
    """The labels of a row, without words that may be the value of the label before them: 代表身份 | 村(社区)."""
    left: dict[int, str] = {}
    for column, text in labels.items():
        before = next((at for at in left if grid.area(row, at).right + 1 == column), None)
        if before is None or not _is_option(grid.cell(row, column), left[before], vocabulary):
            left[column] = text
    return left


def _is_option(cell: Cell, label: str, vocabulary: Vocabulary) -> bool:
    """True if a cell's text is an option of a column that the label may mean."""
    meaning = vocabulary.meaning((label,))
    names = (meaning.name,) if meaning else vocabulary.instead.get(label, ())
    kinds = (vocabulary.form.columns[name].kind for name in names)
    return any(kind.choices is not None and is_of(cell, kind) for kind in kinds)


def _label(grid: Grid, row: int, column: int, vocabulary: Vocabulary) -> str:
    text = _text(grid, row, column)
    return text if text and _means(text, vocabulary) else ""


def _text(grid: Grid, row: int, column: int) -> str:
    """A cell's text if it may be a label, else empty."""
    cell = grid.cell(row, column)
    text = fold_heading(str(cell.value)) if cell.kind == TEXT else ""
    return text if len(text) <= _LONGEST else ""


def _means(text: str, vocabulary: Vocabulary) -> bool:
    """True if a text is a label of the form, or one in Form.passes."""
    return text in vocabulary.instead or text in vocabulary.passes or vocabulary.meaning((text,)) is not None


def _is_table(grid: Grid, row: int, labels: dict[int, str]) -> bool:
    """True if labels stand side by side without a value between them."""
    run = longest = 1
    for left, right in pairwise(sorted(labels)):
        run = run + 1 if right == grid.area(row, left).right + 1 else 1
        longest = max(longest, run)
    return longest >= _TABLE


def _value(grid: Grid, row: int, column: int, vocabulary: Vocabulary, labels: Collection[int]) -> Cell:
    """The value's cell beside a label, skipping printed words between them; blank if another label follows."""
    at = grid.area(row, column).right + 1
    cell = grid.anchor(row, at)
    if fold_heading(written(cell)) in _BETWEEN or (
        fold_heading(written(cell)) in PRINTED_UNITS and grid.anchor(row, grid.area(row, at).right + 1).kind != BLANK
    ):
        at = grid.area(row, at).right + 1
        cell = grid.anchor(row, at)
    if cell.kind == BLANK or at in labels or (cell.row != row and _label(grid, *cell[:2], vocabulary)):
        return Cell(row, at)
    return cell


def _apart(spotted: Sequence[Spotted], vocabulary: Vocabulary) -> list[list[Spotted]]:
    """The labels of each card, for cards beside each other and one under the other."""
    key = vocabulary.form.key
    keyed = [one.heading for one in spotted if _name(one, vocabulary) == key]
    beside = max(
        ([one.column for one in keyed if one.row == row] for row in {one.row for one in keyed}), key=len, default=[]
    )
    if len(beside) < 2:
        return _one_under_another(spotted, vocabulary)
    edges = [0, *sorted(beside)[1:], _ENDLESS]
    sides = [[one for one in spotted if left <= one.heading.column < right] for left, right in pairwise(edges)]
    cards = [card for side in sides for card in _one_under_another(side, vocabulary) if card]
    return sorted(cards, key=lambda card: (card[0].heading.row, card[0].heading.column))


def _name(one: Spotted, vocabulary: Vocabulary) -> str:
    meaning = vocabulary.meaning(one.heading.parts)
    return meaning.name if meaning else ""


def _one_under_another(spotted: Sequence[Spotted], vocabulary: Vocabulary) -> list[list[Spotted]]:
    """Labels split into cards: a new card begins with each name, and with a label that the card has already."""
    key = vocabulary.form.key
    names = [_name(one, vocabulary) for one in spotted]
    keyed = [at for at, name in enumerate(names) if name == key]
    if len(keyed) < 2:
        return [list(spotted)]
    starts: list[int] = []
    for before, at in zip([0, *keyed], keyed, strict=False):
        told = {name for name in names[before:at] if name}
        again = (turn for turn in range(before + 1, at) if names[turn] and names[turn] in names[before:turn])
        starts.append(0 if not starts else next(again, at) if told else at)
    return [list(spotted[start:end]) for start, end in zip(starts, [*starts[1:], len(spotted)], strict=True)]


def _card(part: Sequence[Spotted], vocabulary: Vocabulary, title: Title) -> Card | None:
    """The labels as a card of the form; None without enough required ones or without any value."""
    form = vocabulary.form
    values = {(one.heading.row, one.heading.column): one.value for one in part}
    headings = vocabulary.read([one.heading for one in part], partial(_fits, values))
    names = names_in(headings, vocabulary)
    own = title.own and title.form == form.name
    absent = {name for name in vocabulary.wanted - names if not form.columns[name].on_tab}
    if len(names) < _FEWEST or len(absent) > (len(vocabulary.wanted) // 2 if own else 0):
        return None
    if form.key not in names and not form.columns[form.key].on_tab:
        return None
    labels, cells = cells_by_name(headings, values, form)
    if form.key in cells and cells[form.key].kind == BLANK:
        return None
    if all(cell.kind == BLANK for cell in cells.values()) or len({one.row for one in labels.values()}) < 2:
        return None
    rows = [heading.row for heading in headings]
    band = Band(min(rows), max(rows), tuple(headings), vocabulary, own=own, absent=frozenset(absent))
    return Card(band, (BodyRow(min(rows), cells),), labels)


def cells_by_name(
    headings: Sequence[Heading], values: Mapping[tuple[int, int], Cell], form: Form
) -> tuple[dict[str, Heading], dict[str, Cell]]:
    """By column of the form, its heading and its value; `values` are by the headings' rows and columns."""
    labels: dict[str, Heading] = {}
    cells: dict[str, Cell] = {}
    for heading in headings:
        if heading.name and heading.name not in labels:
            labels[heading.name] = heading
            cells[heading.name] = values[heading.row, heading.column]
    for name, (unit, post) in joined_headings(headings, form.columns).items():
        labels[name] = unit
        cells[name] = joined(values[unit.row, unit.column], values[post.row, post.column])
    return labels, cells


def _fits(values: dict[tuple[int, int], Cell], heading: Heading, declared: Column) -> float | None:
    cell = values[heading.row, heading.column]
    return None if cell.kind == BLANK else float(is_of(cell, declared.kind))
