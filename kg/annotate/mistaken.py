"""Reporting verbs that a tagger takes for nouns or adverbs: "l'opposition doute que"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.annotate.grammar import word
from kg.annotate.speech_verbs import is_finite, stems
from kg.lang.reporting import reporting


def mistaken(sentence: Span) -> dict[int, str]:
    """Return the reporting verbs that a tagger takes for other words, with their lemmas.

    "L'opposition doute que P", "P, tonne Me Roux": a form of the present that is noun or adverb
    elsewhere, where its clause has no other verb and goes on as a report does.
    """
    found = {token.i: lemma for token in sentence if (lemma := _present(token)) is not None}
    return {
        i: lemma for i, lemma in found.items() if _governs(sentence, i) or _inserted(sentence, i)
    }


def _present(token: Token) -> str | None:
    """Return the reporting verb of which a word that is tagged otherwise is a present form."""
    if token.pos_ not in {"NOUN", "ADJ", "ADV", "PROPN"} or token.i == token.sent.start:
        return None
    form = word(token)
    stem = next((form.removesuffix(end) for end in ("ent", "e") if form.endswith(end)), "")
    return reporting().forms.get(form) or stems().get(stem)


def _governs(sentence: Span, index: int) -> bool:
    """Return whether a subject stands before and a content behind: "le Niger conteste que"."""
    doc = sentence.doc
    before = doc[index - 1]
    subject = before.pos_ in {"NOUN", "PROPN", "ADJ", "PRON"} or before.text == ","
    if not subject or any(is_finite(one) for one in doc[sentence.start : index]):
        return False
    following = [word(one) for one in doc[index + 1 : index + 2]]
    infinitive = any("VerbForm=Inf" in one.morph for one in doc[index + 2 : index + 3])
    governed = {"que", "qu'", "avoir", "être"} | ({"de", "d'"} if infinitive else set())
    return bool(governed & set(following))


def _inserted(sentence: Span, index: int) -> bool:
    """Return whether the speaker stands behind: "P, tonne Me Roux"."""
    doc = sentence.doc
    if doc[index - 1].text != "," or index + 1 >= sentence.end:
        return False
    speaker = doc[index + 1]
    opened = speaker.pos_ in {"DET", "PROPN"} or word(speaker) in reporting().styles
    return opened and any(is_finite(one) for one in doc[sentence.start : index])
