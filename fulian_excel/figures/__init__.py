"""The county's figures: each defined once, by what it counts, what it is a share of, and what missing means."""
