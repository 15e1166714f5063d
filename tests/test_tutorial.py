"""The tutorial says what is so."""

import doctest

from viewer.assets import resource

OPTIONS = doctest.NORMALIZE_WHITESPACE


def test_every_example_of_the_tutorial_runs() -> None:
    failed, tried = doctest.testfile(str(resource("help/tutorial.md")), module_relative=False, optionflags=OPTIONS)
    assert tried > 10
    assert failed == 0
