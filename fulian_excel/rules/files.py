"""Rules about the files that a township owes."""

from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.rulebook import rule, 报送要求
from fulian_excel.table import Submission


@rule(
    "F07",
    Level.ASK,
    "应报的表都已报",
    "{what};{todo}",
    source=报送要求,
    once_due=True,
)
def every_form_is_there(township: Submission) -> Iterator[Finding]:
    """Every form that is due is there, and not as it was handed out."""
    if not township.tables or not township.township.name:
        return
    for form in FORMS.values():
        if township.is_due(form) and form.name not in township.tables:
            headings = "、".join(one.title for one in form.columns.values() if one.required)
            parts = {"what": f"还没有收到《{form.title}》", "todo": f"请补报,可以在本文件里加一张表,表头至少有:{headings}"}
            if form.name in township.blank:
                parts = {"what": f"收到的《{form.title}》是空白的", "todo": "请填好后再报"}
            yield Finding(subject=form.title, form=form.name, parts=parts)
