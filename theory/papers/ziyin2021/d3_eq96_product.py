"""Eq. (96), proof of Proposition 4. "This implies that |w_{1,t}/w_{1,0}| ≤ ∏ r_i, and so,

    P(|w_{1,t}/w_{1,0}| > ε) ≤ P(∏ r_i > ε),                                             (96)

i.e., if ∏ r_i converges to 0 with probability 1, w_{1,t} must also converge to zero with
probability 1."

``product`` is the step of the induction before the display, with ρ = ∏ r_i. ``claim`` is the
display: of two events the one that is part of the other is not more probable, for every law of
w_{1,t} and ρ. ``limit`` is the sentence after it, which follows from the inequality for each path
(the display alone would give a limit in probability): w_1 is below any δ as soon as ρ is below
δ/|w_{1,0}|.
"""

from sympy import Abs, And, Ne

from theory import Claim, Hypothesis, Implies, real

from .setting import u1, w1, ε, ρ

v, q, δ = real("v q δ")
moving = Hypothesis("w_{1,0} ≠ 0", Ne(u1, 0))

claim = Claim(
    title="Where |w_1/w_{1,0}| ≤ ρ, |w_1/w_{1,0}| > ε is part of ρ > ε",
    source="Eq. (96)",
    given=(moving, Hypothesis("|w_1/w_{1,0}| ≤ ρ", Abs(w1 / u1) <= ρ)),
    states=Implies(Abs(w1 / u1) > ε, ρ > ε),
    covers=("M3.14",),
)

product = Claim(
    title="If |w_1| ≤ ρ |w_{1,0}| and |w_1'| ≤ r |w_1| then |w_1'| ≤ r ρ |w_{1,0}|",
    source="Eq. (96), before it",
    given=(Hypothesis("r ≥ 0", q >= 0),),
    states=Implies(And(Abs(w1) <= ρ * Abs(u1), Abs(v) <= q * Abs(w1)), Abs(v) <= q * ρ * Abs(u1)),
    covers=("M3.14",),
)

limit = Claim(
    title="Where |w_1| ≤ ρ |w_{1,0}|, w_1 is below δ as soon as ρ is below δ/|w_{1,0}|",
    source="Eq. (96), after it",
    given=(Hypothesis("δ > 0", δ > 0), moving),
    states=Implies(And(Abs(w1) <= ρ * Abs(u1), ρ < δ / Abs(u1)), Abs(w1) < δ),
    covers=("M3.14",),
)
