"""Patterns compiled at first use: the same as those compiled at once, and all of them can be."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import checker
from checker.pattern import pattern


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    put_off, compiled = pattern(r"(?P<n>\d+) Boats?", re.IGNORECASE), re.compile(r"(?P<n>\d+) Boats?", re.IGNORECASE)
    text = "12 boats and 1 boat"
    assert put_off.findall(text) == compiled.findall(text) == ["12", "1"]
    assert put_off.sub("x", text) == "x and x"
    assert put_off.groupindex == compiled.groupindex


def test_it_is_compiled_when_it_is_used_and_once() -> None:
    broken = pattern("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("a")
    once = pattern("a")
    assert once.search is once.search


def put_off() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that modules keep, by module and name."""
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if type(value) is type(pattern("")):
                yield f"{module.name}.{name}", value


def test_every_pattern_of_the_house_can_be_compiled() -> None:
    found = dict(put_off())
    assert len(found) > 100
    for name, kept in found.items():
        assert kept.flags & re.UNICODE, name
