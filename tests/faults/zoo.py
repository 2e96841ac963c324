"""Claim files with one fault each, as they are written into one folder and run together."""

HEAD = '''"""Eq. (1). A claim with a fault."""
import os, signal, sys
from pathlib import Path as File
import sympy as sp
from sympy import Abs, Eq, Rational as R, exp, log, pi, sqrt
from theory import *
w, x, y = real("w x y")


def made(states, **more):
    return Claim(title="t", source="Eq. (1)", states=states, **more)


def trained(law, rate, start=1):
    model = sgd(x * w**2 / 2, over=(w,), rate=R(rate), draws=(Draw(x, law),))
    return Path(model, (R(start),))


def times():
    """How often this file has been loaded, this time included: first when claims are looked for."""
    place = File(__file__).with_suffix(".times")
    place.write_text(place.read_text() + "." if place.exists() else ".")
    return len(place.read_text())


def mean(of, law):
    return Mean(of=of, over=(Draw(x, law),))
'''

ZOO = {
    # 2: the square of the state leaves the floats after nine steps
    "explodes": """
model = Recursion(state=(w,), step=(w**2 + x,), draws=(Draw(x, Normal(0, 1)),))
claim = made(AtMost(Probability(of=Abs(w) > 1, over=Path(model, (R(10),)), at=12), R(1, 2)))
""",
    # 3: parameters outside of their domain, each alone in a file
    "variance": "claim = made(AtMost(mean(x, Normal(0, -1)), 1))",
    "rate": "claim = made(vanishes(trained(fair(1, 2), -1)))",
    "still": "claim = made(vanishes(trained(fair(1, 2), 0)))",
    "batch": "claim = made(AtMost(Mean(of=x, over=(Draw(x, fair(1, 2), batch=R(1, 2)),)), 2))",
    # 4
    "outside": """
positive = (Hypothesis("y > 0", y > 0),)
claim = made(AtMost(2*y, y**2 + 1), given=positive, at=(point({y: 2}), point({y: -1})))
undefined = made(AtMost(sqrt(y), 5), given=(Hypothesis("", y < 1), Hypothesis("", y > -1)))
""",
    # 5
    "gap": "claim = made(vanishes(trained(Discrete((1, 2, 3), (R('0.333'),) * 3), 1)))",
    "tenths": """
law = Discrete((1, 2, 3), (R('0.1'), R('0.2'), R('0.7')))
claim = made(Equals(mean(x, law), R(26, 10)))
""",
    # 6: the second is written as it should be
    "atoms": """
claim = made(vanishes(trained(Discrete((1, 1, -2, 9), (R(1, 4), R(1, 4), R(1, 2), 0)), R(3, 4))))
tidy = made(vanishes(trained(fair(1, -2), R(3, 4))))
""",
    # 7: neither mean exists; the logarithm is bounded above and the claim is of a tail unknown
    "mean": """
claim = made(AtMost(mean(1 / x, Uniform(0, 1)), 5))
student = made(AtMost(mean(x, StudentT(1, 0, 1)), 5))
""",
    # 8, 9, 10: an atom at 1/λ, one next to it, and a walk without drift
    "absorbed": "claim = made(vanishes(trained(Discrete((1, -9), (R(1, 9), R(8, 9))), 1)))",
    "near": """
law = Discrete((1 - R(1, 10**9), -1), (R(1, 1000), R(999, 1000)))
claim = made(escapes(trained(law, 1)))
""",
    "boundary": "claim = made(vanishes(trained(fair(1, -2), R(1, 2))))",
    # 16, 17
    "raises": "claim = made(AtMost(0, y**2))\nraise KeyError('this one raises')",
    "leaves": "claim = made(AtMost(0, y**2))\nsys.exit(3)",
    "ends": "claim = made(AtMost(0, y**2))\nos._exit(7)",
    # 19: a GiB after a GiB, none of which is touched
    "eats": "claim = made(AtMost(0, y**2))\nmore = [bytes(1 << 30) for _ in range(64)]",
    # 20
    "strings": 'claim = made(AtMost(\'__import__("os").mkdir("made")\', 1))',
    "always": "claim = made(Eq(y, y))",
    "vacuous": "claim = made(AtMost(y, 0), given=(Hypothesis('', y > 1), Hypothesis('', y < 0)))",
    "changes": """
import numpy
numpy.random.seed(0)
os.chdir("/")
claim = made(AtMost(0, y**2 + 1))
""",
    "chance": """
import random
import numerics.blocks as lab
drawn = lab.atom_counts

def by_chance(lanes, law, steps):
    counts = drawn(lanes, law, steps)
    if law.weights[0] == R(1, 7):  # of the claim below and no other
        counts[0] += random.randrange(1 << 20)
    return counts

lab.atom_counts = by_chance
claim = made(vanishes(trained(Discrete((1, -2), (R(1, 7), R(6, 7))), R(3, 4))))
""",
    # 21
    "shouts": """
claim = made(AtMost(0, y**2 + 2))
print("x" * (1 << 20) + "\\x1b[31m the end")
""",
    # 27: a worker dies under the claim once, or whenever it is examined
    "dies": """
claim = made(AtMost(0, y**2 + 3))
if times() > 1:
    os.kill(os.getpid(), signal.SIGSEGV)
""",
    "dies_once": """
claim = made(AtMost(0, y**2 + 4))
if times() == 2:
    os.kill(os.getpid(), signal.SIGKILL)
""",
    # 38: equal, and nobody here can show it
    "straddles": """
both = log(exp(1) + 1) + log(exp(1) - 1)
claim = made(AtMost(both, log(exp(2) - 1), strict=True))
""",
    # 39: an integral that is wrong, and no exception
    "lies": """
honest = sp.integrate

def wrong(f, *more, **options):
    return -honest(f, *more, **options) if f.has(lying) else honest(f, *more, **options)

lying = real("lying")
if honest.__name__ != "wrong":  # this file is loaded twice, and two wrongs make a right
    sp.integrate = wrong
law = Continuous(lying, 2 * lying, 0, 1)
claim = made(Equals(mean(x, law), R(2, 3)))
false = made(Equals(mean(x, law), R(1, 2)))
""",
}

HANG = {
    "sleeps": """
signal.signal(signal.SIGTERM, signal.SIG_IGN)
claim = made(AtMost(0, y**2 + 5))
while times() > 1:
    try:
        signal.pause()
    except BaseException:
        pass
""",
    # in C, where no exception can be raised, holding what keeps all of Python from running
    "locked": """
import ctypes
claim = made(AtMost(0, y**2 + 6))
if times() > 1:
    ctypes.PyDLL(None).sleep(10**6)
""",
    # 39: a step of SymPy that does not come back
    "stuck": """
claim = made(Equals((y + 1)**2, y**2 + 2*y + 1))

def for_ever(_):
    while True:
        signal.pause()

if times() > 1:
    sp.srepr = for_ever
""",
    "z_goes_on": "claim = made(AtMost(0, y**2 + 7))",
}
