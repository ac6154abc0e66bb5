"""Sebab yang dipakai dua format. Why something is not expressed, where two formats say the same."""

from umkm_domain.core.language import Text
from umkm_domain.model.certification import CertStatus

__all__ = ["BAD_GTIN", "DANGLING", "FINER", "MOOT", "NO_LINK", "STATUS"]

BAD_GTIN = Text("bukan GTIN yang benar bentuknya", "not a well-formed GTIN")
DANGLING = Text("rujukan tidak sampai", "the reference leads nowhere")
FINER = {
    CertStatus.EXPIRED: Text(
        "kedaluwarsa; hanya ada aktif dan tidak aktif", "expired; there is only active or inactive"
    ),
    CertStatus.REVOKED: Text("dicabut; hanya ada aktif dan tidak aktif", "revoked; there is only active or inactive"),
    CertStatus.NOT_YET_VALID: Text(
        "belum berlaku; hanya ada aktif dan tidak aktif", "not yet valid; there is only active or inactive"
    ),
    CertStatus.UNKNOWN: Text(
        "keadaan tidak diketahui; tidak ditulis, sebab hanya ada aktif dan tidak aktif",
        "status unknown; not written, because there is only active or inactive",
    ),
}
MOOT = Text(
    "tanggal tercetak bukan akhir masa berlaku menurut hukum pada hari ekspor",
    "the printed day is no end of validity by the law of the day of the export",
)
NO_LINK = Text(
    "GTIN peredaran terbatas atau kupon tidak punya tautan GS1",
    "a GTIN of restricted circulation or of a coupon has no GS1 Digital Link",
)
STATUS = Text(
    "hanya aktif atau tidak aktif; yang tidak diketahui tidak ditulis",
    "active or inactive only; unknown is not written",
)
