"""The text of `fulian-excel history`: each round's findings, and what was mended since the round before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fulian_excel.faults import causes_in_words
from fulian_excel.findings import Level, Status
from fulian_excel.history import Entry, KeptFinding
from fulian_excel.rules import RULES

_WEIGHTY = (Level.FIX, Level.ASK)


def rounds_told(entries: Iterable[Entry]) -> str:
    """A paragraph per round in order; then what was open at each month's end, and who repeats the same fault."""
    every = list(enumerate(entries, 1))
    lines = [line for number, entry in every for line in _told(number, entry)]
    return "\n".join([*lines, *_month_ends([entry for _number, entry in every]), *_repeated(every)])


def _month_ends(entries: Sequence[Entry]) -> Iterator[str]:
    """Lines on the findings open in the last round of each month, by township."""
    last = {entry.round.month: entry for entry in entries}
    if last:
        yield "各月末没有改的(必改和核实):"
    for month, entry in sorted(last.items()):
        weighty = [one for one in entry.told if one.level in _WEIGHTY and one.status is not Status.WAIVED]
        open_ = [one for one in weighty if one.status is not Status.EXPLAINED]
        by_township = Counter(one.township or "未识别" for one in open_)
        told = "、".join(f"{name} {count}" for name, count in by_township.most_common()) or "没有"
        said = f",另有已说明 {len(weighty) - len(open_)}" if len(weighty) > len(open_) else ""
        yield f"  {month}(截至 {entry.round.as_of.isoformat()})共 {len(open_)} 处{said}:{told}"


def _repeated(entries: Sequence[tuple[int, Entry]]) -> Iterator[str]:
    """Lines on the townships in which a rule has new findings in more than one round."""
    found: dict[tuple[str, str], Counter[int]] = {}
    for number, entry in entries:
        for one in entry.told:
            if one.level in _WEIGHTY and one.status is Status.NEW:
                found.setdefault((one.township or "未识别", one.code), Counter())[number] += 1
    again = {key: counts for key, counts in found.items() if len(counts) > 1}
    if again:
        yield "同一类问题改了又犯的:"
    for (township, code), counts in sorted(again.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        told = "、".join(f"第 {number} 轮 {count} 处" for number, count in counts.items())
        yield f"  {township} {_rule(code)}:{told}"


def _told(number: int, entry: Entry) -> Iterator[str]:
    counted = [one for one in entry.told if one.status is not Status.WAIVED]
    levels = Counter(one.level for one in counted)
    states = Counter(one.status for one in counted if one.level in _WEIGHTY)
    this = entry.round
    yield f"第 {number} 轮 {this.month}(按 {this.as_of.isoformat()} 核验,运行于 {entry.run_at}):文件 {entry.files} 个"
    fix, ask = (f"{level} {levels[level]}{_causes(level, counted)}" for level in _WEIGHTY)
    yield f"  问题:{fix},{ask},提示 {levels[Level.NOTE]}"
    yield (
        f"  必改和核实中:新发现 {states[Status.NEW]},未改 {states[Status.OPEN]},已说明 {states[Status.EXPLAINED]},"
        f"本轮已改 {sum(one.level in _WEIGHTY for one in entry.fixed)}"
    )
    yield from _fixed(entry.fixed)


def _causes(level: Level, told: Iterable[KeptFinding]) -> str:
    """The number of causes of a level's findings, in words; empty if they are not fewer than the findings."""
    lines = [one.line for one in told if one.level is level]
    return causes_in_words(len(lines), len(set(lines)))


def _fixed(fixed: Iterable[KeptFinding]) -> Iterator[str]:
    """A line per township with what it mended."""
    mended: dict[str, Counter[str]] = {}
    for one in fixed:
        if one.level in _WEIGHTY:
            mended.setdefault(one.township or "未识别", Counter())[one.code] += 1
    for township, codes in mended.items():
        yield f"    {township} 改了:{'、'.join(f'{_rule(code)} {count} 处' for code, count in sorted(codes.items()))}"


def _rule(code: str) -> str:
    return f"{code} {RULES[code].title}" if code in RULES else code
