"""The county's settings: records and their defaults."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from importlib.resources import files
from typing import Any

from fulian_excel.findings import Level
from fulian_excel.forms import county_basics, county_mail
from fulian_excel.forms.column import Column
from fulian_excel.forms.county_basics import MONTH, PASSWORD, PASSWORDS, PHONES
from fulian_excel.forms.county_mail import ENCRYPTION, SSL
from fulian_excel.forms.items import item, items_of
from fulian_excel.kinds import ADDRESS, TEXT, WHOLE, WORDING, YES_NO, Kind, choice
from fulian_excel.kinds.wordings import FILLED_IN
from fulian_excel.rulebook import RULES

_PORTS = (1, 65535)
_PLACES = " ".join(f"{{{name}}}" for name in FILLED_IN)
_PLAN_YEAR, _PLAN_BEGINS = 2022, 9


@dataclass(frozen=True, slots=True)
class Quotas:
    """The numbers that a township elects; None means no quota."""

    delegates: int | None = None
    committee: int | None = 25
    chair: int | None = 1
    full_time_vice: int | None = 1
    seconded_vice: int | None = None
    part_time_vice: int | None = 3
    standing: int | None = None


@dataclass(frozen=True, slots=True)
class Township:
    """One township that must report."""

    name: str
    aliases: tuple[str, ...] = ()
    area_code: str = ""
    women: int | None = None
    quotas: Quotas = Quotas()
    contact: str = ""
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """The time limit of one file, in seconds, and the memory limit of a worker, in bytes."""

    seconds: int = 60
    memory: int = 3 << 30
    file: int = 50 << 20


@dataclass(frozen=True, slots=True)
class Extension:
    """A county's own options and spellings for one column of choices."""

    options: tuple[str, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a county's list, and the keywords that recognise a township's own wording of it.

    A post also has the words that make it a lesser post (副 before 主任) and those of other bodies' posts (村, 社区).
    """

    name: str
    keywords: tuple[str, ...] = ()
    stage: str = ""
    not_after: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def shipped(name: str) -> tuple[ListItem, ...]:
    """Return a list that comes with the product, from its file in defaults."""
    text = files("fulian_excel").joinpath(f"defaults/{name}.csv").read_text(encoding="utf-8")
    return tuple(
        ListItem(
            next(iter(row.values())),
            _words(row["关键词"]),
            row.get("阶段", ""),
            _words(row.get("不跟在", "")),
            _words(row.get("不属于", "")),
        )
        for row in csv.DictReader(text.splitlines())
    )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("、") if word)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the plan with its first and last day, both included."""

    name: str
    first: date
    last: date


def stages_of(year: int) -> tuple[Stage, ...]:
    """Return the stages of the plan, with its days in a year."""
    return (
        Stage("筹备阶段", date(year, 9, 1), date(year, 10, 10)),
        Stage("选举阶段", date(year, 10, 11), date(year, 11, 20)),
        Stage("总结阶段", date(year, 11, 21), date(year, 11, 30)),
    )


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver: the county accepts a finding for one township, one rule, one subject and one value.

    `until` is the last day of the waiver; `place` is its cell in the settings.
    """

    township: str
    code: str
    subject: str
    value: str
    reason: str
    until: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """The mail servers, and the county's own wording of mails; every field has a default."""

    server: str = item("SMTP 服务器", TEXT, "发信服务器,如 smtp.example.com;空着就只写草稿,不发信")
    port: int | None = item("端口", WHOLE, "空着按加密方式取:SSL 465,STARTTLS 587", None, between=_PORTS)
    security: str = item("加密", choice(ENCRYPTION), "空着为 SSL;不加密只能连本机的服务器", SSL)
    account: str = item("账号", TEXT, "登录服务器的账号,一般就是邮箱地址;登录口令(网易、QQ 等要用授权码)不写在这里")
    address: str = item("发件邮箱", ADDRESS, "和账号不同时才填")
    sender: str = item("发件人名称", TEXT, "收件人看到的名字,空着用落款")
    fetch_server: str = item("IMAP 服务器", TEXT, "收信服务器,如 imap.example.com;空着就不收信")
    fetch_port: int = item("IMAP 端口", WHOLE, "空着为 993", 993, between=_PORTS)
    attachment_password: str = item(
        "附件口令", PASSWORD, "填了就给附件加打开口令,请用电话告诉各镇;加了口令的回件能直接读", secret=True
    )
    subject: str = item("邮件主题", WORDING, "退回批注件的邮件主题,空着用现成的;可以写 {镇} {月份} {必改} {核实}")
    body: str = item("邮件正文", WORDING, f"退回批注件的邮件正文,空着用现成的;自动填的有:{_PLACES}")
    reminder_subject: str = item("催报主题", WORDING, "催报邮件的主题,空着用现成的;可以写 {镇} {月份}")
    reminder_body: str = item("催报正文", WORDING, "催报邮件的正文,空着用现成的;自动填的同上,缺哪些表用 {还缺}")
    largest: int = item("每封大小上限", WHOLE, "一封邮件最多多少 MB,空着为 20", 20, between=(1, 500))
    pause: int = item("每封间隔", WHOLE, "发完一封等几秒再发下一封,空着为 2", 2, between=(0, 3600))

    @property
    def from_address(self) -> str:
        """The sender's address: 发件邮箱, else the account if that is an address."""
        return self.address or (self.account if "@" in self.account else "")


@dataclass(frozen=True)
class Settings:
    """All settings of a county.

    A field that a row of 基本设置 sets is declared with that row by `item`; README and new workbooks are made from it.
    `levels` and `parameters` hold the differences from the rule book; `due` the month from which a form must be sent,
    if it differs from the plan; `choices` the county's extensions by form name and column title; `heading_aliases`
    its own headings by form name, with the column titles. `as_of` is no setting but the as-of day: days without a
    year are placed near it.
    """

    county: str = item("县名", TEXT, "先填;写在每张汇总表的标题上,如:云溪县", first=True)
    term: str = item("届次", TEXT, "先填;写在上报的表里,如:第十三届", first=True)
    signature: str = item("落款", TEXT, "上报和退回时署的名,如:云溪县妇女联合会")
    contact: str = item("联系人", TEXT, "镇里有疑问找谁")
    phone: str = item("联系电话", PHONES, "镇里有疑问打哪个电话")
    correct_by: str = item("改正期限", TEXT, "退回的表什么时候以前改好,照写的原样告诉镇里,如:11月28日下班前")
    month: str = item("汇总月份", MONTH, "正在汇总的月份,如 2022-11;空着按运行那天的月份")
    passwords: tuple[str, ...] = item(
        "打开口令", PASSWORDS, "镇里的表有打开密码时填,几个口令用空格分开", (), secret=True
    )
    masked: bool = item("名册是否脱敏", YES_NO, "填“否”时另外生成一份全县完整名册", True, shown="是")
    scope: str = item("地区口径", TEXT, "汇总包括哪些地方,写在上报的说明里,如:含街道,不含开发区")
    mail: Mail = Mail()
    townships: tuple[Township, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    changed: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    due: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[tuple[str, str], Extension] = field(default_factory=dict)
    heading_aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stages: tuple[Stage, ...] = stages_of(_PLAN_YEAR)
    steps: tuple[ListItem, ...] = field(default_factory=partial(shipped, "steps"))
    archive: tuple[ListItem, ...] = field(default_factory=partial(shipped, "archive"))
    prohibitions: tuple[ListItem, ...] = field(default_factory=partial(shipped, "prohibitions"))
    posts: tuple[ListItem, ...] = field(default_factory=partial(shipped, "posts"))
    days_off: frozenset[date] = frozenset()
    waivers: tuple[Waiver, ...] = ()
    limits: Limits = Limits()
    as_of: date | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The passwords to try on a locked workbook: the county's, and that of its own mails."""
        return tuple(dict.fromkeys(filter(None, (*self.passwords, self.mail.attachment_password))))

    def level(self, code: str) -> Level:
        """Return the level of a rule in this county."""
        return self.levels.get(code, RULES[code].level)

    def parameters(self, code: str) -> dict[str, Any]:
        """Return the parameters of a rule in this county, by their names in the code."""
        return {
            name: self.changed.get((code, name), parameter.default)
            for name, parameter in RULES[code].parameters.items()
        }

    def kind(self, form: str, column: Column) -> Kind:
        """Return a column's kind with the county's own options and spellings added."""
        extension = self.choices.get((form, column.title))
        if extension is None or column.kind.choices is None:
            return column.kind
        known = self._extended.get((form, column.title))
        if known is None:
            known = choice(column.kind.choices.extended(extension.options, extension.spellings))
            self._extended[form, column.title] = known
        return known

    @cached_property
    def _extended(self) -> dict[tuple[str, str], Kind]:
        """The kinds extended by the county that were used so far."""
        return {}

    def __getstate__(self) -> dict[str, Any]:
        """Return the state to pickle, without derived values: kinds hold functions."""
        return {name: value for name, value in vars(self).items() if name != "_extended"}

    def is_due(self, form: str, plan_month: int | None, as_of: date) -> bool:
        """Return True if a form must have been sent by the as-of day; never for a form without a month.

        The plan begins in September and may run on into the next year.
        """
        month = self.due.get(form, plan_month)
        return month is not None and (as_of.month - _PLAN_BEGINS) % 12 >= (month - _PLAN_BEGINS) % 12

    def township(self, name: str) -> Township | None:
        """Return the township of a name; None if there is none."""
        return next((township for township in self.townships if township.name == name), None)


# By form, the record that a settings sheet with one value per row fills.
ITEMS: Mapping[str, type] = {county_basics.FORM.name: Settings, county_mail.FORM.name: Mail}
for _record in ITEMS.values():
    items_of(_record)
