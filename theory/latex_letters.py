"""How LaTeX calls the Greek letters."""

__all__ = ["GREEK"]

GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρςστυφχψωϵϑϕΓΔΘΛΞΠΣΥΦΨΩ",
        (
            "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota",
            "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "varsigma", "sigma",
            "tau", "upsilon", "varphi", "chi", "psi", "omega", "epsilon", "vartheta", "phi",
            "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi",
            "Omega",
        ),
        strict=True,
    )
)  # fmt: skip
