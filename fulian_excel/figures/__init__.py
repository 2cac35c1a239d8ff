"""The county's figures, each defined once: what it counts, what it is a share of, and when it is unknown."""
