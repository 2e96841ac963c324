"""A statement rendered from its symbols, in words where the symbols are quantifiers or events."""

from __future__ import annotations

from typing import Any

import sympy as sp

from theory.apart import told_apart
from theory.claims import Claim
from theory.diffusions import (
    EndIs,
    Exponent,
    Integrable,
    Modes,
    OnInterval,
    Runs,
    SpectralGap,
    StationaryDensity,
    StationaryMean,
    StationaryProbability,
)
from theory.laws import (
    AnyLaw,
    Continuous,
    Discrete,
    Draw,
    Empirical,
    Independent,
    Law,
    Mixture,
    Normal,
    StudentT,
    Uniform,
)
from theory.models import Diffusion, Path
from theory.quantities import (
    Argmax,
    Critical,
    Lyapunov,
    Mean,
    Printed,
    Probability,
    Quantile,
    Rate,
    Supremum,
    Variance,
)
from theory.statements import (
    All,
    AtMost,
    ContinuousDensity,
    Converges,
    Equals,
    Exists,
    ForAll,
    Iff,
    Implies,
    Invariant,
    Noiseless,
    Not,
    Something,
    Statement,
    Tight,
)
from theory.steering import SomeDrift, SomeNoise
from theory.trees import walk
from verify.formulas import formula

__all__ = ["render", "said"]


def render(claim: Claim) -> str:
    """The whole claim: quantifiers, hypotheses, definitions, models, statement; one per line."""
    claim = told_apart(claim)
    lines = []
    variables = [*map(str, claim.variables), *(f"the law {law.name}" for law in claim.laws)]
    if variables:
        lines.append(f"for all {', '.join(variables)}")
    lines += [f"given {formula(h.holds)}  ({h.words})" for h in claim.given]
    for path in dict.fromkeys(p for p in walk((claim.states, claim.where)) if isinstance(p, Path)):
        lines.append(f"where {_model(path)}")
    lines += [f"where {formula(d.name)} = {said(d.means)}" for d in claim.where]
    lines += [f"reading: {r.words}" for r in claim.readings]
    lines.append(said(claim.states))
    return "\n".join(lines)


def _model(path: Path) -> str:
    if isinstance(path.model, Diffusion):
        return f"{_diffusion(path.model)}, started at {_start(path.start)}"
    steps = ", ".join(
        f"{w} ← {formula(sp.factor_terms(s))}"
        for w, s in zip(path.model.state, path.model.step, strict=True)
    )
    draws = ", ".join(map(_drawn, path.model.draws))
    fresh = f", {draws} fresh at every step" if draws else ""
    return f"{steps}{fresh}, started at {_start(path.start)}"


def _start(start: tuple[sp.Expr, ...] | Law) -> str:
    return ", ".join(formula(s) for s in start) if isinstance(start, tuple) else _law(start)


def _diffusion(model: Diffusion) -> str:
    motions = range(1, len(model.volatility[0]) + 1)
    lines = []
    for w, drift, row in zip(model.state, model.drift, model.volatility, strict=True):
        noise = " + ".join(f"({formula(s)}) dB_{k}" for k, s in zip(motions, row, strict=True))
        lines.append(f"d{w} = ({formula(drift)}) dt + {noise}")
    return f"{', '.join(lines)} ({model.calculus.value})"


def _on(line: OnInterval) -> str:
    return f"{_diffusion(line.model)} on ({formula(line.low)}, {formula(line.high)})"


def _drawn(draw: Draw) -> str:
    names = ", ".join(map(str, draw.symbols))
    names = f"({names})" if isinstance(draw.symbol, tuple) else names
    if draw.batch == 1:
        return f"{names} ∼ {_law(draw.law)}"
    how = "" if draw.replacement else ", all different"
    return f"{formula(draw.batch)} of {names} ∼ {_law(draw.law)}{how}"


def _law(law: object) -> str:
    match law:
        case StudentT(degrees=degrees, location=location, scale=scale):
            return (
                f"Student's law of {formula(degrees)} degrees around {formula(location)}, "
                f"scale {formula(scale)}"
            )
        case Continuous(symbol=x, density=density, low=low, high=high):
            return f"the density {formula(density)} of {x} on [{formula(low)}, {formula(high)}]"
        case Mixture(laws=laws, weights=weights):
            pairs = (f"{_law(part)} (p = {w})" for part, w in zip(laws, weights, strict=True))
            return f"a mixture of {', '.join(pairs)}"
        case Independent(laws=laws):
            return " × ".join(map(_law, laws))
        case Empirical(law=inner, size=size):
            return f"a member of a data set of {formula(size)} draws of {_law(inner)}"
        case Discrete(values=values, weights=weights):
            pairs = (f"{formula(v)} (p = {w})" for v, w in zip(values, weights, strict=True))
            return "{" + ", ".join(pairs) + "}"
        case Normal(mean=mean, variance=variance):
            return f"N({formula(mean)}, {formula(variance)})"
        case Uniform(low=low, high=high):
            return f"U[{formula(low)}, {formula(high)}]"
        case AnyLaw(name=name):
            return name
    return str(law)


def said(statement: Statement | Any) -> str:
    """A statement or a quantity in one line."""
    match statement:
        case Equals(left=left, right=right, upto=None):
            return f"{said(left)} = {said(right)}"
        case Equals(left=left, right=right, upto=order):
            return f"{said(left)} = {said(right)} + {formula(order)} as {_end(order)}"
        case AtMost(left=left, right=right, strict=strict):
            return f"{said(left)} {'<' if strict else '≤'} {said(right)}"
        case Implies(premise=premise, conclusion=conclusion):
            return f"if {said(premise)} then {said(conclusion)}"
        case Iff(left=left, right=right):
            return f"{said(left)} if and only if {said(right)}"
        case Not(of=of):
            return f"not ({said(of)})"
        case All(parts=parts):
            return "; and ".join(said(part) for part in parts)
        case Exists(over=over, such_that=inside, within=within):
            names = ", ".join(map(str, over))
            return f"there is {names}{_within(within)} such that {said(inside)}"
        case ForAll(over=over, such_that=inside, within=within):
            return f"for all {', '.join(map(str, over))}{_within(within)}: {said(inside)}"
    return _event(statement)


def _event(event: Any) -> str:
    match event:
        case Converges():
            return _limit(event)
        case Tight(of=of):
            return f"{formula(of)} stays bounded in probability"
        case Invariant(law=law):
            return f"the law {_law(law)} is invariant"
        case Noiseless(loss=loss, over=over, at=at, draws=draws):
            point = ", ".join(f"{w} = {formula(x)}" for w, x in zip(over, at, strict=True))
            drawn = ", ".join(map(_drawn, draws))
            where = f" for {drawn}" if drawn else ""
            return f"P∇ℓ = 0 at {point} with ℓ = {formula(loss)}{where}"
        case ContinuousDensity(law=law, near=near):
            return f"{_law(law)} has a density that is continuous near {formula(near)}"
        case StationaryDensity(density=density, on=line):
            return f"{_on(line)} has exactly one stationary law, with density ∝ {formula(density)}"
        case Integrable(of=of, over=over, low=low, high=high):
            return f"∫ |{formula(of)}| d{over} from {formula(low)} to {formula(high)} is finite"
        case SomeNoise(density=density, drift=drift):
            return (
                f"some noise makes ∝ {formula(density)} stationary for the drift {formula(drift)}"
            )
        case SomeDrift(density=density, variance=variance):
            return f"some drift makes ∝ {formula(density)} stationary for σ² = {formula(variance)}"
        case EndIs(kind=kind, end=end, on=line):
            return f"{formula(end)} is {kind.value} of {_on(line)}"
        case Runs(course=course, on=line):
            return f"{_on(line)} {course.value}"
    return _quantity(event)


def _within(condition: sp.Basic) -> str:
    return "" if condition == sp.true else f" with {formula(condition)}"


def _end(order: sp.Order) -> str:
    """The variable of an order and what it tends to."""
    (variable,), (point,) = order.variables, order.point
    return f"{variable} → {formula(point)}"


def _limit(event: Converges) -> str:
    match event.to:
        case sp.Basic():
            to = formula(event.to)
        case Something():
            to = "something"
        case _:
            to = _law(event.to)
    clock = event.clock or "t"
    return f"{formula(event.of)} → {to} {event.how.value} as {clock} → ∞"


def _quantity(quantity: Any) -> str:
    match quantity:
        case Mean(of=of, over=over, at=at):
            return f"E[{formula(of)}]{_place(over, at)}"
        case Variance(of=of, over=over, at=at):
            return f"Var[{formula(of)}]{_place(over, at)}"
        case Probability(of=of, over=over, at=at):
            return f"P({said(of)}){_place(over, at)}"
        case Quantile(of=of, level=level, over=over, at=at):
            return f"the {formula(level)}-quantile of {formula(of)}{_place(over, at)}"
        case Rate(of=of):
            return f"lim (1/t) E ln|{formula(of)}|"
        case Supremum(of=of, over=over, within=within):
            return f"sup of {formula(of)} over {over} with {formula(within)}"
        case Lyapunov(index=index):
            return f"the Lyapunov exponent number {index}"
        case Printed(text=text):
            return f"{text} as printed"
    return _set(quantity)


def _set(quantity: Any) -> str:
    match quantity:
        case Argmax(of=of, over=over, within=within):
            return f"the set of all {_names(over)}{_within(within)} where {formula(of)} is largest"
        case Critical(of=of, over=over, kind=kind):
            sort = "stationary points" if kind is None else f"stationary points ({kind})"
            return f"the set of all {sort} of {formula(of)} in {_names(over)}"
        case SpectralGap(on=line):
            return f"the spectral gap of {_on(line)}"
        case StationaryMean(of=of, on=line):
            return f"E[{formula(of)}] in the stationary law of {_on(line)}"
        case StationaryProbability(of=of, on=line):
            return f"P({formula(of)}) in the stationary law of {_on(line)}"
        case Modes(on=line):
            return f"the set of all modes of the stationary law of {_on(line)}"
        case Exponent(at=at, on=line):
            return f"the exponent of the stationary density of {_on(line)} at {formula(at)}"
    return formula(quantity) if isinstance(quantity, sp.Basic) else str(quantity)


def _names(symbols: tuple[sp.Symbol, ...]) -> str:
    return ", ".join(map(str, symbols))


def _place(over: Path | tuple[Draw, ...], at: sp.Expr | None) -> str:
    if isinstance(over, Path):
        return f" at step {formula(at)}" if at is not None else ""
    return f" for {', '.join(map(_drawn, over))}"
