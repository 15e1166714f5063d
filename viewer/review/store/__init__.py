"""Where the reviewer's work is kept: a journal with a chain of hashes in one file that is added to and never rewritten."""
