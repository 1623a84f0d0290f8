"""The rules, on clauses made by hand: no model reads anything here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.rules import extract
from kg.model import (
    Argument,
    Article,
    Block,
    Clause,
    Construction,
    Cue,
    Document,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Quote,
    QuoteKind,
    Role,
    Span,
    Statement,
    Tense,
    Voice,
)

Said = tuple[str, str, str | None]


@dataclass
class Scene:
    """A sentence, and mentions of it by the words that name them."""

    text: str
    mentions: list[Mention] = field(default_factory=list)

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def name(self, words: str, of_type: str, *, lemma: str = "") -> str:
        """Add a mention: a name, or a common noun if its lemma is given."""
        kind = MentionKind.NOMINAL if lemma else MentionKind.NAMED
        id_ = f"m{len(self.mentions)}"
        span = self.at(words)
        self.mentions.append(
            Mention(id_, span, words, span, lemma or words, kind, of_type, 0, f"e{id_}")
        )
        return id_

    def filled(self, role: Role, words: str, preposition: str = "") -> Argument:
        """Return an argument, filled by the mention of its words if there is one."""
        span = self.at(words)
        ids = [mention.id for mention in self.mentions if mention.span == span]
        return Argument(role, span, ids[0] if ids else None, preposition)

    def clause(
        self,
        trigger: str,
        lemma: str,
        *arguments: Argument,
        construction: Construction = Construction.VERBAL,
        tense: Tense = Tense.PAST,
    ) -> Clause:
        return Clause(self.at(trigger), lemma, construction, 0, arguments, tense=tense)

    def read(self, *clauses: Clause, quotes: tuple[Quote, ...] = ()) -> tuple[Statement, ...]:
        whole = Span(0, len(self.text))
        article = Article("x", self.text, (Block(whole),))
        return extract(Document(article, (whole,), tuple(self.mentions), clauses, quotes))

    def said(self, *clauses: Clause) -> list[Said]:
        """Return the triples, with the words of mentions in the place of their ids."""
        words = {mention.id: mention.text for mention in self.mentions}
        return [_said(one, words) for one in self.read(*clauses)]


def _said(one: Statement, words: dict[str, str]) -> Said:
    triple = one.triple
    target = triple.object
    text = target.value if isinstance(target, Literal) else words[target] if target else None
    return words[triple.subject], triple.predicate, text


def bakers() -> tuple[Scene, Clause]:
    scene = Scene("Les boulangers de Tulle ont repeint le kiosque.")
    scene.name("boulangers", "Group", lemma="boulanger")
    scene.name("kiosque", "Facility", lemma="kiosque")
    agent, patient = scene.filled(Role.AGENT, "boulangers"), scene.filled(Role.PATIENT, "kiosque")
    return scene, scene.clause("repeint", "repeindre", agent, patient)


def test_active_gives_subject_verb_object() -> None:
    scene, clause = bakers()
    assert scene.said(clause) == [("boulangers", "rel:repeindre", "kiosque")]


def test_passive_with_its_agent_says_what_the_active_says() -> None:
    scene = Scene("Le kiosque a été repeint par les boulangers.")
    scene.name("kiosque", "Facility", lemma="kiosque")
    scene.name("boulangers", "Group", lemma="boulanger")
    agent, patient = scene.filled(Role.AGENT, "boulangers"), scene.filled(Role.PATIENT, "kiosque")
    clause = replace(scene.clause("repeint", "repeindre", patient, agent), voice=Voice.PASSIVE)
    assert scene.said(clause) == [("boulangers", "rel:repeindre", "kiosque")]


def test_passive_without_agent_says_it_of_its_subject() -> None:
    scene = Scene("Les digues ont été fortifiées.")
    scene.name("digues", "Facility", lemma="digue")
    patient = scene.filled(Role.PATIENT, "digues")
    clause = replace(scene.clause("fortifiées", "fortifier", patient), voice=Voice.PASSIVE)
    (one,) = scene.read(clause)
    assert scene.said(clause) == [("digues", "rel:etre-fortifie", None)]
    assert one.evidence[0].label == "être fortifié"


def test_oblique_takes_its_preposition_into_the_relation() -> None:
    scene = Scene("Le chalutier a buté contre une épave.")
    scene.name("chalutier", "Product", lemma="chalutier")
    scene.name("épave", "Product", lemma="épave")
    subject = scene.filled(Role.AGENT, "chalutier")
    oblique = scene.filled(Role.OBLIQUE, "épave", "contre")
    clause = scene.clause("buté", "buter", subject, oblique)
    assert scene.said(clause) == [("chalutier", "rel:buter-contre", "épave")]


def test_oblique_of_manner_or_duration_is_left_out() -> None:
    scene = Scene("Le chalutier a vogué de manière chaotique pendant des heures.")
    scene.name("chalutier", "Product", lemma="chalutier")
    scene.name("manière chaotique", "Thing", lemma="manière")
    scene.name("heures", "Thing", lemma="heure")
    clause = scene.clause(
        "vogué",
        "voguer",
        scene.filled(Role.AGENT, "chalutier"),
        scene.filled(Role.OBLIQUE, "manière chaotique", "de"),
        scene.filled(Role.OBLIQUE, "heures", "pendant"),
    )
    assert scene.said(clause) == [("chalutier", "rel:voguer", None)]


def test_intransitive_has_no_object_and_a_light_verb_says_nothing() -> None:
    scene = Scene("La grange flambe et semble.")
    scene.name("grange", "Facility", lemma="grange")
    subject = scene.filled(Role.AGENT, "grange")
    clauses = scene.clause("flambe", "flamber", subject), scene.clause("semble", "sembler", subject)
    assert scene.said(*clauses) == [("grange", "rel:flamber", None)]


def test_copula_with_an_adjective_gives_a_text() -> None:
    scene = Scene("Les apiculteurs restent sceptiques.")
    scene.name("apiculteurs", "Group", lemma="apiculteur")
    subject = scene.filled(Role.AGENT, "apiculteurs")
    attribute = scene.filled(Role.ATTRIBUTE, "sceptiques")
    clause = scene.clause(
        "restent", "rester", subject, attribute, construction=Construction.COPULAR
    )
    (one,) = scene.read(clause)
    assert one.triple.predicate == "rel:rester"
    assert one.triple.object == Literal("sceptiques", "xsd:string", "fr")


def minister(lemma: str) -> tuple[Scene, Clause]:
    scene = Scene(f"Le {lemma} du Gabon, Rose Obiang, a souri.")
    scene.name("Gabon", "Country")
    scene.name("Rose Obiang", "Person")
    clause = scene.clause(
        lemma,
        lemma,
        scene.filled(Role.AGENT, "Rose Obiang"),
        scene.filled(Role.ATTRIBUTE, lemma),
        scene.filled(Role.OBLIQUE, "Gabon", "de"),
        construction=Construction.TITLE,
        tense=Tense.NONE,
    )
    return scene, clause


def test_title_in_a_country_is_an_office_of_it() -> None:
    scene, clause = minister("ministre")
    assert scene.said(clause) == [("Rose Obiang", "kg:ministerOf", "Gabon")]


def test_former_title_is_not_held() -> None:
    scene, clause = minister("ancien ministre")
    assert scene.said(clause) == [("Rose Obiang", "rel:ancien-ministre", "Gabon")]


def test_apposition_says_what_its_name_is() -> None:
    scene = Scene("Le voilier Ondine a coulé.")
    scene.name("Ondine", "Product")
    clause = scene.clause(
        "voilier",
        "voilier",
        scene.filled(Role.AGENT, "Ondine"),
        scene.filled(Role.ATTRIBUTE, "voilier"),
        construction=Construction.APPOSITION,
        tense=Tense.NONE,
    )
    assert scene.said(clause) == [("Ondine", "rel:etre", "voilier")]


def test_place_in_a_place_is_located_in_it() -> None:
    scene = Scene("Die, dans la Drôme, attend la neige.")
    scene.name("Die", "City")
    scene.name("Drôme", "Region")
    clause = scene.clause(
        "dans",
        "dans",
        scene.filled(Role.AGENT, "Die"),
        scene.filled(Role.OBLIQUE, "Drôme", "dans"),
        construction=Construction.LOCATION,
        tense=Tense.NONE,
    )
    assert scene.said(clause) == [("Die", "kg:locatedIn", "Drôme")]


def test_speech_gives_speaker_and_quotation() -> None:
    scene = Scene("La luthière affirme que le\nbois sèche.")
    scene.name("luthière", "Person", lemma="luthière")
    clause = scene.clause(
        "affirme",
        "affirmer",
        scene.filled(Role.AGENT, "luthière"),
        scene.filled(Role.CONTENT, "le\nbois sèche"),
        construction=Construction.SPEECH,
        tense=Tense.PRESENT,
    )
    (one,) = scene.read(clause)
    assert one.triple.predicate == "kg:says"
    assert one.triple.object == Literal("le bois sèche", "kg:Quotation")
    assert one.evidence[0].label == "affirmer"


def test_what_is_said_keeps_its_speaker_and_is_no_fact() -> None:
    scene = Scene("Selon Rose Obiang, les boulangers ont repeint le kiosque.")
    speaker = scene.name("Rose Obiang", "Person")
    scene.name("boulangers", "Group", lemma="boulanger")
    scene.name("kiosque", "Facility", lemma="kiosque")
    cue = Cue(scene.at("Selon"), "selon")
    content = scene.at("les boulangers ont repeint le kiosque")
    quote = Quote(content, QuoteKind.INDIRECT, cue, scene.at("Rose Obiang"))
    arguments = scene.filled(Role.AGENT, "boulangers"), scene.filled(Role.PATIENT, "kiosque")
    clause = replace(scene.clause("repeint", "repeindre", *arguments), quote=0)
    (one,) = scene.read(clause, quotes=(quote,))
    attribution = one.evidence[0].attribution
    assert attribution is not None
    assert (attribution.source, attribution.lemma, attribution.direct) == (speaker, "selon", False)
    assert not one.asserted


def test_what_is_denied_or_planned_is_no_fact() -> None:
    scene, clause = bakers()
    (fact,) = scene.read(clause)
    (denied,) = scene.read(replace(clause, polarity=Polarity.NEGATIVE))
    (planned,) = scene.read(replace(clause, modality=Modality.INTENDED))
    assert denied.evidence[0].polarity is Polarity.NEGATIVE
    assert planned.evidence[0].modality is Modality.INTENDED
    assert [one.asserted for one in (fact, denied, planned)] == [True, False, False]
    assert fact.id == denied.id == planned.id
