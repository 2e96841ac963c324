"""Section B.2, after Figure 8. "The effect of additive noise is better understood when b = 0. In
this case, which corresponds to the case shown in Fig. 1, w neither concentrates at 0, nor escapes
to ±∞. Instead, it stays near 0 without converging to it."

``claim``: with b = 0 the diffusion (31) has a stationary law, for all parameters. It has one only
while −Sa < λ: the tails of (w² + Sσ²)^(−1 − Sa/(2λ)) have to be integrable. ``figure``: at the
parameters of Figure 1, λ = 0.8 and a = −1 with batches of one, it has none, since 1 > 0.8: (31)
escapes where SGD does not (``ziyin2022/b2_fig8_runs``). With the covariance (1 − a/2)² w² of the
data, in place of w², it stays there.
"""

from theory import POSITIVE_RECURRENT, Claim, Iff, Runs

from .setting import a, positive_rate, λ
from .setting_diffusion import S, additive, batch, on_fig8, on_fig8_of_the_data, on_quadratic

claim = Claim(
    title="With b = 0 and additive noise (31) has a stationary law",
    source="Section B.2, after Figure 8",
    given=(positive_rate, batch, additive),
    states=Runs(POSITIVE_RECURRENT, on_quadratic),
    covers=("F.41",),
)

corrected = Claim(
    title="With b = 0 and additive noise (31) has a stationary law iff −Sa < λ",
    source="Section B.2, after Figure 8",
    given=(positive_rate, batch, additive),
    states=Iff(Runs(POSITIVE_RECURRENT, on_quadratic), -S * a < λ),
    corrects="ziyin2022/b2_quadratic",
    covers=("F.41",),
)

figure = Claim(
    title="At λ = 0.8 and a = −1, with b = 0 and additive noise, (31) has a stationary law",
    source="Section B.2, after Figure 8, of the case shown in Figure 1",
    states=Runs(POSITIVE_RECURRENT, on_fig8),
    covers=("F.41",),
)

corrected_figure = Claim(
    title="At λ = 0.8 and a = −1 it has one with the covariance (1 − a/2)² w² of the data",
    source="Section B.2, after Figure 8, of the case shown in Figure 1",
    states=Runs(POSITIVE_RECURRENT, on_fig8_of_the_data),
    corrects="ziyin2022/b2_quadratic:figure",
    covers=("F.41",),
)
