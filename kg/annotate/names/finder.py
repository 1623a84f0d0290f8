"""The names of an article's blocks, from parsed documents to typed spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from kg.annotate.names.acronyms import expand
from kg.annotate.names.boundaries import Boundaries
from kg.annotate.names.candidate import Candidate
from kg.annotate.names.cues import Cues
from kg.annotate.names.name import Alias, FoundNames, Name
from kg.annotate.names.surface import Surface, surface
from kg.annotate.names.tables import Tables, tables
from kg.annotate.names.types import settle
from kg.annotate.names.vocabulary import Vocabulary, vocabulary
from kg.lang.gazetteer import key


def find_names(
    docs: Sequence[Doc], *, known: Vocabulary | None = None, language: str = "fr"
) -> tuple[tuple[Name, ...], ...]:
    """Return the proper names of one article.

    Parameters
    ----------
    docs
        The parsed blocks of one article, in order.
    known
        Tells whether a word in lower case is in the lexicon; the model's lemmatizer if None.

    Returns
    -------
    For each block its names, sorted, none overlapping another; mentions of one entity have
    one type.

    Examples
    --------
    >>> from kg.annotate.nlp import pipeline
    >>> doc = pipeline()("La ministre Anne Roy a visité l'université de Lille.")
    >>> [(doc[n.start : n.end].text, n.type) for n in find_names([doc])[0]]
    [('Anne Roy', 'Person'), ('université de Lille', 'Organization')]
    """
    return read_names(docs, known=known, language=language).names


def read_names(
    docs: Sequence[Doc], *, known: Vocabulary | None = None, language: str = "fr"
) -> FoundNames:
    """Return the proper names of one article, and which of them abbreviate others.

    Examples
    --------
    >>> from kg.annotate.nlp import pipeline
    >>> doc = pipeline()("L'Organisation mondiale de la santé (OMS) a donné l'alerte.")
    >>> [doc[a.short.start].text for a in read_names([doc]).aliases]
    ['OMS']
    """
    data = tables(language)
    lexicon = vocabulary() if known is None else known
    surfaces = [surface(doc) for doc in docs]
    found: list[Candidate] = []
    pairs: list[tuple[Candidate, Candidate]] = []
    for block, one in enumerate(surfaces):
        candidates = list(Boundaries(block, one, data, lexicon).candidates())
        pairs += [(candidates[i], candidates[j]) for i, j in expand(candidates, one)]
        found += _weighed(_apart(candidates), one, data)
    kept = _plausible(_with_articles(found, surfaces), surfaces, data)
    types = settle(kept, [(name.key, short.key) for name, short in pairs])
    names = tuple(_names(kept, types, block) for block in range(len(docs)))
    return FoundNames(names, tuple(_alias(pair, types) for pair in pairs))


def _apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop what a lengthened name has swallowed."""
    kept: list[Candidate] = []
    for one in candidates:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _weighed(found: list[Candidate], one: Surface, data: Tables) -> list[Candidate]:
    cues = Cues(one, data)
    for candidate in found:
        cues.weigh(candidate)
    cues.weigh_lists(found)
    return found


def _alias(pair: tuple[Candidate, Candidate], types: Mapping[str, str]) -> Alias:
    name, short = (_name(one, types) for one in pair)
    return Alias(pair[0].block, name, short)


def _name(one: Candidate, types: Mapping[str, str]) -> Name:
    return Name(one.start, one.end, types.get(one.key, "Thing"))


def _names(
    candidates: Sequence[Candidate], types: Mapping[str, str], block: int
) -> tuple[Name, ...]:
    return tuple(_name(one, types) for one in candidates if one.block == block)


def _with_articles(
    candidates: Sequence[Candidate], surfaces: Sequence[Surface]
) -> Sequence[Candidate]:
    """Give a surname its article back where it opens a sentence: "Le Pen", "Marine Le Pen"."""
    ends = {tuple(one.key.split()[-2:]) for one in candidates if one.key.count(" ") > 1}
    for one in candidates:
        s = surfaces[one.block]
        before = one.start - 1
        if before >= 0 and s.capital[before] and (key(s.words[before]), one.key) in ends:
            one.start = before
            one.key = one.stem = s.key(before, one.end)
    return candidates


def _plausible(
    candidates: Sequence[Candidate], surfaces: Sequence[Surface], data: Tables
) -> list[Candidate]:
    """Drop sentences' first words that nothing else makes a name."""
    sure = {one.key for one in candidates if not one.weak}
    parts = {word for name in sure for word in name.split()}
    common = {key(word) for s in surfaces for word in s.words if word.islower() and len(word) > 2}
    return [
        one for one in candidates if not one.weak or one.key in parts or _stands(one, common, data)
    ]


def _stands(one: Candidate, common: set[str], data: Tables) -> bool:
    """Return whether a sentence's first word is a name though no other place confirms it."""
    listed = one.key in data.places.places and one.key not in data.places.opaque
    if one.key in common:
        return False
    return listed or one.key in data.cues.known or (one.leading != "" and not one.shouted)
