"""A month by mail says what it said before, nobody is written to twice, and no person is named."""

import pytest

from fulian_excel.masking import mask
from tests.mailroom.dovecot import DOVECOT
from tests.mailroom.month import KEPT, month


@pytest.mark.skipif(DOVECOT is None, reason="Dovecot is not installed (Debian: dovecot-imapd)")
def test_a_month_by_mail():
    assert month() == KEPT.read_text(encoding="utf-8"), "python -m tests.mailroom.month writes it anew"


def test_what_is_kept_names_nobody():
    text = KEPT.read_text(encoding="utf-8")
    assert mask(text) == text
    assert "-- 又收到 0 封" in text
