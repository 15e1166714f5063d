"""Tests of the checks over several releases."""
