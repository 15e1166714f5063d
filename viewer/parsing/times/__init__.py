"""What words say of time, and the periods of columns made of it."""
