"""The regimes of the learning rate as a table and in words: pure functions of what was found.

A number is shown with the digits that are known: the last is right within one unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, Any

from verify.report.plain import counted, safe

if TYPE_CHECKING:
    from numerics.closed_zeros import Closed, Factors
    from numerics.rates import At
    from numerics.regimes import Regimes
    from numerics.thresholds import Threshold

__all__ = [
    "COLUMNS",
    "Findings",
    "ball_text",
    "digits",
    "head",
    "notes",
    "rows",
    "text_of",
    "threshold_text",
]

COLUMNS = ("regime", "from", "to", "at", "mu", "s", "why")
DIGITS = 12
FEW = 6
WANDERS = "|w_t| comes as near to 0 and as far from it as one likes, again and again"


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of a sample.

    Attributes:
        name: of the column, and of the file.
        rows: how many rows the file has.
        batch: how many rows a step draws.
        values: how many different values a step can draw; the least and the largest.
        mean: of them.
        square: the mean of their squares.
        found: the regimes.
        factors: polynomials whose zeros are thresholds, if they are of low degree.
        inside: mu and s at a rate in each regime that is told.
        asked: the same at the rates that were asked for.
    """

    name: str
    rows: int
    batch: int
    values: tuple[int, Fraction, Fraction]
    mean: Fraction
    square: Fraction
    found: Regimes
    factors: Factors
    inside: tuple[At, ...]
    asked: tuple[At, ...]


def head(of: Findings) -> list[str]:
    """What the sample is, and what is asked."""
    many, least, largest = of.values
    drawn = "a row" if of.batch == 1 else f"the mean of {of.batch} rows, drawn with replacement"
    span = f"{many} values from {digits(least)} to {digits(largest)}"
    means = f"E h = {digits(of.mean)}, E h² = {digits(of.square)}"
    many_values = span if many > 1 else digits(least)
    return [
        f"{safe(of.name)}, {counted(of.rows, 'row')}. h is {drawn}: {many_values}, {means}.",
        "w ← (1 − λh) w, λ > 0, h drawn at each step. μ = E ln|1 − λh|, s its standard deviation.",
        "",
    ]


def rows(of: Findings) -> list[list[str]]:
    """A row for each regime of μ, for mean squares, for gradient descent, for each rate asked."""
    found = of.found
    table = []
    for regime, rate in zip(found.told, of.inside, strict=True):
        above = regime.sign > 0
        why = "μ > 0: |w_t| → ∞ almost surely" if above else "μ < 0: w_t → 0 almost surely"
        if regime.exceptions:
            where = " around rates 1/h" if above else ""
            many = counted(regime.exceptions, "narrow interval")
            why += f", but for {many}{where} (about {regime.lost:.0e} of ln λ)"
        table.append(_row(
            "escapes" if above else "vanishes",
            threshold_text(regime.low, of.factors) if regime.low else "0",
            threshold_text(regime.high, of.factors) if regime.high else "∞", rate, why,
        ))  # fmt: skip
    if found.untold:
        left = f"{counted(found.untold, 'regime')} before the last {_are(found.untold)} left out"
        table.insert(-1, ["…", "", "", "", "", "", left])
    if not found.told:
        table.append(["stands still", "0", "∞", "", "0", "0", "h = 0: w_t = w_0"])
    table += [_squares(of), _descent(of)]
    table += [_row("at a rate", "", "", rate, _said(rate)) for rate in of.asked]
    return table


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _row(regime: str, low: str, high: str, rate: At, why: str) -> list[str]:
    mu = "−∞" if rate.mu is None else ball_text(rate.mu)
    s = "" if rate.s is None else ball_text(rate.s)
    return [regime, low, high, digits(rate.rate), mu, s, why]


def _said(rate: At) -> str:
    if rate.mu is None:
        return "a factor is 0: w_t = 0 from some step on, almost surely"
    if rate.sign == 0:
        still = rate.s is not None and rate.s.is_zero()
        return "|1 − λh| = 1: |w_t| = |w_0|" if still else f"μ = 0: {WANDERS}"
    words = {1: "μ > 0: |w_t| → ∞ almost surely", -1: "μ < 0: w_t → 0 almost surely"}
    return words.get(rate.sign or 0, "the sign of μ is not known")


def _squares(of: Findings) -> list[str]:
    name, never = "mean square", "no λ: E(1 − λh)² ≥ 1, as E h ≤ 0"
    if of.mean <= 0:
        return [name, "", "", "", "", "", never]
    end = digits(2 * of.mean / of.square)
    return [name, "0", end, "", "", "", "E(1 − λh)² < 1: E w_t² → 0"]


def _descent(of: Findings) -> list[str]:
    name = "descent"
    if of.mean <= 0:
        return [name, "", "", "", "", "", "no λ: |1 − λ E h| ≥ 1, as E h ≤ 0"]
    return [
        name,
        "0",
        digits(2 / of.mean),
        "",
        "",
        "",
        "|1 − λ E h| < 1: gradient descent with the mean of h → 0",
    ]


def notes(of: Findings) -> list[str]:
    """What happens at poles and thresholds, what was left out, and what is certain."""
    found, lines = of.found, []
    if found.of.poles:
        first, last = found.of.pole(0), found.of.pole(found.of.poles - 1)
        where = f"from {digits(first)} to {digits(last)}" if found.of.poles > 1 else digits(first)
        what = "the rate" if found.of.poles == 1 else f"the {found.of.poles} rates"
        lines.append(f"At {what} 1/h ({where}) μ = −∞: w_t = 0 from some step on, almost surely.")
    lines += [
        f"At λ = {_touch(place, of)} μ = 0, beside it μ < 0: there {WANDERS}."
        for place in found.touches
    ]
    if found.first or len(found.told) > 1:
        alone = len(found.of.atoms) - (0 in found.of.places) == 1
        fate = "|w_t| = |w_0|" if alone else WANDERS
        lines.append(f"At a threshold between regimes μ = 0: {fate}.")
    lines += _exact_ends(of)
    if found.untold or any(regime.exceptions for regime in found.told):
        end = f", the last from {threshold_text(found.last, of.factors)} on" if found.last else ""
        lines.append(
            f"μ > 0 in {counted(found.escapes, 'interval')}{end}; regimes narrower than a "
            f"thousandth of their rate are joined with their neighbours."
        )
    if found.open:
        lines.append(
            f"Undecided in {counted(found.open, 'interval')} between rates 1/h: the largest value "
            "of μ there is too close to 0, or the work would be too much; they count as μ < 0."
        )
    if found.told and (found.first or found.last or found.told[0].high):
        lines.append(
            "Certified: at both sides of each threshold μ has the sign shown, by ball arithmetic, "
            "and μ is concave between rates 1/h. Decimals are right within one unit of the last "
            "digit, fractions and roots are exact. The number of intervals rests on floats with "
            "bounds of their rounding."
        )
    return lines


def _exact_ends(of: Findings) -> list[str]:
    """Thresholds that are square roots, and what is said of those beside a pole."""
    from numerics.closed_zeros import Surd, closed

    ends = [end for regime in of.found.told for end in (regime.low, regime.high) if end]
    known = {end: closed(of.factors, end.low, end.high) for end in ends}
    lines = [
        f"{threshold_text(end, of.factors)} is {_closed(value)}."
        for end, value in known.items()
        if isinstance(value, Surd)
    ]
    if any(max(end.high - end.pole, end.pole - end.low) < end.pole / 10**DIGITS for end in known):
        lines.append("A threshold that looks like a rate 1/h is beside it, nearer than its digits.")
    return lines


def _touch(place: tuple[Fraction, Fraction], of: Findings) -> str:
    from numerics.closed_zeros import closed

    known = closed(of.factors, *place)
    return _closed(known) if known is not None else digits((place[0] + place[1]) / 2)


def threshold_text(of: Threshold, known: Factors) -> str:
    """A threshold as it is where it is rational, else with the digits that are known."""
    from numerics.closed_zeros import closed

    exact = closed(known, of.low, of.high)
    if isinstance(exact, Fraction):
        return digits(exact)
    places, width = DIGITS, (of.high - of.low) / of.high
    while places > 1 and width * 10**places > 1:
        places -= 1
    return _decimal((of.low + of.high) / 2, places)


def _closed(value: Closed) -> str:
    if isinstance(value, Fraction):
        return digits(value)
    bottom = value.rational.denominator * value.factor.denominator
    top, times = int(value.rational * bottom), int(value.factor * bottom)
    share = gcd(top, times, bottom)
    top, times, bottom = top // share, times // share, bottom // share
    root = f"√{value.radicand}" if abs(times) == 1 else f"{abs(times)}√{value.radicand}"
    if top == 0:
        text = root if times > 0 else f"−{root}"
        return text if bottom == 1 else f"{text}/{bottom}"
    text = f"{top} {'+' if times > 0 else '−'} {root}"
    return text if bottom == 1 else f"({text})/{bottom}"


def digits(value: Fraction, places: int = DIGITS) -> str:
    """A rational number: as a decimal or a fraction if that is short, else with so many digits."""
    exact = Context(prec=40, Emax=10**6, Emin=-(10**6), traps=[])
    number = exact.divide(Decimal(value.numerator), Decimal(value.denominator))
    plain = _plain(number.normalize(exact))
    if not exact.flags[Inexact] and len(plain) <= places:
        return plain
    text = str(value)
    return text if len(text) <= places else _decimal(value, places)


def _decimal(value: Fraction, places: int) -> str:
    """So many digits, the last rounded."""
    context = Context(prec=places, Emax=10**6, Emin=-(10**6), traps=[])
    return _plain(context.divide(Decimal(value.numerator), Decimal(value.denominator)))


def _plain(number: Decimal) -> str:
    return f"{number:f}" if -5 <= number.adjusted() < DIGITS else f"{number:e}"


def ball_text(ball: Any) -> str:
    """The digits of a ball that are known, six at most."""
    if not ball.is_finite():
        return "?"
    if ball.is_zero():
        return "0"
    return str(ball.str(FEW, radius=False))


def text_of(table: Sequence[Sequence[str]]) -> list[list[str]]:
    """The table with a first row of names, an empty cell shown as a dash."""
    names = ["regime", "from λ", "to λ", "at λ", "μ", "s", "why"]
    return [names, *([cell or "–" for cell in row] for row in table)]
