"""Every sample's findings and marks are what they were; a change of either is seen as a change of text."""

from tests.golden import GOLDEN, texts


def test_findings_and_marks_of_every_sample(sample_round):
    seen = texts(sample_round)
    kept = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}
    assert sorted(seen) == sorted(kept), "python -m tests.golden"
    for name, text in seen.items():
        assert text == kept[name], f"{name}: python -m tests.golden writes it anew; read the difference first"
