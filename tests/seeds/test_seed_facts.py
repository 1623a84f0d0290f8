"""What a reader of the sample articles has to find in their graphs, and what must not be a fact."""

from __future__ import annotations

from pathlib import Path

import asking
import pytest

FACTS = [
    ("accord-de-paris", "Laurent Fabius", "kg:ministerOf", "France"),
    ("accord-de-paris", "Laurent Fabius", "kg:presides", "conférence"),
    ("accord-de-paris", "Ban Ki-moon", "kg:leads", "ONU"),
    ("accord-de-paris", "Laurence Tubiana", "kg:ambassadorOf", "France"),
    ("accord-de-paris", "Chine", "kg:supports", "texte"),
    ("accord-de-paris", "Inde", "kg:supports", "texte"),
    ("baltimore", "Wes Moore", "kg:governs", "Maryland"),
    ("baltimore", "Wes Moore", "kg:orders", "état d'urgence"),
    ("baltimore", "pont Francis-Scott-Key", "kg:locatedIn", "Baltimore"),
    ("baltimore", "Colombo", "kg:locatedIn", "Sri Lanka"),
    ("baltimore", "Maersk", "rel:affreter", "navire"),
    ("baltimore", "police", "rel:fermer", "pont"),
    ("bresil", "Luiz Inacio Lula da Silva", "kg:wins", "élection présidentielle"),
    ("bresil", "Alexandre de Moraes", "kg:presides", "Tribunal supérieur électoral"),
    ("bresil", "Arthur Lira", "kg:presides", "Chambre des députés"),
    ("bresil", "Joe Biden", "kg:praises", "Lula"),
    ("breves", "Jacinda Ardern", "kg:headsGovernmentOf", "Nouvelle-Zélande"),
    ("breves", "Anthony Albanese", "kg:headsGovernmentOf", "Australie"),
    ("breves", "Ariane 5", "rel:lancer|kg:launches", "télescope spatial James-Webb"),
    ("breves", "Stéphane Israël", "kg:leads", "Arianespace"),
    ("breves", "Kourou", "kg:locatedIn", "Guyane"),
    ("credit-suisse", "UBS", "kg:buys", "Credit Suisse"),
    ("credit-suisse", "Alfred Escher", "kg:founds", "Credit Suisse"),
    ("credit-suisse", "Karin Keller-Sutter", "kg:ministerOf", "Suisse"),
    ("credit-suisse", "Axel Lehmann", "kg:presides", "Credit Suisse"),
    ("credit-suisse", "Colm Kelleher", "kg:presides", "UBS"),
    ("credit-suisse", "Christine Lagarde", "kg:presides", "Banque centrale européenne"),
    ("ernaux", "Académie suédoise", "rel:decerner", "prix Nobel de littérature"),
    ("ernaux", "Mats Malm", "kg:leads", "Académie suédoise"),
    ("ernaux", "Annie Ernaux", "kg:succeeds", "Abdulrazak Gurnah"),
    ("ernaux", "Emmanuel Macron", "kg:presides", "France"),
    ("habre", "Chambres", "kg:sentences", "Hissène Habré"),
    ("habre", "Gberdao Gustave Kam", "kg:presides", "tribunal"),
    ("habre", "Hissène Habré", "kg:leads", "Tchad"),
    ("habre", "Human Rights Watch", "kg:investigates", "dossier"),
    ("kherson", "Volodymyr Zelensky", "kg:presides", "Ukraine"),
    ("kherson", "Volodymyr Zelensky", "kg:travelsTo", "Kherson"),
    ("kherson", "Sergueï Choïgou", "kg:ministerOf", "Russie"),
    ("kherson", "Kherson", "kg:locatedIn", "Ukraine"),
    ("kherson", "troupes russes", "kg:occupies", "Kherson"),
    ("kherson", "pont Antonovski", "rel:enjamber", "Dniepr"),
    ("lusail", "Argentine", "kg:defeats", "France"),
    ("lusail", "Gianni Infantino", "kg:presides", "FIFA"),
    ("lusail", "Lionel Messi", "rel:marquer", "deux buts"),
    ("lusail", "Gonzalo Montiel", "rel:marquer", "tir de la victoire"),
    ("lusail", "Emmanuel Macron", "rel:consoler", "Mbappé"),
]
"""Article, words of the subject, predicate, words of the object: plain triples."""

BY_NAME = asking.NOBODY
CLAIMS = [
    ("accord-de-paris", "triomphe", "Ban Ki-moon", "actual", "positive"),
    ("accord-de-paris", "tournant", "Barack Obama", "possible", "positive"),
    ("accord-de-paris", "cent milliards", BY_NAME, "necessary", "positive"),
    ("accord-de-paris", "aucun plan", BY_NAME, "actual", "negative"),
    ("accord-de-paris", "réchauffement d'environ", "organisations", "conditional", "positive"),
    ("baltimore", "accident", "Moore", "actual", "positive"),
    ("baltimore", "reconstruction du pont", "Joe Biden", "conditional", "positive"),
    ("baltimore", "aucune date", BY_NAME, "actual", "negative"),
    ("bresil", "nouvelle page", "président français", "actual", "positive"),
    ("bresil", "défaite", BY_NAME, "actual", "negative"),
    ("bresil", "fonctions", BY_NAME, "future", "positive"),
    ("breves", "candidat", BY_NAME, "actual", "negative"),
    ("breves", "Parlement", BY_NAME, "future", "positive"),
    ("credit-suisse", "cent milliards", BY_NAME, "future", "positive"),
    ("credit-suisse", "fusion", BY_NAME, "actual", "negative"),
    ("credit-suisse", "nouvel ensemble", BY_NAME, "future", "positive"),
    ("ernaux", "Stockholm", BY_NAME, "future", "positive"),
    ("habre", "quarante mille morts", "commission d'enquête", "conditional", "positive"),
    ("habre", "compétence du tribunal", BY_NAME, "actual", "negative"),
    ("habre", "réparations", BY_NAME, "necessary", "positive"),
    ("kherson", "crimes de guerre", "Volodymyr Zelensky", "actual", "positive"),
    ("kherson", "civils", "Moscou", "actual", "negative"),
    ("kherson", "territoire russe", "Dmitri Peskov", "actual", "positive"),
    ("kherson", "annexion", BY_NAME, "actual", "negative"),
    ("lusail", "retraite", "Lionel Messi", "future", "negative"),
    ("lusail", "aucun tir", BY_NAME, "actual", "negative"),
]
"""Article, words of the object, who says it, modality, polarity: read so, and never a fact."""


@pytest.mark.parametrize(("article", "subject", "predicate", "obj"), FACTS)
def test_fact_is_a_plain_triple(
    graphs: dict[str, Path], article: str, subject: str, predicate: str, obj: str
) -> None:
    assert asking.asserted(graphs[article], subject, predicate, obj)


@pytest.mark.parametrize(("article", "obj", "by", "modality", "polarity"), CLAIMS)
def test_claim_plan_or_denial_is_read_as_one(
    graphs: dict[str, Path], article: str, obj: str, by: str, modality: str, polarity: str
) -> None:
    assert asking.read(graphs[article], "", "", obj, by, modality, polarity)


@pytest.mark.parametrize(("article", "obj"), sorted({(row[0], row[1]) for row in CLAIMS}))
def test_claim_plan_or_denial_is_no_plain_triple(
    graphs: dict[str, Path], article: str, obj: str
) -> None:
    assert not asking.fact(graphs[article], "", obj)


FURNITURE = {
    "bresil": ("partager", "à lire aussi", "commentaire", "accueil", "temps de lecture"),
    "habre": ("s'abonner", "menu", "imprimer", "mentions légales", "plus lus"),
}


@pytest.mark.parametrize(("article", "words"), FURNITURE.items())
def test_page_furniture_says_nothing(
    graphs: dict[str, Path], article: str, words: tuple[str, ...]
) -> None:
    query = "SELECT ?text { { ?x nif:anchorOf ?text } UNION { ?x kg:named ?n ; rdfs:label ?text } }"
    texts = [text.lower() for (text,) in asking.rows(graphs[article], query)]
    assert texts
    assert [text for text in texts if any(word in text for word in words)] == []


@pytest.mark.parametrize(
    ("article", "published"),
    [
        ("baltimore", "2024-03-27"),
        ("bresil", "2022-10-31"),
        ("credit-suisse", "2023-03-20"),
        ("ernaux", "2022-10-07"),
        ("habre", "2016-05-31"),
        ("kherson", "2022-11-14"),
        ("lusail", "2022-12-18"),
    ],
)
def test_date_of_publication_is_found(
    graphs: dict[str, Path], article: str, published: str
) -> None:
    query = "SELECT ?date { ?article a kg:Article ; dcterms:issued ?date }"
    assert asking.rows(graphs[article], query) == [(published,)]
