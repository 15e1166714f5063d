"""The main window, its session, commands and background jobs."""
