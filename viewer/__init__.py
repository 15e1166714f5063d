"""Statement Viewer: financial statements in releases, read, proved and reviewed."""
