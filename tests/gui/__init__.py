"""The whole window."""
