"""The package declares what it imports, and imports what it declares."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
NEVER_IMPORTED = {"lxml-html-clean"}
"""What a dependency of ours imports, and older pips do not install with it."""


def declared() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(text) for text in project["dependencies"]]
    return {canonicalize_name(requirement.name): requirement for requirement in wanted}


def explained() -> set[str]:
    """The distributions in the README's table of dependencies."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("\n## Dependencies\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \|", section, re.MULTILINE)[1:]  # the first names the columns
    return {canonicalize_name(name) for row in rows for name in row.split(", ")}


def imported() -> set[str]:
    """The distributions that some module of the package imports."""
    modules = {
        name.split(".")[0]
        for path in (ROOT / "kg").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _names(node)
    }
    known = packages_distributions()
    return {
        canonicalize_name(known.get(module, [module])[0])
        for module in modules - sys.stdlib_module_names - {"kg"}
    }


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []


def test_what_is_imported_is_declared() -> None:
    assert imported() - declared().keys() == set()


def test_what_is_declared_is_imported() -> None:
    assert declared().keys() - imported() == NEVER_IMPORTED


def test_everything_comes_from_the_package_index() -> None:
    assert [text for text in declared().values() if text.url] == []


def test_readme_says_what_each_dependency_is_for() -> None:
    assert explained() == declared().keys()
