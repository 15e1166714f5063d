"""Checks over several releases of one company: vintages, comparatives, implied periods, lines that come and go.

`check.check_releases` finds, `vintages.vintages` lists every fact as each release prints it, `history.histories` is what both read.
"""
