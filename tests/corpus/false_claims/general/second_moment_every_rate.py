"""E w_t² does not grow while λ ≤ 6/5 = 2 E x/E x² for x = 1 or 2; no upper end is stated."""

from sympy import Integer

from theory import AtMost, Claim, Draw, Hypothesis, Mean, Path, fair, real, sgd, size

λ, w, x = real("λ w x")
t = size("t")
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, 2)),)), (Integer(1),))

claim = Claim(
    title="E[w_t²] ≤ 1 for every positive learning rate",
    source="only one end of an interval",
    given=(Hypothesis("λ > 0", λ > 0),),
    states=AtMost(Mean(of=w**2, over=path, at=t), 1),
)
