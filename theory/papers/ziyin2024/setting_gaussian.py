"""Section 5.3, the Gaussian data: x ~ N(0, 1), ε ~ N(0, 4), y = μx + (1 − μ)ε, batches of S."""

from sympy import Abs, Integer, Rational, log

from theory import (
    Average,
    Definition,
    Discrete,
    Draw,
    Independent,
    Mean,
    Normal,
    Path,
    real,
    sgd,
    size,
)

from .setting import Λ, u, u0, w, w0, ε, λ, μ, χ
from .setting_variants import S

x = real("x")
label = μ * x + (1 - μ) * ε
χ_of = x * label
normals = Independent((Normal(Integer(0), Integer(1)), Normal(Integer(0), Integer(4))))
pairs = (Draw((x, ε), normals),)
batches = (Draw((x, ε), normals, batch=S),)
fours = (Draw((x, ε), normals, batch=4),)
in_fours_pair = Path(sgd(-χ_of * u * w, over=(w, u), rate=λ, draws=fours), (w0, u0))
one_pair = Path(sgd(-χ_of * u * w, over=(w, u), rate=λ, draws=pairs), (w0, u0))
minus, plus = 1 - λ * Average(χ_of), 1 + λ * Average(χ_of)

# N pairs, of which one disagrees with the others.
N = size("N")
one_negative = Path(
    sgd(
        -χ * u * w,
        over=(w, u),
        rate=λ,
        draws=(Draw(χ, Discrete((1, Rational(-1, 10)), (1 - 1 / N, 1 / N))),),
    ),
    (w0, u0),
)
four = (
    Draw(χ, Discrete((1, 4, Rational(-1, 2)), (Rational(1, 4), Rational(1, 2), Rational(1, 4)))),
)
four_exponent = Definition(Λ(λ), Mean(of=log(Abs(1 - λ * χ)), over=four))
