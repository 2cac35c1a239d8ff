"""Rules across townships, and about who has reported at all."""

from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.rulebook import rule, 报送要求
from fulian_excel.table import County


@rule("X04", Level.ASK, "应报的镇都已报", "{subject}还没有报送任何表格;请尽快报送{due}", source=报送要求)
def everybody_has_reported(county: County) -> Iterator[Finding]:
    """Every township that must report has reported."""
    for submission in county.submissions:
        due = [form.title for form in FORMS.values() if submission.is_due(form)]
        if not submission.tables and due:
            yield Finding(
                subject=submission.township.name,
                township=submission.township.name,
                parts={"due": "、".join(f"《{title}》" for title in due)},
            )
