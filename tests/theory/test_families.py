"""Lemma 3.11 and Theorem 3.12 of Patel (2018) on random quadratic problems, in exact arithmetic.

Q has two or three atoms of integers in two to four dimensions, of any rank, and r varies. The mean
after one step is Lemma 3.6, which the claims prove from the model.
"""

from __future__ import annotations

import random

import pytest
import sympy as sp

from theory.quadratics import StochasticQuadratic

Matrix = sp.ImmutableDenseMatrix
FAMILIES = [(p, atoms, seed) for p in (2, 3, 4) for atoms in (2, 3) for seed in range(3)]


def problem(p, atoms, seed):
    """A problem with the solution 0: the mean of r is 0, and r is in the range of Q."""
    draw = random.Random(f"{p} {atoms} {seed}")
    while True:
        roots = [sp.Matrix(p, p - seed % 2, lambda *_: draw.randint(-2, 2)) for _ in range(atoms)]
        matrices = [Matrix(root * root.T) for root in roots]
        residuals = [m * sp.Matrix(p, 1, lambda *_: draw.randint(-2, 2)) for m in matrices[:-1]]
        last = -sum(residuals, sp.zeros(p, 1))
        if sp.Matrix.hstack(matrices[-1], last).rank() == matrices[-1].rank() and any(last):
            vectors = (*residuals, last)
            weights = (sp.Rational(1, atoms),) * atoms
            return StochasticQuadratic(tuple(matrices), tuple(map(Matrix, vectors)), weights)


def form(matrix, vector):
    return (vector.T * matrix * vector)[0]


def parts(of):
    """b and G at the solution 0."""
    mean = of.mean
    b = of.expected(lambda q, r: Matrix(q * mean * r))
    return b, of.expected(lambda _, r: Matrix(r.T * mean * r))[0]


def after(of, away, rate, batch):
    """E[e_{N+1} | θ_N] by (9)."""
    mean, (b, g) = of.mean, parts(of)
    total = form(mean, away) - 2 * rate * form(mean**2, away) + rate**2 * form(mean**3, away)
    return total + rate**2 / batch * (form(of.excess, away) + 2 * (away.T * b)[0] + g)


def starts(p, seed):
    draw = random.Random(seed)
    return [sp.Matrix(p, 1, lambda *_: sp.Rational(draw.randint(-9, 9), 4)) for _ in range(6)]


@pytest.mark.parametrize(("p", "atoms", "seed"), FAMILIES)
def test_the_bounds_of_lemma_3_11(p, atoms, seed):
    """Killed by: E[Q]² for E[Q]³ in (29); a sign of ψ; k for k² somewhere."""
    of = problem(p, atoms, seed)
    mean, (b, g) = of.mean, parts(of)
    cube, inverse = mean**3, mean.pinv()
    for away in starts(p, seed):
        for rate, batch, φ in ((sp.Rational(1, 3), 1, 2), (sp.Integer(-2), 3, sp.Rational(1, 5))):
            found, share = after(of, away, rate, batch), rate**2 / batch
            four = found - share * (2 * (away.T * b)[0] + g)
            assert found <= four + share * (form(cube, away) + g + form(cube.pinv(), b))
            ψ = g - rate**2 / φ * form(inverse, b)
            assert found >= four - φ * form(mean, away) / batch + share * ψ


@pytest.mark.parametrize(("p", "atoms", "seed"), FAMILIES)
def test_below_39_the_systematic_part_shrinks(p, atoms, seed):
    """Theorem 3.12 with the thresholds of (39): e_N is multiplied by less than 1, but for C²ψ/k.

    Killed by: thrice the threshold. (Not by λ_1 for λ_m: few starts are near the worst direction.)
    """
    of = problem(p, atoms, seed)
    mean, (b, g) = of.mean, parts(of)
    eigenvalues = sorted(sp.Matrix(mean).applyfunc(sp.Float).eigenvals(multiple=True), key=sp.re)
    real = [float(sp.re(x)) for x in eigenvalues if abs(x) > 1e-9]
    first, last, t = max(real), min(real), float(of.curvatures[-1])
    for batch in (1, 4, 50):
        λ = first if batch + 1 > t / (first * last) else last
        threshold = 2 * λ / ((1 + 1 / batch) * λ**2 + t / batch)
        rate = sp.Rational(str(round(threshold * 0.99, 12)))
        ψ = g + form((mean**3).pinv(), b)
        for away in starts(p, seed):
            now = form(mean, away)
            if now > 0:
                assert after(of, away, rate, batch) < now + rate**2 / batch * ψ
