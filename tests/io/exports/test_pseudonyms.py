"""Personal data: in no output unless asked for, and pseudonyms that only the key can make."""

import hmac
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st
from standards import losses

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import UsageError
from umkm_domain.io.exports import FORMATS, ExportResult, export, read_key
from umkm_domain.io.exports.pseudonyms import MIN_KEY, Pseudonyms, guarded
from umkm_domain.io.exports.result import Losses
from umkm_domain.model.assistance import Recipient
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build, strategies

Exported = Callable[..., tuple[bytes, ExportResult]]

KEY = bytes(range(32))
OWNER, CONTROLLER, PERSON, NPWP = "Pemilik Sangat Rahasia", "Pengendali Rahasia", "Orang Rahasia", "3699014108900001"
SECRETS = (OWNER, CONTROLLER, PERSON, NPWP)
ON = date(2019, 7, 18)


def with_secrets(registry: Registry) -> Registry:
    """The registry with a secret in every place for one."""

    def party(party: Any) -> Any:
        return evolve(party, name=PERSON) if party.kind is PartyKind.INDIVIDUAL else party

    person = Recipient(kind=PartyKind.INDIVIDUAL, name=PERSON)
    return evolve(
        registry,
        enterprises=tuple(
            evolve(e, owner=OWNER, controller=CONTROLLER, npwp=NPWP, name=f"UD {OWNER.upper()} {e.name}")
            for e in registry.enterprises
        ),
        products=tuple(evolve(p, brand=f"Keripik {OWNER}") for p in registry.products),
        certifications=tuple(evolve(c, number=NPWP) if c.scheme is Scheme.NPWP else c for c in registry.certifications),
        agreements=tuple(
            evolve(a, parties=(Party(name=PERSON, kind=PartyKind.INDIVIDUAL), *map(party, a.parties)))
            for a in registry.agreements
        ),
        grants=tuple(
            evolve(
                g,
                giver=None if g.giver is None else party(g.giver),
                recipients=(person, *map(party, g.recipients)),
            )
            for g in registry.grants
        ),
    )


@given(registry=strategies.registries(), to=st.sampled_from(FORMATS), key=st.sampled_from([None, KEY]))
@settings(max_examples=settings.default.max_examples * 40 // 100)
def test_no_output_holds_a_secret(exported: Exported, registry: Registry, to: str, key: bytes | None) -> None:
    """Names and numbers of persons are in no format, with or without pseudonyms, whatever their case."""
    content, result = exported(with_secrets(registry), to, key=key)
    text = content.decode().casefold()
    for secret in SECRETS:
        assert secret.casefold() not in text
        assert secret.casefold() not in repr(result.to_dict()).casefold()
    if registry.enterprises:
        assert {"owner", "controller", "npwp"} <= {field for table, field in losses(result) if table == "enterprises"}


@given(registry=strategies.registries())
@settings(max_examples=settings.default.max_examples * 15 // 100)
def test_asked_for_it_is_there(exported: Exported, registry: Registry) -> None:
    """With `personal` the values are written, and nothing is noted about them."""
    content, result = exported(with_secrets(registry), "csv", personal=True)
    if registry.enterprises:
        assert all(secret in content.decode() for secret in (OWNER, CONTROLLER, NPWP))
    assert not [e for e in result.not_expressed if "personal" in e.reason.en]


def test_every_personal_field_of_the_model_is_guarded() -> None:
    """A field that the model calls personal is taken out as soon as it exists."""
    personal = [field.name for field in fields(Enterprise) if field.metadata.get("personal")]
    assert {"owner", "npwp", "controller"} <= set(personal)
    registry = Registry(enterprises=(Enterprise(id="E1", name="Usaha", **dict.fromkeys(personal, OWNER)),))
    (enterprise,) = guarded(registry, Losses(), None).enterprises
    assert [None] * len(personal) == [getattr(enterprise, name) for name in personal]


def test_a_registry_without_secrets_is_not_changed() -> None:
    """Where nothing is personal nothing changes and nothing is noted."""
    registry = evolve(build.registry(), enterprises=(build.enterprise(npwp=None),))
    noted = Losses()
    assert registry == guarded(registry, noted, None) == guarded(registry, noted, KEY)
    assert () == noted.all()


@given(st.text(min_size=1), st.binary(min_size=MIN_KEY, max_size=64))
def test_the_same_key_gives_the_same_pseudonym(name: str, key: bytes) -> None:
    """Key and value decide, and nothing else; names and numbers are kept apart."""
    first, second = Pseudonyms(key), Pseudonyms(key)
    assert first.name(name) == second.name(name)
    assert first.number(name) == second.number(name)
    assert first.name(name) != first.number(name)
    assert first.name(name) != Pseudonyms(key + b"x").name(name)


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=3), st.sampled_from([" ", "  ", "\t"]))
def test_case_and_blanks_of_a_name_do_not_count(words: list[str], blank: str) -> None:
    """The same person written in another way has the same pseudonym."""
    pseudonyms = Pseudonyms(KEY)
    assert pseudonyms.name(" ".join(words)) == pseudonyms.name(f" {blank.join(words).upper()} ")


def test_a_pseudonym_can_be_checked_by_who_has_the_key() -> None:
    """The documented way to make one: HMAC-SHA256 over `umkm-domain/name/` and the name, 128 bits shown."""
    expected = hmac.new(KEY, b"umkm-domain/name/nama contoh", sha256).hexdigest()[:32]
    assert f"p-{expected}" == Pseudonyms(KEY).name("Nama Contoh")


def test_pseudonyms_join_records(exported: Exported) -> None:
    """Two enterprises of one owner stay joined; an owner who also receives as a person is the same."""
    grant = build.grant(recipients=(Recipient(kind=PartyKind.INDIVIDUAL, name=OWNER),))
    npwp = Certification(id="C9", scheme=Scheme.NPWP, number=NPWP, holder_id="E1")
    registry = Registry(
        enterprises=(
            build.enterprise(owner=OWNER, npwp=NPWP, name=f"UD {OWNER}"),
            build.enterprise(id="E2", owner=OWNER.lower(), npwp=None),
        ),
        certifications=(npwp,),
        grants=(grant,),
    )
    content, result = exported(registry, "csv", key=KEY)
    pseudonyms = Pseudonyms(KEY)
    assert 4 == content.decode().count(pseudonyms.name(OWNER))
    assert 2 == content.decode().count(pseudonyms.number(NPWP))
    said = {e.reason.en for e in result.not_expressed if e.table == "enterprises"}
    assert {"personal data, replaced by a pseudonym"} == said


@pytest.mark.parametrize(
    ("name", "owner", "expected"),
    [
        ("Keripik SITI  AMINAH", "Siti Aminah", "Keripik S*** A***"),
        ("Keripik Sitiaminah", "Siti Aminah", "Keripik Sitiaminah"),
        ("Toko Ana", "Ana", "Toko A***"),
        ("Banana", "Ana", "Banana"),
        ("UD .*", ".*x", "UD .*"),
        ("Ny. A", "A", "Ny. A"),
    ],
)
def test_a_name_within_a_name(name: str, owner: str, expected: str) -> None:
    """The owner's name is hidden within the name of the business where it stands as whole words."""
    registry = Registry(enterprises=(Enterprise(id="E1", name=name, owner=owner),))
    assert expected == guarded(registry, Losses(), None).enterprises[0].name


@pytest.mark.parametrize("size", [0, 1, 31])
def test_short_keys_are_refused(tmp_path: Path, size: int) -> None:
    """A key of under 32 bytes is refused wherever it comes in, and the message says what to do."""
    file = tmp_path / "key"
    file.write_bytes(b"k" * size)
    with pytest.raises(UsageError, match=rf"key file key: expected at least 32 bytes, got {size}; make one with"):
        read_key(file)
    with pytest.raises(UsageError, match="at least 32 bytes"):
        export(build.registry(), "csv", tmp_path / "x.csv", on=ON, key=b"k" * size)
    assert not (tmp_path / "x.csv").exists()


def test_keys_are_read_as_they_are(tmp_path: Path) -> None:
    """Every byte of the file counts, blanks and line ends too."""
    for key in (b"\n" * 32, b"k" * 31 + b"\n", bytes(range(256))):
        (tmp_path / "key").write_bytes(key)
        assert key == read_key(tmp_path / "key")


def test_what_is_no_key_file_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder and a file as big as a data set are refused by name, without their folder."""
    with pytest.raises(UsageError, match=r"^key file gone: expected a file that can be read"):
        read_key(tmp_path / "gone")
    with pytest.raises(UsageError, match="expected a file that can be read"):
        read_key(tmp_path)
    (tmp_path / "big").write_bytes(bytes(1_048_577))
    with pytest.raises(UsageError, match="expected a key of 32 bytes or some more"):
        read_key(tmp_path / "big")
    with pytest.raises(UsageError, match="expected bytes, got str"):
        Pseudonyms("k" * 32)  # type: ignore[arg-type]


def test_personal_and_pseudonyms_exclude_each_other(tmp_path: Path) -> None:
    """Asking for both is a mistake that is named before anything is written."""
    with pytest.raises(UsageError, match="either personal data or pseudonyms"):
        export(build.registry(), "csv", tmp_path / "x.csv", on=ON, personal=True, key=KEY)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["out.csv", "out"])
def test_files_with_personal_data_are_for_their_owner_only(tmp_path: Path, name: str) -> None:
    """Written with personal data, a file can be read by its owner only; without, by the usual mask."""
    result = export(build.registry(), "csv", tmp_path / name, on=ON, personal=True)
    assert {0o600} == {path.stat().st_mode & 0o777 for path in result.paths}
    result = export(build.registry(), "csv", tmp_path / f"open-{name}", on=ON)
    assert all(path.stat().st_mode & 0o400 for path in result.paths)
    assert {0o600} != {path.stat().st_mode & 0o777 for path in result.paths}
