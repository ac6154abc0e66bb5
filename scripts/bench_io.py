"""Kecepatan masuk dan keluar. JSON Lines to validated frozen objects and back, beside pydantic and msgspec.

A document holds one enterprise with two yearly figures, two products and four certificates, with the numbers and
gaps of the made-up register of `umkm_domain.testing`. The peers are made from the same fields with the same rules:
types without coercion, no empty text, no negative number, codes, region and activity patterns, official numbers
written in their canonical form by the identifier classes, dates in order, frozen, unknown keys refused. Keys given
twice are refused by us alone; neither peer can.

All read the same file, line by line, and keep what they read; rounds are interleaved, and every ratio is taken
within a round.
"""

import gc
import json
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import msgspec
import pydantic
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model, model_validator

from umkm_domain.codes.kbli import KBLI_EDITIONS
from umkm_domain.core.errors import IdentifierError
from umkm_domain.identifiers import Gtin, Nib, Npwp
from umkm_domain.io import dump_lines, load_lines
from umkm_domain.io._fields import KBLI_PATTERN, REGION_PATTERN, Kind, Slot, slots
from umkm_domain.io.lines import bundles
from umkm_domain.model.certification import _IDENTIFIERS, Certification
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.product import Label, Product
from umkm_domain.testing import build

ROWS = 4_000
ROUNDS = 5


def canonical(kind: Callable[[str], str], text: str) -> str:
    """The number in its canonical form, or as given."""
    try:
        return str(kind(text))
    except IdentifierError:
        return text


# --- msgspec ---------------------------------------------------------------------------------------

_Meta = msgspec.Meta
_set = msgspec.structs.force_setattr


def _put(record: Any, field: str, kind: Callable[[str], str]) -> None:
    text = getattr(record, field)
    if text is not None:
        number = canonical(kind, text)
        if number != text:
            _set(record, field, number)


def _in_order(record: Any, first: str, last: str) -> None:
    begin, end = getattr(record, first), getattr(record, last)
    if begin is not None and end is not None and end < begin:
        message = f"{last} before {first}"
        raise ValueError(message)


def _enterprise(record: Any) -> None:
    _put(record, "nib", Nib)
    _put(record, "npwp", Npwp)
    _in_order(record, "established", "closed")


def _product(record: Any) -> None:
    _put(record, "gtin", Gtin)


def _certification(record: Any) -> None:
    kind = _IDENTIFIERS.get(record.scheme)
    if kind is not None:
        _put(record, "number", kind)
    _in_order(record, "issued_on", "valid_until")


class StructKbli(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An activity code."""

    code: Annotated[str, _Meta(pattern=f"^{KBLI_PATTERN}$")]
    edition: int

    def __post_init__(self) -> None:
        if self.edition not in KBLI_EDITIONS:
            raise ValueError("edition")


def _struct_type(slot: Slot, nested: dict[str, Any]) -> Any:
    known = {
        Kind.TEXT: Annotated[str, _Meta(min_length=1)],
        Kind.INTEGER: int if slot.signed else Annotated[int, _Meta(ge=0)],
        Kind.REGION: Annotated[str, _Meta(pattern=f"^(?:{REGION_PATTERN})$")],
    }
    one = nested.get(slot.name) or known.get(slot.kind, slot.of)
    whole: Any = tuple[one, ...] if slot.many else one
    return whole | None if slot.optional else whole


def _struct(kind: Any, nested: dict[str, Any], post: Callable[[Any], None] | None = None) -> Any:
    fields = [
        (slot.name, _struct_type(slot, nested), *(() if slot.required else (slot.default,)))
        for slot in slots(kind).values()
    ]
    space = {} if post is None else {"__post_init__": post}
    return msgspec.defstruct(
        kind.__name__,
        fields,
        namespace=space,
        kw_only=True,
        frozen=True,
        forbid_unknown_fields=True,
        omit_defaults=True,
    )


def structs() -> Any:
    """A document as msgspec Structs."""
    enterprise = _struct(Enterprise, {"activities": StructKbli, "figures": _struct(YearFigures, {})}, _enterprise)
    product = _struct(Product, {"activity": StructKbli, "label": _struct(Label, {})}, _product)
    certification = _struct(Certification, {}, _certification)
    tables = {"enterprises": enterprise, "products": product, "certifications": certification}
    return msgspec.defstruct(
        "Document",
        [(table, tuple[kind, ...], ()) for table, kind in tables.items()],
        frozen=True,
        forbid_unknown_fields=True,
        omit_defaults=True,
    )


# --- pydantic --------------------------------------------------------------------------------------

_CONFIG = ConfigDict(extra="forbid", frozen=True)


class ModelKbli(BaseModel):
    """An activity code."""

    model_config = _CONFIG
    code: Annotated[str, Field(pattern=f"^{KBLI_PATTERN}$")]
    edition: Annotated[int, Field(strict=True)]

    @pydantic.field_validator("edition")
    @classmethod
    def known(cls, value: int) -> int:
        """Refuse an edition that is not carried."""
        if value not in KBLI_EDITIONS:
            raise ValueError("edition")
        return value


def _model_type(slot: Slot, nested: dict[str, Any], numbers: dict[str, Any]) -> Any:
    known = {
        Kind.TEXT: Annotated[str, Field(min_length=1)],
        Kind.INTEGER: Annotated[int, Field(strict=True) if slot.signed else Field(ge=0, strict=True)],
        Kind.TRUTH: Annotated[bool, Field(strict=True)],
        Kind.REGION: Annotated[str, Field(pattern=f"^(?:{REGION_PATTERN})$")],
    }
    one = nested.get(slot.name) or known.get(slot.kind, slot.of)
    if slot.name in numbers:
        kind = numbers[slot.name]
        one = Annotated[one, AfterValidator(lambda text: canonical(kind, text))]
    whole: Any = tuple[one, ...] if slot.many else one
    return whole | None if slot.optional else whole


def _model(kind: Any, nested: dict[str, Any], numbers: dict[str, Any], after: Callable[[Any], Any] | None) -> Any:
    fields: dict[str, Any] = {
        slot.name: (_model_type(slot, nested, numbers), ... if slot.required else slot.default)
        for slot in slots(kind).values()
    }
    checks: dict[str, Any] = {} if after is None else {"after": model_validator(mode="after")(after)}
    return create_model(kind.__name__, __config__=_CONFIG, __validators__=checks, **fields)


def _model_enterprise(self: Any) -> Any:
    _in_order(self, "established", "closed")
    return self


def _model_certification(self: Any) -> Any:
    kind = _IDENTIFIERS.get(self.scheme)
    if kind is not None and self.number is not None:
        object.__setattr__(self, "number", canonical(kind, self.number))
    _in_order(self, "issued_on", "valid_until")
    return self


def models() -> Any:
    """A document as pydantic models."""
    figures, label = _model(YearFigures, {}, {}, None), _model(Label, {}, {}, None)
    nested = {"activities": ModelKbli, "figures": figures}
    enterprise = _model(Enterprise, nested, {"nib": Nib, "npwp": Npwp}, _model_enterprise)
    product = _model(Product, {"activity": ModelKbli, "label": label}, {"gtin": Gtin}, None)
    tables = {
        "enterprises": enterprise,
        "products": product,
        "certifications": _model(Certification, {}, {}, _model_certification),
    }
    fields: dict[str, Any] = {table: (tuple[kind, ...], ()) for table, kind in tables.items()}
    return create_model("Document", __config__=_CONFIG, **fields)


# --- the runs --------------------------------------------------------------------------------------


def spoil(content: bytes, turn: int) -> bytes:
    """Make a line wrong, in one of five ways."""
    document = json.loads(content)
    enterprise, product = document["enterprises"][0], document["products"][0]
    if turn == 0:
        enterprise["figures"][0]["sales"] = -1
    elif turn == 1:
        document["certifications"][0]["issued_on"] = "2019-02-30"
    elif turn == 2:
        product["colour"] = "red"
    elif turn == 3:
        product["price"] = "15000"
    else:
        product["storage"] = "warm"
        del product["name"]
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _timed(work: Callable[[], Any], *, collector: bool) -> float:
    gc.collect()
    if not collector:
        gc.disable()
    try:
        start = time.perf_counter()
        kept = work()
        spent = time.perf_counter() - start
    finally:
        gc.enable()
    del kept
    return spent


def _race(runs: dict[str, Callable[[], Any]], *, collector: bool, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Time every run in turn, several rounds; seconds by name."""
    spent: dict[str, list[float]] = {name: [] for name in runs}
    for work in runs.values():
        work()
    for _ in range(rounds):
        for name, work in runs.items():
            spent[name].append(_timed(work, collector=collector))
    return spent


def _result(name: str, spent: dict[str, list[float]], ours: str, peer: str, rows: int) -> dict[str, Any]:
    ratios = [theirs / mine for mine, theirs in zip(spent[ours], spent[peer], strict=True)]
    return {
        "name": name,
        "value": median(spent[ours]) / rows * 1e6,
        "unit": "µs/document",
        "peer": f"{peer} {median(spent[peer]) / rows * 1e6:.1f} µs/document",
        "ratio": median(ratios),
        "rounds": len(ratios),
        "spread": (max(ratios) - min(ratios)) / median(ratios),
        "rows": rows,
    }


def _memory(work: Callable[[], Any], rows: int) -> float:
    """Bytes a document that stay."""
    work()
    gc.collect()
    tracemalloc.start()
    kept = work()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return size / rows


def _readers(path: Path) -> dict[str, Callable[[], Any]]:
    decode = msgspec.json.Decoder(structs()).decode
    validate = models().model_validate_json

    def with_structs() -> list[Any]:
        with path.open("rb") as stream:
            return [decode(line) for line in stream]

    def with_models() -> list[Any]:
        with path.open("rb") as stream:
            return [validate(line) for line in stream]

    return {
        "fast": lambda: list(load_lines(path, engine="fast")),
        "core": lambda: list(load_lines(path, engine="core")),
        "msgspec Structs": with_structs,
        "pydantic BaseModel": with_models,
    }


def _bad(path: Path) -> dict[str, Callable[[], Any]]:
    validate = models().model_validate_json

    def with_models() -> list[Any]:
        found: list[Any] = []
        with path.open("rb") as stream:
            for line in stream:
                try:
                    found.append(validate(line))
                except pydantic.ValidationError as error:
                    found.append(error.errors(include_url=False))
        return found

    return {"fast": lambda: list(load_lines(path, engine="fast")), "pydantic BaseModel": with_models}


def _writers(path: Path, target: Path) -> dict[str, Callable[[], Any]]:
    ours = list(load_lines(path))
    readers = _readers(path)
    theirs, models_ = readers["msgspec Structs"](), readers["pydantic BaseModel"]()
    encode = msgspec.json.Encoder().encode

    def with_structs() -> None:
        with target.open("wb") as stream:
            for document in theirs:
                stream.write(encode(document) + b"\n")

    def with_models() -> None:
        with target.open("w", encoding="utf-8") as stream:
            for document in models_:
                stream.write(document.model_dump_json(exclude_defaults=True) + "\n")

    return {
        "fast": lambda: dump_lines(ours, target, overwrite=True),
        "msgspec Structs": with_structs,
        "pydantic BaseModel": with_models,
    }


def _there_and_back(path: Path, target: Path) -> dict[str, Callable[[], Any]]:
    """Read a line, write it again, and so on to the end; nothing is kept."""
    decode, encode = msgspec.json.Decoder(structs()).decode, msgspec.json.Encoder().encode
    validate = models().model_validate_json

    def with_structs() -> None:
        with path.open("rb") as source, target.open("wb") as stream:
            for line in source:
                stream.write(encode(decode(line)) + b"\n")

    def with_models() -> None:
        with path.open("rb") as source, target.open("w", encoding="utf-8") as stream:
            for line in source:
                stream.write(validate(line).model_dump_json(exclude_defaults=True) + "\n")

    return {
        "fast": lambda: dump_lines(load_lines(path, engine="fast"), target, overwrite=True),
        "msgspec Structs": with_structs,
        "pydantic BaseModel": with_models,
    }


def results() -> list[dict[str, Any]]:
    """Every comparison of the room, measured in one run."""
    assert date(2019, 7, 18) == build.ON
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        path, spoilt, target = Path(folder, "good.jsonl"), Path(folder, "bad.jsonl"), Path(folder, "out.jsonl")
        dump_lines(bundles(build.register(ROWS)), path)
        lines = path.read_bytes().splitlines(keepends=True)
        lines = [spoil(line, at // 10 % 5) if at % 10 == 0 else line for at, line in enumerate(lines)]
        spoilt.write_bytes(b"".join(lines))
        readers = _readers(path)
        for collector in (False, True):
            how = f"collector {'on' if collector else 'off'}"
            spent = _race(readers, collector=collector)
            found += [
                _result(f"io.read.fast, {how}", spent, "fast", "pydantic BaseModel", ROWS),
                _result(f"io.read.fast, {how}", spent, "fast", "msgspec Structs", ROWS),
                _result(f"io.read.core, {how}", spent, "core", "pydantic BaseModel", ROWS),
            ]
            spent = _race(_bad(spoilt), collector=collector)
            found.append(_result(f"io.read.10% bad, {how}", spent, "fast", "pydantic BaseModel", ROWS))
        spent = _race(_writers(path, target), collector=True)
        found += [
            _result("io.write.fast", spent, "fast", peer, ROWS) for peer in ("pydantic BaseModel", "msgspec Structs")
        ]
        spent = _race(_there_and_back(path, target), collector=True)
        found += [
            _result("io.read and write.fast", spent, "fast", peer, ROWS)
            for peer in ("pydantic BaseModel", "msgspec Structs")
        ]
        sizes = {name: _memory(work, ROWS) for name, work in readers.items() if name != "core"}
        found += [
            {
                "name": "io.memory",
                "value": sizes["fast"],
                "unit": "bytes/document",
                "peer": f"{peer} {sizes[peer]:.0f} bytes/document",
                "ratio": sizes["fast"] / sizes[peer],
                "rounds": 1,
                "spread": 0.0,
                "rows": ROWS,
            }
            for peer in ("pydantic BaseModel", "msgspec Structs")
        ]
    return found


if __name__ == "__main__":
    print(json.dumps(results(), indent=1, ensure_ascii=False))
