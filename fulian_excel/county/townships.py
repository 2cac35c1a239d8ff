"""Reading 名额分配: the townships that must report, and the words by which each is recognised."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from fulian_excel.county.mistakes import Mistakes
from fulian_excel.settings import Quotas, Township
from fulian_excel.table import Row, Table
from fulian_excel.words import fold

_BETWEEN_WORDS = (",", ";", " ", "/", "\n")
_KINDS = ("街道办事处", "街道", "镇", "乡")


def words_of(text: str | None) -> tuple[str, ...]:
    """Return the words in a cell, whatever separates them."""
    joined = text or ""
    for mark in _BETWEEN_WORDS:
        joined = joined.replace(mark, "、")
    return tuple(word for word in joined.split("、") if word)


def read_townships(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return the townships; a repeated township and words shared by two are mistakes."""
    rows = [row for row in table.rows if row["name"]]
    _tell_twice(rows, mistakes)
    _tell_shared_words(rows, mistakes)
    return {"townships": tuple(_township(row) for row in rows)}


def _township(row: Row) -> Township:
    quotas = {one.name: row[one.name] for one in fields(Quotas) if row[one.name] is not None}
    return Township(
        row["name"],
        words_of(row["aliases"]),
        row["area_code"] or "",
        row["women"],
        Quotas(**quotas),
        row["contact"] or "",
        row["phone"] or "",
        row["mail"] or "",
    )


def _tell_twice(rows: list[Row], mistakes: Mistakes) -> None:
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(fold(row["name"]), row)
        if first is not row:
            mistakes.tell(
                row.place("name"), f"「{row['name']}」前面({first.place('name').cell})已经列过,一个镇只列一行"
            )


def _tell_shared_words(rows: list[Row], mistakes: Mistakes) -> None:
    """Add a mistake for every alias that fits two townships, because it identifies neither."""
    owners: dict[str, list[Row]] = {}
    for row in rows:
        for word in {fold(row["name"]), *_short(row["name"]), *map(fold, words_of(row["aliases"]))}:
            owners.setdefault(word, []).append(row)
    for row in rows:
        for alias in words_of(row["aliases"]):
            others = [one["name"] for one in owners[fold(alias)] if fold(one["name"]) != fold(row["name"])]
            if others:
                mistakes.tell(
                    row.place("aliases"), f"别名「{alias}」也可能是{'、'.join(others)},认不出是哪一个;请换一个"
                )


def _short(name: str) -> Iterator[str]:
    """The name without its ending, such as 青山 for 青山镇."""
    yield from (fold(name.removesuffix(kind)) for kind in _KINDS if name.endswith(kind))
