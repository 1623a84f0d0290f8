from __future__ import annotations

from pathlib import Path

import pytest
from graphs import small

from kg.errors import LanguageDataError, UnknownName, UsageError
from kg.export import write
from kg.query import NamedQuery, list_queries, named_query, run

QUERY = """\
# question-fr: Qui dirige quoi ?
# question-en: Who leads what?
# param who: a name or a part of one
# param since = 2000-01-01: first day that counts
SELECT ?label WHERE { ?x kg:leads ?y ; rdfs:label ?label FILTER(CONTAINS(?label, ?who)) }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "leaders.rq").write_text(QUERY, encoding="utf-8")
    return tmp_path


def test_a_query_tells_its_question_and_its_parameters(folder: Path) -> None:
    (query,) = list_queries(folder)
    assert query.name == "leaders"
    assert query.questions == {"fr": "Qui dirige quoi ?", "en": "Who leads what?"}
    assert [(p.name, p.default) for p in query.parameters] == [
        ("who", None),
        ("since", "2000-01-01"),
    ]


def test_a_query_is_asked_with_its_parameters(folder: Path) -> None:
    write(small(), str(folder / "pont.ttl"))
    query = named_query("leaders", folder)
    values = query.values({"who": "Roux"})
    assert values == {"who": "Roux", "since": "2000-01-01"}
    assert list(run([str(folder / "pont.ttl")], query.text, values=values).rows()) == [
        ("Anne Roux",)
    ]


def test_a_missing_parameter_is_asked_for(folder: Path) -> None:
    with pytest.raises(UsageError, match="leaders wants who: a name or a part of one"):
        named_query("leaders", folder).values({})


def test_unknown_names_list_the_known_ones(folder: Path) -> None:
    with pytest.raises(UnknownName, match=r"query 'chefs' \(known: leaders\)"):
        named_query("chefs", folder)
    with pytest.raises(UnknownName, match=r"'whom' \(known: since, who\)"):
        named_query("leaders", folder).values({"whom": "x"})


def test_a_query_without_its_question_is_our_error(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_text("ASK {}")
    with pytest.raises(LanguageDataError, match=r"a\.rq: question-fr and question-en wanted"):
        list_queries(tmp_path)


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_every_shipped_query_is_answered(query: NamedQuery, tmp_path: Path) -> None:
    write(small(), str(tmp_path / "pont.ttl"))
    values = {p.name: p.default or "Roux" for p in query.parameters}
    list(run([str(tmp_path / "pont.ttl")], query.text, values=values).rows())
