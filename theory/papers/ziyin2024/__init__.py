"""Ziyin, Li, Galanti, Ueda: Type-II saddles and probabilistic stability of SGD."""
