"""SGD-k and gradient descent on the Styblinski-Tang sums of ``setting_tang``.

v and w are sums of independent digits, and a component is linear in them: the mean over a batch is
drawn as the means of the digits, each from its own exact law.
"""

from math import comb

from sympy import Expr, Integer, Rational

from theory import Discrete, Draw, Independent, Path, Recursion, Uniform, projected, sgd

from .setting_tang import (
    BITS,
    DIGITS,
    MODELS,
    component,
    coordinates,
    noise_of,
    scale_of_v,
    scales,
    single,
    v,
    w,
)


def of_batch(values: tuple[int, ...], batch: int) -> Discrete:
    """The law of the mean of so many independent choices among evenly spaced values."""
    counts = [1]
    for _ in range(batch):
        longer = [0] * (len(counts) + len(values) - 1)
        for i, count in enumerate(counts):
            for j in range(len(values)):
                longer[i + j] += count
        counts = longer
    gap, total = values[1] - values[0], len(values) ** batch
    means = tuple(Rational(batch * values[0] + gap * i, batch) for i in range(len(counts)))
    return Discrete(means, tuple(Rational(count, total) for count in counts))


def draws_of(model: int, batch: int) -> tuple[Draw, ...]:
    """What one step of SGD-k draws."""
    _, bits, digits = MODELS[model]
    coin = tuple(Rational(comb(batch, i), 2**batch) for i in range(batch + 1))
    sides = Discrete(tuple(Rational(2 * i - batch, batch) for i in range(batch + 1)), coin)
    digit = of_batch((-2, -1, 0, 1, 2), batch)
    return (
        *(Draw(BITS[i], sides) for i in range(bits)),
        *(Draw(DIGITS[i], digit) for i in range(digits)),
    )


def descent(model: int, batch: int, rate: Expr) -> Recursion:
    """SGD-k in the box (−5, 5)^p; gradient descent for k = 0.

    The coordinates do not interact, so that each is derived from its own part of the loss.
    """
    factor, noise, draws = v, w, single(model)
    if batch == 0:
        factor, noise, draws = Integer(1), Integer(0), ()
    elif batch > 1:
        factor, noise, draws = scale_of_v(model), noise_of(model), draws_of(model, batch)
    over = coordinates(model)
    steps = tuple(
        sgd(component(x, scale, factor, noise), over=(x,), rate=rate, draws=draws).step[0]
        for x, scale in zip(over, scales(model), strict=True)
    )
    return projected(Recursion(over, steps, draws), onto=dict.fromkeys(over, (-5, 5)))


def runs(model: int, batch: int, minimizer: Expr, radius: Expr, rate: Expr) -> Path:
    """From the cube of half-width radius/√p (rounded down), which is in the ball of that radius."""
    over = coordinates(model)
    half = radius * Rational({10: 31, 50: 14, 100: 10}[len(over)], 100)
    return Path(
        descent(model, batch, rate),
        Independent(tuple(Uniform(minimizer - half, minimizer + half) for _ in over)),
    )


def squared(model: int, minimizer: Expr) -> Expr:
    """The squared distance to a minimizer."""
    return sum((x - minimizer) ** 2 for x in coordinates(model))
