"""Tests of `viewer.export.batch`."""
