"""What words of captions and titles say: kinds of statements, units, concepts."""
