"""Text as people type it, folded until two ways of writing one thing look the same."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

# What phones and web pages put between characters: signs of no width, and those that turn the direction of writing.
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
    """True if a text is of letters and digits alone in their usual forms, which folding leaves as they are."""
    return text.isalnum() and unicodedata.is_normalized("NFKC", text)


@lru_cache(maxsize=16384)
def tidy(text: str) -> str:
    """Full width to half width, runs of blanks to one, no blanks at the ends."""
    if _is_plain(text):
        return text
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", _UNSEEN.sub("", text))).strip()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Full width to half width, and no blanks or line breaks at all."""
    if _is_plain(text):
        return text
    return unicodedata.normalize("NFKC", _BLANKS.sub("", unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=4096)
def fold_heading(text: str) -> str:
    """A heading without blanks, marks of being required, and a closing colon."""
    if _is_plain(text):
        return text
    return fold(_REQUIRED.sub("", unicodedata.normalize("NFKC", text))).strip(_TRAILING)


def without_brackets(heading: str) -> str:
    """A folded heading without what stands in brackets: 年龄(周岁) is 年龄."""
    return _BRACKETS.sub("", heading)


def in_brackets(heading: str) -> list[str]:
    """What stands in a folded heading's brackets, apart from the rest."""
    return [plain for inner in _BRACKETS.findall(heading) if (plain := inner.strip(_QUOTES))]


def fold_name(text: str) -> str:
    """A person's name without padding and with one middle dot: 王 芳 is 王芳.

    Blanks between Latin letters stay, as one.
    """
    name = tidy(text).translate(_DOTS)
    return unicodedata.normalize("NFKC", re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", name))


def printable(text: str) -> str:
    """The text without the control characters that no sheet and no terminal can carry."""
    return _CONTROL.sub("", text)


def escaped(text: str) -> str:
    """The text with every unprintable character written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == "\u3000" else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def chinese_number(text: str) -> int | None:
    """A number in Chinese characters: 十二 is 12, 二十 is 20, 一九八五 is 1985; None where it is none."""
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
    """The candidate that looks most like the word, empty where none comes near.

    Likeness is difflib's ratio; of equals the first wins.
    """
    best, best_score = "", at_least
    for candidate in candidates:
        score = SequenceMatcher(None, word, candidate).ratio()
        if score > best_score or (score == best_score and not best):
            best, best_score = candidate, score
    return best


def clearly_nearest(word: str, meanings: Mapping[str, str], *, at_least: float = 0.6, lead: float = 0.1) -> str:
    """What the spelling means that looks most like the word; empty where none does, or another meaning nearly as much.

    Likeness is difflib's ratio, of each meaning that of its likest spelling.
    """
    likeness: dict[str, float] = {}
    for spelling, meaning in meanings.items():
        score = SequenceMatcher(None, word, spelling).ratio()
        likeness[meaning] = max(score, likeness.get(meaning, 0.0))
    ranked = sorted(likeness.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < at_least or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < lead):
        return ""
    return ranked[0][0]
