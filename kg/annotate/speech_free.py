"""Free indirect speech: a plan told on in the conditional behind the sentence that presents it.

"Le maire a détaillé son projet. Les loyers seraient gelés." Only the simple conditional of a verb
that is no modal is read so: "aurait fui" and "pourrait fuir" are the article's own caution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from kg.annotate.grammar import children
from kg.annotate.speech_content import trim
from kg.annotate.speech_page import Page, Speech
from kg.annotate.speech_sources import speaks
from kg.annotate.speech_verbs import is_auxiliary
from kg.annotate.verbs import auxiliaries, lemma, tense
from kg.lang.reporting import reporting
from kg.model import QuoteKind, Tense

_TOLD_ON = frozenset({Tense.CONDITIONAL, Tense.FUTURE})


def free_speech(page: Page, found: Sequence[Speech]) -> Iterator[Speech]:
    """Yield the sentences that go on with a plan, as their presenter's words."""
    speaker: Token | None = None
    for sentence in page.doc.sents:
        taken = any(one.start < sentence.end and sentence.start < one.end for one in found)
        part = trim(page.doc, sentence.start, sentence.end)
        if speaker is not None and not taken and part is not None and _goes_on(sentence):
            yield Speech(*part, QuoteKind.INDIRECT, speaker=speaker)
        else:
            speaker = _presenter(page, sentence)


def _presenter(page: Page, sentence: Span) -> Token | None:
    """Return who presents a plan: "maire" of "le maire a détaillé son projet"."""
    verb = sentence.root
    if lemma(verb) not in reporting().presenting or not children(verb, "object"):
        return None
    subjects = [one for one in children(verb, "subject") if speaks(page.mention(one))]
    return subjects[0] if subjects and tense(verb) not in _TOLD_ON else None


def _goes_on(sentence: Span) -> bool:
    """Return whether a sentence tells in the conditional what a plan would bring."""
    verb = sentence.root
    past = any(is_auxiliary(one, "avoir") for one in auxiliaries(verb))
    modal = lemma(verb) in reporting().carriers
    return tense(verb) is Tense.CONDITIONAL and not past and not modal
