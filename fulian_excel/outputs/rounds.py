"""The rounds of a workspace, told on the terminal: what was found in each, and what was fixed since the one before."""

from collections import Counter
from collections.abc import Iterable, Iterator

from fulian_excel.findings import Level, Status
from fulian_excel.history import Entry, Told
from fulian_excel.rules import RULES


def rounds_told(entries: Iterable[Entry]) -> str:
    """A paragraph per round, the first one first."""
    return "\n".join(line for number, entry in enumerate(entries, 1) for line in _told(number, entry))


def _told(number: int, entry: Entry) -> Iterator[str]:
    counted = [one for one in entry.told if one.status is not Status.WAIVED]
    levels = Counter(one.level for one in counted)
    states = Counter(one.status for one in counted if one.level in (Level.FIX, Level.ASK))
    this = entry.round
    yield f"第 {number} 轮 {this.month}(按 {this.as_of.isoformat()} 核验,运行于 {entry.run_at}):文件 {entry.files} 个"
    yield f"  问题:必改 {levels[Level.FIX]},核实 {levels[Level.ASK]},提示 {levels[Level.NOTE]}"
    yield (
        f"  必改和核实中:新发现 {states[Status.NEW]},未改 {states[Status.OPEN]},已说明 {states[Status.EXPLAINED]},"
        f"本轮已改 {sum(one.level in (Level.FIX, Level.ASK) for one in entry.fixed)}"
    )
    yield from _fixed(entry.fixed)


def _fixed(fixed: Iterable[Told]) -> Iterator[str]:
    """A line per township with what it mended."""
    mended: dict[str, Counter[str]] = {}
    for one in fixed:
        if one.level in (Level.FIX, Level.ASK):
            mended.setdefault(one.township or "未识别", Counter())[one.code] += 1
    for township, codes in mended.items():
        yield f"    {township} 改了:{'、'.join(f'{_rule(code)} {count} 处' for code, count in sorted(codes.items()))}"


def _rule(code: str) -> str:
    return f"{code} {RULES[code].title}" if code in RULES else code
