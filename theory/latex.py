"""Laws, models, quantities, statements and claims as the mathematics of LaTeX.

Whatever a name contains, the result is mathematics and no other command: letters that LaTeX would
act upon are spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import sympy as sp

from theory.apart import told_apart
from theory.claims import Claim
from theory.events import ContinuousDensity, Converges, Invariant, Noiseless, Something, Tight
from theory.latex_diffusions import of_diffusions
from theory.latex_letters import GREEK
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
from theory.models import Diffusion, Model, Path
from theory.quantities import (
    Argmax,
    Critical,
    Definition,
    Lyapunov,
    Mean,
    Printed,
    Probability,
    Quantile,
    Rate,
    Supremum,
    Variance,
)
from theory.statements import All, AtMost, Equals, Exists, ForAll, Iff, Implies, Not
from theory.trees import walk

__all__ = ["formula", "latex", "lines"]

_MOST = 6  # atoms of a law that are written out
_LETTER = re.compile(rf"([{''.join(GREEK)}])(?=(\w?))")
_PLAIN = re.compile(r"[^\W_]+(_[^\W_]+)*[*'′]*")
_OTHER = re.compile(r"[^\w .,;:()=+*'/<>≤≥-]|_")


def formula(expr: sp.Basic) -> str:
    """An expression, a condition or a set."""
    names = {symbol: _letter(symbol.name) for symbol in expr.atoms(sp.Symbol)}
    odd = {f: sp.Function(_letter(f.__name__)) for f in _functions(expr)}
    named = expr.replace(lambda e: e.func in odd, lambda e: odd[e.func](*e.args)) if odd else expr
    text = str(sp.latex(named, symbol_names=names, ln_notation=True))
    return _LETTER.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    """A Greek letter by its name, kept apart from a letter after it."""
    after = found[2]
    apart = " " if after.isascii() and after.isalpha() else ""
    return rf"\{GREEK[found[1]]}{apart}"


def _functions(expr: sp.Basic) -> set[Any]:
    """Functions that are only named, and not by a plain name."""
    found = {part.func for part in expr.atoms(sp.core.function.AppliedUndef)}
    return {func for func in found if not _PLAIN.fullmatch(func.__name__)}


def _letter(name: str) -> str:
    """A name in italics with its indices below; one that is no plain name in upright letters."""
    if not _PLAIN.fullmatch(name):
        return rf"\mathrm{{{_words(name)}}}"
    bare = name.rstrip("*'′")
    head, *below = bare.split("_")
    index = f"_{{{','.join(below)}}}" if below else ""
    marks = (
        name[len(bare) :].replace("*", r"\ast ").replace("′", r"\prime ").replace("'", r"\prime ")
    )
    return f"{head}{index}^{{{marks.strip()}}}" if marks else f"{head}{index}"


def _words(text: str) -> str:
    """Words within a formula, without what LaTeX would act upon."""
    return _OTHER.sub(" ", text)


def latex(part: Any) -> str:
    """A law, a draw, a model, a quantity, a statement or a claim, on one line or several."""
    match part:
        case Claim():
            rows = r" \\ ".join(f"& {line}" for _, line in lines(part))
            return rf"\begin{{aligned}} {rows} \end{{aligned}}"
        case Path():
            return _path(part)
        case Draw():
            return _draw(part)
        case Definition(name=name, means=means):
            return f"{formula(name)} = {latex(means)}"
    if isinstance(part, Model):
        return _model(part)
    return _law(part) if isinstance(part, Law) else _statement(part)


def lines(claim: Claim) -> list[tuple[str, str]]:
    """The lines of a claim: the words that a source has for it ("" for none), and mathematics."""
    claim = told_apart(claim)
    names = [*map(formula, claim.variables), *(_letter(law.name) for law in claim.laws)]
    told = [("", rf"\text{{for all }} {', '.join(names)}")] if names else []
    told += [(h.words, rf"\text{{given }} {formula(h.holds)}") for h in claim.given]
    parts = (claim.states, claim.where)
    paths = dict.fromkeys(part for part in walk(parts) if isinstance(part, Path))
    told += [("", rf"\text{{where }} {_path(path)}") for path in paths]
    told += [("", rf"\text{{where }} {latex(definition)}") for definition in claim.where]
    return [*told, ("", _statement(claim.states))]


def _law(law: Any) -> str:
    match law:
        case Discrete(values=values, weights=weights):
            return _sum((rf"\delta_{{{formula(v)}}}" for v in values), weights)
        case Normal(mean=mean, variance=variance):
            return rf"\mathcal{{N}}\left({formula(mean)}, {formula(variance)}\right)"
        case Uniform(low=low, high=high):
            return rf"\mathcal{{U}}\left[{formula(low)}, {formula(high)}\right]"
        case StudentT(degrees=degrees, location=location, scale=scale):
            return rf"{formula(location)} + {_factor(scale)} \, t_{{{formula(degrees)}}}"
        case Continuous(symbol=x, density=density, low=low, high=high):
            ends = rf"{formula(x)} \in \left({formula(low)}, {formula(high)}\right)"
            return rf"{formula(density)} \, d{formula(x)}, \; {ends}"
        case Mixture(laws=laws, weights=weights):
            return _sum(map(_law, laws), weights)
        case Independent(laws=laws):
            return r" \otimes ".join(map(_law, laws))
        case Empirical(law=inner, size=size):
            return rf"\text{{a data set of }} {formula(size)} \text{{ draws of }} {_law(inner)}"
        case AnyLaw(name=name):
            return _letter(name)
    return rf"\text{{{_words(str(law))}}}"


def _sum(parts: Iterable[str], weights: tuple[sp.Expr, ...]) -> str:
    """The first few parts with their weights."""
    told = [rf"{_factor(w)} \, {part}" for w, part in zip(weights[:_MOST], parts, strict=False)]
    more = len(weights) - _MOST
    rest = [rf"\cdots \; \left({more} \text{{ more}}\right)"] if more > 0 else []
    return " + ".join([*told, *rest])


def _factor(expr: sp.Expr) -> str:
    """An expression as a factor."""
    return rf"\left({formula(expr)}\right)" if expr.is_Add else formula(expr)


def _draw(draw: Draw) -> str:
    names = ", ".join(map(formula, draw.symbols))
    names = rf"\left({names}\right)" if isinstance(draw.symbol, tuple) else names
    told = rf"{names} \sim {_law(draw.law)}"
    if draw.batch == 1:
        return told
    how = "" if draw.replacement else r"\text{, all different}"
    return rf"{told} \; \left(\text{{a batch of }} {formula(draw.batch)}{how}\right)"


def _path(path: Path) -> str:
    start = ", ".join(map(formula, path.start)) if isinstance(path.start, tuple) else ""
    begun = rf"\text{{ from }} {start or _law(path.start)}"
    return f"{_model(path.model)}{begun}"


def _model(model: Model) -> str:
    return "".join([_moves(model), *(rf", \; {_draw(draw)}" for draw in model.draws)])


def _moves(model: Model) -> str:
    if isinstance(model, Diffusion):
        rows = zip(model.state, model.drift, model.volatility, strict=True)
        told = [
            rf"d{formula(w)} = {_factor(drift)} \, dt"
            + "".join(rf" + {_factor(s)} \, dB_{{{k}}}" for k, s in enumerate(row, 1))
            for w, drift, row in rows
        ]
        return rf"{', '.join(told)} \text{{ ({model.calculus.value})}}"
    steps = zip(model.state, model.step, strict=True)
    return ", ".join(rf"{formula(w)} \leftarrow {formula(sp.factor_terms(s))}" for w, s in steps)


def _statement(part: Any) -> str:
    match part:
        case Equals(left=left, right=right, upto=order):
            ends = rf" + {formula(order)}" if order is not None else ""
            return f"{_quantity(left)} = {_quantity(right)}{ends}"
        case AtMost(left=left, right=right, strict=strict):
            sign = "<" if strict else r"\leq"
            return f"{_quantity(left)} {sign} {_quantity(right)}"
        case Implies(premise=premise, conclusion=conclusion):
            return rf"{_inner(premise)} \;\Longrightarrow\; {_inner(conclusion)}"
        case Iff(left=left, right=right):
            return rf"{_inner(left)} \;\Longleftrightarrow\; {_inner(right)}"
        case Not(of=of):
            return rf"\neg \left({_statement(of)}\right)"
        case All(parts=parts):
            return r" \;\text{ and }\; ".join(map(_inner, parts))
        case Exists(over=over, such_that=inside, within=within):
            return rf"\exists \, {_names(over)}{_within(within)} : \; {_statement(inside)}"
        case ForAll(over=over, such_that=inside, within=within):
            return rf"\forall \, {_names(over)}{_within(within)} : \; {_statement(inside)}"
    return _event(part)


def _inner(part: Any) -> str:
    """A statement inside another: one with an arrow or a quantifier gets brackets."""
    bracketed = isinstance(part, Implies | Iff | Exists | ForAll)
    return rf"\left({_statement(part)}\right)" if bracketed else _statement(part)


def _event(event: Any) -> str:
    match event:
        case Converges(of=of, to=to, how=how):
            return rf"{formula(of)} \to {_target(to)} \text{{ {_words(str(how.value))}}}"
        case Tight(of=of):
            return rf"{formula(of)} \text{{ stays bounded in probability}}"
        case Invariant(law=law):
            return rf"{_law(law)} \text{{ is invariant}}"
        case Noiseless(loss=loss, over=over, at=at):
            point = ", ".join(f"{formula(w)} = {formula(x)}" for w, x in zip(over, at, strict=True))
            return rf"P \nabla \ell = 0 \text{{ at }} {point}, \; \ell = {formula(loss)}"
        case ContinuousDensity(law=law, near=near):
            density = r"\text{ has a density that is continuous near }"
            return f"{_law(law)} {density} {formula(near)}"
    return _quantity(event)


def _target(to: Any) -> str:
    if isinstance(to, sp.Basic):
        return formula(to)
    return r"\text{something}" if isinstance(to, Something) else _law(to)


def _quantity(quantity: Any) -> str:
    match quantity:
        case Mean(of=of, over=over, at=at):
            return rf"\operatorname{{E}}{_over(over)}\left[{formula(of)}\right]{_at(at)}"
        case Variance(of=of, over=over, at=at):
            return rf"\operatorname{{Var}}{_over(over)}\left[{formula(of)}\right]{_at(at)}"
        case Probability(of=of, over=over, at=at):
            return rf"\operatorname{{P}}{_over(over)}\left({_statement(of)}\right){_at(at)}"
        case Quantile(of=of, level=level, at=at):
            return rf"\operatorname{{Q}}_{{{formula(level)}}}\left[{formula(of)}\right]{_at(at)}"
        case Rate(of=of):
            return rf"\lim_{{t \to \infty}} \tfrac{{1}}{{t}} \operatorname{{E}} \ln |{formula(of)}|"
        case Lyapunov(index=index):
            return rf"\text{{the Lyapunov exponent number {index}}}"
        case Printed(text=text):
            return rf"{text} \text{{ as printed}}"
        case Supremum(of=of, within=within):
            return rf"\sup_{{{formula(within)}}} {_factor(of)}"
        case Argmax(of=of, over=over, within=within):
            return rf"\operatorname*{{arg\,max}}_{{{_names(over)}{_within(within)}}} {_factor(of)}"
        case Critical(of=of, over=over, kind=kind):
            sort = f" ({kind.value})" if kind else ""
            return (
                rf"\text{{the stationary points{sort} of }} {formula(of)} \text{{ in }} "
                rf"{_names(over)}"
            )
    if isinstance(quantity, sp.Basic):
        return formula(quantity)
    return of_diffusions(quantity, formula, _moves) or _words(str(quantity))


def _over(over: Any) -> str:
    if isinstance(over, Path):
        return ""
    return f"_{{{', '.join(_draw(draw) for draw in over)}}}"


def _at(at: sp.Expr | None) -> str:
    return rf"\big|_{{\text{{step }} {formula(at)}}}" if at is not None else ""


def _within(condition: sp.Basic) -> str:
    return "" if condition == sp.true else rf", \, {formula(condition)}"


def _names(symbols: tuple[sp.Symbol, ...]) -> str:
    return ", ".join(map(formula, symbols))
