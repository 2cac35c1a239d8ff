"""The product for machines without internet: everything it needs in one folder, and who sets it up there."""
