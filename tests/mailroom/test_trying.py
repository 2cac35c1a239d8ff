"""Before the first mail: what is wrong is said, nothing is sent; the password lies where the system keeps such things."""

import sys
from types import ModuleType

import pytest

from tests.mailroom.county import ADDRESSES, WRONG, settings, told
from tests.mailroom.servers import smtp


@pytest.fixture
def keyring(monkeypatch):
    """The system's keyring, in memory."""
    kept = {}
    room, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    room.errors, room.__spec__ = errors, sys.__spec__
    room.get_password = lambda service, account: kept.get((service, account))
    room.set_password = lambda service, account, password: kept.update({(service, account): password})
    monkeypatch.setitem(sys.modules, "keyring", room)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    monkeypatch.delenv("FULIAN_SMTP_PASSWORD", raising=False)
    return kept


def test_what_is_tried_and_nothing_is_sent(county, capsys):
    with smtp() as server:
        root = county(server.settings)
        code, said = told(capsys, [root, "--check"])
        assert code == 0
        assert "好 邮箱:3 个镇有地址" in said
        assert "好 SMTP 服务器:连得上,登录成功" in said
        assert "好 IMAP 服务器:没有填,不收信" in said
        assert (server.asked, server.got) == ([], [])


def test_addresses_that_are_missing_or_shared(county, capsys):
    root = county()
    addresses = {**ADDRESSES, "东街街道": "", "双龙镇": ADDRESSES[WRONG]}
    (root / "县级设置.xlsx").write_bytes(settings({}, addresses))
    _, said = told(capsys, [root, "--check"])
    assert f"要改 邮箱:青山镇、双龙镇 填的是同一个 {ADDRESSES[WRONG]}" in said
    assert "要改 邮箱:1 个镇没有填(东街街道)" in said
    assert "要改 SMTP 服务器:没有填" in said


def test_a_server_that_refuses_the_password(county, capsys, monkeypatch):
    monkeypatch.setenv("FULIAN_SMTP_PASSWORD", "wrong")
    with smtp(account=("fulian@example.org", "right")) as server:
        root = county({**server.settings, "账号": "fulian@example.org"})
        code, said = told(capsys, [root, "--check"])
        assert code == 0
        assert "要改 SMTP 服务器" in said
        assert "不让登录" in said
        assert "授权码" in said


def test_a_password_given_to_the_keyring_opens_the_server(county, capsys, keyring, monkeypatch):
    monkeypatch.setattr("click.prompt", lambda *_words, **_how: "right")
    with smtp(account=("fulian@example.org", "right")) as server:
        root = county({**server.settings, "账号": "fulian@example.org"})
        assert "没有写进任何文件" in told(capsys, [root, "--set-password"])[1]
        assert list(keyring.values()) == ["right"]
        assert "好 SMTP 服务器:连得上,登录成功" in told(capsys, [root, "--check"])[1]


def test_without_an_account_there_is_no_password_to_keep(county, capsys, monkeypatch):
    monkeypatch.setattr("click.prompt", lambda *_words, **_how: "right")
    code, said = told(capsys, [county(), "--set-password"])
    assert code == 2
    assert "填上账号" in said
