"""The domain."""
