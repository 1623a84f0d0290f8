"""The masculine singular of a past participle, for the label of a passive."""

from __future__ import annotations


def participle(lemma: str, form: str) -> str:
    """Return the participle without its agreement.

    Parameters
    ----------
    lemma
        The infinitive; of an expression, its first word counts.
    form
        The participle as the text has it.

    Examples
    --------
    >>> participle("fortifier", "fortifiées"), participle("mettre", "mises")
    ('fortifié', 'mis')
    """
    verb, _, rest = lemma.partition(" ")
    return f"{_bare(verb, form.lower())} {rest}".strip()


def _bare(verb: str, form: str) -> str:
    if verb.endswith("er"):
        return f"{verb[:-2]}é"
    for ending in ("es", "e"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return form[: -len(ending)]
    keeps = verb.endswith(("mettre", "prendre", "quérir", "seoir", "clure"))
    return form if keeps or not form.endswith("s") else form[:-1]
