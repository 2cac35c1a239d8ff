"""Several counties: run here or on a cluster, and rolled up into their city's report."""
