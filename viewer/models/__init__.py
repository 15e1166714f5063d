"""Qt item models over the domain: thin adapters that answer roles."""
