"""Eq. (46) and the chain before it, proof of Proposition 7. "By definition, |w_t| = |w_0| e^{√t z +
tμ}. Performing a transformation of random variables, we obtain that

    P(w) = lim P(w_t) = lim P(z_t) |dz/d|w_t|| + o(1)
         = lim (1/√(2πs²)) exp[−(1/(2s²)) ((1/√t) ln|w_t/w_0| − √μ)²] × 1/(√t |w_t|)
         = lim (1/√(2πts²)) (1/|w_t|) exp[−(1/(2ts²)) (ln|w_t/w_0| − tμ)²]."            (46)

u stands for |w_t|. The second line has √μ, which is no number for μ < 0, where (46) is used; with
√t μ it is the third. ``step_transformation`` has both: the density N(0, s²) of z at
z = (ln(u/|w_0|) − tμ)/√t, times dz/du, is the third line. (The density of |w_t|, and its limit at
each u > 0 is 0: the limit is one in law.)
"""

from sympy import Abs, Derivative, Expr, Ne, exp, log, pi, sqrt

from theory import Claim, Definition, Equals, Hypothesis, real

from .setting import after_start, elsewhere, s2, t, w, w0, z, μ

u = real("u")
growth = log(u / Abs(w0))
third = exp(-((growth - t * μ) ** 2) / (2 * t * s2)) / (sqrt(2 * pi * t * s2) * u)
of_z = (growth - t * μ) / sqrt(t)
density_of_z = exp(-(of_z**2) / (2 * s2)) / sqrt(2 * pi * s2)
spread = Hypothesis("s² > 0", s2 > 0)
given = (spread, after_start, elsewhere, Hypothesis("u is |w_t|", u > 0))


def second(shift: Expr) -> Expr:
    """The second line with this shift of (1/√t) ln|w_t/w_0|."""
    power = -((growth / sqrt(t) - shift) ** 2) / (2 * s2)
    return exp(power) / sqrt(2 * pi * s2) / (sqrt(t) * u)


claim = Claim(
    title="The second line, with √μ, is the third",
    source="Eq. (46), second line",
    given=given,
    states=Equals(second(sqrt(μ)), third),
    covers=("G.6",),
)

corrected = Claim(
    title="The second line, with √t μ, is the third",
    source="Eq. (46), second line",
    given=given,
    states=Equals(second(sqrt(t) * μ), third),
    corrects="ziyin2021/b2_eq46_density",
    covers=("G.6",),
)

step_transformation = Claim(
    title="The density N(0, s²) of z times dz/d|w_t| is the third line",
    source="Eq. (46)",
    given=given,
    states=Equals(density_of_z * Derivative(of_z, u), third),
    covers=("G.10",),
)

step_by_definition = Claim(
    title="By the definition of z_t, |w_t| = |w_0| e^{√t z_t + tμ}",
    source="Eq. (46), sentence before",
    given=(elsewhere, after_start, Hypothesis("ln|w_t/w_0| is a number", Ne(w, 0))),
    where=(Definition(z, (log(Abs(w / w0)) - t * μ) / sqrt(t)),),
    states=Equals(Abs(w), Abs(w0) * exp(sqrt(t) * z + t * μ)),
    covers=("G.11",),
)
