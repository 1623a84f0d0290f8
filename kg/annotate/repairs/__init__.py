"""What a parse says that French grammar rules out, set right before anything is read from it.

Invariant: every sentence stays one tree. Each repair reads one construction, shown in its
docstring; what it cannot be sure of it leaves alone. They work in this order, each on the whole
text: parts of speech, verb groups, the main verb, subjects, other arguments, attachment.
"""

from __future__ import annotations

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from kg.annotate.repairs import arguments, attachment, clauses, groups, subjects, tags
from kg.annotate.repairs.repair import Repair, mend_all, tagged

REPAIRS = "kg_repairs"


_SUBJECT = ("subject", "passive_subject")
_IN_ORDER: tuple[Repair, ...] = (
    tagged(tags.adjective_with_auxiliary, "ADJ"),
    tagged(tags.verb_taken_for_noun, "NOUN", "ADJ"),
    tagged(tags.verb_taken_for_name, "PROPN"),
    tagged(tags.possession, "AUX"),
    Repair(tags.noun_taken_for_adjective, (*_SUBJECT, "object", "oblique")),
    tagged(groups.participle_behind_aside, "AUX", "VERB"),
    Repair(groups.coordinated_participle, ("adverbial", "adnominal")),
    tagged(groups.undergone_infinitive, "VERB"),
    Repair(clauses.main_verb, ("adnominal", "parataxis")),
    Repair(clauses.relative_without_noun, ("relative",)),
    Repair(subjects.behind_fronted_participle, ("adverbial",)),
    Repair(subjects.behind_fronted_noun, _SUBJECT),
    Repair(subjects.impersonal, _SUBJECT),
    Repair(subjects.inverted_in_relative, ("relative",)),
    Repair(subjects.speaker_of_insertion, ("insertion",)),
    tagged(subjects.named_together, "NOUN", "PROPN"),
    Repair(arguments.day_taken_for_object, ("object",)),
    Repair(arguments.day_inside_phrase, ("nominal_modifier", "apposition")),
    Repair(arguments.agent_left_on_noun, ("nominal_modifier",)),
    Repair(arguments.object_behind_adverbials, ("nominal_modifier", "oblique")),
    Repair(arguments.attribute_behind_adverbials, ("apposition",)),
    Repair(arguments.recipient_pronoun, ("object",)),
    tagged(attachment.purpose, "VERB"),
    Repair(attachment.agreement, ("adjective", "adnominal")),
    Repair(attachment.participle_behind_speaker, ("adverbial", "adnominal")),
)


def repair(doc: Doc) -> Doc:
    """Return the document, its trees repaired in place."""
    return mend_all(doc, _IN_ORDER)


@Pipeline.component(REPAIRS)
def _component(doc: Doc) -> Doc:
    return repair(doc)
