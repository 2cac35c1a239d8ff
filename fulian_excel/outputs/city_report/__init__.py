"""A city's or province's report: what its counties' reports come to together."""
