"""Section 5.1, the closer the less likely. "The actual noise decreases as we approach the saddle
point (and so the closer we are to the saddle point, the less likely one can escape)."

Two starts, u nearer to w = 0 than v. To escape is |w_t| → ∞ (``claim``): its probability is 0 or
1, so that "less likely" says that SGD escapes from v and not from u. Or it is to be beyond a
radius r at step t (``beyond_radius``). The corrections say "exactly as likely" of the first and
"not more likely" of the second.
"""

from sympy import Abs, And

from theory import (
    All,
    AtMost,
    Claim,
    Hypothesis,
    Iff,
    Implies,
    Not,
    Path,
    Probability,
    escapes,
    real,
)

from .setting import local_maximum, path, positive_rate, t, w

r, u, v = real("r u v")
near, far = Path(path.model, (u,)), Path(path.model, (v,))
nearer = And(Abs(u) > 0, Abs(u) < Abs(v))
given = (local_maximum, positive_rate)
beyond = Hypothesis("r > 0", r > 0)

claim = Claim(
    title="From a start that is nearer |w_t| → ∞ is less likely",
    source="Section 5.1, the closer the less likely",
    given=given,
    states=Implies(nearer, All(Not(escapes(near)), escapes(far))),
    covers=("M1.59",),
)

corrected = Claim(
    title="From a start that is nearer |w_t| → ∞ is exactly as likely",
    source="Section 5.1, the closer the less likely",
    given=given,
    states=Implies(nearer, Iff(escapes(near), escapes(far))),
    corrects="ziyin2022/sec5_1_less_likely",
    covers=("M1.59",),
)

beyond_radius = Claim(
    title="From a start that is nearer it is less likely to be beyond a radius at step t",
    source="Section 5.1, the closer the less likely",
    given=(*given, beyond),
    states=Implies(
        nearer,
        AtMost(
            Probability(of=Abs(w) > r, over=near, at=t),
            Probability(of=Abs(w) > r, over=far, at=t),
            strict=True,
        ),
    ),
    covers=("M1.59",),
)

corrected_radius = Claim(
    title="From a start that is nearer it is not more likely to be beyond a radius at step t",
    source="Section 5.1, the closer the less likely",
    given=(*given, beyond),
    states=Implies(
        nearer,
        AtMost(
            Probability(of=Abs(w) > r, over=near, at=t),
            Probability(of=Abs(w) > r, over=far, at=t),
        ),
    ),
    corrects="ziyin2022/sec5_1_less_likely:beyond_radius",
    covers=("M1.59",),
)
