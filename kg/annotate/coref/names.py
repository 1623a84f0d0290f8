"""Names that name the same: spellings, surnames, acronyms, known aliases."""

from __future__ import annotations

from kg.annotate.coref.chains import Chains
from kg.annotate.coref.profile import Profile
from kg.annotate.names.acronyms import is_acronym, spells
from kg.lang.coref import coreference
from kg.lang.gazetteer import gazetteer, key
from kg.lang.nouns import nouns

_ARTICLES = frozenset({"la", "le", "les", "l'", "un", "une"})
_LANGUAGE = "fr"


def join_names(chains: Chains) -> None:
    """Join the names of an article that name the same."""
    named = [one for one in chains.profiles if one.named]
    seen: dict[str, Profile] = {}
    for one in named:
        name = name_key(one)
        other = seen.setdefault(name, one)
        if _one_gender(one, other):
            chains.join(other, one)
        else:  # "M. Garnier" and "Mme Garnier"
            chains.join(seen.setdefault(f"{name} {one.gender}", one), one)
    for one in list(seen.values()):
        bearer = _bearer(one, [p for p in named if not chains.same(p, one)], chains)
        if bearer is not None:
            chains.join(bearer, one)


def name_key(one: Profile) -> str:
    """Return what all spellings of a name share: "l'ONU" and "Nations unies" are one."""
    words = key(one.mention.text).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    text = " ".join(words)
    text = _aliases().get(text, text)
    if one.mention.type == "Place":
        place = gazetteer(_LANGUAGE).place(text)
        return key(place.name) if place and place.kind == "country" else text
    return text


def _aliases() -> dict[str, str]:
    return {key(alias): key(name) for alias, name in coreference().aliases.items()}


def _bearer(one: Profile, others: list[Profile], chains: Chains) -> Profile | None:
    """Return the fuller name that a name is short for; None where two different ones fit."""
    fitting = [other for other in others if _short_for(one, other)]
    by_chain = {chains.of(other): other for other in fitting}
    if len(by_chain) == 1:
        return fitting[0]
    before = [other for other in fitting if other.index < one.index]
    return before[-1] if before and one.mention.type == "Person" else None


def _short_for(short: Profile, full: Profile) -> bool:
    if short.adjective or full.adjective:
        return False
    if is_acronym(short.mention.text):
        return spells(short.mention.text, full.mention.text.split())
    if short.mention.type != full.mention.type:
        return False
    if short.mention.type == "Person":
        return _same_person(short, full)
    if short.mention.type == "Organization":
        return _same_organization(name_key(short).split(), name_key(full).split())
    return False


def _one_gender(one: Profile, other: Profile) -> bool:
    return None in (one.gender, other.gender) or one.gender == other.gender


def _unlikely(titled: Profile, other: Profile) -> bool:
    """Return whether a civility contradicts a first name: "Mme Pujol" is not Gérard."""
    told = other.gender is None and titled.gender is not None and other.likely is not None
    return told and titled.gender != other.likely


def _same_person(short: Profile, full: Profile) -> bool:
    if not _one_gender(short, full) or _unlikely(short, full) or _unlikely(full, short):
        return False
    few, many = name_key(short).split(), name_key(full).split()
    if sorted(few) == sorted(many):
        return True
    if len(few) >= len(many):
        return False
    starts = range(len(many) - len(few) + 1)  # "Lula" stands within "Luiz Inacio Lula da Silva"
    return any(few == many[start : start + len(few)] for start in starts)


def _same_organization(few: list[str], many: list[str]) -> bool:
    """Return whether a name lacks only a noun that says what it is: "Wagner", "groupe Wagner"."""
    if len(few) >= len(many) or many[-len(few) :] != few:
        return False
    rest = [word for word in many[: -len(few)] if word not in {"de", "du", "des", "la", "l'"}]
    return all(nouns().type_of(word, plural=False) in {"Organization", "Group"} for word in rest)
