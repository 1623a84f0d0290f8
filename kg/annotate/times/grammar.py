"""The grammar at work: from tokens to the longest expression and what it is made of.

Everything is tried and kept in a memo, so the order of rules only settles ties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.annotate.times.numbers import Numbers, Reader
from kg.annotate.times.pattern import Choice, Literal, Sequence, compiled, matches
from kg.annotate.times.tokens import NUMBER, ROMAN, Tokens
from kg.errors import LanguageDataError
from kg.lang.times import Case, TimeRule, Words, times

# What is looked for in a text; of equally long readings the first category's wins.
TOP = ("nothing", "bounded", "interval", "clock", "part", "date", "period")

# The lexicon's categories that an expression has a word of, if it has no figure.
_CORES = (
    "daypart",
    "deictic",
    "holiday",
    "month",
    "neighbour",
    "numeral",
    "piece",
    "season",
    "stretch",
    "unit",
    "weekday",
)
# Words before the first of these in an expression: "il y a un peu moins de deux ans".
_LEAD = 10

Compiled = tuple[int, TimeRule, Sequence]
Results = tuple[tuple[int, object], ...]


@dataclass(frozen=True)
class Node:
    """An operation and what the words gave it; values are resolved later."""

    op: str
    slots: Mapping[str, object]
    rule: TimeRule | None = None


@dataclass(frozen=True)
class Grammar:
    """The compiled rules of one language.

    Attributes
    ----------
    rules
        Category to the key of a first token to the rules that it may begin.
    lexicon
        Category to a first word to the entries.
    starts
        Keys of the tokens that an expression may begin with.
    cores
        Keys of the tokens one of which is in every expression.
    """

    rules: Mapping[str, Mapping[str, tuple[Compiled, ...]]]
    lexicon: Mapping[str, Mapping[str, tuple[tuple[Words, object], ...]]]
    proper: frozenset[Words]
    readers: Mapping[str, tuple[Reader, frozenset[str]]]
    starts: frozenset[str]
    cores: frozenset[str]


@cache
def grammar(code: str = "fr") -> Grammar:
    """Return the grammar of a language, compiled once.

    Raises
    ------
    LanguageDataError
        If a pattern names a category that nothing builds.
    """
    table = times(code)
    readers = Numbers(table.lexicon).categories()
    rules: dict[str, list[Compiled]] = {}
    for order, rule in enumerate(table.rules):
        rules.setdefault(rule.category, []).append((order, rule, compiled(rule.pattern)))
    firsts = _Firsts(rules, table.lexicon, readers)
    index = {category: _by_key(entries, firsts) for category, entries in rules.items()}
    lexicon = {name: _by_first(entries) for name, entries in table.lexicon.items()}
    starts = frozenset(key for top in TOP for key in index[top])
    return Grammar(index, lexicon, table.proper, readers, starts, _cores(table.lexicon))


def _by_key(entries: list[Compiled], firsts: _Firsts) -> dict[str, tuple[Compiled, ...]]:
    found: dict[str, list[Compiled]] = {}
    for entry in entries:
        for key in firsts.sequence(entry[2]):
            found.setdefault(key, []).append(entry)
    return {key: tuple(rules) for key, rules in found.items()}


def _cores(lexicon: Mapping[str, Mapping[Words, int | str]]) -> frozenset[str]:
    found = {word for name in _CORES for words in lexicon[name] for word in words if len(word) > 1}
    weak = {word for words, value in lexicon["numeral"].items() if value == 1 for word in words}
    return frozenset(found - weak - {"de", "du", "la", "ce", "l'", "demi"} | {NUMBER, ROMAN})


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

    rules: Mapping[str, list[Compiled]]
    lexicon: Mapping[str, Mapping[Words, int | str]]
    readers: Mapping[str, tuple[Reader, frozenset[str]]]
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def category(self, name: str) -> frozenset[str]:
        if name not in self.known:
            self.known[name] = self._category(name)
        return self.known[name]

    def _category(self, name: str) -> frozenset[str]:
        if name in self.readers:
            return self.readers[name][1]
        if name in self.rules:
            found = [self.sequence(sequence) for _, _, sequence in self.rules[name]]
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
        self._readers = rules.readers
        self._memo: dict[tuple[str, int], Results] = {}

    def starts(self) -> Iterator[int]:
        """Yield the tokens that an expression may begin at."""
        cores, keys = self._grammar.cores, self._tokens.keys
        last = -_LEAD
        found: list[int] = []
        for at in range(len(keys) - 1, -1, -1):
            if not cores.isdisjoint(keys[at]):
                last = at
            if last - at in range(_LEAD) and not self._grammar.starts.isdisjoint(keys[at]):
                found.append(at)
        return reversed(found)

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
        keys = self._tokens.keys[at]
        if category in self._readers:
            reader, first = self._readers[category]
            return () if first.isdisjoint(keys) else tuple(reader(self._tokens, at))
        found = dict(self._words(category, at))
        for _, rule, sequence in self._rules(category, keys):
            if self._stands(rule, at):
                for end, slots in matches(sequence, self._tokens.norms, at, self.lookup):
                    if end not in found and self._ends(rule, end):
                        found[end] = _node(rule, slots)
        return tuple(sorted(found.items(), key=lambda entry: -entry[0]))

    def _rules(self, category: str, keys: tuple[str, ...]) -> tuple[Compiled, ...]:
        index = self._grammar.rules.get(category)
        if index is None:
            return ()
        if len(keys) == 1:
            return index.get(keys[0], ())
        found = {entry[0]: entry for key in keys for entry in index.get(key, ())}
        return tuple(found[order] for order in sorted(found))

    def _words(self, category: str, at: int) -> list[tuple[int, object]]:
        norms = self._tokens.norms
        entries = self._grammar.lexicon.get(category, {}).get(norms[at], ())
        return [
            (at + len(words), value)
            for words, value in entries
            if norms[at : at + len(words)] == words
            and (words not in self._grammar.proper or at == 0 or self._tokens.capital(at))
        ]

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
