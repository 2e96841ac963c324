"""Expectations h(|alpha + beta x|) of a law with a density, the zero of its argument included.

With c = -alpha/beta and w = |x - c| the integral of f(x) h(w) is cut in three, on either side of c.
Near c, where c lies inside the support, g(w) = f(c + w) + f(c - w) is even, so that by Taylor's
theorem g(w) = g(0) + w^2 g''(xi)/2, and h keeps its sign, so that the mean value theorem gives both
terms from integrals of h in closed form; where c is an end, f keeps between its bounds there. Away
from c the integrand is analytic. A tail of Student's law is integrated in ln w up to T and bounded
beyond: f(x) <= C |x - location|^-(degrees + 1).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from flint import arb

from numerics.enclosures import Analytic, Ball, enclose, hull, integral
from numerics.integrands import Kernel
from numerics.laws import Density, Student
from numerics.shapes import Shape, series, shape

__all__ = ["over_density"]

STEP = 24  # of a tail in ln w that is integrated at once


def over_density(
    kernel: Kernel, law: Student | Density, alpha: Fraction, beta: Fraction, bits: int
) -> Ball | None:
    """E h(|alpha + beta x|) for beta != 0; None if a heavy tail makes it infinite.

    Raises:
        ValueError: the density is infinite at an end, or has a tail that nothing bounds.
    """
    if isinstance(law, Density) and (law.low is None or law.high is None):
        raise ValueError("nothing bounds the tail of the density")
    form, centre = shape(law), -alpha / beta
    answer = arb(0)
    near = _near(form, centre, bits)
    if near:
        answer += _core(kernel, form, centre, near)
    for turn in (1, -1):
        end = form.high if turn == 1 else form.low
        begin = _begin(form, centre, turn, near)
        if isinstance(law, Student):
            rest = _student_side(kernel, law, form, centre, (turn, begin), bits)
            if rest is None:
                return None
            answer += rest
        elif end is not None and turn * (end - centre) > begin:
            answer += _side(kernel, form, centre, turn, (begin, turn * (end - centre)), bits)
    return kernel.rescale(answer, enclose(abs(beta)))


def _near(form: Shape, centre: Fraction, bits: int) -> Fraction:
    """How far around the singularity the series is used; 0 where it lies outside the support."""
    gaps = [
        turn * (end - centre) for turn, end in ((1, form.high), (-1, form.low)) if end is not None
    ]
    if any(gap < 0 for gap in gaps):
        return Fraction(0)
    inside = [gap / 2 for gap in gaps if gap > 0]
    power = bits // 2 + 4 if 0 in gaps else bits // 3 + 1
    return min([Fraction(1, 2**power), *inside])


def _begin(form: Shape, centre: Fraction, turn: int, near: Fraction) -> Fraction:
    """Where the support begins on a side of the centre, as a distance."""
    other = form.low if turn == 1 else form.high
    return near if near or other is None else max(Fraction(0), turn * (other - centre))


def _core(kernel: Kernel, form: Shape, centre: Fraction, near: Fraction) -> Ball:
    end = enclose(near)
    if centre in (form.low, form.high):
        turn = 1 if centre == form.low else -1
        reached = hull(*sorted((centre, centre + turn * near)))
        return series(form.density, reached, 1)[0] * kernel.primitive(end)
    height = 2 * series(form.density, enclose(centre), 1)[0]
    # g''(xi)/2 is the sum of two second Taylor coefficients of f, at c + xi and at c - xi
    bend = 2 * series(form.density, hull(centre - near, centre + near), 3)[2]
    return height * kernel.primitive(end) + bend * kernel.core(end)


def _side(
    kernel: Kernel,
    form: Shape,
    centre: Fraction,
    turn: int,
    ends: tuple[Fraction, Fraction],
    bits: int,
) -> Ball:
    """The integral over distances between the ends, on one side of the centre."""
    cuts = [ends[0], *(cut for cut in (Fraction(1),) if ends[0] < cut < ends[1]), ends[1]]

    def integrand(w: Analytic) -> Analytic:
        height: Analytic = form.density(enclose(centre) + turn * w)
        return kernel.integrand(w) * height

    total = arb(0)
    for left, right in pairwise(cuts):
        total += integral(integrand, left, right, bits)
    return total


def _student_side(
    kernel: Kernel,
    law: Student,
    form: Shape,
    centre: Fraction,
    side: tuple[int, Fraction],
    bits: int,
) -> Ball | None:
    """From a distance to infinity on one side of the centre; None if it is infinite."""
    turn, begin = side
    shift = abs(centre - law.location)
    far = max(Fraction(1), 2 * shift, 4 * law.scale)
    total = _side(kernel, form, centre, turn, (begin, far), bits)
    rate = kernel.rate(law.degrees)
    if rate <= 0:
        return None
    length = int(bits * Fraction(7, 10) / rate) + 40

    def integrand(y: Analytic) -> Analytic:
        w = y.exp()
        height: Analytic = form.density(enclose(centre) + turn * w)
        return kernel.integrand(w) * height * w

    last = enclose(far).log()
    for _ in range(0, length, STEP):
        right = (last + STEP).mid()
        total += integral(integrand, last, right, bits)
        last = right
    top = last.exp()  # beyond it |x - location| >= w/2, as w >= 2 shift
    nu = enclose(law.degrees)
    bound = form.density(enclose(law.location)) * nu ** ((nu + 1) / 2)
    bound *= enclose(law.scale) ** (nu + 1) * arb(2) ** (nu + 1)
    rest = bound * kernel.decay(nu, top)
    return total + rest.union(-rest)
