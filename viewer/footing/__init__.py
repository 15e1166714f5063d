"""Which rows make each total: sums over a statement, found and weighed; parsing settles doubt by them, checks judge by them."""
