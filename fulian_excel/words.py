"""Folding text, so that different ways to type one thing become equal."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

# Invisible signs that phones and web pages put between characters: of no width, or for the writing direction.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_BLANKS = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff_]+")
_TRAILING = ":,;、"
_QUOTES = "“”‘’\"'「」『』"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_REQUIRED = re.compile(r"[(（]\s*(?:必填|必填项|选填)\s*[)）]|[*＊]")
_BRACKETS = re.compile(r"[(\[【〔<《]([^()\[\]【】〔〕<>《》]*)[)\]】〕>》]")
_DOTS = str.maketrans(dict.fromkeys("·•・‧∙⋅●．.﹒･᛫", "·"))
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}


def _is_plain(text: str) -> bool:
    """True if a text has only letters and digits in their usual forms, which folding does not change."""
    return text.isalnum() and unicodedata.is_normalized("NFKC", text)


@lru_cache(maxsize=16384)
def tidy(text: str) -> str:
    """Return the text in half width, with single blanks and none at the ends."""
    if _is_plain(text):
        return text
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", _UNSEEN.sub("", text))).strip()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return the text in half width, without blanks and line breaks."""
    if _is_plain(text):
        return text
    return unicodedata.normalize("NFKC", _BLANKS.sub("", unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=4096)
def fold_heading(text: str) -> str:
    """Return a heading without blanks, marks for required columns, and a closing colon."""
    if _is_plain(text):
        return text
    return fold(_REQUIRED.sub("", unicodedata.normalize("NFKC", text))).strip(_TRAILING)


def without_brackets(heading: str) -> str:
    """Return a folded heading without brackets and their content: 年龄(周岁) is 年龄."""
    return _BRACKETS.sub("", heading)


def in_brackets(heading: str) -> list[str]:
    """Return the contents of a folded heading's brackets."""
    return [plain for inner in _BRACKETS.findall(heading) if (plain := inner.strip(_QUOTES))]


def fold_name(text: str) -> str:
    """Return a person's name without padding, all its middle dots the same sign: 王 芳 is 王芳.

    Blanks between Latin letters become one.
    """
    name = tidy(text).translate(_DOTS)
    return unicodedata.normalize("NFKC", re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", name))


def printable(text: str) -> str:
    """Return the text without control characters, which sheets and terminals cannot hold."""
    return _CONTROL.sub("", text)


def escaped(text: str) -> str:
    """Return the text with every unprintable character as an escape."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == "\u3000" else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def chinese_number(text: str) -> int | None:
    """Return a number in Chinese characters: 十二 is 12, 二十 is 20, 一九八五 is 1985; None for other texts."""
    if not text or any(char not in _DIGITS and char not in "十廿卅百" for char in text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    text = text.replace("廿", "二十").replace("卅", "三十")
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    if any(part and part not in _DIGITS for part in (hundreds, tens, ones.removeprefix("零"))):
        return None
    ones = ones.removeprefix("零")
    total = 100 * _DIGITS.get(hundreds, 0) if hundreds else 0
    total += 10 * (_DIGITS[tens] if tens else 1) if ten else 0
    return total + (_DIGITS[ones] if ones else 0)


def nearest(word: str, candidates: Iterable[str], *, at_least: float = 0.5) -> str:
    """Return the candidate most similar to the word; empty if none reaches `at_least`.

    Similarity is difflib's ratio (0 to 1); of equal ones the first wins.
    """
    best, best_score = "", at_least
    for candidate in candidates:
        score = SequenceMatcher(None, word, candidate).ratio()
        if score > best_score or (score == best_score and not best):
            best, best_score = candidate, score
    return best


def clearly_nearest(word: str, meanings: Mapping[str, str], *, at_least: float = 0.6, lead: float = 0.1) -> str:
    """Return the meaning of the spelling most similar to the word.

    Empty if none reaches `at_least`, or another meaning is less than `lead` behind. Similarity is difflib's ratio
    (0 to 1); that of a meaning is the highest of its spellings'.
    """
    likeness: dict[str, float] = {}
    for spelling, meaning in meanings.items():
        score = SequenceMatcher(None, word, spelling).ratio()
        likeness[meaning] = max(score, likeness.get(meaning, 0.0))
    ranked = sorted(likeness.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < at_least or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < lead):
        return ""
    return ranked[0][0]
