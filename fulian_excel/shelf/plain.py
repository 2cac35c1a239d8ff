"""What was read of a workbook as plain JSON and back: the records named here, and nothing that could run."""

import json
import sys
from array import array
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from itertools import islice
from typing import Any

from fulian_excel.cells import Cell
from fulian_excel.extract.answers import Answer
from fulian_excel.extract.read import Read
from fulian_excel.extract.respelt import Misspelt, Respelt
from fulian_excel.extract.surroundings import Claim
from fulian_excel.extract.workbook import Extract
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.forms import FORMS
from fulian_excel.forms.form import Form
from fulian_excel.kinds import Day
from fulian_excel.places import Place
from fulian_excel.table import Block, CellColumn, Label, Table

_BARE = frozenset((type(None), bool, int, float, str))
_RECORDS = (Read, Extract, Table, Block, Label, Finding, Place, Claim, Answer, Misspelt, Respelt)
# The fields of each record, those apart that hold what was found out from the others.
_FIELDS: Mapping[Any, tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind) if not one.name.startswith("_")) for kind in _RECORDS
}


class Unkeepable(Exception):
    """Something was read that has no plain form; it is read anew next time."""


def to_json(read: Read) -> bytes:
    """A file's tables as JSON; Unkeepable where something in them has no plain form."""
    text = json.dumps(_packed(read), separators=(",", ":"), check_circular=False, ensure_ascii=False)
    return text.encode(errors="surrogatepass")


def from_json(data: bytes) -> Read:
    """The file's tables again; raises one of BROKEN where the JSON is no such thing."""
    read = _unpacked(json.loads(data.decode(errors="surrogatepass")))
    if not isinstance(read, Read):
        raise TypeError(type(read))
    return read


BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def _packed(value: Any) -> Any:
    kind = type(value)
    if kind in _BARE:
        return value
    if kind in _PACKERS:
        return _PACKERS[kind](value)
    if kind in _FIELDS:
        return [kind.__name__, *(_packed(getattr(value, name)) for name in _FIELDS[kind])]
    return _packed_by_name(value)


def _packed_list(value: list[Any]) -> list[Any]:
    """A column of plain values goes as it stands, one of cells in arrays: most of a workbook is such columns."""
    kinds = set(map(type, value))
    if kinds <= _BARE:
        return ["list", *value]
    return _packed_cells(CellColumn.of(value)) if kinds == {Cell} else ["list", *map(_packed, value)]


def _packed_cells(cells: CellColumn) -> list[Any]:
    rows, columns, looks = (part.tolist() for part in (cells.rows, cells.columns, cells.looks))
    return ["cells", rows, columns, _packed_list(cells.values), looks, cells.known]


def _packed_cell(cell: Cell) -> list[Any]:
    return ["Cell", *cell[:2], _packed(cell.value), *cell[3:]]


_PACKERS: Mapping[type, Callable[[Any], list[Any]]] = {
    list: _packed_list,
    tuple: lambda value: ["tuple", *map(_packed, value)],
    frozenset: lambda value: ["frozenset", *map(_packed, value)],
    dict: lambda value: ["dict", *(_packed(one) for pair in value.items() for one in pair)],
    CellColumn: _packed_cells,
    Cell: _packed_cell,
    Day: lambda value: ["Day", value.date.isoformat(), value.month_only],
}


def _packed_by_name(value: Any) -> list[Any]:
    """What is told by a word or a few numbers."""
    match value:
        case Level() | Status():
            return [type(value).__name__, str(value)]
        case datetime() | date():
            return [type(value).__name__, value.isoformat()]
        case range():
            return ["range", value.start, value.stop]
        case Form() if FORMS.get(value.name) is value:
            return ["Form", value.name]
    raise Unkeepable(type(value).__name__)


def _unpacked(told: Any) -> Any:
    return _MAKERS[told[0]](told) if type(told) is list else told


def _cells(told: list[Any]) -> CellColumn:
    _, rows, columns, values, looks, known = told
    shared = [(str(kind), bool(formula), str(number_format)) for kind, formula, number_format in known]
    return CellColumn(array("I", rows), array("I", columns), _unpacked(values), array("I", looks), shared)


def _cell(told: list[Any]) -> Cell:
    row, column, value, kind, formula, number_format = told[1:]
    return Cell(row, column, _unpacked(value), kind, formula, number_format)


def _all(told: list[Any]) -> list[Any]:
    return [_MAKERS[one[0]](one) if type(one) is list else _alone(one) for one in islice(told, 1, None)]


def _alone(value: Any) -> Any:
    """A plain value, a text as the one object of it: a county says the same words in every workbook."""
    return sys.intern(value) if type(value) is str else value


def _record(kind: type) -> Callable[[list[Any]], Any]:
    return lambda told: kind(*_all(told))


def _dict(told: list[Any]) -> dict[Any, Any]:
    every = _all(told)
    return dict(zip(every[::2], every[1::2], strict=True))


_MAKERS: Mapping[str, Callable[[list[Any]], Any]] = {
    **{kind.__name__: _record(kind) for kind in (*_RECORDS, Level, Status, range)},
    "Cell": _cell,
    "cells": _cells,
    "Day": lambda told: Day(date.fromisoformat(told[1]), told[2]),
    "list": _all,
    "tuple": lambda told: tuple(_all(told)),
    "frozenset": lambda told: frozenset(_all(told)),
    "dict": _dict,
    "date": lambda told: date.fromisoformat(told[1]),
    "datetime": lambda told: datetime.fromisoformat(told[1]),
    "Form": lambda told: FORMS[told[1]],
}
