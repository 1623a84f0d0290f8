"""Chains of mentions as entities: one label, one type, one id each.

An entity's label is its name; without one, what the text calls it first, and whose it is: "départ
d'Anne Roux" for "son départ".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.lang.articles import articles
from kg.lang.coref import coreference
from kg.model import Article, Entity, Mention, MentionKind, Number
from kg.model.slug import numbered, slug

_SILENT = frozenset({"Thing"})


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
    words = _words(article.text[max(0, mention.span.start - 12) : mention.span.start])
    return words[-1] if words else ""


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case, an elided one with its apostrophe."""
    return text.lower().replace("’", "'").replace("'", "' ").split()


def _label(chain: _Chain, chains: Mapping[str, _Chain]) -> str:
    text = chain.label.text
    owner = chains.get(chain.owner)
    if owner is None or not owner.standing or coreference().complement & set(_words(text)):
        return text
    return f"{text} {_of(owner)}"


def _of(owner: _Chain) -> str:
    """Return the owner as a complement: "d'Anne Roux", "de l'OTAN", "des deux gendarmes"."""
    name = owner.label
    if name.kind is MentionKind.NOMINAL:
        text, plural = name.text[:1].lower() + name.text[1:], name.number is Number.PLURAL
        article = articles().of_noun(text, gender=name.gender, plural=plural)
        return articles().joined(article, text)
    article = "" if owner.type == "Person" else _own_article(owner)
    return articles().joined(article, name.text)


def _own_article(owner: _Chain) -> str:
    """Return the article that the text gives a name, "le" for "du" and "au"."""
    named = (mention for mention in owner.named if mention.text == owner.label.text)
    found = (articles().held_by(owner.articles[mention.id]) for mention in named)
    return next(filter(None, found), "")


def _entity(chain: _Chain, article: Article, taken: set[str], label: str) -> Entity:
    kind = chain.type
    base = f"{kind.lower()}/{slug(label) or 'x'}"
    if not chain.named:
        base = f"{base}--{slug(article.id)}"
    return Entity(
        id=numbered(base, taken),
        type=kind,
        label=label,
        aliases=tuple(sorted({m.text for m in chain.standing} - {label})),
        named=bool(chain.named),
    )
