"""What findings say in Indonesian: no code of ours is left in a sentence."""

from datetime import date
from typing import Any

import pytest

from umkm_domain.model.assistance import AssistanceKind, Level, Recipient
from umkm_domain.model.party import PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import Pattern
from umkm_domain.model.statistics import Target, TargetKind
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check

DAY = date(2019, 7, 18)
BY = TargetKind.INCREASE_BY
PERSON = Recipient(kind=PartyKind.INDIVIDUAL)
SUPPLY = some.agreement(pattern=Pattern.SUPPLY_CHAIN, signed_on=date(2020, 11, 1), until=None)
QUOTA = some.observation("o1", 14, "retail.msme_share", "percent", region="36.71")


@pytest.mark.parametrize(
    ("code", "records", "said"),
    [
        (
            "AST012",
            (some.grant(level=Level.CENTRAL), some.enterprise(sales=5)),
            "G1: pemerintah pusat membina usaha mikro E1; itu urusan kabupaten/kota.",
        ),
        (
            "AST013",
            (some.grant(kind=AssistanceKind.SOCIAL_GIFT, recipients=(PERSON,)),),
            "G1 (pemberian sosial, barang untuk diserahkan) untuk orang pribadi: bukan bantuan kepada usaha.",
        ),
        ("ENT002", (some.enterprise(sales=10**9, size="micro"),), "Dicatat mikro, angka tahun 2018 memberikan kecil."),
        ("ENT002", (some.enterprise(sales=5, size="kcl"),), "Dicatat kcl, angka tahun 2018 memberikan mikro."),
        (
            "STA013",
            tuple(some.observation(unit, 15, unit=unit) for unit in ("product", "enterprise", "worker", "outlet")),
            "ikm dicatat dalam usaha, gerai, produk, tenaga kerja.",
        ),
        (
            "TGT007",
            (
                some.observation("o1", 10, "retail"),
                Target(id="T1", indicator="retail", kind=BY, unit="product", value=1),
            ),
            "Target retail dalam produk, angkanya dalam usaha.",
        ),
        ("RTL014", (SUPPLY,), "Pola rantai pasok tidak ada dalam hukum pada 1 November 2020."),
        ("RTL021", (QUOTA,), "Bagian produk UMKM 14 %, kuota daerahnya 15 %."),
    ],
)
def test_codes_are_said_in_words(code: str, records: tuple[Any, ...], said: str) -> None:
    """The message in Indonesian, to the last word; what a register wrote itself stays as it is."""
    (finding,) = check(Registry().with_(*records), on=DAY, select=[code], jurisdiction="36.71")
    assert finding.message.id == said


@pytest.mark.parametrize(("last", "said"), [(date(2019, 7, 19), "days left: 1."), (DAY, "days left: 0.")])
def test_one_day_left(last: date, said: str) -> None:
    """No plural of one."""
    (finding,) = check(some.certificate("pirt", "2063510010243-26", valid_until=last), on=DAY, select=["CER003"])
    assert finding.message.en.endswith(said)
