"""The runs of Sections 6.3 to 6.5: models, numbers and starts, for claims and figures alike.

The text does not say where the runs of Figures 4 and 5 begin, whether those of Figure 5 are kept in
[−1, 1], as Proposition 5 has it, and what a and b are in Figure 4.
"""

from sympy import And, Eq, ImmutableMatrix, Integer, Rational

from theory import (
    Discrete,
    Draw,
    Hypothesis,
    Independent,
    MatrixProduct,
    Path,
    Recursion,
    Uniform,
    adam,
    amsgrad,
    fair,
    gd,
    projected,
    real,
    sgd,
)

from .setting import a, anywhere, loss, signs, valley_loss, w, x, β2, λ
from .setting_network import labels, network_average, network_loss, network_spread, w1, w2

# Figure 5: a = −0.1, λ = 0.2, β_2 = 0.999, and β_1 = 0 or 0.9; from w_0 uniform in [−1, 1] and a
# memory of 0.
shown = Hypothesis(
    "a = −0.1, λ = 0.2 and β₂ = 0.999",
    And(Eq(a, Rational(-1, 10)), Eq(λ, Rational(1, 5)), Eq(β2, Rational(999, 1000))),
)
at_rest = Discrete((0,), (1,))  # m_0 = v_0 = 0
data = (Draw(x, fair(1, Rational(-11, 10))),)
options = {"over": (w,), "rate": Rational(1, 5), "draws": data, "epsilon": 0}
plain, heavy = (Integer(0), Rational(999, 1000)), (Rational(9, 10), Rational(999, 1000))
amsgrad_alone = amsgrad(loss, betas=plain, **options)
h_alone = amsgrad_alone.state[3]  # v̂
amsgrad_free = Path(amsgrad_alone, (Integer(1), Integer(0), Integer(0), Integer(0)))


def kept(model: Recursion, start: Uniform) -> Path:
    """Kept in [−1, 1]."""
    memory = (at_rest,) * (len(model.state) - 1)
    return Path(projected(model, onto={w: (-1, 1)}), Independent((start, *memory)))


adam_alone = adam(loss, betas=plain, **options)
adam_plain, amsgrad_plain = kept(adam_alone, anywhere), kept(amsgrad_alone, anywhere)
adam_heavy, amsgrad_heavy = (
    kept(optimiser(loss, betas=heavy, **options), anywhere) for optimiser in (adam, amsgrad)
)
r = real("r")
adam_from, amsgrad_from = (kept(model, Uniform(-r, r)) for model in (adam_alone, amsgrad_alone))
gd_kept = Path(
    projected(gd(-(w**2) / 40, over=(w,), rate=Rational(1, 100)), onto={w: (-1, 1)}), anywhere
)

# AMSGrad with momentum at a preconditioner of (1 − a)² = 1.21, the largest that it can be in
# [−1, 1]: (w, m) is multiplied by a matrix, with the rate λ/√v̂ = 2/11.
slowest = MatrixProduct(
    factor=ImmutableMatrix(
        [
            [1 - x * Rational(2, 110), -Rational(18, 110)],
            [x * Rational(1, 10), Rational(9, 10)],
        ]
    ),
    draws=data,
)

# Figure 6: SGD at λ = 0.001 and 0.107, and GD on the mean loss at λ = 0.1, from the same start.
network_small, network_edge = (
    Path(sgd(network_loss, over=(w1, w2), rate=rate, draws=labels), network_spread.start)
    for rate in (Rational(1, 1000), Rational(107, 1000))
)
network_gd = Path(gd(network_average, over=(w1, w2), rate=Rational(1, 10)), network_spread.start)

# Both weights uniform in [−1, 1] at the start.
network_wide, network_small_wide = (
    Path(path.model, Independent((anywhere, anywhere))) for path in (network_spread, network_small)
)

# Figure 4: λ = 0.05, from a square around the flat minimum (1/√2, 0).
half = Rational(1, 2)
beside_flat = Path(
    projected(
        sgd(valley_loss, over=(w1, w2), rate=Rational(1, 20), draws=signs),
        onto={w1: (-1, 1), w2: (-1, 1)},
    ),
    Independent((Uniform(half, Rational(9, 10)), Uniform(-half, half))),
)
in_the_square = Path(beside_flat.model, Independent((anywhere, anywhere)))
