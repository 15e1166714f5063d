"""Tests of `viewer.parsing`."""
