"""The figures of the papers from their files: ranges, formulas of claims, counts, and print.

Every panel is drawn with fewer runs and points than it has, between the same ends, and what is
tested is read back from its CSV.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from itertools import combinations, pairwise
from pathlib import Path as Place

import numpy as np
import pandas as pd
import pytest
import sympy as sp
from matplotlib import colormaps
from matplotlib.colors import to_rgb
from scipy.stats import binom

from theory.figures import Cloud, Curves, Densities, Diagram, Histogram, Sweep, Times
from verify.command.drawing import DESCRIBES
from verify.figures.drawing import picture
from verify.figures.files import caption, stem, write_figure
from verify.figures.tables import tabulated

PAPERS = Place(__file__).parents[2] / "theory" / "papers"
DESCRIBED = sorted(
    f"{path.parent.name}.{path.stem}"
    for path in PAPERS.glob("ziyin202[12]/fig[0-9]*.py")
    if DESCRIBES in path.read_text(encoding="utf-8")
)
over_figures = pytest.mark.parametrize("name", DESCRIBED)
A, L = (sp.Symbol(name, real=True) for name in "aλ")
FEW, MANY = 300, 4000


def figure(name):
    return import_module(f"theory.papers.{name}").figure


def fewer(panel):
    match panel:
        case Diagram():
            less = {"across": replace(panel.across, points=4), "up": replace(panel.up, points=4)}
            return replace(panel, runs=FEW, step=min(panel.step, 100), **less)
        case Curves(along=Sweep(axis=axis, step=step)):
            return replace(panel, runs=FEW, along=Sweep(replace(axis, points=5), min(step, 100)))
        case Curves(along=Times(symbol=symbol, steps=steps)):
            return replace(panel, runs=FEW, along=Times(symbol, steps[:4]))
        case Histogram(times=Times(symbol=symbol, steps=steps)):
            return replace(panel, runs=FEW, times=Times(symbol, steps[:3]))
        case Cloud():
            return replace(panel, runs=FEW, step=min(panel.step, 100))
        case Densities():
            return replace(panel, runs=MANY, steps=2000)  # a block is drawn anyhow


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """name → (figure with fewer runs, its tables, the folder of its files); each made once."""
    made = {}

    def make(name):
        if name not in made:
            whole = figure(name)
            small = replace(whole, panels=tuple(fewer(panel) for panel in whole.panels))
            tables = [tabulated(panel, 0) for panel in small.panels]
            folder = tmp_path_factory.mktemp("figures")
            write_figure(small, tables, folder)
            made[name] = small, tables, folder
        return made[name]

    return make


def read(files, name):
    """(panel, its CSV, the CSV of its formulas or None) of each panel."""
    small, _, folder = files(name)
    for number, panel in enumerate(small.panels, 1):
        path = folder / f"{stem(small)}_{number}"
        lines = path.with_name(f"{path.name}_lines.csv")
        yield panel, pd.read_csv(f"{path}.csv"), pd.read_csv(lines) if lines.exists() else None


# --- ranges: what the papers say of their figures

SAID = {  # paper, figure, panel: what is on its axis, from where, to where, runs
    ("ziyin2022.fig1", 0): ("step", 0, 1000, 2000),
    ("ziyin2022.fig2", 0): ("t", 0, 50_000, 2000),
    ("ziyin2022.fig2", 1): ("t", 0, 50_000, 2000),
    ("ziyin2022.fig3", 0): ("step", 10_000, 10_000, 1000),
    ("ziyin2022.fig3", 1): ("step", 10_000, 10_000, 1000),
    ("ziyin2022.fig3", 2): ("λ", 0.001, 0.15, 1000),
    ("ziyin2022.fig5", 0): ("t", 1, 100, 2000),
    ("ziyin2022.fig7", 0): ("step", 0, 0, 2000),
    ("ziyin2022.fig7", 1): ("step", 2, 2, 2000),
    ("ziyin2022.fig7", 2): ("step", 10_000, 10_000, 2000),
    ("ziyin2021.fig1", 0): ("step", 0, 1000, 2000),
    ("ziyin2021.fig4", 0): ("step", 0, 0, 2000),
    ("ziyin2021.fig4", 1): ("step", 2, 2, 2000),
    ("ziyin2021.fig4", 2): ("step", 10_000, 10_000, 2000),
    ("ziyin2021.fig5", 0): ("t", 0, 50_000, 2000),
    ("ziyin2021.fig5", 1): ("t", 0, 50_000, 2000),
    ("ziyin2021.fig6", 0): ("step", 10_000, 10_000, 1000),
    ("ziyin2021.fig6", 1): ("step", 10_000, 10_000, 1000),
    ("ziyin2021.fig6", 2): ("λ", 0.001, 0.15, 1000),
    ("ziyin2021.fig8", 0): ("t", 1, 100, 2000),
}


@pytest.mark.parametrize(("place", "said"), SAID.items())
def test_a_figure_covers_what_its_paper_says(place, said):
    """Killed by: fewer steps or runs than those of the paper."""
    name, number = place
    panel = figure(name).panels[number]
    match panel:
        case Curves(along=Sweep(axis=axis)):
            seen = (str(axis.symbol), float(axis.low), float(axis.high))
        case Curves(along=Times(symbol=symbol, steps=steps)):
            seen = (str(symbol), steps[0], steps[-1])
        case Histogram(times=Times(steps=steps)):
            seen = ("step", steps[0], steps[-1])
        case Cloud(step=step):
            seen = ("step", step, step)
    assert (*seen, panel.runs) == said


@over_figures
def test_the_numbers_reach_from_end_to_end(name, files):
    for panel, measured, lines in read(files, name):
        match panel:
            case Diagram(across=across, up=up):
                for axis in (across, up):
                    column = measured[str(axis.symbol)]
                    ends = (float(axis.low), float(axis.high))
                    assert np.allclose((column.min(), column.max()), ends)
                assert (measured["runs"] == FEW).all()
            case Curves(along=along, estimates=estimates):
                x = along.axis.values if isinstance(along, Sweep) else along.steps
                parts = measured.groupby("label")
                assert set(parts.groups) == {curve.label for curve in estimates}
                for _, part in parts:
                    assert np.allclose(part["x"], [float(value) for value in x])
            case Histogram():
                assert (measured.groupby("step")["runs"].sum() <= FEW).all()
            case Cloud(across=across, up=up):
                assert len(measured) == FEW
                for axis, column in ((across, lines["x"]), (up, lines["y"])):
                    low, high = ends_of(axis)
                    assert column.between(low, high).all()  # stationary points are no curve
                continue
            case Densities():
                assert 0.9 * MANY < measured["runs"].sum() <= MANY
        if lines is not None and not isinstance(panel, Curves | Densities | Histogram):
            assert np.allclose((lines["x"].min(), lines["x"].max()), ends_of(panel.across))


def ends_of(axis):
    return float(axis.low), float(axis.high)


# --- formulas: those of the claims


def claim(place, name="claim"):
    return getattr(import_module(f"theory.papers.{place}"), name)


def interval(place):
    """The two ends of an interval for λ in the premise of a claim, as functions of a."""
    sides = [(part.lhs, part.rhs) for part in claim(place).states.premise.args]
    (low,) = (low for low, high in sides if high == L)
    (high,) = (high for low, high in sides if low == L)
    return low, high


FIVE, SEVEN = interval("ziyin2022.cor1_trapped"), interval("ziyin2021.prop2_trapped")
S = sp.Symbol("S", integer=True, nonnegative=True)


def straight(name):
    """The λ at which a bound of (47) is an equality, for S = 1."""
    bound = claim("ziyin2022.b4_eq47_escape", name).states.conclusion.subs(S, 1)
    (found,) = sp.solve(bound.lhs - bound.rhs, L)
    return found


FORMULAS = {
    "(5), lower end": FIVE[0],
    "(5), upper end": FIVE[1],
    "(7), lower end": SEVEN[0],
    "(7), upper end": SEVEN[1],
    "(47)": straight("claim"),
    "(47), corrected": straight("corrected"),
    "p(w)": claim("ziyin2021.d5_example2").states.density,
    "minima": claim("ziyin2022.sec6_3_minimum").states.parts[0].left,
    "w_1 = 0": claim("ziyin2022.sec6_3_saddles", "height").states.conclusion.right,
}
RATES = {"ziyin2022": "ziyin2022.c4_eq73_rate", "ziyin2021": "ziyin2021.d2_eq88_rate"}


def told(name, label):
    """The formula that a claim has for a line."""
    if label in FORMULAS:
        return FORMULAS[label]
    assert label.endswith(", limit")
    (product,) = (part.args[0] for part in claim(RATES[name[:9]]).states.right.atoms(sp.log))
    return sp.log(sp.Abs(product)) / 2


def along(panel):
    """What is along the horizontal axis, and the factor of a formula: the width of a bin."""
    match panel:
        case Diagram(across=across):
            return across.symbol, 1
        case Histogram(of=of, low=low, high=high, bins=bins):
            return of, (high - low) / bins
    return panel.along.symbol, 1


@over_figures
def test_a_line_is_the_formula_of_a_claim(name, files):
    """Killed by: another sign, factor or number in a line of a figure."""
    for panel, _, lines in read(files, name):
        for line in getattr(panel, "lines", ()):
            symbol, scale = along(panel)
            given = {**dict(panel.where), **dict(line.where)}
            formula = sp.lambdify(symbol, scale * told(name, line.label).subs(given))
            part = lines[lines["label"] == line.label]
            x = part["x"].to_numpy()
            with np.errstate(divide="ignore", invalid="ignore"):
                y = np.broadcast_to(formula(x), x.shape)
            seen = np.isfinite(y)
            assert seen.sum() > len(x) / 2
            assert np.allclose(part["y"].to_numpy()[seen], y[seen], rtol=1e-9)


def within(counts, p, runs, level=1e-6):
    """Whether each count lies in the interval that its probability gives."""
    return np.minimum(binom.cdf(counts, runs, p), binom.sf(counts - 1, runs, p)) > level


@over_figures
def test_what_is_measured_lies_about_the_formula(name, files):
    """Killed by: runs of another model, step or start."""
    for panel, measured, lines in read(files, name):
        if "exact" in measured:
            assert within(measured["happened"], measured["exact"], FEW).all()
        if isinstance(panel, Curves) and len(panel.lines) == len(panel.estimates):
            for curve, line in zip(panel.estimates, panel.lines, strict=True):
                seen = measured[measured["label"] == curve.label]
                part = lines[lines["label"] == line.label]
                y = np.interp(seen["x"], part["x"], part["y"])
                fine = np.isfinite(seen["mean"]) & np.isfinite(y)
                error = (seen["high"] - seen["mean"]) / 1.96 + 1e-3
                assert (np.abs(seen["mean"] - y)[fine] <= 6 * error[fine]).all()


@over_figures
def test_a_stationary_law_is_the_same_three_times(name, files):
    """Killed by: a formula that is not normalised; another noise, drift, start or time."""
    for panel, measured, lines in read(files, name):
        if isinstance(panel, Densities):
            bins = measured[1:-1]
            of_formula = np.array([(a + b) / 2 for a, b in pairwise(lines["y"])]) * np.diff(
                lines["x"]
            )
            assert np.abs(of_formula - bins["volumes"]).max() < 2e-3
            assert 0.98 < bins["volumes"].sum() < 1 + 1e-9
            assert within(bins["runs"].to_numpy(), bins["volumes"].to_numpy(), MANY).all()


# --- runs that are lost


@over_figures
def test_the_caption_counts_the_runs_that_are_lost(name, files):
    """Killed by: a note that is left out."""
    small, tables, _ = files(name)
    words = caption(small, tables)
    for panel, measured, _ in read(files, name):
        if isinstance(panel, Histogram):
            for step, part in measured.groupby("step"):
                if lost := FEW - part["runs"].sum():
                    assert f"{lost} of {FEW} runs have left the numbers by step {step}" in words
        elif "diverged" in measured and (lost := int(measured["diverged"].sum())):
            most = int(measured["diverged"].max())
            assert f"{lost} of" in words or f"up to {most} of {FEW} runs" in words


def test_a_figure_has_lost_some():
    losing = [p for n in ("ziyin2022.fig1", "ziyin2022.fig4") for p in figure(n).panels]
    assert any(tabulated(fewer(panel), 0).notes for panel in losing)


# --- print


def lightness(colour):
    return np.dot(to_rgb(colour), (0.2126, 0.7152, 0.0722))


@over_figures
def test_it_can_be_read_in_a_column_and_in_grey(name, files):
    """Killed by: wider panels; smaller letters; two curves of one lightness and one dash."""
    small, tables, _ = files(name)
    made = picture(small, tables)
    assert made.get_figwidth() / len(small.panels) * 25.4 == pytest.approx(85, abs=0.2)
    drawn = [axes for axes in made.axes if axes.get_label() != "<colorbar>"]
    for panel, axes in zip(small.panels, drawn, strict=True):
        legend = axes.get_legend()
        words = [axes.title, axes.xaxis.label, axes.yaxis.label, *axes.get_xticklabels()]
        words += legend.get_texts() if legend else []
        assert all(text.get_fontsize() >= 6.5 for text in words)
        assert axes.get_xlabel()
        assert axes.get_ylabel()
        if isinstance(panel, Curves):
            lines = [line for line in axes.lines if line.get_linewidth() < 2]
            for one, other in combinations(lines, 2):
                dashes = one.get_linestyle() != other.get_linestyle()
                apart = abs(lightness(one.get_color()) - lightness(other.get_color())) > 0.1
                assert dashes or apart
            assert len(lines) == len(panel.estimates)


def test_a_map_grows_lighter_with_its_numbers():
    """Cividis, whose order is that of its lightness, also for who sees no red or no green."""
    shades = [lightness(colormaps["cividis"](x)[:3]) for x in np.linspace(0, 1, 50)]
    assert all(low < high for low, high in pairwise(shades))
    made = picture(*shown())
    assert made.axes[0].collections[0].get_cmap().name == "cividis"


def shown():
    small = replace(figure("ziyin2022.fig9"), panels=(fewer(figure("ziyin2022.fig9").panels[0]),))
    return small, [tabulated(small.panels[0], 0)]
