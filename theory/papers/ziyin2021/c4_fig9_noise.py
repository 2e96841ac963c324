"""Figure 9, what the text sees in it. "First of all, this figure shows that the additive noise
aides SGD to escape saddle point. ... However, this figure also shows that w would stay in the
neighbourhood of w = 0 until the noise is big enough. Thus, having additive noise and long enough
training time does not guarantee the efficiency of escape."

SGD on x w²/2 + y w with y = ±σ, as in ``ziyin2021/c4_fig9_runs``. ``claim``: at the rates at which
SGD converges to 0 it does not with the noise. ``enough``: there it does not stay bounded if σ is
big enough, read as σ > 1. But the noise only sets the scale, w_t/σ moves in the same way for every
σ.
"""

from sympy import Abs, And, Rational

from theory import Claim, Implies, Not, Tight, point, vanishes

from .setting import a, elsewhere, local_maximum, path, positive_rate, w, w0, λ, σ
from .setting_diffusion import additive, figure_9, path_noisy

trapped = Abs((1 - λ) * (1 - λ * (a - 1))) < 1
loud = point({a: -1, λ: Rational(4, 5), σ: 2, w0: 1})

claim = Claim(
    title="Where SGD converges to 0 it does not with additive noise",
    source="Figure 9, “aides SGD to escape”",
    given=(local_maximum, positive_rate, additive, elsewhere),
    states=Implies(vanishes(path), Not(vanishes(path_noisy))),
    at=(figure_9,),
    covers=("X.4",),
)

enough = Claim(
    title="Where SGD is trapped w does not stay bounded if the noise is big enough",
    source="Figure 9, “until the noise is big enough”",
    given=(local_maximum, positive_rate, additive),
    states=Implies(And(trapped, σ > 1), Not(Tight(of=w, over=path_noisy))),
    at=(loud,),
    covers=("X.4",),
)

corrected_enough = Claim(
    title="Where SGD is trapped w stays bounded however big the noise is",
    source="Figure 9, “until the noise is big enough”",
    given=(local_maximum, positive_rate, additive),
    states=Implies(trapped, Tight(of=w, over=path_noisy)),
    corrects="ziyin2021/c4_fig9_noise:enough",
    at=(loud,),
    covers=("X.4",),
)
