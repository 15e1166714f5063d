"""The words beside the values: captions, headings, totals."""
