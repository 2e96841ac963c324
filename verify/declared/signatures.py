"""The words of the format, each with its arguments and what these may be.

``name: kind`` is an argument, ``name?: kind`` one that may be left out, ``*name: kind`` any number
of them; what follows a bare ``*`` is given by name, as in ``Mean(of=w, over=path)``. The kinds are
those of ``verify.declared.kinds``. A test compares all of it with the vocabulary of ``theory``.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CONSTANTS", "FUNCTIONS", "SIGNATURES", "Parameter", "Signature"]

FUNCTIONS = (
    "Abs", "acos", "asin", "atan", "cos", "cosh", "erf", "erfinv", "exp", "log", "sign", "sin",
    "sinh", "sqrt", "tan", "tanh",
)  # fmt: skip

CONSTANTS = (
    "pi", "EulerGamma", "oo", "true", "false",
    "IN_PROBABILITY", "ALMOST_SURELY", "IN_LAW", "SOMETHING",
    "MINIMUM", "MAXIMUM", "SADDLE", "DEGENERATE",
    "FROM_ABOVE", "FROM_BELOW",
    "REGULAR", "EXIT", "ENTRANCE", "NATURAL",
    "NEVER_EXPLODES", "RECURRENT", "POSITIVE_RECURRENT",
    "ITO", "STRATONOVICH", "BINARY32", "BINARY64",
)  # fmt: skip

_TEXT = """\
And(*each: condition)
Or(*each: condition)
Max(*each: expression)
Min(*each: expression)
Piecewise(*each: case)
FiniteSet(*each: member)
Average(g: expression)
Limit(f: expression, x: letter, at: end, side?: approach)
Derivative(f: expression, x: letter, times?: count)
Subs(f: expression, x: letters, at: expressions)
diff(f: expression, x: letter)
O(f: expression, x?: letter, at?: end)
Matrix(*rows: row)
hyper(above: expressions, below: expressions, z: expression)

Discrete(values: expressions, weights: expressions)
fair(first: expression, second: expression)
sample(rows: sampled)
Normal(mean: expression, variance: expression)
Uniform(low: expression, high: expression)
StudentT(degrees: expression, location: expression, scale: expression)
Continuous(symbol: letter, density: expression, low: end, high: end)
Mixture(laws: laws, weights: expressions)
AnyLaw(name: name)
Independent(laws: laws)
Empirical(law: law, size: expression)
Draw(symbol: drawn, law: law, batch?: expression, replacement?: truth)

Recursion(state: letters, step: expressions, draws: draws, clock?: letter, arithmetic?: arithmetic)
MatrixProduct(factor: matrix, draws: draws)
Diffusion(state: letters, drift: expressions, volatility: rows, calculus: calculus)
Path(model: model, start: start)
OnInterval(model: diffusion, low: end, high: end)
flux(density: expression, model: diffusion)
gd(loss: loss, *, over: letters, rate: expression)
sgd(loss: loss, *, over: letters, rate: expression, draws: draws)
momentum(loss: loss, *, over: letters, rate: expression, draws: draws, friction: expression)
rmsprop(loss: loss, *, over: letters, rate: expression, draws: draws, decay: expression, \
epsilon: expression)
adam(loss: loss, *, over: letters, rate: expression, draws: draws, betas: expressions, \
epsilon: expression)
amsgrad(loss: loss, *, over: letters, rate: expression, draws: draws, betas: expressions, \
epsilon: expression)
penalised(loss: expression, *, over: letters, amount: expression)
weight_decay(model: recursion, *, over: letters, amount: expression)
projected(model: recursion, *, onto: intervals)
stopped(model: recursion, *, once: condition)
quadratic(w: letter, x: expression)
quartic(w: letter, x: expression)
two_valleys(w1: letter, w2: letter, *, a: expression, b: expression, x: expression)
network(w1: letter, w2: letter, *, x: expression, y: expression)

Mean(*, of: expression, over: path_or_draws, at?: expression)
Variance(*, of: expression, over: path_or_draws, at?: expression)
Probability(*, of: statement, over: path_or_draws, at?: expression)
Quantile(*, of: expression, level: expression, over: path_or_draws, at?: expression)
Lyapunov(*, over: path_or_model, index?: count)
Rate(*, of: expression, over: path)
Supremum(*, of: expression, over: letter, within: condition)
Argmax(*, of: expression, over: letters, within?: condition)
Critical(*, of: expression, over: letters, kind?: kind)
Printed(text: printed)
SpectralGap(on: interval)
Modes(on: interval)
Exponent(at: end, on: interval)
StationaryMean(*, of: expression, on: interval)
StationaryProbability(*, of: condition, on: interval)

Equals(left: side, right: side, upto?: order)
AtMost(left: side, right: side, strict?: truth)
Converges(*, of: vector, to: limit, over: path, how: how, clock?: letter)
Tight(*, of: vector, over: path, clock?: letter)
Invariant(law: law, model: model)
ContinuousDensity(*, law: law, near: expression)
Noiseless(*, loss: expression, over: letters, at: expressions, draws: draws)
StationaryDensity(density: expression, on: interval)
Integrable(*, of: expression, over: letter, low: end, high: end)
SomeNoise(*, density: expression, over: letter, drift: expression)
SomeDrift(*, density: expression, over: letter, variance: expression)
EndIs(kind: boundary, end: end, on: interval)
Runs(course: course, on: interval)
InMean(p: expression)
vanishes(path: path, how?: how)
escapes(path: path, how?: how)
Implies(premise: statement, conclusion: statement)
Iff(left: statement, right: statement)
Not(of: statement)
All(*parts: statement)
Exists(*, over: letters, such_that: statement, within?: condition, witness?: expressions)
ForAll(*, over: letters, such_that: statement, within?: condition, breaks_at?: expressions)

is_stationary(of: expression, at: point)
is_minimum(of: expression, at: point, *, witness?: expression, breaks_at?: expressions)
is_maximum(of: expression, at: point, *, witness?: expression, breaks_at?: expressions)
is_saddle(of: expression, at: point, *, lower?: expressions)
is_type_one(loss: expression, at: point, draws: draws, *, average?: expression, \
lower?: expressions)
is_type_two(loss: expression, at: point, draws: draws, *, average?: expression, \
lower?: expressions)
is_critical(of: expression, at: point, kind: kind)
is_convex(of: expression, over: letters, within?: condition)
is_concave(of: expression, over: letters, within?: condition)
is_increasing(of: expression, over: letter, within?: condition)
is_decreasing(of: expression, over: letter, within?: condition)
is_monotone(of: expression, over: letter, within?: condition)
is_of_order(of: expression, order: order)
hessian_lipschitz(average: expression, *, over: letters, constant?: expression, \
breaks_at?: expressions)
polyak_lojasiewicz(average: expression, *, over: letters, least: expression, \
constant?: expression, breaks_at?: expressions)
correlated_negative_curvature(loss: expression, *, over: letters, draws: draws, \
average: expression, constant?: expression, breaks_at?: expressions)
one_point_strongly_convex(loss: loss, *, towards: point, draws: draws, average: loss, \
rate: expression, constant?: expression, breaks_at?: expressions)
bounded_fluctuation(loss: loss, *, over: letters, draws: draws, average: loss, \
constant?: expression, breaks_at?: expressions)
finite_second_moment(of: expression, draws: draws)
continuous_near(law: law, *points: expression)
"""


class Parameter(NamedTuple):
    """One argument: ``use`` is "needed", "optional" or "many"; ``how`` "either" or "by name"."""

    name: str
    kind: str
    use: str
    how: str


class Signature(NamedTuple):
    """A word and its arguments; ``line`` is how it was written above."""

    word: str
    parameters: tuple[Parameter, ...]
    line: str


def _signature(line: str) -> Signature:
    word, _, inside = line.removesuffix(")").partition("(")
    how, found = "either", []
    for part in inside.split(", "):
        if part == "*":
            how = "by name"
            continue
        name, _, kind = part.partition(": ")
        use = "many" if name[0] == "*" else "optional" if name[-1] == "?" else "needed"
        found.append(Parameter(name.strip("*?"), kind, use, how))
    return Signature(word, tuple(found), line)


SIGNATURES = {s.word: s for s in map(_signature, filter(None, _TEXT.split("\n")))}
