"""The domain: releases, statements, columns, rows, cells, periods, units, claims and findings."""
