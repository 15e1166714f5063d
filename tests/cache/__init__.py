"""Tests of `viewer.cache`."""
