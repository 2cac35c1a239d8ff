"""Open matters of a county's townships: elections in doubt or not yet held, and difficulties."""

from collections.abc import Iterator

from fulian_excel.figures.election import doubts_of_election, has_elected, is_doubtful
from fulian_excel.figures.progress import STEPS_TAKEN, Taken, taken
from fulian_excel.masking import mask
from fulian_excel.outputs.handed_up.summary import DIFFICULTY, DOUBTFUL, UNFINISHED, Open
from fulian_excel.table import County, Submission


def open_things(county: County) -> Iterator[Open]:
    """Every open matter, townships in the settings' order, difficulties last."""
    for one in county.submissions:
        if is_doubtful(one):
            yield Open(DOUBTFUL, one.township.name, "", ";".join(doubts_of_election(one)))
        elif not has_elected(one):
            yield Open(UNFINISHED, one.township.name, *_how_far(one))
    for one in county.submissions:
        for row in one.rows("progress"):
            if row["difficulty"]:
                yield Open(DIFFICULTY, one.township.name, row["step"] or "", mask(row["difficulty"]))


def _how_far(one: Submission) -> tuple[str, str]:
    """The township's next step, and its state so far."""
    done = STEPS_TAKEN.of(one)
    if done is None:
        return "", "未报送换届工作进度表"
    steps = one.settings.steps
    states = {number: taken(one, number) for number in range(1, len(steps) + 1)}
    ahead = next((number for number, state in states.items() if state is not Taken.DONE), None)
    late = [f"{number} {steps[number - 1].name}" for number, state in states.items() if state is Taken.LATE]
    told = f"已完成 {done} 步(共 {len(steps)} 步)" + (f";逾期未完成:{'、'.join(late)}" if late else "")
    return (f"{ahead} {steps[ahead - 1].name}" if ahead else ""), told
