"""Widgets: they show models and emit requests."""
