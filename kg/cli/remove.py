"""``kg remove``: articles out of a store."""

from __future__ import annotations

import click

from kg.cli import options
from kg.cli.messages import note
from kg.cli.wording import counted
from kg.store import Store

EPILOG = """\
\b
Example:
  kg remove my.kg kherson
"""


@click.command(epilog=EPILOG)
@options.store
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.wait
@options.quiet
def remove(store: str, articles: tuple[str, ...], wait: float, quiet: bool) -> None:
    """Remove articles from a store.

    With them goes all that no other article says. What others say as well stays, with their
    evidence, and so do all judgements on who is who. If one of the articles is not there, nothing
    is removed.

    ARTICLE is the id of an article: the file's name without suffix, or the id that a JSON-lines
    input gives.
    """
    opened = Store.open(store)
    with opened.writing(wait=wait) as writer:
        writer.remove(*articles)
    left = counted(len(opened), "article", "articles")
    note(f"{len(set(articles))} removed; {left} -> {store}", quiet=quiet)
