"""The grammar at work: from tokens to the longest expression and what it is made of.

Everything is tried and kept in a memo, so the order of rules only settles ties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.annotate.times.numbers import Numbers
from kg.annotate.times.pattern import Choice, Literal, Sequence, compiled, matches
from kg.annotate.times.tokens import Tokens
from kg.errors import LanguageDataError
from kg.lang.times import Case, TimeRule, Words, times

# What is looked for in a text; of equally long readings the first category's wins.
TOP = ("nothing", "bounded", "interval", "clock", "part", "date", "period")

Results = tuple[tuple[int, object], ...]


@dataclass(frozen=True)
class Node:
    """An operation and what the words gave it; values are resolved later."""

    op: str
    slots: Mapping[str, object]
    rule: TimeRule | None = None


@dataclass(frozen=True)
class Grammar:
    """The compiled rules of one language."""

    rules: Mapping[str, tuple[tuple[TimeRule, Sequence, frozenset[str]], ...]]
    lexicon: Mapping[str, Mapping[str, tuple[tuple[Words, object], ...]]]
    numbers: Numbers
    starts: frozenset[str]


@cache
def grammar(code: str = "fr") -> Grammar:
    """Return the grammar of a language, compiled once.

    Raises
    ------
    LanguageDataError
        If a pattern names a category that nothing builds.
    """
    table = times(code)
    numbers = Numbers(table.lexicon)
    compiled_rules: dict[str, list[tuple[TimeRule, Sequence]]] = {}
    for rule in table.rules:
        compiled_rules.setdefault(rule.category, []).append((rule, compiled(rule.pattern)))
    firsts = _Firsts(compiled_rules, table.lexicon, numbers)
    rules = {
        category: tuple((rule, sequence, firsts.sequence(sequence)) for rule, sequence in entries)
        for category, entries in compiled_rules.items()
    }
    lexicon = {name: _by_first(entries) for name, entries in table.lexicon.items()}
    starts = frozenset().union(*(first for top in TOP for _, _, first in rules[top]))
    return Grammar(rules, lexicon, numbers, starts)


def _by_first(
    entries: Mapping[Words, int | str],
) -> dict[str, tuple[tuple[Words, object], ...]]:
    found: dict[str, tuple[tuple[Words, object], ...]] = {}
    for words, value in entries.items():
        found[words[0]] = (*found.get(words[0], ()), (words, value))
    return found


@dataclass
class _Firsts:
    """Which tokens a category or a sequence may begin with."""

    rules: Mapping[str, list[tuple[TimeRule, Sequence]]]
    lexicon: Mapping[str, Mapping[Words, int | str]]
    numbers: Numbers
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def category(self, name: str) -> frozenset[str]:
        if name not in self.known:
            self.known[name] = self._category(name)
        return self.known[name]

    def _category(self, name: str) -> frozenset[str]:
        readers = self.numbers.categories()
        if name in readers:
            return readers[name][1]
        if name in self.rules:
            found = [self.sequence(sequence) for _, sequence in self.rules[name]]
            words = {words[0] for words in self.lexicon.get(name, {})}
            return frozenset(words).union(*found)
        if name in self.lexicon:
            return frozenset(words[0] for words in self.lexicon[name])
        raise LanguageDataError(f"times.toml: nothing builds <{name}>")

    def sequence(self, sequence: Sequence) -> frozenset[str]:
        if not sequence:
            return frozenset()
        head, rest = sequence[0], sequence[1:]
        if isinstance(head, Literal):
            return frozenset({head.word})
        if isinstance(head, Choice):
            return frozenset().union(*(self.sequence((*o, *rest)) for o in head.options))
        return self.category(head.category)


class Parser:
    """One text's readings."""

    def __init__(self, tokens: Tokens, rules: Grammar) -> None:
        self._tokens = tokens
        self._grammar = rules
        self._readers = rules.numbers.categories()
        self._memo: dict[tuple[str, int], Results] = {}

    def longest(self, at: int) -> tuple[int, Node] | None:
        """Return the end and the node of the longest expression that begins at a token."""
        best: tuple[int, Node] | None = None
        for category in TOP:
            for end, node in self.lookup(category, at):
                if isinstance(node, Node) and (best is None or end > best[0]):
                    best = end, node
        return best

    def lookup(self, category: str, at: int) -> Results:
        """Return all ends and values of a category from a token on."""
        key = category, at
        if key not in self._memo:
            self._memo[key] = self._find(category, at) if at < len(self._tokens) else ()
        return self._memo[key]

    def _find(self, category: str, at: int) -> Results:
        if category in self._readers:
            reader, first = self._readers[category]
            return tuple(reader(self._tokens, at)) if self._may(first, at) else ()
        found = dict(self._words(category, at))
        for rule, sequence, first in self._grammar.rules.get(category, ()):
            if self._may(first, at) and self._stands(rule, at):
                for end, slots in matches(sequence, self._tokens.norms, at, self.lookup):
                    if end not in found and self._ends(rule, end):
                        found[end] = _node(rule, slots)
        return tuple(sorted(found.items(), key=lambda entry: -entry[0]))

    def _words(self, category: str, at: int) -> list[tuple[int, object]]:
        norms = self._tokens.norms
        entries = self._grammar.lexicon.get(category, {}).get(norms[at], ())
        return [
            (at + len(words), value)
            for words, value in entries
            if norms[at : at + len(words)] == words
        ]

    def _may(self, first: frozenset[str], at: int) -> bool:
        return any(key in first for key in self._tokens.keys(at))

    def _stands(self, rule: TimeRule, at: int) -> bool:
        tokens = self._tokens
        if rule.case is Case.LOWER and tokens.capital(at) and not tokens.opens(at):
            return False
        if rule.case is Case.UPPER and not tokens.capital(at) and at > 0:
            return False
        if rule.left and not tokens.preceded(at, rule.left):
            return False
        return not tokens.preceded(at, rule.not_left)

    def _ends(self, rule: TimeRule, end: int) -> bool:
        if rule.right and not self._tokens.followed(end, rule.right):
            return False
        return not self._tokens.followed(end, rule.not_right)


def _node(rule: TimeRule, slots: Mapping[str, object]) -> object:
    """Return the node of a match; a rule without operation hands on its slot's."""
    if rule.op is not None:
        return Node(rule.op, {**slots, **rule.given}, rule)
    inner = [value for name, value in slots.items() if name not in ("det", "weekday")]
    return inner[0]
