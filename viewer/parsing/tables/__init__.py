"""Where tables stand, their columns, and what stands above them."""
