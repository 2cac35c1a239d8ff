"""A county after its round, held once; each test has a copy of it."""

import pytest

from tests.mailroom.county import copied, laid_out, run


@pytest.fixture(scope="session")
def held(tmp_path_factory):
    root = laid_out(tmp_path_factory.mktemp("工作区"))
    run(root)
    return root


@pytest.fixture
def county(held, tmp_path):
    """A copy of the county's workspace, with what 发信设置 says."""
    return lambda mail=None: copied(held, tmp_path / "工作区", mail or {})
