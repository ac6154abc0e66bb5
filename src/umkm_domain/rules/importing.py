"""Aturan membaca dan memasukkan. Rules of reading data sets and, from IMP030 on, of importing sheets; `io` emits them.

>>> IMP008.title.en, IMP008.emitted_by
('id used twice', 'io')

Source: none of these rests on law; a record that breaks a law still loads, and another rule finds it.
"""

from umkm_domain.core.findings import Severity
from umkm_domain.rules._reading import reading
from umkm_domain.rules.importing_sheets import *  # noqa: F403  (the catalogue takes every rule of this module)

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

IMP001 = reading(
    "IMP001",
    _E,
    ("nilai bukan jenis isiannya", "value of another kind than its field"),
    ("Tulis nilai dengan jenis yang disebut.", "Write a value of the kind that is named."),
    bad=("enterprises.csv", "id,name,illustrative\nE1,Contoh,yes\n"),
    good=("enterprises.csv", "id,name,illustrative\nE1,Contoh,true\n"),
)

IMP002 = reading(
    "IMP002",
    _E,
    ("bukan tanggal", "not a date"),
    ("Tulis tanggal sebagai TTTT-BB-HH.", "Write the date as YYYY-MM-DD."),
    bad=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-02-30,\n"),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP003 = reading(
    "IMP003",
    _E,
    ("kode tidak ada dalam daftar", "code not in its list"),
    ("Pakai salah satu kode daftar.", "Use one of the codes of the list."),
    bad=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,Lebak,,\n"),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP004 = reading(
    "IMP004",
    _E,
    ("isian wajib kosong", "required value missing"),
    ("Isi nilainya.", "Give the value."),
    bad=("enterprises.csv", "id,name,region,established,closed\nE1,,36.02,,\n"),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP005 = reading(
    "IMP005",
    _E,
    ("nilai yang tidak masuk akal", "value that no record may hold"),
    ("Perbaiki nilainya menurut sumbernya.", "Correct the value by its source."),
    bad=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2014-01-02\n"),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP006 = reading(
    "IMP006",
    _E,
    ("isian tidak dikenal", "unknown field"),
    ("Betulkan nama isian, atau keluarkan.", "Correct the name of the field, or take it out."),
    bad=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","nama":"x","name":"Contoh"}]}',
    ),
    good=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"Contoh"}]}',
    ),
)

IMP007 = reading(
    "IMP007",
    _E,
    ("isian tertulis dua kali", "field given twice"),
    ("Sisakan satu saja.", "Keep one of them."),
    bad=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"x","name":"Contoh"}]}',
    ),
    good=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"Contoh"}]}',
    ),
)

IMP008 = reading(
    "IMP008",
    _E,
    ("id dipakai dua kali", "id used twice"),
    ("Beri id sendiri, atau hapus salinannya.", "Give it an id of its own, or remove the copy."),
    bad=("enterprises.csv", "id,name\nE1,Contoh\nE1,Lain\n"),
    good=("enterprises.csv", "id,name\nE1,Contoh\nE2,Lain\n"),
)

IMP009 = reading(
    "IMP009",
    _E,
    ("induknya tidak ada", "its parent is missing"),
    ("Perbaiki rekaman induknya atau id-nya.", "Mend the parent record or the id."),
    bad=("enterprises.csv", "id,name\nE1,Contoh\n", "figures.csv", "enterprise_id,year\nE9,2018\n"),
    good=("enterprises.csv", "id,name\nE1,Contoh\n", "figures.csv", "enterprise_id,year\nE1,2018\n"),
)

IMP010 = reading(
    "IMP010",
    _E,
    ("jumlah sel tidak sama dengan kepala tabel", "number of cells differs from the header"),
    ("Lengkapi baris, dan apit teks berkoma dengan tanda kutip.", "Complete the row; quote text with commas."),
    bad=("enterprises.csv", "id,name\nE1\n"),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP011 = reading(
    "IMP011",
    _I,
    ("tabel kosong", "empty table"),
    ("Tidak perlu apa-apa bila memang kosong.", "Nothing, if it is meant to be empty."),
    bad=("enterprises.csv", "id,name\n"),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP012 = reading(
    "IMP012",
    _W,
    ("berkas tidak dibaca", "file not read"),
    ("Beri nama tabel yang dikenal, atau pindahkan.", "Name it as a known table, or move it away."),
    bad=(
        "enterprises.csv",
        "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n",
        "usaha.csv",
        "id,name\n",
    ),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP013 = reading(
    "IMP013",
    _E,
    ("teks tidak utuh", "text that is not whole"),
    ("Tulis ulang teksnya.", "Write the text again."),
    bad=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"\\ud800"}]}',
    ),
    good=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"Contoh"}]}',
    ),
)

IMP014 = reading(
    "IMP014",
    _E,
    ("baris tidak dapat diurai", "row that cannot be parsed"),
    ("Perbaiki tanda kutip dan koma baris itu.", "Mend the quotes and commas of the row."),
    bad=("enterprises.csv", 'id,name\nE1,"Contoh" saja\n'),
    good=("enterprises.csv", 'id,name\nE1,"Contoh ""saja"""\n'),
)

IMP015 = reading(
    "IMP015",
    _W,
    ("dibaca dari salinan lama", "read from the copy that was set aside"),
    ("Tulis ulang himpunan data.", "Write the data set again."),
    bad=(".data.old/enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP016 = reading(
    "IMP016",
    _W,
    ("kolom tidak dikenal, disisihkan", "unknown column, kept aside"),
    ("Betulkan nama kolom, atau keluarkan.", "Correct the name of the column, or take it out."),
    bad=("enterprises.csv", "id,name,catatan\nE1,Contoh,baik\n"),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP017 = reading(
    "IMP017",
    _E,
    ("baris bukan objek JSON", "line is no JSON object"),
    ("Perbaiki barisnya; satu objek per baris.", "Mend the line; one object a line."),
    bad=("data.jsonl", "ini bukan JSON\n"),
    good=("data.jsonl", '{"enterprises":[{"id":"E1","name":"Contoh"}]}\n'),
)

IMP020 = reading(
    "IMP020",
    _E,
    ("berkas tidak ada atau tidak terbaca", "file missing or unreadable"),
    ("Periksa nama dan izinnya.", "Check its name and permissions."),
    bad=(),
    good=("enterprises.csv", "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n"),
)

IMP021 = reading(
    "IMP021",
    _E,
    ("bukan UTF-8", "not UTF-8"),
    ("Simpan ulang sebagai UTF-8.", "Save it again as UTF-8."),
    bad=("enterprises.csv", "id,name\nE1,Caf\udce9\n"),
    good=("enterprises.csv", "id,name\nE1,Café\n"),
)

IMP022 = reading(
    "IMP022",
    _E,
    ("bukan JSON yang utuh", "not a whole JSON document"),
    ("Ambil ulang berkasnya, atau perbaiki di tempat itu.", "Fetch the file again, or mend it there."),
    bad=("data.json", '{"schema":"umkm-domain/registry","schema_version":"1.0","ent'),
    good=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"Contoh"}]}',
    ),
)

IMP023 = reading(
    "IMP023",
    _E,
    ("bukan himpunan data UMKM", "not a data set of this library"),
    ("Periksa apakah berkasnya benar.", "Check that it is the right file."),
    bad=("data.json", "{}"),
    good=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"Contoh"}]}',
    ),
)

IMP024 = reading(
    "IMP024",
    _E,
    ("versi skema tidak dikenal", "unknown schema version"),
    ("Pakai versi pustaka yang lebih baru.", "Use a newer release of the library."),
    bad=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"99.0","enterprises":[{"id":"E1","name":"Contoh"}]}',
    ),
    good=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"Contoh"}]}',
    ),
)

IMP025 = reading(
    "IMP025",
    _E,
    ("berkas bukan yang tercatat", "file is not the one on record"),
    (
        "Tulis ulang himpunan data, atau muat tanpa pemeriksaan sidik (verify=False).",
        "Write the data set again, or load it without checking hashes (verify=False).",
    ),
    bad=(
        "enterprises.csv",
        "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n",
        "datapackage.json",
        '{"umkm":{"schema":"umkm-domain/registry","schema_version":"1.0"},"resources":[{"name":"enterprises","path":"enterprises.csv","bytes":1}]}',
    ),
    good=(
        "enterprises.csv",
        "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n",
        "datapackage.json",
        '{"umkm":{"schema":"umkm-domain/registry","schema_version":"1.0"},"resources":[{"name":"enterprises","path":"enterprises.csv","bytes":72,'
        '"hash":"sha256:c3348afce5e2e5d21f97e05e96cbbdff9591059f992bea038c8862dffd648464"}]}',
    ),
)

IMP026 = reading(
    "IMP026",
    _E,
    ("melebihi batas", "beyond a stated limit"),
    ("Pecah berkasnya.", "Split the file."),
    bad=("data.json", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
    good=(
        "data.json",
        '{"schema":"umkm-domain/registry","schema_version":"1.0","enterprises":[{"id":"E1","name":"Contoh"}]}',
    ),
)

IMP027 = reading(
    "IMP027",
    _E,
    ("berkas di luar folder", "file outside the folder"),
    ("Simpan semua berkas di dalam folder.", "Keep every file inside the folder."),
    bad=(
        "enterprises.csv",
        "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n",
        "datapackage.json",
        '{"umkm":{"schema":"umkm-domain/registry","schema_version":"1.0"},"resources":[{"name":"enterprises","path":"../enterprises.csv"}]}',
    ),
    good=(
        "enterprises.csv",
        "id,name,region,established,closed\nE1,Contoh,36.02,2015-01-02,2016-01-02\n",
        "datapackage.json",
        '{"umkm":{"schema":"umkm-domain/registry","schema_version":"1.0","sealed":false},"resources":[{"name":"enterprises","path":"enterprises.csv"}]}',
    ),
)
