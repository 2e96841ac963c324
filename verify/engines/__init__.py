"""What methods compute with: exact numbers, balls, polynomials for Z3, identities, closed forms."""
