"""Data validation and hints of the columns of our blank workbooks."""

from typing import Any

from fulian_excel.forms.column import Column
from fulian_excel.kinds import DATE, PHONE, WHOLE

_PHONE_LENGTHS = (7, 40)  # one number without its area code; several with theirs
_DIGITS = "只填数字,不写单位"


def typed(column: Column) -> tuple[dict[str, Any], str]:
    """A column's validation in the form of xlsxwriter's data_validation, and its hint, which may be empty."""
    if column.kind.name == WHOLE.name:
        return {"validate": "integer", "criteria": ">=", "value": 0}, _DIGITS
    if column.kind.name == PHONE.name:
        least, most = _PHONE_LENGTHS
        rule = {"validate": "length", "criteria": "between", "minimum": least, "maximum": most}
        return rule, "手机 11 位,或 区号-号码,如 0999-6212345;几个号码用顿号分开"
    if column.kind.name == DATE.name:
        return {"validate": "any"}, "如 2022-11-25"
    return {"validate": "any"}, f"如:{column.example}" if column.example else ""
