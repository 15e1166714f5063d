"""The file as it is: bytes, encoding, lines, spans, number tokens."""
