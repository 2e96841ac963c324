"""No λ satisfies both hypotheses: μ < 0 at a learning rate where every factor is at least 1."""

from sympy import Eq

from theory import Claim, Hypothesis, vanishes
from theory.papers.ziyin2022.setting import a, elsewhere, path, λ

claim = Claim(
    title="SGD converges to the minimum in probability at a learning rate that is 0 and positive",
    source="Corollary 1, varied",
    given=(
        Hypothesis("a > 0", a > 0),
        Hypothesis("λ is positive", λ > 0),
        Hypothesis("no step is taken", Eq(λ, 0)),
        elsewhere,
    ),
    states=vanishes(path),
)
