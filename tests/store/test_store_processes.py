"""Several processes, a process that is killed, and a disk that is full."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from stores import filled, told_by

from kg.errors import OutputError, StoreBusy
from kg.graph import Graph
from kg.graph.whole import whole
from kg.store import Store

HERE = Path(__file__).parent
FOLDERS = os.pathsep.join(map(str, (HERE.parent, HERE.parents[1])))

ADD = """
import sys
from stores import told_by
from kg.store import Store
store = Store.create(sys.argv[1])
with store.writing() as writer:
    for number in range(10_000):
        writer.add(told_by(f"a{number}"), "key")
        print(number, flush=True)
        if number % 7 == 6:
            writer.remove(f"a{number - 1}")
            print(-number, flush=True)
"""

ASK = """
import sys
from kg.store import Store
print("ready", flush=True)
len(Store.open(sys.argv[1]).database())
"""

HOLD = """
import sys
from kg.store import Store
with Store.open(sys.argv[1]).writing():
    print("held", flush=True)
    sys.stdin.read()
"""

FULL = """
import resource, signal, sys
from stores import told_by
from kg.errors import OutputError
from kg.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    with store.writing() as writer:
        writer.add(told_by("a"), "new key")
except OutputError as error:
    print(error)
"""


def started(code: str, store: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": FOLDERS},
    )


def numbers(process: subprocess.Popen[str]) -> list[int]:
    """Return what a process said before it was killed; the last line may be cut."""
    assert process.stdout
    return [int(line) for line in process.stdout.read().splitlines(keepends=True) if "\n" in line]


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_run_leaves_every_finished_article_and_no_half_of_one(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "my.kg"
    process = started(ADD, path)
    assert process.stdout
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.0, 0.4))
    process.kill()
    said = [0, *numbers(process)]
    process.wait()
    finished = {n for n in said if n >= 0} - {-n - 1 for n in said if n < 0}
    store = Store.open(str(path))
    there = {int(article.removeprefix("a")) for article in store.articles}
    # The process may have died between doing something and saying it.
    latest = max(n for n in said if n >= 0)
    assert there ^ finished <= {latest + 1, latest - 1}
    assert store.graph() == whole(told_by(f"a{number}") for number in there)
    with store.writing(wait=0) as writer:
        writer.add(told_by("more"), "key")
    assert not list(store.layout.temporary.iterdir())


def test_a_killed_question_leaves_a_store_that_answers(tmp_path: Path) -> None:
    path = tmp_path / "my.kg"
    store = filled(path, [told_by(f"a{number}") for number in range(30)])
    for wait in (0.0, 0.05, 0.1, 0.2):
        process = started(ASK, path)
        assert process.stdout
        process.stdout.readline()
        time.sleep(wait)
        process.kill()
        process.wait()
    assert len(list(store.database().named_graphs())) == 30


def test_a_second_writer_waits_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "my.kg"
    store = filled(path, [told_by("a")])
    holder = started(HOLD, path)
    assert holder.stdout and holder.stdin
    holder.stdout.readline()
    with (
        pytest.raises(StoreBusy, match=rf"process {holder.pid} is writing to it \(waited 0.1 s"),
        store.writing(wait=0.1),
    ):
        pass
    assert store.articles == ("a",)  # readers are not kept waiting
    assert len(store.database()) > 0
    holder.stdin.close()
    with store.writing(wait=20) as writer:
        writer.remove("a")
    holder.wait()
    assert store.graph() == Graph()


def test_two_processes_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "my.kg"
    filled(path, [])
    code = ADD.replace("range(10_000)", "range(int(sys.stdin.readline()), 20, 2)").replace(
        "if number % 7 == 6", "if False"
    )
    processes = [started(code, path) for _ in range(2)]
    for number, process in enumerate(processes):
        assert process.stdin
        process.stdin.write(f"{number}\n")
        process.stdin.close()
    assert [process.wait() for process in processes] == [0, 0]
    assert len(Store.open(str(path)).articles) == 20


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    path = tmp_path / "my.kg"
    store = filled(path, [told_by("a"), told_by("b")])
    before = store.graph()
    said, _ = started(FULL, path).communicate(timeout=60)
    assert said == f"{path}: file too large\n"
    assert store.graph() == before
    assert not list(store.layout.temporary.iterdir())


def test_a_store_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    store = filled(tmp_path / "my.kg", [told_by("a")])
    store.layout.lock.unlink()
    store.layout.lock.mkdir()
    with pytest.raises(OutputError, match=r"my\.kg: is a directory"), store.writing():
        pass


def test_an_interrupted_run_keeps_what_it_finished(tmp_path: Path) -> None:
    path = tmp_path / "my.kg"
    process = started(ADD, path)
    assert process.stdout
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert "a0" in Store.open(str(path)).articles
