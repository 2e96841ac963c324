"""How numbers are made: streams, kernels, exact laws, balls, e-processes. No SymPy here."""
