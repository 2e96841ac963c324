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
