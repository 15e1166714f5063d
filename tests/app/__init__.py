"""The window and what drives it."""
