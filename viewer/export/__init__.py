"""Releases and findings to files of other formats."""
