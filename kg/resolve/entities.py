"""Chains of mentions as entities: one label, one type, one id each.

An entity's label is its name; without one, what the text calls it first, and whose it is: "action
de Mohamed Morsi" for "son action".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.lang.coref import coreference
from kg.model import Article, Entity, Gender, Mention, MentionKind, Number
from kg.model.slug import slug

_SILENT = frozenset({"Thing"})
_VOWELS = frozenset("aeiouyhàâéèêëîïôœù")


def entities(mentions: Sequence[Mention], article: Article) -> dict[str, Entity]:
    """Return the entity of each chain, by the chain's id; a chain of pronouns alone has none.

    An entity that nobody names belongs to its article: "les civils" of two articles are not
    the same people, and their ids differ.
    """
    chains = _chains(mentions, article)
    found: dict[str, Entity] = {}
    taken: set[str] = set()
    for name, chain in chains.items():
        if chain.standing:
            found[name] = _entity(chain, article, taken, _label(chain, chains))
            taken.add(found[name].id)
    return found


@dataclass
class _Chain:
    """The mentions of one thing.

    Attributes
    ----------
    owner
        The id of the chain that possesses it, if its first description tells.
    articles
        What stands in the text before each mention, by the mention's id.
    """

    members: list[Mention] = field(default_factory=list)
    owner: str = ""
    articles: dict[str, str] = field(default_factory=dict)

    @property
    def named(self) -> list[Mention]:
        """Its names."""
        return [m for m in self.members if m.kind is MentionKind.NAMED]

    @property
    def nominal(self) -> list[Mention]:
        """Its descriptions by common nouns."""
        return [m for m in self.members if m.kind is MentionKind.NOMINAL]

    @property
    def standing(self) -> list[Mention]:
        """Its names, or else its descriptions: what labels and types it."""
        return self.named or self.nominal

    @property
    def type(self) -> str:
        """The class that most of them have."""
        counts = Counter(m.type for m in self.standing if m.type not in _SILENT)
        return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else "Thing"

    @property
    def label(self) -> Mention:
        """The mention that labels it: a person's fullest name, the name most used, a first noun."""
        if not self.named:
            return self.nominal[0]
        counts = Counter(m.text for m in self.named)
        person = self.type == "Person"

        def rank(mention: Mention) -> tuple[int, int, int, str]:
            length = len(mention.text.split())
            words = -length if person else 0
            return words, -counts[mention.text], len(mention.text), mention.text

        return min(self.named, key=rank)


def _chains(mentions: Sequence[Mention], article: Article) -> dict[str, _Chain]:
    chains: dict[str, _Chain] = {}
    by_id = {mention.id: mention for mention in mentions}
    for mention in mentions:
        chain = chains.setdefault(mention.entity, _Chain())
        chain.members.append(mention)
        chain.articles[mention.id] = _before(mention, article)
    for chain in chains.values():
        owner = by_id.get(chain.label.possessor) if chain.nominal and not chain.named else None
        chain.owner = owner.entity if owner else ""
    return chains


def _before(mention: Mention, article: Article) -> str:
    """Return the word before a mention, lower case."""
    words = article.text[max(0, mention.span.start - 12) : mention.span.start].lower()
    return (words.replace("’", "'").replace("'", "' ").split() or [""])[-1]


def _label(chain: _Chain, chains: Mapping[str, _Chain]) -> str:
    text = chain.label.text
    owner = chains.get(chain.owner)
    words = text.lower().replace("’", "'").replace("'", "' ").split()
    if owner is None or not owner.standing or coreference().complement & set(words):
        return text
    return f"{text} {_of(owner)}"


def _of(owner: _Chain) -> str:
    """Return the owner as a complement: "de Mohamed Morsi", "de l'OTAN", "des deux gendarmes"."""
    name = owner.label
    if name.kind is MentionKind.NOMINAL:
        text = name.text[:1].lower() + name.text[1:]
        return _contracted(_article(name, text), text)
    article = "" if owner.type == "Person" else _own_article(owner)
    return _contracted(article, name.text)


def _article(noun: Mention, text: str) -> str:
    if noun.number is Number.PLURAL:
        return "les"
    if text[:1].lower() in _VOWELS:
        return "l'"
    return "la" if noun.gender is Gender.FEMININE else "le"


def _own_article(owner: _Chain) -> str:
    """Return the article that the text gives a name, undone from "du", "au"."""
    undone = {"au": "le", "aux": "les", "des": "les", "du": "le"}
    for mention in owner.named:
        before = owner.articles[mention.id]
        before = undone.get(before, before)
        if mention.text == owner.label.text and before in {"l'", "la", "le", "les"}:
            return before
    return ""


def _contracted(article: str, text: str) -> str:
    """Return "de", the article and the text as French joins them.

    Examples
    --------
    >>> _contracted("les", "deux gendarmes"), _contracted("", "Ahmad Chafiq")
    ('des deux gendarmes', "d'Ahmad Chafiq")
    """
    if article in {"le", "les"}:
        return f"{'du' if article == 'le' else 'des'} {text}"
    if article == "l'":
        return f"de l'{text}"
    if article == "la":
        return f"de la {text}"
    return f"d'{text}" if text[:1].lower() in _VOWELS else f"de {text}"


def _entity(chain: _Chain, article: Article, taken: set[str], label: str) -> Entity:
    kind = chain.type
    base = f"{kind.lower()}/{slug(label) or 'x'}"
    if not chain.named:
        base = f"{base}--{slug(article.id)}"
    return Entity(
        id=_free(base, taken),
        type=kind,
        label=label,
        aliases=tuple(sorted({m.text for m in chain.standing} - {label})),
        named=bool(chain.named),
    )


def _free(base: str, taken: set[str]) -> str:
    """Return the id, numbered if another entity of the article has it."""
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
