"""What a plan is made of: the domain, its edges, simple rationals on them, and rivals."""
