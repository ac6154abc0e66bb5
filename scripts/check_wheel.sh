#!/usr/bin/env bash
# The wheel alone: sdist, wheel from the sdist, an empty environment with the core dependencies only.
# Checks that it imports lazily, that check works, that extras are asked for by name, and its size.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=${PYTHON:-.venv/bin/python}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$python" -m build --quiet --outdir "$out/dist" .
wheel=("$out"/dist/*.whl)
size=$(stat -c %s "${wheel[0]}")
limit=$((1024 * 1024))
echo "wheel: $(basename "${wheel[0]}"), $size bytes"
if [ "$size" -ge "$limit" ]; then
  echo "expected a wheel of less than $limit bytes" >&2
  exit 1
fi

"$python" -m venv "$out/venv"
"$out/venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt "${wheel[0]}"
"$out/venv/bin/python" -m pip uninstall --quiet --yes pip setuptools
cd "$out"
"$out/venv/bin/python" - <<'PY'
import sys

from importlib import metadata

import umkm_domain

loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("attr", "attrs", "cattrs", "dateutil"))
assert not loaded, f"expected a lazy face, got {loaded}"
print("installed:", ", ".join(sorted(f"{d.name} {d.version}" for d in metadata.distributions())))

from umkm_domain.testing import build

registry = build.registry()
report = umkm_domain.check(registry, on=build.ON)
print("check:", report.counts())
missing = [name for name in umkm_domain.__all__ if not hasattr(umkm_domain, name)]
assert not missing, missing
assert umkm_domain.LAW.at("scale.general", build.ON)
assert (metadata.version("umkm-domain")) == umkm_domain.__version__

from umkm_domain.codes import KemendagriRegion

assert KemendagriRegion("36.02").name == "Kabupaten Lebak"

import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    for path in (Path(folder) / "one.json", Path(folder) / "many"):
        umkm_domain.dump(registry, path)
        assert umkm_domain.load(path).registry == registry, path

from umkm_domain.core.errors import MissingExtraError

from umkm_domain import frames


def strategies():
    import umkm_domain.testing.strategies


for extra, call in (("testing", strategies), ("frames", lambda: frames.check(None, on=build.ON))):
    try:
        call()
    except MissingExtraError as error:
        assert error.extra == extra, error
    else:
        raise AssertionError(f"expected the extra {extra} to be missing")
print("the wheel works alone")
PY
