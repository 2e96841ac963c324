"""Figures of a paper: measured on the models of its claims, drawn, and kept as numbers too."""
