"""Several counties: run one beside the other, here or on a cluster, and rolled up into their city's report."""
