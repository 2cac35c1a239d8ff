"""Every sample's findings and marks are what they were; a change of either is seen as a change of text."""

import pytest

from fulian_excel.journey import consolidate
from tests.conversation import TOWNSHIPS, conversation
from tests.golden import CONVERSATIONS, GOLDEN, MONTH, SAMPLES, texts


def test_findings_and_marks_of_every_sample(tmp_path):
    seen = texts(consolidate(SAMPLES, month=MONTH, out=tmp_path))
    kept = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}
    assert sorted(seen) == sorted(kept), "python -m tests.golden"
    for name, text in seen.items():
        assert text == kept[name], f"{name}: python -m tests.golden writes it anew; read the difference first"


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_three_rounds_with_every_sample(township):
    kept = (CONVERSATIONS / f"{township}.txt").read_text(encoding="utf-8")
    assert conversation(township) == kept, "python -m tests.golden writes it anew; read the difference first"


def test_three_rounds_leave_no_more_marks_than_their_findings():
    for path in CONVERSATIONS.glob("*.txt"):
        counts = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("-- ")]
        assert counts, path.name
        assert all(line.endswith("清单 1") for line in counts), path.name
