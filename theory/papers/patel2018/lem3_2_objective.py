"""Lemma 3.2. The objective function in (1) is equivalent, up to an additive constant, to

    ½ (θ − θ*)′E[Q](θ − θ*),                                                            (2)

for any θ* satisfying (1). The proof: if θ* is a minimizer, it must be stationary, −E[Q]θ* = E[r];
therefore the objective is, up to a constant,
½ θ′E[Q]θ − θ′E[Q]θ* + ½ (θ*)′E[Q]θ* = ½ (θ − θ*)′E[Q](θ − θ*).                          (3)

In two parameters: E[Q] has the entries a, b, b, c. The constant is −½ (θ*)′E[Q]θ*. That a minimizer
is stationary, in one parameter with E[Q] = a and E[r] = d: if −aθ* ≠ d, some θ is lower than θ*.
"""

from sympy import Matrix, Ne, expand

from theory import Claim, Equals, Exists, Hypothesis, Implies, real

from .setting import a, b, c, d, form, θ, θ1, θ2, θ_star

η1, η2 = real("θ_star_1 θ_star_2")
average = Matrix([[a, b], [b, c]])
here, best = Matrix([θ1, θ2]), Matrix([η1, η2])
objective = form(average, here) / 2 - expand((here.T * average * best)[0])

claim = Claim(
    title="The objective is ½ (θ − θ*)′E[Q](θ − θ*) up to a constant",
    source="Lemma 3.2, Eqs. (2), (3)",
    states=Equals(objective + form(average, best) / 2, form(average, here - best) / 2),
    covers=("P-L3.2",),
)

step_stationary = Claim(
    title="If −aθ* ≠ d then θ* does not minimise ½ aθ² + dθ",
    source="Lemma 3.2, proof, before Eq. (3)",
    given=(Hypothesis("E[Q] = a ≥ 0, in one parameter", a >= 0),),
    states=Implies(
        Ne(-a * θ_star, d),
        Exists(
            over=(θ,),
            such_that=a * θ**2 / 2 + d * θ < a * θ_star**2 / 2 + d * θ_star,
            witness=(θ_star - (a * θ_star + d) / (a + 1),),
        ),
    ),
    covers=("P-L3.2",),
)
