"""Tests of `viewer.export`."""
