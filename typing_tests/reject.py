"""What both type checkers must refuse: each line is wrong, and an ignore that is not needed is an error itself."""

from datetime import date

import umkm_domain
from umkm_domain import LAW, Certification, Enterprise, Product, Registry, check, format_rupiah, parse_rupiah
from umkm_domain.codes import Kbli, Scheme
from umkm_domain.law import scale

ON = date(2019, 7, 18)

wrong_name = umkm_domain.Enterprize  # type: ignore[attr-defined]
Enterprise(name="without an id")  # type: ignore[call-arg]
Enterprise("E1", "by position")  # type: ignore[call-arg]
Enterprise(id=1, name="number as id")  # type: ignore[arg-type]
Enterprise(id="E1", name="Contoh", nibb="1")  # type: ignore[call-arg]
Product(id="P1", enterprise_id="E1", name="x", price=1.5)  # type: ignore[arg-type]
Product(id="P1", enterprise_id="E1", name="x", price="1500")  # type: ignore[arg-type]
Certification(id="C1", scheme=Scheme.PIRT, issued_on="2019-07-18")  # type: ignore[arg-type]
Certification(id="C1", scheme=Scheme.PIRT).status()  # type: ignore[call-arg]
Enterprise(id="E1", name="x").name = "y"  # type: ignore[misc]
Registry().products = ()  # type: ignore[misc]
Registry(products=(Enterprise(id="E1", name="x"),))  # type: ignore[arg-type]
Kbli("10792")  # type: ignore[call-arg]
check(Registry())  # type: ignore[call-arg]
check(Registry(), on="2019-07-18")  # type: ignore[arg-type]
scale.GENERAL.at("2019-07-18")  # type: ignore[arg-type]
wrong_field = scale.GENERAL.at(ON).value.sale  # type: ignore[attr-defined]
wrong_sum = LAW.at(scale.GENERAL, ON).value + 1  # type: ignore[operator]
format_rupiah(1.5)  # type: ignore[arg-type]
format_rupiah(1, "fr")  # type: ignore[arg-type]
parse_rupiah(1500)  # type: ignore[arg-type]
