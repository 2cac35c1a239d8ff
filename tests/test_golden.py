"""Every sample's findings and marks are what they were; a change of either is seen as a change of text."""

from fulian_excel.journey import consolidate
from tests.golden import GOLDEN, MONTH, SAMPLES, texts


def test_findings_and_marks_of_every_sample(tmp_path):
    seen = texts(consolidate(SAMPLES, month=MONTH, out=tmp_path))
    kept = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}
    assert sorted(seen) == sorted(kept), "python -m tests.golden"
    for name, text in seen.items():
        assert text == kept[name], f"{name}: python -m tests.golden writes it anew; read the difference first"
