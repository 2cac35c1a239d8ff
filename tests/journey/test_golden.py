"""Every sample's findings and marks are what they were; a change of either is seen as a change of text."""

import pytest

from tests.conversation import EVERY_TOWNSHIP, conversation
from tests.golden import CONVERSATIONS, GOLDEN, texts


def test_findings_and_marks_of_every_sample(sample_round):
    seen = texts(sample_round)
    kept = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}
    assert sorted(seen) == sorted(kept), "python -m tests.golden"
    for name, text in seen.items():
        assert text == kept[name], f"{name}: python -m tests.golden writes it anew; read the difference first"


@pytest.mark.parametrize("township", EVERY_TOWNSHIP)
def test_three_rounds_with_every_sample(township):
    kept = (CONVERSATIONS / f"{township}.txt").read_text(encoding="utf-8")
    assert conversation(township) == kept, "python -m tests.golden writes it anew; read the difference first"


def test_three_rounds_leave_no_more_marks_than_their_findings():
    for path in CONVERSATIONS.glob("*.txt"):
        counts = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("-- ")]
        assert counts, path.name
        assert all(line.endswith("清单 1") for line in counts), path.name
