"""Files of one township as the tests draw them, and what becomes of them."""

from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings, Township
from fulian_excel.submissions import Lineage, assemble
from tests.drawing import AS_OF, book

SETTINGS = Settings(townships=(Township("青山镇"), Township("白水乡")))
HEAD = """
    | 妇女代表名册 |
    | 填报单位:青山镇妇联 | | 填报日期:{day} |
    | 姓名 | 性别 | 出生年月 | 政治面貌 | 推选单位 | 身份证号 |
"""


def people(*rows, day="2022.11.1"):
    """A list of delegates; a row is 姓名, and what follows it up to 身份证号."""
    return HEAD.format(day=day) + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def woman(name, birth="1985.03", number="", unit="白石村"):
    return (name, "女", birth, "群众", unit, number)


def read(file, *drawings, modified="", seen=0, hidden=()):
    """A file of these sheets; `seen` is the round in which it was first seen, 0 for this one."""
    one = extract(file, book({f"表{at}": drawing for at, drawing in enumerate(drawings, 1)}), FORMS, SETTINGS)
    one.modified, one.sha256, one.hidden = modified, f"{seen:02}{file}", frozenset(hidden)
    return one


def received(*files, as_of=AS_OF, **lineage):
    seen = {one.sha256: int(one.sha256[:2]) for one in files if int(one.sha256[:2])}
    return assemble(files, SETTINGS, as_of, Lineage(first_seen=seen, **lineage))


def township(assembled):
    return assembled.county.submissions[0]


def unused(assembled):
    return sorted((file, one.form, one.reason) for file, choices in assembled.choices.items() for one in choices)


def told(assembled):
    return [(one.code, one.place.file) for one in assembled.findings]
