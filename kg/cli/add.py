"""``kg add``: articles into a store that is there."""

from __future__ import annotations

from datetime import date

import click

from kg.cli import options
from kg.cli.storing import Filling, Settings
from kg.store import Store

EPILOG = """\
\b
Example:
  kg add my.kg article.txt
  kg add my.kg today/ --wait 60
"""


@click.command(epilog=EPILOG)
@options.store
@options.reading
@options.min_confidence
@options.with_text
@options.links
@options.again
@options.wait
@options.quiet
def add(
    store: str,
    inputs: tuple[str, ...],
    published: date | None,
    min_confidence: float,
    with_text: bool,
    links: bool,
    again: bool,
    wait: float,
    quiet: bool,
) -> None:
    """Add articles to a store.

    An article whose id is in the store replaces that one; if neither it nor kg nor the options
    have changed, it is skipped. Each article is in the store as soon as it is read: a run that is
    interrupted loses none that it finished, and leaves no half of one.

    STORE is a folder that kg build --store made. INPUT is a text file (.txt), a web page (.html),
    a JSON-lines file of articles (.jsonl), a folder, a glob, or - for standard input.
    """
    filling = Filling(Store.open(store), Settings(min_confidence, with_text, links), again)
    filling.run(inputs, published=published, wait=wait, quiet=quiet).leave()
