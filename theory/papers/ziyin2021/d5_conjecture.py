"""Section D.5, the conjecture. "If the noise is arbitrary, SGD may converge to any stationary
distribution. Surprisingly, we can prove this hypothesis in one dimension and when
continuous-approximation is adopted."

``claim`` is what is said to be proved: for every landscape and every density there is a noise C(w)
with which the density is that of the only stationary law of (49). It is examined where L and p
are powers far out (``setting_conjecture``), and breaks at L = w²/2 and the law of Cauchy: there
(119) needs c_0 > (2S/λ) ∫ p dL, which grows as ln w. ``corrected`` says exactly when there is such
a noise. A slope that leads away (a < 0) makes C grow, and paths explode if it grows too fast.

``in_steps`` is the discrete algorithm, of which the conjecture speaks: noise of mean 0 moves no
mean, so a law with a mean can be stationary only if E L′ = 0. For L = a w²/2 a step from
N(m, v) leads to the mean (1 − λa) m, whatever the noise g(w) z is; here g is affine.
"""

from sympy import And, Eq, Or, Rational

from theory import Claim, Equals, Iff, Mean, SomeNoise

from .setting import a, m, positive_rate, q, w, λ
from .setting_conjecture import from_normal, integrates, n, slope, spread, stepped, tail

given = (positive_rate, integrates)
some_noise = SomeNoise(density=tail, over=w, drift=-λ * slope)

claim = Claim(
    title="For every L and p there is a noise with which p is the stationary law",
    source="Section D.5, the conjecture",
    given=given,
    states=some_noise,
    covers=("D.1",),
)

corrected = Claim(
    title="There is such a noise exactly if L′p is integrable, or leads away and stays bounded",
    source="Section D.5, the conjecture",
    given=given,
    states=Iff(
        some_noise,
        Or(And(a > 0, n < q), Eq(a, 0), And(a < 0, n <= q + Rational(1, 2))),
    ),
    corrects="ziyin2021/d5_conjecture",
    covers=("D.1",),
)

in_steps = Claim(
    title="In discrete time noise of mean 0 takes the mean m to (1 − λa) m, whatever it is",
    source="Section D.5, the conjecture, for SGD itself",
    given=(positive_rate, spread),
    states=Equals(Mean(of=stepped, over=from_normal), (1 - λ * a) * m),
    covers=("D.1",),
)
