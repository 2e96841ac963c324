"""Reports are pure functions of verdicts: their words, their schemas, strangers' text."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

import verify
from verify.outcome import Outcome, Strength, Truth
from verify.records import (
    Answer,
    Block,
    Crash,
    Decline,
    Done,
    Place,
    Plan,
    RivalRow,
    Verdict,
    Witness,
)
from verify.report import errata, jsons, markdown, matrix, plain, sheet, terminal
from verify.report.order import canonical

METHODS = ("symbolic", "decision", "certified", "exact", "montecarlo")
SETTINGS = {"seed": 0, "budget": "quick"}
SCHEMAS = Path(verify.__file__).parent / "schema"
PLAN = Plan(
    claim="p/a", digest="ab", satisfied_at=(("a", "-1"),), statement="for all a\n0 ≤ a²",
    places=(Place(index=0, words="inside", values=(("a", "-1"),), law="fair"),),
    rivals=(RivalRow(index=0, sort="sign", words="turned"),),
)  # fmt: skip
WITNESS = Witness(values=(("a", "-1"),), left="1", right="2", python="print(1 == 2)")


def answer(method, truth, point=0, **changes):
    fields = {"strength": Strength.EXACT, "left": "1", "right": "2", **changes}
    return Answer(claim="p/a", method=method, point=point, truth=truth, **fields)


def verdict(**changes):
    fields = {
        "claim": "p/a", "digest": "ab", "title": "A title", "source": "Eq. (1)", "paper": "p",
        "covers": ("r1", "r2"), "corrects": "", "outcome": Outcome.PROVED, "scope": "all",
        "method": "symbolic", "reason": "because", "points": 1, "samples": 0, "seconds": "0.5",
        "plan": PLAN, "excluded": ("sign: turned",), "not_excluded": ("term: dropped",),
        "declined": (("decision", "not semialgebraic"), ("montecarlo", "not semialgebraic")),
        "answers": (answer("symbolic", Truth.HOLDS, -1), answer("exact", Truth.HOLDS)),
    }  # fmt: skip
    return Verdict(**{**fields, **changes})


REFUTED = verdict(
    claim="p/b", outcome=Outcome.REFUTED, method="exact", scope="points:1", witness=WITNESS,
    answers=(answer("exact", Truth.FAILS, witness=WITNESS),), alpha="1e-09",
)  # fmt: skip
CORRECTED = verdict(claim="p/b:corrected", corrects="p/b", title="Repaired", trusts=("z3",))
BROKEN = verdict(
    claim="p/c", outcome=Outcome.BROKEN, plan=None, answers=(), declined=(), method="", scope="",
    reason="raised: ValueError", digest="", seconds="",
)  # fmt: skip
ALL = (verdict(), REFUTED, CORRECTED, BROKEN)


def validator(name):
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_claims_json_fits_its_schema():
    data = json.loads(jsons.claims(ALL, {"p/a": "PROVED"}, METHODS, SETTINGS))
    check = validator("claims")
    check.validate(data)
    assert [row["id"] for row in data["claims"]] == ["p/a", "p/b", "p/b:corrected", "p/c"]
    assert [row["expected"] for row in data["claims"]] == ["PROVED", "", "", ""]
    assert "seconds" not in data["claims"][0]
    for spoil in ({"outcome": "TRUE"}, {"id": "../a"}, {"seconds": "1"}, {"scope": "some"}):
        wrong = {**data, "claims": [{**data["claims"][0], **spoil}]}
        assert not check.is_valid(wrong), spoil
    assert not check.is_valid({**data, "schema_version": 2})


GROUP = (
    Done(claim="p/a", seconds="1"),
    Crash(claim="p/a", method="certified", sort="raised", reason="x"),
    answer("montecarlo", Truth.HOLDS, 1),
    Block(claim="p/a", method="montecarlo", point=1, experiment="e", block=1, counts=(1, 2)),
    Block(claim="p/a", method="montecarlo", point=1, experiment="e", block=0, counts=(1, 2)),
    answer("exact", Truth.HOLDS, 1),
    answer("exact", Truth.HOLDS, 0),
    answer("exact", Truth.HOLDS, -2),
    answer("exact", Truth.HOLDS, -1),
    answer("exact", Truth.HOLDS, -3),
    Decline(claim="p/a", method="symbolic", because="no"),
    PLAN,
)


def test_evidence_is_in_canonical_order_and_fits_its_schema():
    text = jsons.evidence({"p/b": GROUP, "p/a": GROUP}, METHODS, SETTINGS)
    assert text == jsons.evidence({"p/a": GROUP[::-1], "p/b": GROUP[::-1]}, METHODS, SETTINGS)
    rows = [json.loads(line) for line in text.splitlines()]
    check = validator("evidence")
    for row in rows:
        check.validate(row)
    assert not check.is_valid({**rows[1], "host": "here"})
    assert "seconds" not in text
    told = [(r["kind"], r.get("method"), r.get("point"), r.get("block")) for r in rows[1:12]]
    assert told == [
        ("plan", None, None, None),
        ("decline", "symbolic", None, None),
        ("crash", "certified", None, None),
        ("answer", "exact", -1, None),
        ("answer", "exact", -2, None),
        ("answer", "exact", -3, None),
        ("answer", "exact", 0, None),
        ("answer", "exact", 1, None),
        ("block", "montecarlo", 1, 0),
        ("block", "montecarlo", 1, 1),
        ("answer", "montecarlo", 1, None),
    ]
    assert len(list(canonical({"p/a": GROUP}, METHODS))) == len(GROUP) - 1


def test_the_table_has_its_columns_and_no_formulas():
    wild = verdict(title="=cmd()", reason="+1\n2", source="@x", claim="p/a")
    rows = list(csv.DictReader(io.StringIO(sheet.rows((wild, BROKEN), {"p/a": "PROVED"}))))
    assert set(rows[0]) >= {
        "id", "paper", "source", "title", "covers", "corrects", "outcome", "scope", "method",
        "reason", "expected", "points", "samples", "seconds",
    }  # fmt: skip
    assert (rows[0]["title"], rows[0]["reason"], rows[0]["source"]) == ("'=cmd()", "'+1 2", "'@x")
    assert (rows[0]["covers"], rows[0]["expected"]) == ("r1 r2", "PROVED")
    assert rows[1]["outcome"] == "BROKEN"


def test_errata_show_the_failure_and_its_repair():
    page = errata.errata(ALL)
    for words in (
        "## Eq. (1): A title", "0 ≤ a²", "a = -1", "left: `1`", "right: `2`", "print(1 == 2)",
        "Corrected in `p/b:corrected`: Repaired. **PROVED**",
    ):  # fmt: skip
        assert words in page
    assert page.count("## ") == 1  # a refuted repair is no erratum
    assert "No printed statement" in errata.errata((verdict(), replace(REFUTED, corrects="p/a")))
    assert "No corrected statement" in errata.errata((REFUTED,))
    exec(compile(WITNESS.python, "witness", "exec"), {})  # noqa: S102  it is plain Python


def test_the_report_says_what_is_asked_of_it():
    page = markdown.report(ALL, {"p/c": "BROKEN"}, METHODS, SETTINGS, {"mine/a.py": "ab" * 32})
    for words in (
        "4 claims; seed 0, budget quick.", "| PROVED | 2 |", "(alpha) of this run: 1e-09",
        "## Files that were run", f"| mine/a.py | {'ab' * 32} |",
        "- `p/c`: BROKEN", "### `p/a`: PROVED", "rivals excluded: 1: `sign: turned`",
        "rivals *not excluded*: 1: `term: dropped`", "trusts: z3", "corrects `p/b`",
        "corrected in `p/b:corrected`: PROVED", "hypotheses hold at: `a = -1`",
        "Resting on z3 alone: `p/b:corrected`.", "1. not semialgebraic", "for all parameters",
        "| `p/a` | derived | declined (1) | not run | measured | declined (1) |",
    ):  # fmt: skip
        assert words in page, words


@pytest.mark.parametrize(
    ("answers", "did"),
    [
        ((), ("declined", "why")),
        ((answer("exact", Truth.HOLDS, -1),), ("derived", "")),
        ((answer("exact", Truth.FAILS),), ("measured", "")),
        (
            (answer("exact", Truth.HOLDS, -1), answer("exact", Truth.FAILS)),
            ("derived, measured", ""),
        ),
        ((answer("exact", Truth.UNKNOWN, reason="hard"),), ("tried", "hard")),
        ((answer("exact", Truth.SET_ASIDE),), ("tried", "it decided nothing")),
        ((answer("symbolic", Truth.HOLDS),), ("declined", "why")),
    ],
)
def test_what_a_method_did(answers, did):
    seen = verdict(answers=answers, declined=(("exact", "why"),))
    assert matrix.did(seen, "exact") == did
    assert matrix.did(replace(seen, declined=()), "decision") == ("not run", "")


WILD = "a|b <script> `tick` *x* [y](z) \x1b[31m\u202e\nnext"


def test_text_of_strangers_is_harmless():
    wild = verdict(
        title=WILD, source=WILD, reason=WILD, claim="p/a", plan=replace(PLAN, statement=WILD)
    )
    page = markdown.report((wild,), {}, METHODS, SETTINGS, {WILD: "ab"})
    shown = terminal.table((wild,), {}, "plain") + terminal.page(wild, WILD, METHODS, 100)
    for text in (page, shown, errata.errata((replace(REFUTED, title=WILD),))):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "\n### `p/a`" in page
    assert "<script>" not in page.replace(plain.block(WILD), "")
    assert "\\[y\\](z)" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [("x", "`x`"), ("a|b", "`a|b`"), ("`", "`` ` ``"), ("a``b", "```a``b```"), ("", "–")],
)
def test_code_cannot_be_closed_from_within(text, shown):
    assert plain.code(text) == shown


def test_cells_cannot_be_closed_from_within():
    assert plain.code_cell("a|b") == "`a\\|b`"
    assert plain.cell("a|b") == "a\\|b"
    assert plain.cell("") == "–"
    assert plain.prose("P(|w| > ε)") == "P(|w| > ε)"


def test_blocks_cannot_be_closed_from_within():
    assert plain.block("```\nx").splitlines() == ["````", "```", "x", "````"]


def test_the_terminal():
    text = terminal.table(ALL, {"p/c": "BROKEN"}, "plain")
    assert len(text.splitlines()) == 4
    assert text.splitlines()[3].endswith("<- BROKEN")
    assert "\x1b" not in text
    assert "\x1b[32mPROVED   \x1b[0m" in terminal.table(ALL, {}, "colour")
    assert terminal.summary(ALL, {"p/c": "x"}) == (
        "4 claims: 2 PROVED, 1 REFUTED, 1 BROKEN; 1 to look at"
    )
    assert terminal.line(ALL[0], "1/4", "plain") == "[1/4] p/a  PROVED     symbolic  all  0.5 s"
    assert terminal.line(BROKEN, "1/4", "plain") == "[1/4] p/c  BROKEN"


@pytest.mark.parametrize("width", [60, 120])
def test_one_claim_as_a_page(width):
    page = terminal.page(REFUTED, "The prose of the paper.", METHODS, width)
    for words in (
        "The prose of the paper.", "for all a", "fails at a = -1", "print(1 == 2)",
        "a = -1  inside; fair", "decision    declined because",
    ):  # fmt: skip
        assert words in page
    supported = terminal.page(replace(REFUTED, outcome=Outcome.SUPPORTED), "", METHODS, width)
    assert "excluded      sign: turned" in supported
    assert "rivals" not in page  # of what fails nobody asks whether it could have failed
    beside = any("|" in row and "prose" in row for row in page.splitlines())
    assert beside is (width == 120)
    assert "could not be loaded" in terminal.page(BROKEN, "", METHODS, width)


def test_a_side_without_a_value_is_not_shown():
    """A limit that fails has a reason, and no two numbers. Killed by: empty sides listed."""
    told = replace(REFUTED, witness=replace(WITNESS, left="", right=""))
    for text in (errata.errata((told,)), terminal.page(told, "", METHODS, 72)):
        assert "fails at" in text
        assert not re.search(r"\b(left|right)\b", text)


def test_a_page_fits_the_terminal():
    """Its line of Python is left whole, and none is empty. Killed by: a width not looked at."""
    python = f"print({' + '.join(['1'] * 40)})"
    told = replace(REFUTED, witness=replace(WITNESS, left="long " * 30, python=python))
    prose = f"Words.\n\n    {'a + ' * 15}a{' ' * 20}(5)\n\n    {'b + ' * 30}b   (6)"
    page = terminal.page(told, prose, METHODS, 72)
    lines = page.splitlines()
    assert f"  {python}" in lines
    assert max(len(line) for line in lines if "print" not in line) <= 72
    assert [len(line) for line in lines if line.endswith((" (5)", " (6)"))] == [72, 72]
    silent = terminal.page(replace(told, witness=replace(WITNESS, python="")), "", METHODS, 72)
    assert "  right 2\n\nhypotheses" in silent


def test_results_gives_a_table(tmp_path):
    (tmp_path / "claims.csv").write_text(sheet.rows(ALL, {}), encoding="utf-8")
    frame = verify.results(tmp_path)
    assert list(frame["id"]) == [v.claim for v in ALL]
    assert frame["points"].sum() == 4
    assert frame["expected"].tolist() == [""] * 4
    assert frame["seconds"].isna().tolist() == [False, False, False, True]
    with pytest.raises(FileNotFoundError):
        verify.results(tmp_path / "nowhere")


def seen(html):
    """The text of HTML that is well formed, of a few harmless tags and without a loose dollar."""
    tags, open_ones, text = set(), [], []

    class Page(HTMLParser):
        def handle_starttag(self, tag, attrs):
            tags.add(tag)
            open_ones.append((tag, dict(attrs).get("class", "")))

        def handle_endtag(self, tag):
            assert open_ones.pop()[0] == tag

        def handle_data(self, data):
            assert "$" not in data or "mathjax_ignore" in open_ones[-1][1]
            text.append(data)

    page = Page()
    page.feed(html)
    page.close()
    assert not open_ones
    assert tags <= {"div", "strong", "span", "pre", "table", "tr", "th", "td", "code"}
    return "".join(text)


def test_a_verdict_shows_itself_in_a_notebook():
    text = seen(REFUTED._repr_html_())
    for words in (
        "REFUTED by exact, points:1: A title (Eq. (1))", "for all a\n0 ≤ a²", "because",
        "fails ata = -1", "left1", "right2", "Pythonprint(1 == 2)",
    ):  # fmt: skip
        assert words in text, words
    assert REFUTED._repr_latex_() == r"$\text{REFUTED by exact at a = -1}$"
    assert verdict()._repr_latex_() == r"$\text{PROVED by symbolic}$"
    assert "fails at" not in seen(verdict()._repr_html_())


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_can_be_shown(outcome):
    bare = verdict(outcome=outcome, method="", scope="", reason="", plan=None)
    assert seen(bare._repr_html_()) == f"{outcome}: A title (Eq. (1))"


def test_a_verdict_of_a_stranger_is_harmless_in_a_notebook():
    wild = f"{WILD} $x$ </pre></code></span>"
    found = replace(
        REFUTED, title=wild, source=wild, reason=wild, plan=replace(PLAN, statement=wild),
        witness=Witness(values=((wild, wild),), left=wild, right=wild, python=wild),
    )  # fmt: skip
    text = seen(found._repr_html_())
    assert text.count("<script>") == 9  # as words
    assert "\x1b" not in text
    assert not set("<>|") & set(found._repr_latex_())
    assert found._repr_latex_().count("$") % 2 == 0
