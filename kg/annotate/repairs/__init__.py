"""What a parse says that French grammar rules out, set right before anything is read from it.

Invariant: every sentence stays one tree. Each repair reads one construction, shown in its
docstring; what it cannot be sure of it leaves alone. They work in this order, each on the whole
text: parts of speech, verb groups, the main verb, subjects, other arguments, attachment.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token

from kg.annotate.repairs import arguments, attachment, clauses, groups, subjects, tags

REPAIRS = "kg_repairs"

_IN_ORDER: tuple[Callable[[Token], None], ...] = (
    tags.adjective_with_auxiliary,
    tags.verb_taken_for_noun,
    tags.verb_taken_for_name,
    tags.possession,
    tags.noun_taken_for_adjective,
    groups.participle_behind_aside,
    groups.coordinated_participle,
    groups.undergone_infinitive,
    clauses.main_verb,
    clauses.relative_without_noun,
    subjects.behind_fronted_participle,
    subjects.behind_fronted_noun,
    subjects.impersonal,
    subjects.inverted_in_relative,
    subjects.speaker_of_insertion,
    subjects.named_together,
    arguments.day_taken_for_object,
    arguments.day_inside_phrase,
    arguments.agent_left_on_noun,
    arguments.object_behind_adverbials,
    arguments.attribute_behind_adverbials,
    arguments.recipient_pronoun,
    attachment.purpose,
    attachment.agreement,
    attachment.participle_behind_speaker,
)


def repair(doc: Doc) -> Doc:
    """Return the document, its trees repaired in place."""
    for mend in _IN_ORDER:
        for token in doc:
            mend(token)
    return doc


@Pipeline.component(REPAIRS)
def _component(doc: Doc) -> Doc:
    return repair(doc)
