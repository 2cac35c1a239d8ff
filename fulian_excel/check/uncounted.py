"""Rules on quotas that are 未检查 for a township because it did not send the form that they count."""

from collections.abc import Iterator

from fulian_excel.check.beyond import reason
from fulian_excel.findings import Level, NotChecked
from fulian_excel.rulebook import RULES
from fulian_excel.rules.quotas import COUNTED, COUNTS
from fulian_excel.table import County

# The columns that give the posts; one of them is enough.
_POSTS = ("officers.post", "ballots.post", "committee.post")


def uncounted(county: County) -> Iterator[NotChecked]:
    """Return 未检查 for D01, S01–S04 and S12 of each township that sent tables but none that gives the number."""
    rules = [rule for rule in RULES.values() if rule.at and county.settings.level(rule.code) is not Level.OFF]
    for submission in county.submissions:
        unknown = {at for at, name in COUNTED.items() if submission.tables and COUNTS[name](submission) is None}
        for rule in rules:
            if rule.at in unknown:
                needs = _POSTS if rule.at in _POSTS else (rule.at,)
                form = rule.at.partition(".")[0]
                yield NotChecked(rule.code, submission.township.name, form, reason(needs, submission))
