"""Identity numbers and phones hidden wherever they stand in a text."""

import re
import unicodedata

# A run of digits people may have broken with blanks or dashes; full-width digits count too.
_GAP = r"[\s\u3000\-'’_]?"
_DIGIT = r"[0-9０-９]"
_LONG = re.compile(rf"{_DIGIT}(?:{_GAP}{_DIGIT}){{9,19}}(?:{_GAP}[xXｘＸ])?")
_SHORTEST = 10  # digits of a mobile that lacks one
_MOBILE = re.compile(r"1[3-9][0-9]{8,12}")


def mask(text: str) -> str:
    """The text with identity numbers as 110***********1234 and phones as 138****1234.

    A mistyped number hides as well: any run of 15 to 20 digits, with or without a last X, and of 10 to 14
    that begin as a mobile does.
    """
    return _LONG.sub(_hide, text) if len(text) >= _SHORTEST else text


def _hide(match: re.Match[str]) -> str:
    written = match[0]
    number = re.sub(r"[^0-9X]", "", unicodedata.normalize("NFKC", written).upper())
    if len(number) >= 15:
        return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
    if _MOBILE.fullmatch(number) is None:
        return written
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
