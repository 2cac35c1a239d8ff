"""The answers on returned lists, and the status they give their findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from fulian_excel.extract.answers import Answer
from fulian_excel.faults import Fault
from fulian_excel.findings import Cause, Finding, Level, Status
from fulian_excel.forms.answers import STANDS
from fulian_excel.history.kept import Past
from fulian_excel.history.versions import Seal
from fulian_excel.words import fold


def followed_up(findings: Iterable[Finding], answers: Sequence[Answer], past: Past, seal: Seal) -> list[Finding]:
    """Return the findings with the townships' answers and the status that follows from them.

    A finding that the round before or a returned list told of is OPEN. The answer 情况属实 with a reason makes a
    核实 EXPLAINED for as long as its value stays the same; a 必改 stays OPEN, and the county reads the reason.
    """
    given = _by_number(answers)
    return [_followed_up(one, list(_answers_to(one, given, past, seal)), past, seal) for one in findings]


def unplaced(answers: Iterable[Answer], findings: Sequence[Finding]) -> list[Answer]:
    """Return the answers without 编号 that fit no finding, for the county to read."""
    lost = [one for one in answers if not one.id]
    return [one for one in lost if not any(_is_about(one, finding) for finding in findings)]


def _is_about(answer: Answer, finding: Finding) -> bool:
    """True if an answer fits a finding by its subject, sentence and value; used for answers without 编号."""
    same = fold(answer.subject) == fold(finding.subject) and fold(answer.value) in _values(finding)
    return same and fold(answer.problem) in (fold(finding.message), fold(Fault((finding,)).message))


def _values(finding: Finding) -> set[str]:
    """The folded values that an answered line may show for a finding: its own, or those of its cause's cells."""
    of_cause = _values_of(finding.cause) if finding.cause is not None and not finding.follows else ()
    return {fold(finding.value), *of_cause}


def _values_of(cause: Cause) -> set[str]:
    return {fold(text) for file in cause.files for text in (*(one.value for one in cause.mends), cause.values_in(file))}


def _by_number(answers: Sequence[Answer]) -> Mapping[str, list[Answer]]:
    given: dict[str, list[Answer]] = {}
    for one in answers:
        given.setdefault(one.id, []).append(one)
    return given


def _answers_to(finding: Finding, given: Mapping[str, list[Answer]], past: Past, seal: Seal) -> Iterator[Answer]:
    """A finding's answers, those from the latest round's list last.

    An answer is replaced by one without words if the finding's value has changed since. The ledger knows the 编号
    and the value under which each list told the finding; for a list of a round that the ledger does not know, the
    list's own 编号 and value count. A list that does not name its round counts as the last round's too. An answer
    to the line of a cause counts for every finding that the cause explains, unless the finding has its own answer.
    """
    if finding.cause is not None and finding.follows:
        for answer in given.get(finding.cause.number, ()):
            yield answer if fold(answer.value) in _values_of(finding.cause) else Answer(answer.id)
    for answer in given.get(finding.id, ()):
        if answer.round not in past.asked:
            yield answer if fold(answer.value) in _values(finding) else Answer(answer.id)
    yield from (answer for answer in given.get("", ()) if _is_about(answer, finding))
    for name, asked in {"": past.last, **past.asked}.items():
        told = asked.get(finding.id)
        lines = dict.fromkeys(line for line in (told.cause, told.listed) if line) if told else ()
        for answer in (answer for line in lines for answer in given.get(line, ())):
            if told and answer.round == name:
                yield answer if told.value == seal(finding.value) else Answer(answer.id)


def _followed_up(finding: Finding, answers: Sequence[Answer], past: Past, seal: Seal) -> Finding:
    spoken = [one for one in answers if one.choice or one.reason]
    before = past.last.get(finding.id)
    if not spoken:
        explained = before is not None and before.status is Status.EXPLAINED and before.value == seal(finding.value)
        known = Status.OPEN if answers or before else finding.status
        return replace(finding, status=Status.EXPLAINED if explained else known)
    last = spoken[-1]
    closed = finding.level is Level.ASK and last.choice == STANDS and bool(last.reason)
    status = Status.EXPLAINED if closed else Status.OPEN
    return replace(finding, status=status, answer=last.choice, reason=_reasons(last, spoken[:-1]))


def _reasons(last: Answer, others: Sequence[Answer]) -> str:
    """The reason of `last`, followed by the answers that other copies of the same list gave differently."""
    said = (last.choice, last.reason)
    different = [one for one in others if one.round == last.round and (one.choice, one.reason) != said]
    more = [f"(另一份答:{'、'.join(filter(None, (one.choice, one.reason)))})" for one in different]
    return "".join((last.reason, *more))
