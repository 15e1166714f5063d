"""Any number of files read and checked, on several processors or machines, into one set of tables."""
