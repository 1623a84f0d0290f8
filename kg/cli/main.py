"""The command `kg`, and the one place where an exception becomes a message and an exit code.

0: done. 1: the answer is no, or some articles failed. 2: usage. 3: bad data. 70: a bug of ours.
130: interrupted. 141: nobody reads our output any more.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, TextIO

import click

from kg import __version__
from kg.cli.lazy import LazyGroup
from kg.cli.messages import warn
from kg.errors import KgError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)

BUG, INTERRUPTED, BROKEN_PIPE = 70, 130, 141

COMMANDS = {
    "extract": ("kg.cli.extract:extract", "Print the statements that articles make."),
    "annotate": (
        "kg.cli.annotate:annotate",
        "Print who and what articles speak of, and whom they quote.",
    ),
    "build": ("kg.cli.build:build", "Build a knowledge graph from articles."),
    "add": ("kg.cli.add:add", "Add articles to a store."),
    "remove": ("kg.cli.remove:remove", "Remove articles from a store."),
    "link": ("kg.cli.link:link", "Link the entities of a graph to what others call them."),
    "judge": (
        "kg.cli.judge:judge",
        "Decide that two entities are the same or different, or take that back.",
    ),
    "query": ("kg.cli.query:query", "Ask a graph a question in SPARQL, or a named one."),
    "explain": ("kg.cli.explain:explain", "Show where statements about an entity were read."),
    "export": ("kg.cli.export:export", "Write graph files in other formats."),
    "infer": ("kg.cli.infer:infer", "Add what follows from the facts of a graph."),
    "validate": ("kg.cli.validate:validate", "Check graphs against the constraints."),
    "eval": ("kg.cli.evaluate:evaluate", "Measure what kg reads against annotated articles."),
    "rules": ("kg.cli.rules:rules", "List, test and check the linguistic data."),
    "diff": ("kg.cli.diff:diff", "Compare two graphs, files or stores."),
    "stats": ("kg.cli.stats:stats", "Count a graph's entities and statements."),
}

EPILOG = """\
\b
Example:
  kg build articles/ -o graph.ttl -o graph.graphml
  kg query graph.ttl --name leaders

\b
Exit codes: 0 done; 1 the answer is no, or some articles failed; 2 usage;
3 bad data, or no article could be read; 70 a bug (KG_DEBUG=1 shows the
traceback); 130 interrupted; 141 nobody reads the output any more.
"""


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="kg %(version)s")
def cli() -> None:
    """Turn French news articles into a knowledge graph whose every edge can be traced."""


def run(args: Sequence[str] | None = None) -> int:  # noqa: PLR0911 - one a kind of ending
    """Run the command line and return its exit code.

    Parameters
    ----------
    args
        What stands after ``kg``; the process's own arguments if None.
    """
    _speak_utf8(sys.stdout, sys.stderr)
    try:
        code = _invoke(list(sys.argv[1:] if args is None else args))
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return _fail(error, _usage(error), error.exit_code)
    except KgError as error:
        return _fail(error, str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _abandon(sys.stdout)
        return BROKEN_PIPE
    except Exception as error:
        return _unexpected(error)
    return code


def main() -> NoReturn:
    """Run the command line and leave."""
    sys.exit(run())


def _invoke(args: list[str]) -> int:
    """Run a command without click's own endings, which take a broken pipe for a failure."""
    try:
        with cli.make_context("kg", args) as context:
            cli.invoke(context)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    return 0


def _fail(error: BaseException, message: str, code: int) -> int:
    warn(error, message)
    return code


def _unexpected(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        _abandon(sys.stdout)
        return _fail(error, f"standard output: {(error.strerror or '').lower()}", KgError.exit_code)
    name = type(error).__name__
    return _fail(error, f"internal error: {name}: {error} (KG_DEBUG=1 shows more)", BUG)


def _usage(error: click.ClickException) -> str:
    """Return a click error as one line that says where to read on."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = f" (see {context.command_path} --help)" if context else ""
    return f"{error.format_message()}{hint}"


def _speak_utf8(*streams: TextIO) -> None:
    """Make the bytes we print the same in every locale; names that are no text are escaped."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _abandon(stream: TextIO) -> None:
    """Drop what is buffered: it would fail once more when the interpreter closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
