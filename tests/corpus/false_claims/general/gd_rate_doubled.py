"""GD on a w²/4 multiplies w by 1 − λa/2, claimed with the loss a w²/2: 1 − λa."""

from theory import Claim, Equals, Hypothesis, Mean, Path, gd, real, size

a, λ, w, w0 = real("a λ w w_0")
t = size("t")
path = Path(gd(a * w**2 / 4, over=(w,), rate=λ), (w0,))

claim = Claim(
    title="w_t = (1 − λa)^t w_0",
    source="a factor of two",
    given=(Hypothesis("λ > 0", λ > 0), Hypothesis("λa < 1", λ * a < 1)),
    states=Equals(Mean(of=w, over=path, at=t), (1 - λ * a) ** t * w0),
)
