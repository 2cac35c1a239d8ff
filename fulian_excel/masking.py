"""Masking identity numbers and phones in texts, however people write them."""

import re

# The signs between the digits of one number: blanks, also invisible ones, dashes, dots, quotes, brackets.
_GAP = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\-‐‑‒–—―−_.·・。'’‘()]{0,4}"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９ＸｘX．－＿＋（）＇", "0123456789xxx.-_+()'")
_SHORTEST = 10  # digits of a mobile number with one missing


def _broken(digits: str) -> str:
    """A pattern for digits, given as bracketed sets, with optional signs between any two."""
    return _GAP.join(re.findall(r"\[[^]]*\]|.", digits))


def _choice(*digits: str) -> str:
    return f"(?:{'|'.join(map(_broken, digits))})"


_ANY = "[0-9]"
_YEAR = _choice(f"1[89]{_ANY * 2}", f"20{_ANY * 2}")
_MONTH_AND_DAY = _GAP.join([_choice("0[1-9]", "1[0-2]"), _choice("0[1-9]", f"[12]{_ANY}", "3[01]")])
_AREA = _broken(f"[1-8]{_ANY * 5}")
_IDENTITY = _GAP.join([_AREA, _YEAR, _MONTH_AND_DAY, _broken(f"{_ANY * 3}[0-9x]")])
_OLD_IDENTITY = _GAP.join([_AREA, _broken(_ANY * 2), _MONTH_AND_DAY, _broken(_ANY * 3)])
_MOBILE = _broken(f"1[3-9]{_ANY * 9}")
_MISTYPED = rf"1[3-9][0-9]{{8,12}}|1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{3,5}}"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_DATE = rf"(?:19|20)[0-9]{{2}}(?:(?P<mark>[-./])[0-9]{{1,2}}(?:(?P=mark)[0-9]{{1,2}})?|{_DAY})"
_SHAPES = re.compile(
    rf"""
    (?<![0-9a-z])(?P<sha256>[0-9a-f]{{64}})(?![0-9a-z])
    | (?<![0-9])(?:
        (?P<dates>{_DATE}|(?:(?:19|20)[0-9]{{2}}{_DAY}){{2}})(?![0-9])
        | (?:00)?86{_GAP}(?P<called>{_MOBILE})(?![0-9])
        | (?P<identity>[0-9]{{17}}{_GAP}x|[0-9]{{15,}}x?|{_IDENTITY}|{_OLD_IDENTITY})(?![0-9])
        | (?P<mobile>{_MOBILE}|{_MISTYPED})(?![0-9])
    )
    """,
    re.VERBOSE,
)
_DIGIT = re.compile("[0-9０-９]")
_ENOUGH = re.compile(rf"(?<![0-9])[0-9](?:{_GAP}[0-9]){{{_SHORTEST - 1}}}")
_WITH_A_DATE = re.compile(rf"(?<![0-9])(?:{_DATE})(?![0-9])")
_GROUP = re.compile(r"[0-9]+")


def mask(text: str) -> str:
    """Return the text with identity numbers as 110***********1234 and phones as 138****1234; dates and sums stay.

    Numbers may be broken by blanks, dashes and dots, be in full width, and carry +86. A mistyped number is masked too:
    any unbroken run of 15 digits or more, and of 10 to 14 that begin as a mobile does.
    """
    if len(text) < _SHORTEST or _DIGIT.search(text) is None:
        return text
    plain = text.translate(_FULL_WIDTH)
    if _ENOUGH.search(plain) is None:
        return text
    shown, done, at = [], 0, 0
    while (match := _SHAPES.search(plain, at)) is not None:
        kind = match.lastgroup or ""
        if kind == "mobile" and _WITH_A_DATE.search(match[0]):
            at = match.start() + len(_GROUP.findall(match[0])[0])
            continue
        at = match.end()
        if kind in {"called", "identity", "mobile"}:
            shown += [text[done : match.start(kind)], _hidden(match[kind])]
            done = at
    return "".join([*shown, text[done:]])


def _hidden(written: str) -> str:
    number = re.sub(r"[^0-9x]", "", written).upper()
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
