"""Finds the plug-ins of the five Rs: every module in the folder is looked at, every public class that declares a name
is taken.

A plug-in without documentation or without its examples is refused when it is loaded, and two of one name or code too:
``claimcheck rule`` and the tests rely on them.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any


class RefusedPlugin(ValueError):
    """A plug-in that breaks the house's rules: undocumented, without examples, or named twice."""


def modules(package: str) -> list[str]:
    """The names of the plug-in modules in ``package``, sorted; an underscore marks what is its own business."""
    folder = importlib.import_module(package)
    return sorted(m.name for m in pkgutil.iter_modules(folder.__path__) if not m.name.startswith("_"))


@cache
def plugins(package: str, key: str = "name", examples: tuple[str, ...] = ()) -> tuple[type[Any], ...]:
    """The plug-in classes of ``package``, sorted by ``key``.

    ``examples`` names the class attributes that must be non-empty. Raises RefusedPlugin.
    """
    found: dict[str, type[Any]] = {}
    for module in modules(package):
        plugin = _plugin(f"{package}.{module}", key, examples)
        value = getattr(plugin, key)
        if value in found:
            raise RefusedPlugin(f"{package}.{module}: {key} {value!r} is taken by {found[value].__module__}")
        found[value] = plugin
    return tuple(found[value] for value in sorted(found))


def one(package: str, name: str) -> type[Any]:
    """The plug-in of that name, without loading its neighbours: it stands in the file of its name. Raises
    RefusedPlugin.
    """
    plugin = _plugin(f"{package}.{name}", "name", ())
    if plugin.name != name:
        raise RefusedPlugin(f"{package}.{name}: is named {plugin.name!r}")
    return plugin


def _plugin(module_name: str, key: str, examples: tuple[str, ...]) -> type[Any]:
    """The one plug-in class of a module. Raises RefusedPlugin."""
    module = importlib.import_module(module_name)
    own = [
        c
        for c in vars(module).values()
        if isinstance(c, type) and c.__module__ == module.__name__ and key in vars(c) and not c.__name__.startswith("_")
    ]
    if len(own) != 1:
        raise RefusedPlugin(f"{module.__name__}: expected one plug-in class, found {len(own)}")
    plugin = own[0]
    if not (plugin.__doc__ or "").strip():
        raise RefusedPlugin(f"{module.__name__}: no documentation")
    for attribute in examples:
        if not getattr(plugin, attribute, ()):
            raise RefusedPlugin(f"{module.__name__}: no {attribute} examples")
    return plugin
