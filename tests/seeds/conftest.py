from __future__ import annotations

from pathlib import Path

import asking
import pytest


@pytest.fixture(scope="session")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The graph of each sample article by the stem of its file."""
    folder = tmp_path_factory.mktemp("seeds")
    files = sorted(path for path in asking.SAMPLES.iterdir() if path.is_file())
    return {path.stem: asking.build(path, output=folder / f"{path.stem}.ttl") for path in files}
