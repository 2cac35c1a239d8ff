"""县级设置 · 发信设置: the server by which the marked copies go back, and the county's own words."""

from fulian_excel.forms.county_basics import Setting
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds.choice_lists import ChoiceList

SSL, STARTTLS, PLAIN = "SSL", "STARTTLS", "不加密"
ENCRYPTION = ChoiceList("加密", (SSL, STARTTLS, PLAIN), {"ssl": SSL, "SSL/TLS": SSL, "TLS": STARTTLS, "starttls": STARTTLS, "无": PLAIN})

FORM = Form("county_mail", "发信设置", Setting, labels=Uncovered, key="item", grows_by=("item",), note="用电子邮件把批注件发回各镇时才填,每一项都可以空着;登录口令不写在这里")
