"""Many releases to series."""
