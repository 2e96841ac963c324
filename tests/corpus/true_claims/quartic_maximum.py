"""a w² + w⁴ has a local maximum at 0 for a < 0: stationary, and no local minimum."""

from theory import All, Claim, Hypothesis, is_maximum, is_saddle, real

a, w = real("a w")

claim = Claim(
    title="w = 0 is a local maximum of a w² + w⁴, and a saddle point",
    source="a local maximum",
    given=(Hypothesis("a < 0", a < 0),),
    states=All(is_maximum(a * w**2 + w**4, {w: 0}), is_saddle(a * w**2 + w**4, {w: 0})),
)
