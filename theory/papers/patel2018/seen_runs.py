"""What the figures of Sections 4 and 5 show: distances of runs to a minimizer."""

from sympy import Expr, Rational, sqrt

from theory import Path
from theory.figures import Times, Trajectories

from .setting import C
from .setting_batches import runs, squared
from .setting_sums import N, tiny, x1, x2
from .setting_tang import learning_rates


def from_circle(title: str, path: Path, rate: str) -> Trajectories:
    """The distance of runs to the circular minimum."""
    return _distance(title, path, rate, sqrt(x1**2 + x2**2))


def from_basin(title: str, path: Path, rate: str) -> Trajectories:
    """The distance of runs to the quadratic minimum."""
    return _distance(title, path, rate, sqrt(x1**2 + (x2 + 15) ** 2))


def _distance(title: str, path: Path, rate: str, of: Expr) -> Trajectories:
    return Trajectories(
        title=title,
        of=of,
        over=path,
        times=Times(N, tuple(range(21))),
        runs=100,
        where=((C, Rational(rate)),),
        height="distance",
        floor=tiny / 10_000,
    )


def seen(title: str, path: Path, minimizer: Expr, rate: Expr) -> Trajectories:
    """The distance of runs on Model 1 to a minimizer."""
    return Trajectories(
        title=title,
        of=sqrt(squared(1, minimizer)),
        over=path,
        times=Times(N, tuple(range(21))),
        runs=100,
        where=((C, rate),),
        height="distance",
        floor=Rational(1, 10**10),
    )


def by_batch(minimizer: Expr) -> tuple[Trajectories, ...]:
    """A row for each batch size, a column for each learning rate."""
    panels = []
    for batch in (1, 200, 500, 0):
        path = runs(1, batch, minimizer, Rational(1, 1000), C)
        name = f"k = {batch}" if batch else "GD"
        rates = learning_rates(1, minimizer, batch).items()
        panels += [seen(f"{name}, C = {words}", path, minimizer, rate) for words, rate in rates]
    return tuple(panels)


def by_radius(minimizer: Expr) -> tuple[Trajectories, ...]:
    """A row for each starting radius, a column for each learning rate of SGD-1."""
    rates = learning_rates(1, minimizer, 1).items()
    radii = {f"10^−{n}" if n else "1": Rational(1, 10**n) for n in (3, 2, 1, 0)}
    return tuple(
        seen(f"radius {name}, C = {words}", runs(1, 1, minimizer, radius, C), minimizer, rate)
        for name, radius in radii.items()
        for words, rate in rates
    )
