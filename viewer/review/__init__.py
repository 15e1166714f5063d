"""The reviewer's marks, comments and corrections, and the file they are kept in."""
