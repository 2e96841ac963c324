"""Invalid calls of the command line, and the words of their errors."""

import pytest

WRONG = [
    ([], "arguments are required: COMMAND"),
    (["frobnicate"], "there is no command 'frobnicate'. Commands: all, "),
    (["chekc", "x.py"], "there is no command 'chekc', did you mean 'check'?"),
    (["run"], "arguments are required: ID"),
    (["run", "nothing/such"], "no claim has the id 'nothing/such'"),
    (["run", "nothing/*"], "no claim matches 'nothing/*'"),
    (["all", "-k", "a b"], "-k 'a b': 'b' does not fit here"),
    (["all", "-n", "0"], "argument -n: 0 is not an integer in 1 .. 1024"),
    (["all", "-n", "many"], "argument -n: many is not an integer"),
    (["all", "--seed", "-1"], "argument --seed: -1 is not an integer in 0 .. 2**128 - 1"),
    (["all", "--budget", "huge"], "invalid choice: 'huge'"),
    (["all", "-q", "-v"], "not allowed with argument"),
    (["all", "--color", "red"], "invalid choice: 'red'"),
    (["all", "-o", "full"], "-o full: is not empty and holds no report of this program"),
    (["all", "-o", "file"], "-o file: is a file, not a folder"),
    (["all", "--nocache"], "there is no flag '--nocache', did you mean '--no-cache'?"),
    (["all", "more"], "'more' is one word too many"),
    (["show", "*"], "one id or one item, not a glob"),
    (["show", "nothing"], "no claim has the id"),
    (["diff", "full"], "arguments are required: DIR2"),
    (["check"], "arguments are required: PATH"),
    (["check", "nothing.py"], "check nothing.py: there is no such file or folder"),
    (["check", "file"], "check file: is not a claim file (.py, .toml)"),
    (["accept", "x"], "arguments are required: --from"),
    (["accept", "*", "--from", "full"], "names every claim"),
    (["accept", "x", "--from", "full"], "no claim has the id 'x'"),
]


@pytest.mark.parametrize(
    ("arguments", "words"), WRONG, ids=lambda v: " ".join(v) if isinstance(v, list) else ""
)
def test_4_wrong_calls(command, arguments, words):
    (command.here / "file").write_text("x")
    (command.here / "full").mkdir()
    (command.here / "full" / "thesis.tex").write_text("x")
    before = sorted(path.name for path in command.here.rglob("*"))
    done = command(*arguments)
    assert done.returncode == 4
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in command.here.rglob("*")) == before


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [("VERIFY_DEADLINE", "soon", "VERIFY_DEADLINE='soon' is not a number"),
     ("VERIFY_BASELINE", "bad.jsonl", "bad.jsonl:1: not a line of it")],
)  # fmt: skip
def test_4_wrong_environment(command, variable, value, words):
    (command.here / "bad.jsonl").write_text("no json\n")
    done = command("all", **{variable: value})
    assert (done.returncode, words in done.stderr) == (4, True)


@pytest.mark.parametrize(
    ("holds", "words"),
    [
        ("0 < x < 1", "0 < x < 1 is And(0 < x, x < 1); and, or, not are And(..), Or(..), Not(..)"),
        ("x > 0 and x < 1", "and, or, not are And(..), Or(..), Not(..)"),
        ("x != 0", "True is no condition; == and != compare objects: write Eq(a, b), Ne(a, b)"),
    ],
)
def test_4_what_python_does_to_conditions(command, holds, words):
    """They are said with the line, and with what to write. Killed by: BROKEN, as it was."""
    (command.here / "a.py").write_text(
        "from theory import AtMost, Claim, Hypothesis, real\nx = real('x')\n"
        f"h = Hypothesis('h', {holds})\n"
        "claim = Claim(title='t', source='s', given=(h,), states=AtMost(0, x**2))\n"
    )
    done = command("check", "a.py")
    assert done.returncode == 4
    assert words in done.stderr
    assert f"a.py:{4 if '!=' in holds else 3}: ill-posed: TypeError: " in done.stderr


def test_a_statement_among_conditions_says_where_and_what_to_write(command):
    """Killed by: no line of the file, no hint."""
    (command.here / "a.py").write_text(
        "from sympy import And\nfrom theory import Claim, Not, real\nx = real('x')\n"
        "claim = Claim(title='t', source='s', states=And(x > 0, Not(x > 1)))\n"
    )
    done = command("check", "a.py")
    assert done.returncode == 1
    report = (command.here / "reports" / "latest" / "report.md").read_text()
    assert "statements are joined by All(..), Implies(..), Iff(..) and Not(..)" in report
    assert "(a.py, line 4)" in report


def test_our_own_question_for_the_truth_of_a_condition_is_a_fault_of_ours():
    """Killed by: the words of SymPy alone."""
    from sympy import Symbol

    import verify.asked as ours
    from verify.finding.loading import ill_posed

    for module, refused in (({"__name__": "claims_1.a"}, True), (vars(ours).copy(), False)):
        with pytest.raises(TypeError) as raised:
            exec("bool(x > 0)", {**module, "x": Symbol("x")})  # noqa: S102  it is ours
        error = raised.value
        error.__traceback__ = error.__traceback__.tb_next  # without the frame of this test
        assert ill_posed(error) == refused
