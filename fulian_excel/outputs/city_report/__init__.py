"""A city's or province's report: the sums of its counties' reports."""
