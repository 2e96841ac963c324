"""The bibliography of the paper, its letters, and the items whose claims stand in this folder."""

from theory import Item, Paper

PAPER = Paper(
    key="author2026",
    authors="A. Author",
    title="Title of the paper",
    venue="where it appeared",
    year=2026,
    notation=(
        ("w", "the parameter"),
        ("w_0", "its initial value"),
        ("x", "a data point, 1 or 3, drawn afresh at every step"),
        ("λ", "the learning rate"),
    ),
    items=(Item("Proposition 1", "prop1_trapped"),),
)
