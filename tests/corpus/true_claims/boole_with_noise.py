"""P(|w_2| > 19/12) for w ← (w − 1/w)/2 + x with Cauchy noise x, from a Cauchy start.

If w has Cauchy's law of scale γ then (w − 1/w)/2 has that of scale (γ + 1/γ)/2, and noise of
scale 1/2 adds to it: γ_0 = 1, γ_1 = 3/2, γ_2 = 13/12 + 1/2 = 19/12. Half of the mass of such a law
lies beyond its scale.
"""

from sympy import Abs, Integer, Rational

from theory import Claim, Draw, Equals, Path, Probability, Recursion, StudentT, real

w, x = real("w x")
noise = Draw(x, StudentT(1, 0, Rational(1, 2)))
model = Recursion(state=(w,), step=((w - 1 / w) / 2 + x,), draws=(noise,))

path = Path(model, StudentT(1, 0, 1))

claim = Claim(
    title="After two steps half of the paths lie beyond 19/12",
    source="a map of Boole with noise",
    states=Equals(
        Probability(of=Abs(w) > Rational(19, 12), over=path, at=Integer(2)),
        Rational(1, 2),
    ),
    resolution=Rational(1, 50),
)
