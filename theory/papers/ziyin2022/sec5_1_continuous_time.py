"""Section 5.1, continuous time. "The escape regime λ > λ_+ is also present when a > 0 ... This
regime is not present if we perform a continuous-time analysis (Sec. B), showing that this region is
due to the instability of the discrete-time SGD algorithm."

The stochastic differential equation has the mean and the variance of a step of SGD for the data of
Corollary 1, dw = −λ (a/2) w dt + λ (1 − a/2) w dB in the sense of Itô; w = 0 is a minimum if
0 < a < 1, where λ_+ is defined. "Not present" is said of every λ > λ_+, for a > 0 (``claim``) and
for a < 0 (``maximum``); in discrete time it is there (``ziyin2022/sec5_1_positive_a:corrected``).
"""

from theory import ITO, Claim, Diffusion, Hypothesis, Implies, Not, Path, escapes

from .setting import a, elsewhere, large_rate, local_maximum, positive_rate, w, w0, λ

sde = Diffusion(
    state=(w,), drift=(-λ * a / 2 * w,), volatility=((λ * (1 - a / 2) * w,),), calculus=ITO
)
path_sde = Path(sde, (w0,))

claim = Claim(
    title="In continuous time SGD does not escape a local minimum where λ > λ_+",
    source="Section 5.1, continuous time",
    given=(
        Hypothesis("w = 0 is a local minimum of L(w)", a > 0),
        Hypothesis("a < 1", a < 1),
        positive_rate,
        elsewhere,
    ),
    states=Implies(λ > large_rate, Not(escapes(path_sde))),
    covers=("M1.14",),
)

maximum = Claim(
    title="In continuous time SGD does not escape a local maximum where λ > λ_+",
    source="Section 5.1, continuous time",
    given=(local_maximum, positive_rate, elsewhere),
    states=Implies(λ > large_rate, Not(escapes(path_sde))),
    covers=("M1.14",),
)
