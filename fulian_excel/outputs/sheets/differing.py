"""Differences between a township's forms about who holds a post, written on every sheet that follows one of them."""

from collections.abc import Iterator, Sequence

from fulian_excel.forms import FORMS
from fulian_excel.kinds.lists import POST
from fulian_excel.rules.posts import LEADING, post_holders, says_who_holds_posts
from fulian_excel.table import Submission


def differences(one: Submission) -> Iterator[str]:
    """Sentences on the differences between a township's forms about who holds a post; figures follow the first form."""
    followed = says_who_holds_posts(one)
    for form in ("officers", "committee"):
        listed = [(POST.meant(str(row["post"] or "")), str(row["name"] or "")) for row in one.rows(form)]
        if form == followed or not any(post for post, _name in listed):
            continue
        for post in LEADING:
            here = [holder.name for holder in post_holders(one) if holder.post == post]
            there = [name for said, name in listed if said == post]
            if sorted(here) != sorted(there):
                yield (
                    f"{post}:《{FORMS[followed].title}》{_named(here)},《{FORMS[form].title}》{_named(there)};"
                    f"各表按《{FORMS[followed].title}》计"
                )


def _named(names: Sequence[str]) -> str:
    return f"{len(names)} 人({'、'.join(names)})" if names else "0 人"
