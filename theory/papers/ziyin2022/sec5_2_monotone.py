"""Section 5.2, after Proposition 3. "Intuitively, one expects ... that the escape rate should
monotonically increase as we increase the learning rate. This example conveys a novel message that
the escaping efficiency is not monotonically increasing as the learning rate increases. For this
example, the escape rate first decreases and starts to increase only when λ is quite large. ... one
cannot use a too small learning rate because a small learning rate also makes optimization slow."

For a < 0 the rate γ rises on (0, λ*], λ* = a/(2(a − 1)), falls on [λ*, 1] to −∞, and rises beyond
1. "First decreases": for the smallest λ, the rates κ < λ below some c > 0 (``claim``). "Starts to
increase only when λ is quite large": it rises between κ and λ only if λ > 1 (``only_large``).

As strong as the truth allows (corrected): no factor can be added. γ is positive and continuous on
(0, λ*], so that γ(κ) < 0.99 γ(λ) fails where κ is close to λ, and γ(κ) < 1.01 γ(λ) says less.
"""

from sympy import And, Limit, Piecewise, Rational

from theory import AtMost, Claim, Definition, Equals, Exists, ForAll, Implies, Rate, function, point

from .setting import a, c, elsewhere, local_maximum, path, w, w0, κ, λ

γ = function("γ")
rate = Definition(γ(λ), Rate(of=w, over=path))
given = (local_maximum, elsewhere)
peak = a / (2 * (a - 1))
below = Piecewise((c, c < peak), (peak, True))
ordered = And(κ > 0, κ < λ)
rises = AtMost(γ(κ), γ(λ), strict=True)
falls = AtMost(γ(λ), γ(κ), strict=True)

claim = Claim(
    title="The escape rate first decreases",
    source="Section 5.2, after Proposition 3",
    given=given,
    where=(rate,),
    states=Exists(
        over=(c,),
        such_that=ForAll(
            over=(κ, λ),
            such_that=falls,
            within=And(κ > 0, κ < λ, λ <= c),
            breaks_at=(below / 2, below),
        ),
        within=c > 0,
    ),
    covers=("M2.24",),
)

corrected = Claim(
    title="The escape rate first increases, up to λ*",
    source="Section 5.2, after Proposition 3",
    given=given,
    where=(rate,),
    states=Exists(
        over=(c,),
        such_that=ForAll(over=(κ, λ), such_that=rises, within=And(κ > 0, κ < λ, λ <= c)),
        within=c > 0,
        witness=(peak,),
    ),
    corrects="ziyin2022/sec5_2_monotone",
    covers=("M2.24",),
)

only_large = Claim(
    title="The escape rate increases between κ and λ only if λ > 1",
    source="Section 5.2, after Proposition 3",
    given=given,
    where=(rate,),
    states=Implies(And(ordered, λ <= 1), AtMost(γ(λ), γ(κ))),
    covers=("M2.25",),
)

corrected_large = Claim(
    title="Beyond λ* the escape rate increases between κ and λ only if λ > 1",
    source="Section 5.2, after Proposition 3",
    given=given,
    where=(rate,),
    states=Implies(And(κ >= peak, κ < λ, λ <= 1), AtMost(γ(λ), γ(κ))),
    at=(point({a: -1, κ: Rational(249, 1000), λ: Rational(1, 4), w0: 1}),),
    corrects="ziyin2022/sec5_2_monotone:only_large",
    covers=("M2.25",),
)

step_beyond = Claim(
    title="Beyond λ = 1 the escape rate increases",
    source="Section 5.2, after Proposition 3",
    given=given,
    where=(rate,),
    states=Implies(And(κ >= 1, κ < λ), rises),
    covers=("M2.25",),
)

not_monotone = Claim(
    title="The escape rate does not increase monotonically",
    source="Section 5.2, after Proposition 3",
    given=given,
    where=(rate,),
    states=Exists(over=(κ, λ), such_that=falls, within=ordered, witness=(peak, 2 * peak)),
    covers=("M2.26",),
)

slow = Claim(
    title="A small learning rate makes the escape slow: γ(λ) → 0 as λ → 0",
    source="Section 5.2, after Proposition 3",
    given=given,
    where=(rate,),
    states=Equals(Limit(γ(λ), λ, 0), 0),
    covers=("M2.27",),
)
