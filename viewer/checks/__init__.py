"""Statements to findings: one module a kind of check.

Nothing is imported here: the window loads these modules from several threads, and a package that imports its own modules while another
thread imports one of them lets Python hand out half of it.
"""
