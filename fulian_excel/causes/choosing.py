"""Which cells are wrong: the fewest that explain the most, the most reliable first; a tie stays a tie."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fulian_excel.causes.candidates import mendings_of
from fulian_excel.causes.spots import Mending, Spot
from fulian_excel.causes.state import GRAVE, Key, State, Trial

# How far each kind of mending is relied upon, where two explain the same: two cells changed places, and another row
# has them so; another list states it; the finding itself suggests it; one slip of a digit; another spelling; the sum;
# a count; a mark; two changed places; the one left over; a row written twice; a row left out; one that was overwritten,
# or all of whose votes are wrong; and last a value that only shows that some other value would do.
RELIABILITY: Mapping[str, int] = {
    "exchange": 10,
    "elsewhere": 9,
    "suggestion": 9,
    "digit": 8,
    "name": 8,
    "balance": 7,
    "count": 7,
    "mark": 6,
    "swap": 5,
    "left over": 4,
    "repeat": 4,
    "row": 3,
    "overwritten": 2,
    "whole row": 2,
    "trial": 1,
}
# A form's row or labels, or a block of the tallies.
Area = tuple[str, int, bool]
MOST_OF_A_FINDING, MOST_OF_A_TOWNSHIP = 40, 400
_MOST_RIVALS = 4
_PASSES = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A mending that was found to be the cause of what it explains; `rivals` explain the same as well as it does."""

    trial: Trial
    explains: frozenset[Key]
    rivals: tuple[Trial, ...] = ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The spots of which one, or of a swap each, is wrong."""
        both = (self.trial, *self.rivals)
        return tuple(dict.fromkeys(spot for one in both for spot in one.mending.told))

    @property
    def is_certain(self) -> bool:
        """No other mending explains as much, and its values are known."""
        return not self.rivals and self.trial.mending.asserts


@dataclass
class Search:
    """What was chosen so far for one township, what it explains, and how many mendings were tried.

    `unfit` are the findings whose own suggestion would bring others about.
    """

    choices: list[Choice] = field(default_factory=list)
    settled: set[Key] = field(default_factory=set)
    unfit: set[Key] = field(default_factory=set)
    tried: int = 0
    untried: int = 0


def choose(state: State, settled: Iterable[Key] = ()) -> Search:
    """The causes of a township's findings, each certain one mended before the next is looked for.

    For the findings that are `settled` already nothing is looked for.
    """
    search = Search(settled=set(settled))
    for _ in range(_PASSES):
        mended = _pass(state, search)
        if mended is None:
            break
        state = mended
    return search


def _pass(state: State, search: Search) -> State | None:
    """One look at everything that is not explained; the state with what was found mended, None where nothing was."""
    trials = list(_trials(state, _proposed(state, search), search))
    mended: list[Mending] = []
    touched: set[Key] = set()
    areas: set[Area] = set()
    put_off: set[Key] = set()
    for choice in _best_first(trials, state, search):
        own = set(_areas(choice, state))
        if choice.trial.gone & touched or own & areas:
            put_off |= choice.explains
            continue
        search.choices.append(choice)
        search.settled |= choice.explains
        touched |= choice.trial.gone
        if choice.is_certain:
            mended.append(choice.trial.mending)
            areas |= own
    if not mended or not state.findings.keys() - search.settled:
        return None
    after = state.after(mended)
    after.renewed |= put_off & after.findings.keys()
    return after


def _proposed(state: State, search: Search) -> list[tuple[Mending, set[Key]]]:
    """The mendings that findings without a cause propose, each with those; what most propose is the first."""
    proposed: dict[frozenset[object], tuple[Mending, set[Key]]] = {}
    for key, finding in state.findings.items():
        if key not in state.renewed or finding.level not in GRAVE or key in search.settled:
            continue
        for number, mending in enumerate(mendings_of(state, finding)):
            if number >= MOST_OF_A_FINDING:
                search.untried += 1
                continue
            told = frozenset((one.spot, repr(one.value)) for one in mending.changes)
            proposed.setdefault(told, (mending, set()))[1].add(key)
    return sorted(proposed.values(), key=lambda one: (-len(one[1]), -RELIABILITY[one[0].kind]))


def _areas(choice: Choice, state: State) -> Iterator[Area]:
    """What a choice has to do with: rows, and of tallies whole blocks, whose numbers all hang together.

    Once a value there is mended, whatever else is told of it is looked at anew.
    """
    findings = (state.findings[key] for key in choice.explains)
    told = (spot for one in findings if (spot := state.ground.spot(one)) is not None)
    for spot in (*choice.spots, *told):
        block = spot.at
        if spot.form == "ballots" and not spot.is_label:
            blocks = state.township.tables["ballots"].blocks
            block = next((at for at, one in enumerate(blocks) if spot.at in one.rows), -1)
        yield spot.form, block, spot.is_label and spot.form != "ballots"


def _trials(state: State, ranked: Iterable[tuple[Mending, set[Key]]], search: Search) -> Iterator[Trial]:
    """What each mending brings about; one is not tried that can only explain part of what another explains for sure."""
    explained: list[tuple[int, frozenset[Key]]] = []
    for mending, proposers in ranked:
        if any(len(gone) > len(proposers) + 1 and proposers <= gone for _, gone in explained):
            continue
        if search.tried >= MOST_OF_A_TOWNSHIP:
            search.untried += 1
            continue
        search.tried += 1
        trial = state.tried(mending)
        if trial is None and mending.kind == "suggestion":
            search.unfit |= proposers
        if trial is not None and trial.gone & proposers:
            yield trial
            if len(proposers) > 1:
                explained.append((len(proposers), trial.gone))


def _best_first(trials: Iterable[Trial], state: State, search: Search) -> Iterator[Choice]:
    """The trials that explain most of what nothing before them explains, each with those that explain it as well."""
    settled = frozenset(search.settled)
    left = list(trials)
    while True:
        ranks = {id(one): _rank(one, settled, state) for one in left}
        left = [one for one in left if ranks[id(one)][0] > 0 and _graves(one, state) - settled]
        if not left:
            return
        best = max(left, key=lambda one: ranks[id(one)])
        explains = _graves(best, state) - settled
        same = [one for one in left if ranks[id(one)] == ranks[id(best)] and _graves(one, state) - settled == explains]
        left = [one for one in left if one not in same]
        if min(len(same), len({spot for one in same for spot in one.mending.told})) <= _MOST_RIVALS:
            yield Choice(best, best.gone - settled, tuple(one for one in same if one is not best))
        settled |= best.gone


def _rank(trial: Trial, settled: frozenset[Key], state: State) -> tuple[int, int, int]:
    """How much a trial explains, in how few cells, and how far it is relied upon."""
    weight = trial.weight(settled, state.levels)
    cells = 1 if trial.mending.kind == "exchange" else len(trial.mending.told)
    return weight, -cells, RELIABILITY[trial.mending.kind]


def _graves(trial: Trial, state: State) -> frozenset[Key]:
    return frozenset(key for key in trial.gone if state.levels[key] in GRAVE)
