"""Text as XML and a spreadsheet may hold it."""

import re
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 forbids, and halves of surrogate pairs, which cannot be encoded.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ASCII = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["'](?:us-)?ascii["']""", re.IGNORECASE)


def without_controls(text: str) -> str:
    """The text without characters that no XML may hold; every line break is a line feed."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def content(text: str) -> str:
    """The text between two tags."""
    return escape(without_controls(text))


def cell_content(text: str) -> str:
    """The text of a cell or comment between two tags; an _x0041_ that somebody typed stays as typed."""
    return content(_LOOKS_ESCAPED.sub("_x005F_", text))


def attribute(text: str) -> str:
    """The text as an attribute's value, quotes included."""
    return quoteattr(without_controls(text))


def encoded(markup: str, part: bytes) -> bytes:
    """Markup as bytes that may stand in a part, also in one that declares itself ASCII."""
    return markup.encode("ascii" if _ASCII.search(part[:256]) else "utf-8", "xmlcharrefreplace")


def spelled(text: str) -> bytes:
    """A pattern that finds a text in a part, also where its characters are written as references."""
    return b"".join(
        rb"(?:%b|&#0*%d;|&#[xX]0*(?i:%x);)" % (re.escape(character.encode()), ord(character), ord(character))
        for character in text
    )
