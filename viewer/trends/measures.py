"""Units."""

PERCENT = "percent"
DAYS = "days"
