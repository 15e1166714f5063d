"""Lines as they are printed: what each is, and the values at its right end."""
