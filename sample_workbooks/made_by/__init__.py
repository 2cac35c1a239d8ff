"""The scripts that make the sample county, its mistakes included."""
