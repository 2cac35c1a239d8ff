"""A township's wording recognised as an item of one of the county's lists."""

from collections.abc import Sequence

from fulian_excel.settings import ListItem
from fulian_excel.words import fold


def meant(text: str, items: Sequence[ListItem]) -> ListItem | None:
    """The item that a text means: the very name, else the item whose keyword ends last in it.

    A Chinese phrase ends with its head: 关于召开妇女代表大会的请示 is the item 请示.
    """
    folded = fold(text)
    best: ListItem | None = None
    reach = (0, 0)
    for item in items:
        if folded == fold(item.name):
            return item
        for keyword in (item.name, *item.keywords):
            at = folded.rfind(fold(keyword))
            if at >= 0 and (at + len(fold(keyword)), len(keyword)) > reach:
                best, reach = item, (at + len(fold(keyword)), len(keyword))
    return best


def holds_post(text: str, posts: Sequence[ListItem]) -> bool:
    """True if a text names a post; 副, 原 and the like before the words, or a village's name, do not count."""
    folded = fold(text)
    for post in posts:
        for keyword in post.keywords:
            at = folded.find(keyword)
            while at >= 0:
                before = folded[:at]
                if not any(word in before for word in post.foreign) and not before.endswith(post.not_after or ("\0",)):
                    return True
                at = folded.find(keyword, at + 1)
    return False
