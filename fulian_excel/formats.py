"""Number formats: which ones show dates, and the text that a cell shows."""

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from fulian_excel.cells import DATE, NUMBER, TEXT, Cell

# A literal in quotes or after a backslash, a space of a character's width, a filler, a bracket, or one sign.
_PIECE = re.compile(r'"([^"]*)"?|\\(.)|(_.|\*.)|\[([^\]]*)\]|(General|.)', re.DOTALL | re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)")
_AM_PM = re.compile(r"am/pm|a/p|上午/下午")
_DATED = re.compile(r"[ymdhs]|a{3}")
_MINUTES = re.compile(r"(h+[^a-z]*)m+|m+([^a-z]*s)")
_WHOLE_LIMIT = 1e21
_BARE = frozenset(("General", "@"))
_EXACT = Context(prec=400)


class _Piece(NamedTuple):
    """A sign of a format code, or a literal text."""

    sign: str
    text: str


@lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[tuple[_Piece, ...], ...]:
    """The sections of a format code: for positive, negative, zero and text."""
    sections: list[list[_Piece]] = [[]]
    for quoted, escaped, _blank, bracket, sign in _PIECE.findall(code):
        if sign == ";":
            sections.append([])
        elif sign:
            sections[-1].append(_Piece(sign, ""))
        elif _ELAPSED.fullmatch(bracket):
            sections[-1].append(_Piece(bracket, ""))
        elif currency := _CURRENCY.match(bracket):
            sections[-1].append(_Piece("", currency[1]))
        else:
            sections[-1].append(_Piece("", quoted or escaped))
    return tuple(map(tuple, sections))


@lru_cache(maxsize=4096)
def _date_signs(code: str) -> str:
    """The signs of the section that shows a date or a time, without literals; empty if there is none."""
    for section in _sections(code):
        signs = "".join(piece.sign or " " for piece in section if piece.sign.lower() != "general")
        signs = _AM_PM.sub(" ", signs.lower())
        if _DATED.search(signs):
            return signs
    return ""


@lru_cache(maxsize=4096)
def is_date_format(code: str) -> bool:
    """Return True if a format shows numbers as dates or times."""
    return bool(_date_signs(code))


@lru_cache(maxsize=4096)
def shows_day(code: str) -> bool:
    """Return True if a date format shows the day: yyyy-mm-dd does, yyyy-mm does not."""
    signs = _MINUTES.sub(r"\1\2", _date_signs(code))
    return "d" in signs or "aaa" in signs or not ("y" in signs or "m" in signs)


def shown(cell: Cell) -> str:
    """Return the text that a cell shows, for the ordinary formats; long numbers have all their digits.

    Dates are always written as 1985-03-12, whatever their format.
    """
    value = cell.value
    if isinstance(value, str):
        return value if cell.number_format in _BARE or cell.kind != TEXT else _shown_text(value, cell.number_format)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if cell.kind == DATE and isinstance(value, datetime):
        return _shown_date(value, cell.number_format)
    if cell.kind == NUMBER and isinstance(value, (int, float)):
        return _shown_number(value, cell.number_format)
    return str(value)


def _shown_text(text: str, code: str) -> str:
    """A text with the literals of its format before and after it."""
    before, behind = _around_text(code)
    return f"{before}{text}{behind}"


@lru_cache(maxsize=4096)
def _around_text(code: str) -> tuple[str, str]:
    """The literals around the @ of the section for text: the fourth, or an only one that has an @."""
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else sections[-1]
    at = next((number for number, piece in enumerate(section) if piece.sign == "@"), None)
    if at is None:
        return "", ""
    return "".join(piece.text for piece in section[:at]), "".join(piece.text for piece in section[at + 1 :])


def _shown_date(moment: datetime, code: str) -> str:
    signs = _date_signs(code)
    time = f"{moment:%H:%M:%S}".removesuffix(":00") if "h" in signs or "s" in signs else ""
    if time and not re.search("[yd]", signs):
        return time
    day = f"{moment:%Y-%m-%d}" if shows_day(code) else f"{moment:%Y-%m}"
    return f"{day} {time}" if time and (moment.hour or moment.minute or moment.second) else day


def plain_number(value: float) -> str:
    """Return a number without float noise and exponent: 17.0 is 17, 4.4E+17 has all its digits."""
    if isinstance(value, int):
        return str(value)
    if not abs(value) < _WHOLE_LIMIT:
        return f"{value:.15g}"
    return str(int(value)) if value.is_integer() else f"{Decimal(f'{value:.15g}'):f}"


def _shown_number(value: float, code: str) -> str:
    """A number in its format; the plain number if the format is unusual."""
    sections = _sections(code)
    section, negative = sections[0], value < 0
    if negative and sections[1:]:
        section, negative = sections[1], False
    elif value == 0 and sections[2:]:
        section = sections[2]
    picture = _picture(section)
    if picture is None or not re.search("[0-9]", text := _painted(abs(value), picture)):
        return plain_number(value)
    return f"-{text}" if negative and re.search("[1-9]", text) else text


class _Picture(NamedTuple):
    """A section as slots for digits, each with the text before it; `tail` is the text after the last."""

    whole: tuple[tuple[str, str], ...]
    decimals: tuple[tuple[str, str], ...]
    point: str
    tail: str
    grouped: bool
    scale: int


@lru_cache(maxsize=4096)
def _picture(section: tuple[_Piece, ...]) -> _Picture | None:
    """The slots of a section; None if it has none, or shows fractions, exponents or General."""
    slots: dict[bool, list[tuple[str, str]]] = {False: [], True: []}
    text, point, commas, grouped, scale = "", "", 0, False, 0
    behind = False
    for sign, literal in section:
        if sign in ("0", "#", "?"):
            grouped |= bool(commas) and not behind
            commas = 0
            slots[behind].append((text, sign))
            text = ""
        elif sign == "," and slots[False]:
            commas += 1
        elif sign == "." and not behind:
            behind, point, text = True, text + ".", ""
        elif sign.lower() in ("general", "e", "/", "@"):
            return None
        else:
            scale += 2 * (sign == "%")
            text += literal or sign
    if not slots[False] and not slots[True]:
        return None
    return _Picture(tuple(slots[False]), tuple(slots[True]), point, text, grouped, scale - 3 * commas)


def _painted(value: float, picture: _Picture) -> str:
    """The digits of a number in the slots of a picture; the first slot takes all remaining digits."""
    exact = Decimal(repr(value)).scaleb(picture.scale)
    rounded = exact.quantize(Decimal(1).scaleb(-len(picture.decimals)), ROUND_HALF_UP, _EXACT)
    digits, _, fraction = f"{rounded:f}".partition(".")
    digits = digits.lstrip("0")
    pieces = [picture.tail]
    for (text, sign), digit in reversed(tuple(zip(picture.decimals, fraction, strict=True))):
        if sign == "0" or digit != "0" or len(pieces) > 1:
            pieces.append(text + digit)
    pieces.append(picture.point)
    painted = 0
    for index, (text, sign) in reversed(tuple(enumerate(picture.whole))):
        taken, digits = (digits[-1:], digits[:-1]) if index else (digits, "")
        for digit in reversed(taken or ("0" if sign == "0" else "")):
            if picture.grouped and painted and painted % 3 == 0:
                pieces.append(",")
            pieces.append(digit)
            painted += 1
        pieces.append(text)
    return "".join(reversed(pieces))
