"""The registry takes a plug-in that is documented and has its examples, and refuses any other when it is loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker import registry

GOOD = '''
class Good:
    """Says what it is for."""
    name = "{name}"
    reads = ("two cows",)
'''

MakePackage = Callable[..., str]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakePackage]:
    """Makes an importable package of the given modules: ``package(cows="class Cows: ...")``."""
    name = "registry_under_test"

    def make(**sources: str) -> str:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").write_text("", encoding="utf-8")
        for module, source in sources.items():
            (folder / f"{module}.py").write_text(source, encoding="utf-8")
        return name

    monkeypatch.syspath_prepend(str(tmp_path))
    registry.plugins.cache_clear()
    yield make
    registry.plugins.cache_clear()
    for module in [m for m in sys.modules if m.split(".")[0] == name]:
        del sys.modules[module]


def test_plugins_come_sorted_by_name(package: MakePackage) -> None:
    name = package(aaa=GOOD.format(name="zebra"), bbb=GOOD.format(name="ant"))
    assert [p.name for p in registry.plugins(name, examples=("reads",))] == ["ant", "zebra"]


def test_a_module_with_an_underscore_is_no_plugin(package: MakePackage) -> None:
    name = package(_shared="x = 1", cow=GOOD.format(name="cow"))
    assert registry.modules(name) == ["cow"]
    assert len(registry.plugins(name)) == 1


def test_a_class_that_is_only_imported_is_not_taken_twice(package: MakePackage) -> None:
    name = package(
        cow=GOOD.format(name="cow"),
        ox="from registry_under_test.cow import Good as Cow\n" + GOOD.format(name="ox"),
    )
    assert [p.name for p in registry.plugins(name)] == ["cow", "ox"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('class Bare:\n    name = "bare"\n    reads = ("two cows",)', "no documentation"),
        ('class Bare:\n    """ """\n    name = "bare"\n    reads = ("two cows",)', "no documentation"),
        ('class Dumb:\n    """Says."""\n    name = "dumb"', "no reads examples"),
        ('class Dumb:\n    """Says."""\n    name = "dumb"\n    reads = ()', "no reads examples"),
        ("x = 1", "expected one plug-in class, found 0"),
        (
            GOOD.format(name="a") + GOOD.format(name="b").replace("Good", "Better"),
            "expected one plug-in class, found 2",
        ),
    ],
)
def test_a_plugin_that_breaks_the_rules_is_refused(package: MakePackage, source: str, reason: str) -> None:
    name = package(cow=source)
    with pytest.raises(registry.RefusedPlugin, match=rf"registry_under_test\.cow: {reason}"):
        registry.plugins(name, examples=("reads",))


def test_two_of_one_code_are_refused(package: MakePackage) -> None:
    coded = GOOD.format(name="{name}").replace("name =", "code = 'CF001'; name =")
    name = package(cow=coded.format(name="cow"), ox=coded.format(name="ox"))
    with pytest.raises(registry.RefusedPlugin, match=r"ox: code 'CF001' is taken by registry_under_test\.cow"):
        registry.plugins(name, key="code", examples=("reads",))


def test_one_plug_in_is_found_by_its_name_and_loads_no_other() -> None:
    code = (
        "import sys; from checker.registry import one; print(one('checker.reporters', 'json').name, "
        "'checker.reporters.junit' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["json", "False"]


def test_every_reporter_stands_in_the_file_of_its_name() -> None:
    for plugin in registry.plugins("checker.reporters"):
        assert registry.one("checker.reporters", plugin.name) is plugin
