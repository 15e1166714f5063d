"""Tests of the sums."""
