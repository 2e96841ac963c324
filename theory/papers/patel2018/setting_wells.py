"""Section 1.1: functions of one parameter with two wells beside 0, and the noise ±10 in the
derivative.

The paper draws its functions and does not print them.
"""

from sympy import Expr, Integer, Piecewise, Rational

from theory import Draw, Path, fair, real, sgd

from .setting import y

noise = real("n")


def wells(left: tuple[Expr, Expr], right: tuple[Expr, Expr]) -> Expr:
    """A function with the minimizers left[0] < 0 < right[0] and these curvatures, 0 at 0."""
    (x, first), (z, second) = left, right
    below = first * ((y - x) ** 2 - x**2) / 2
    return Piecewise((below, y <= 0), (second * ((y - z) ** 2 - z**2) / 2, True))


wide_flat = wells((Integer(-2), Rational(1, 2)), (Rational(1, 4), Integer(4)))
wide_sharp = wells((Rational(-1, 2), Integer(1)), (Integer(2), Integer(2)))


def noisy(function: Expr) -> Path:
    """SGD with the step size 1/10 and the noise ±10, from 0."""
    draws = (Draw(noise, fair(-10, 10)),)
    return Path(sgd(function + noise * y, over=(y,), rate=Rational(1, 10), draws=draws), (0,))


flat_path, sharp_path = noisy(wide_flat), noisy(wide_sharp)
