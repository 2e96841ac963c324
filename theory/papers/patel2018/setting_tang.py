"""Styblinski-Tang sums, Section 5. The paper prints no parameters: these are chosen here.

In each coordinate the mean function (54) is ½a(x⁴ − (133/8)x² + (33/4)x), with the minimizers −3
and 11/4 and the curvatures (299/8)a and (115/4)a there; a goes evenly from 5/8 to 13/10 over the
ten coordinates of Model 1, from 7/100 to 21/50 over the fifty of Model 2 and from 3/100 to 9/50
over the hundred of Model 3. A component is v times it and ½awx more: v has 8 or 16 values about 1,
w 25 or 125 about 0, so that there are 200, 1000 and 2000 components, and c_1, c_3 ≥ 0 ≥ c_2 in
each.

At a minimizer ∇²f = v∇²F: s_f and t_f are V times the squares of the smallest and of the largest
eigenvalue, V the variance of v. v and w are sums of independent digits, and the mean over a batch
is drawn as the means of these, each from its own law, which is exact: a component is linear in
them.
"""

from itertools import product

from sympy import Expr, Integer, Rational, Symbol

from theory import Discrete, Draw, real

FLAT, SHARP = Rational(11, 4), Integer(-3)  # the minimizers in each coordinate
CURVATURE = {FLAT: Rational(115, 4), SHARP: Rational(299, 8)}  # over a
BITS, DIGITS = real("b_1 b_2 b_3 b_4"), real("d_1 d_2 d_3")
v, w = real("v w")
MODELS = {1: (10, 3, 2), 2: (50, 3, 3), 3: (100, 4, 3)}  # coordinates, bits of v, digits of w
ENDS = {
    1: (Rational(5, 8), Rational(13, 10)),
    2: (Rational(7, 100), Rational(21, 50)),
    3: (Rational(3, 100), Rational(9, 50)),
}


def coordinates(model: int) -> tuple[Symbol, ...]:
    """The coordinates x_1, x_2, ..."""
    return tuple(Symbol(f"x_{i + 1}", real=True) for i in range(MODELS[model][0]))


def scales(model: int) -> tuple[Expr, ...]:
    """The a of each coordinate."""
    (low, high), count = ENDS[model], MODELS[model][0]
    return tuple(low + (high - low) * i / (count - 1) for i in range(count))


def scale_of_v(model: int) -> Expr:
    """The v of a component: 1 and bits ±1/7, ±1/14, ..., between 5/7 and 9/7."""
    return 1 + sum(BITS[i] / 2**i for i in range(MODELS[model][1])) / 7


def variance_of_v(model: int) -> Expr:
    """V."""
    return sum(Rational(1, 4**i) for i in range(MODELS[model][1])) / 49


def noise_of(model: int) -> Expr:
    """The w of a component: digits −2 to 2 with the weights 1, 1/5, ... of 2/5, at most 1."""
    return sum(DIGITS[i] / 5**i for i in range(MODELS[model][2])) * Rational(2, 5)


def component(x: Expr, scale: Expr, factor: Expr, noise: Expr) -> Expr:
    """A component in one coordinate."""
    even = x**4 - Rational(133, 8) * x**2 + Rational(33, 4) * x
    return scale / 2 * (factor * even + noise * x)


def single(model: int) -> tuple[Draw, ...]:
    """One component: all values of v and of w are equally likely."""
    _, bits, digits = MODELS[model]
    signs, steps = list(product((-1, 1), repeat=bits)), list(product(range(-2, 3), repeat=digits))
    factors = [scale_of_v(model).subs(dict(zip(BITS, at, strict=False))) for at in signs]
    noises = [noise_of(model).subs(dict(zip(DIGITS, at, strict=False))) for at in steps]
    return tuple(
        Draw(name, Discrete(tuple(values), (Rational(1, len(values)),) * len(values)))
        for name, values in ((v, factors), (w, noises))
    )


def thresholds(model: int, minimizer: Expr, batch: int) -> tuple[Expr, Expr]:
    """The l of (51), (52) and the u of (18): j = m and λ_1, as V λ_1 < λ_m; 0 stands for k = ∞."""
    low, high = (end * CURVATURE[minimizer] for end in ENDS[model])
    more = 1 + (variance_of_v(model) / batch if batch else 0)
    return 2 / (low * more), 2 / (high * more)


def learning_rates(model: int, minimizer: Expr, batch: int) -> dict[str, Expr]:
    """Those of Section 5.1."""
    lower, upper = thresholds(model, minimizer, batch)
    return {"1.5l": lower * 3 / 2, "0.5(u + l)": (upper + lower) / 2, "0.5u": upper / 2}


def growth(model: int, minimizer: Expr, batch: int, rate: Expr) -> Expr:
    """ρ = 1 − 2Cλ_m + C²λ_m² + C²s_f/k of (14) at a step size C; 0 stands for k = ∞."""
    λ = ENDS[model][0] * CURVATURE[minimizer]
    more = 1 + (variance_of_v(model) / batch if batch else 0)
    return 1 - 2 * rate * λ + rate**2 * λ**2 * more
