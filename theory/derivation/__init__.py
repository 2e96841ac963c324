"""Closed forms that methods may use and papers may not: a paper's formula is typed as printed."""
