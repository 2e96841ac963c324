"""Optimisers: recursions whose update is derived from the loss by differentiation, never typed.

The gradient g is that of the sampled loss; over a batch it is the mean of the gradients. Memory
(velocities, moments) is part of the state: the parameters come first, in the order of ``over``,
then each kind of memory in the same order. What a memory starts at is said by the path, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import sympy as sp

from theory.batches import averaged
from theory.exact import Drawn, learning_rate, several
from theory.laws import Draw
from theory.models import Recursion

__all__ = [
    "adam",
    "amsgrad",
    "gd",
    "momentum",
    "penalised",
    "projected",
    "rmsprop",
    "sgd",
    "stopped",
    "weight_decay",
]

Over = tuple[sp.Symbol, ...]
Draws = tuple[Draw, ...]


def gradient(loss: sp.Expr, over: Over, draws: Draws) -> tuple[sp.Expr, ...]:
    """∇ loss, or its mean over the batch where a draw comes in batches."""
    many = {symbol for draw in draws if draw.batch != 1 for symbol in draw.symbols}
    slopes = [sp.diff(loss, w) for w in over]
    return tuple(averaged(g, many) if g.free_symbols & many else g for g in slopes)


def _several(place: str, over: object, draws: object) -> tuple[Over, Draws]:
    """Parameters and draws as tuples."""
    return several(f"{place}: over", over, sp.Symbol), several(f"{place}: draws", draws, Drawn)


def memory(kind: str, over: Over) -> Over:
    """One symbol of memory for each parameter: ``m_w`` for w."""
    return tuple(sp.Symbol(f"{kind}_{w}", real=True) for w in over)


def each(*columns: tuple[sp.Expr, ...], by: Callable[..., sp.Expr]) -> tuple[sp.Expr, ...]:
    """``by`` of the entries of each coordinate."""
    return tuple(by(*entries) for entries in zip(*columns, strict=True))


def sgd(loss: sp.Expr, *, over: Over, rate: sp.Expr, draws: Draws) -> Recursion:
    """SGD: w ← w − rate ∇_w loss(w; x), x fresh at every step.

    Args:
        loss: the sampled loss, a function of the parameters and of the data.
        over: the parameters w.
        rate: the learning rate.
        draws: the data of one step.
    """
    over, draws = _several("sgd", over, draws)
    rate = learning_rate("sgd", rate)
    slopes = gradient(loss, over, draws)
    step = each(over, slopes, by=lambda w, g: sp.expand(w - rate * g))
    return Recursion(state=over, step=step, draws=draws)


def gd(loss: sp.Expr, *, over: Over, rate: sp.Expr) -> Recursion:
    """Gradient descent on an averaged loss: w ← w − rate ∇_w loss(w). It draws nothing."""
    return sgd(loss, over=over, rate=rate, draws=())


def momentum(
    loss: sp.Expr, *, over: Over, rate: sp.Expr, draws: Draws, friction: sp.Expr
) -> Recursion:
    """Classical momentum: u ← friction · u − rate · g, w ← w + u.

    Equations (1) and (2) of I. Sutskever, J. Martens, G. Dahl and G. Hinton, "On the importance of
    initialization and momentum in deep learning", 2013, with u for their v and ``friction`` for
    their momentum coefficient μ; from u = 0 it is the heavy ball of B. T. Polyak, 1964. State
    (w, u_w).
    """
    over, draws = _several("momentum", over, draws)
    rate = learning_rate("momentum", rate)
    velocities = memory("u", over)
    slopes = gradient(loss, over, draws)
    after = each(velocities, slopes, by=lambda u, g: sp.expand(friction * u - rate * g))
    step = each(over, after, by=lambda w, u: w + u)
    return Recursion((*over, *velocities), (*step, *after), draws)


def rmsprop(
    loss: sp.Expr,
    *,
    over: Over,
    rate: sp.Expr,
    draws: Draws,
    decay: sp.Expr,
    epsilon: sp.Expr | int,
) -> Recursion:
    """RMSProp: v ← decay · v + (1 − decay) g², w ← w − rate · g / (√v + epsilon).

    T. Tieleman and G. Hinton, "Lecture 6.5", 2012, who have decay = 0.9 and no epsilon: 0 here.
    State (w, v_w).
    """
    over, draws = _several("rmsprop", over, draws)
    rate = learning_rate("rmsprop", rate)
    squares = memory("v", over)
    slopes = gradient(loss, over, draws)
    after = each(squares, slopes, by=lambda v, g: decay * v + (1 - decay) * g**2)
    step = each(over, slopes, after, by=lambda w, g, v: w - rate * g / (sp.sqrt(v) + epsilon))
    return Recursion((*over, *squares), (*step, *after), draws)


def adam(
    loss: sp.Expr,
    *,
    over: Over,
    rate: sp.Expr,
    draws: Draws,
    betas: tuple[sp.Expr, sp.Expr],
    epsilon: sp.Expr | int,
) -> Recursion:
    """Adam with bias correction: Algorithm 1 of D. P. Kingma and J. Ba, 2015.

    With n = 1, 2, ... the number of the step: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
    w ← w − rate · (m/(1 − β₁ⁿ)) / (√(v/(1 − β₂ⁿ)) + epsilon). State (w, m_w, v_w).
    """
    over, draws = _several("adam", over, draws)
    rate = learning_rate("adam", rate)
    clock = sp.Symbol("n_steps", integer=True, nonnegative=True)
    first, second = betas
    means, squares = memory("m", over), memory("v", over)
    slopes = gradient(loss, over, draws)
    m_after = each(means, slopes, by=lambda m, g: first * m + (1 - first) * g)
    v_after = each(squares, slopes, by=lambda v, g: second * v + (1 - second) * g**2)

    def moved(w: sp.Expr, m: sp.Expr, v: sp.Expr) -> sp.Expr:
        corrected = m / (1 - first ** (clock + 1)), v / (1 - second ** (clock + 1))
        return w - rate * corrected[0] / (sp.sqrt(corrected[1]) + epsilon)

    step = each(over, m_after, v_after, by=moved)
    return Recursion((*over, *means, *squares), (*step, *m_after, *v_after), draws, clock=clock)


def amsgrad(
    loss: sp.Expr,
    *,
    over: Over,
    rate: sp.Expr,
    draws: Draws,
    betas: tuple[sp.Expr, sp.Expr],
    epsilon: sp.Expr | int,
) -> Recursion:
    """AMSGrad: Algorithm 2 of S. J. Reddi, S. Kale and S. Kumar, 2018, with constant rates.

    m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², h ← max(h, v), w ← w − rate · m/(√h + epsilon).
    No bias is corrected, and the source has no epsilon: 0 here. Its projection is ``projected``.
    State (w, m_w, v_w, h_w).
    """
    over, draws = _several("amsgrad", over, draws)
    rate = learning_rate("amsgrad", rate)
    first, second = betas
    means, squares, largest = memory("m", over), memory("v", over), memory("h", over)
    slopes = gradient(loss, over, draws)
    m_after = each(means, slopes, by=lambda m, g: first * m + (1 - first) * g)
    v_after = each(squares, slopes, by=lambda v, g: second * v + (1 - second) * g**2)
    h_after = each(largest, v_after, by=sp.Max)
    step = each(over, m_after, h_after, by=lambda w, m, h: w - rate * m / (sp.sqrt(h) + epsilon))
    return Recursion(
        (*over, *means, *squares, *largest), (*step, *m_after, *v_after, *h_after), draws
    )


def penalised(loss: sp.Expr, *, over: Over, amount: sp.Expr) -> sp.Expr:
    """The loss with the penalty (amount/2) Σ w² of L2 regularisation, which enters the gradient.

    Under ``sgd`` it does the same as ``weight_decay``; an optimiser with memory remembers it and
    rescales it, so that the two differ (I. Loshchilov and F. Hutter, 2019).
    """
    parameters = several("penalised: over", over, sp.Symbol)
    return loss + amount / 2 * sp.Add(*(w**2 for w in parameters))


def weight_decay(model: Recursion, *, over: Over, amount: sp.Expr) -> Recursion:
    """Decoupled weight decay: w ← (step of the optimiser) − amount · (old w).

    Algorithm 2 of I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", 2019, with
    ``amount`` for their η λ; whoever wants it times the learning rate writes it so. The memory does
    not see it, unlike ``penalised``.
    """
    named = several("weight_decay: over", over, sp.Symbol)
    step = tuple(
        s - amount * w if w in named else s for w, s in zip(model.state, model.step, strict=True)
    )
    return replace(model, step=step)


def projected(
    model: Recursion, *, onto: Mapping[sp.Symbol, tuple[sp.Expr | int, sp.Expr | int]]
) -> Recursion:
    """After each step the named coordinates are moved to the nearest point of a box.

    For AMSGrad this is the projection of its source too: its metric is diagonal.

    Raises:
        ValueError: a name is no coordinate of the state.
    """
    strangers = set(onto) - set(model.state)
    if strangers:
        raise ValueError(f"projected: {sorted(map(str, strangers))} are not in {model.state}")

    def kept(w: sp.Symbol, step: sp.Expr) -> sp.Expr:
        if w not in onto:
            return step
        low, high = onto[w]
        return sp.Max(low, sp.Min(high, step))

    return replace(model, step=each(model.state, model.step, by=kept))


def stopped(model: Recursion, *, once: sp.Basic) -> Recursion:
    """The model up to the first step at which a condition on the state holds; there it stays."""
    step = tuple(
        sp.Piecewise((w, once), (s, sp.true)) for w, s in zip(model.state, model.step, strict=True)
    )
    return replace(model, step=step)
