"""Killed at any step, or with no room left: the old data set or the new one, never half."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from umkm_domain.core.errors import DataError, UsageError
from umkm_domain.io import dump, load
from umkm_domain.io.durable import replace_file, stand_in
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build

SUPPORT = Path(__file__).parents[1] / "support"
# Nothing that watches this run may write files of its own in the children.
QUIET = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
OLD, NEW = build.registry(), build.register(3)


@pytest.mark.parametrize("name", ["data", "data.json", "data.jsonl"])
def test_killed_at_every_step(tmp_path, name):
    """Whichever step is the last, `load` finds the old data set or the new one; nothing is left lying about."""
    run = subprocess.run(
        [sys.executable, str(SUPPORT / "cut_off.py"), str(tmp_path), name],
        check=True,
        capture_output=True,
        text=True,
        env=QUIET,
    )
    *steps, left = run.stdout.splitlines()
    found = [line.split()[1] for line in steps]
    assert {"old", "new"} == set(found)
    assert "new" == found[-1]
    assert name in left.split()[1:]
    if name == "data":
        assert ["left", "data"] == left.split()


@pytest.mark.parametrize("after", [0.0, 0.002, 0.005, 0.01, 0.02])
def test_killed_at_any_moment(tmp_path, after):
    """A writer that is killed from outside while it writes in a loop leaves a whole data set."""
    path = tmp_path / "data"
    dump(OLD, path)
    loop = (
        "import sys; from umkm_domain.io import dump; from umkm_domain.testing import build\n"
        "a, b = build.registry(), build.register(3)\n"
        "print('ready', flush=True)\n"
        "while True: dump(b, sys.argv[1], overwrite=True); dump(a, sys.argv[1], overwrite=True)"
    )
    with subprocess.Popen([sys.executable, "-c", loop, str(path)], stdout=subprocess.PIPE, env=QUIET) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
    assert load(path).registry in (OLD, NEW)


@pytest.mark.parametrize(
    ("name", "form"), [("data", "csv"), ("data", "parquet"), ("data.json", "csv"), ("data.jsonl", "csv")]
)
def test_no_room(tmp_path, name, form):
    """When the system takes no more bytes, the error says so, and the old data set stands alone."""
    path = tmp_path / name
    dump(OLD, path, form=form)
    program = (
        "import resource, sys; from umkm_domain.io import dump; from umkm_domain.testing import build\n"
        "records = build.register(200)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))\n"
        "try: dump(records, sys.argv[1], overwrite=True, form=sys.argv[2])\n"
        "except OSError as error: print(error.errno)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(path), form], check=True, capture_output=True, text=True, env=QUIET
    )
    assert run.stdout.strip() == "27"
    assert load(path).registry == OLD
    assert [name] == [file.name for file in tmp_path.iterdir()]


def _full_system(folder):
    """A shell command that runs the rest in a file system of 256 kB; "" where the machine does not allow one."""
    shell = f"mount -t tmpfs -o size=256k tmpfs {folder}"
    tool = shutil.which("unshare")
    if tool is None or subprocess.run([tool, "-rm", "sh", "-c", shell], check=False, capture_output=True).returncode:
        return ""
    return shell


def test_a_full_file_system(tmp_path):
    """On a file system that is full the old data set can still be loaded (or, where none can be made, see above)."""
    mount = _full_system(tmp_path)
    program = (
        "import sys; from umkm_domain.io import dump, load; from umkm_domain.testing import build\n"
        "path, old = sys.argv[1] + '/data', build.registry()\n"
        "dump(old, path)\n"
        "try: dump(build.register(2000), path, overwrite=True); print('written')\n"
        "except OSError as error: print(error.errno)\n"
        "print(load(path).registry == old)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    if mount:
        command = ["unshare", "-rm", "sh", "-c", f'{mount} && exec "$@"', "sh", *command]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=QUIET)
    assert (["28", "True"] if mount else ["written", "False"]) == run.stdout.split()


@pytest.mark.parametrize("name", ["data", "data.json", "data.jsonl"])
def test_a_taken_place(tmp_path, name):
    """What stands there is replaced only when asked."""
    dump(OLD, tmp_path / name)
    with pytest.raises(UsageError, match="overwrite=True replaces it"):
        dump(NEW, tmp_path / name)
    assert load(tmp_path / name).registry == OLD
    dump(NEW, tmp_path / name, overwrite=True)
    assert load(tmp_path / name).registry == NEW


def test_a_folder_that_is_no_data_set(tmp_path):
    """A folder of other things is never replaced, whatever was asked."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear")
    with pytest.raises(UsageError, match="no data set"):
        dump(NEW, tmp_path / "home", overwrite=True)
    assert "dear" == (tmp_path / "home" / "letter.txt").read_text()


def test_other_files_stay(tmp_path):
    """Notes that people keep beside the tables are carried along."""
    path = tmp_path / "data"
    dump(OLD, path)
    (path / "README.md").write_text("notes")
    (path / "scans").mkdir()
    (path / "scans" / "a.txt").write_text("scan")
    dump(NEW, path, overwrite=True)
    assert ("notes", "scan") == ((path / "README.md").read_text(), (path / "scans" / "a.txt").read_text())
    assert load(path).registry == NEW


def test_the_copy_set_aside_is_found_and_said(tmp_path):
    """When the move was cut off between its two steps, `load` reads the copy set aside, and says so."""
    dump(OLD, tmp_path / "data")
    (tmp_path / "data").rename(tmp_path / ".data.old")
    result = load(tmp_path / "data")
    assert result.registry == OLD
    assert ["IMP015"] == [finding.code for finding in result.findings]
    assert stand_in(tmp_path / "data") is not None
    dump(NEW, tmp_path / "data", overwrite=True)
    assert ["data"] == [file.name for file in tmp_path.iterdir()]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_mixture_is_refused_by_name(tmp_path, form):
    """A table of another data set among the files is refused, and named."""
    dump(OLD, tmp_path / "a", form=form)
    dump(NEW, tmp_path / "b", form=form)
    (tmp_path / "a" / f"products.{form}").write_bytes((tmp_path / "b" / f"products.{form}").read_bytes())
    with pytest.raises(DataError, match=rf"products\.{form}: expected bytes") as caught:
        load(tmp_path / "a")
    assert ["IMP025"] == [cause.finding.code for cause in caught.value.exceptions]
    assert load(tmp_path / "a", verify=False).registry.products == NEW.products


def test_an_unlisted_table_is_a_mixture(tmp_path):
    """A table that the sealed package does not list is refused too; it is read where there are to be no seals."""
    dump(Registry(enterprises=OLD.enterprises), tmp_path / "a")
    dump(OLD, tmp_path / "b")
    (tmp_path / "a" / "products.csv").write_bytes((tmp_path / "b" / "products.csv").read_bytes())
    with pytest.raises(DataError, match=r"products\.csv: expected a file on record"):
        load(tmp_path / "a")
    dump(Registry(enterprises=OLD.enterprises), tmp_path / "c", sealed=False)
    (tmp_path / "c" / "products.csv").write_bytes((tmp_path / "b" / "products.csv").read_bytes())
    assert load(tmp_path / "c").registry.products == OLD.products


def test_a_changed_byte_is_refused(tmp_path):
    """A file of the same size with another content is refused by its hash."""
    dump(OLD, tmp_path / "a")
    file = tmp_path / "a" / "enterprises.csv"
    file.write_bytes(file.read_bytes().replace(b"Usaha Contoh", b"Usaha Conto "))
    with pytest.raises(DataError, match=r"enterprises\.csv: expected hash"):
        load(tmp_path / "a")


@pytest.mark.parametrize("place", ["m", "m/datapackage.json", "link", "link/datapackage.json"])
def test_the_copy_set_aside_is_found_by_every_way(tmp_path, place):
    """The copy set aside is read through a link, too, and where the package itself was named; `dump` puts it back."""
    dump(OLD, tmp_path / "real" / "m")
    (tmp_path / "m").symlink_to(tmp_path / "real" / "m")
    (tmp_path / "link").symlink_to(tmp_path / "m")
    (tmp_path / "real" / "m").rename(tmp_path / "real" / ".m.old")
    result = load(tmp_path / place)
    assert (OLD, ["IMP015"]) == (result.registry, [finding.code for finding in result.findings])
    dump(NEW, tmp_path / place.partition("/")[0], overwrite=True)
    assert NEW == load(tmp_path / "real" / "m").registry
    assert ["m"] == [file.name for file in (tmp_path / "real").iterdir()]
    assert (tmp_path / "link").is_symlink()


def modes(path):
    """The permissions of a file, or of a folder and of each file in it."""
    files = [path, *sorted(path.iterdir())] if path.is_dir() else [path]
    return {file.name: oct(file.stat().st_mode & 0o777) for file in files}


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize(("outer", "inner"), [(0o700, 0o600), (0o770, 0o660), (0o755, 0o644), (0o750, 0o440)])
def test_a_folder_stays_as_private_as_it_was(tmp_path, form, outer, inner):
    """What replaces a folder has its permissions; a table that is new has those of `datapackage.json`."""
    path = tmp_path / "data"
    dump(Registry(enterprises=OLD.enterprises), path)
    for file in path.iterdir():
        file.chmod(inner)
    path.chmod(outer)
    dump(NEW, path, overwrite=True, form=form)
    found = modes(path)
    assert oct(outer) == found.pop("data")
    assert {oct(inner)} == set(found.values())
    assert len(found) > 3
    assert NEW == load(path).registry


@pytest.mark.parametrize("name", ["data.json", "data.jsonl"])
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_a_file_stays_as_private_as_it_was(tmp_path, name, mode):
    """What replaces a document has its permissions, from its first byte on."""
    path = tmp_path / name
    dump(OLD, path)
    path.chmod(mode)
    dump(NEW, path, overwrite=True)
    assert {name: oct(mode)} == modes(path)


def test_what_is_asked_for_is_not_widened(tmp_path):
    """A file that is to be private is so also where it replaces one that was not, and the other way round."""
    path = tmp_path / "a"
    path.write_text("")
    for before, asked, after in ((0o644, 0o600, 0o600), (0o600, 0o666, 0o600), (0o640, 0o660, 0o640)):
        path.chmod(before)
        with replace_file(path, overwrite=True, mode=asked) as stream:
            (temporary,) = set(tmp_path.iterdir()) - {path}
            assert oct(after) == oct(temporary.stat().st_mode & 0o777)
            stream.write(b"x")
        assert {"a": oct(after)} == modes(path)


def test_a_link_stays_a_link(tmp_path):
    """A document that is a link is written where the link leads, beside which the temporary file stands."""
    (tmp_path / "real").mkdir()
    dump(OLD, tmp_path / "real" / "a.json")
    (tmp_path / "link.json").symlink_to(tmp_path / "real" / "a.json")
    dump(NEW, tmp_path / "link.json", overwrite=True)
    assert (tmp_path / "link.json").is_symlink()
    assert NEW == load(tmp_path / "real" / "a.json").registry
    (tmp_path / "new.json").symlink_to(tmp_path / "real" / "b.json")
    dump(NEW, tmp_path / "new.json")
    assert NEW == load(tmp_path / "real" / "b.json").registry


@pytest.mark.parametrize("name", ["data.json", "data.jsonl"])
def test_what_a_killed_writer_left_is_removed(tmp_path, name):
    """The file of a writer that was killed goes with the next dump; that of a living one, and others, stay."""
    for file in (f".{name}.0123abcd.tmp", f".other.{name}.0123abcd.tmp", f".{name}.tmp", f".{name}.0123abcd.tmp2"):
        (tmp_path / file).write_text("Siti")
    with replace_file(tmp_path / name, overwrite=False) as stream:
        stream.write(b"old")
        stream.flush()
        (living,) = [f for f in tmp_path.iterdir() if f.name.startswith(f".{name}.") and f.read_bytes() == b"old"]
        dump(NEW, tmp_path / name)
        assert living.exists()
    left = {file.name for file in tmp_path.iterdir()}
    assert {name, f".other.{name}.0123abcd.tmp", f".{name}.tmp", f".{name}.0123abcd.tmp2"} == left
    assert b"old" == (tmp_path / name).read_bytes()


@pytest.mark.parametrize(
    "package", ['{"name": "another", "resources": []}', '{"umkm": {"schema": "x"}}', "{", "[]", ""]
)
def test_the_package_of_another_tool_is_never_replaced(tmp_path, package):
    """A Frictionless package that is not ours, or cannot be read, stands, whatever was asked."""
    path = tmp_path / "data"
    path.mkdir()
    (path / "datapackage.json").write_text(package)
    (path / "products.csv").write_text("mine")
    for place in (path, tmp_path / ".data.old"):
        with pytest.raises(UsageError, match=r"got \.?data(\.old)?, whose datapackage\.json is another's"):
            dump(NEW, path, overwrite=True)
        assert "mine" == (place / "products.csv").read_text()
        if place == path:
            path.rename(tmp_path / ".data.old")


def test_permissions(tmp_path):
    """A new file has the usual permissions of the system, not those of a temporary one."""
    dump(OLD, tmp_path / "data.json")
    (tmp_path / "usual").touch()
    assert (tmp_path / "usual").stat().st_mode == (tmp_path / "data.json").stat().st_mode
    assert os.access(tmp_path / "data.json", os.R_OK)
