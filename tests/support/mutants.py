"""JSON lines that are almost right: documents of every kind, with one or more things done to them."""

import json

from hypothesis import strategies as st

from umkm_domain.io._write import to_plain
from umkm_domain.testing import strategies


class Raw(str):
    """Text that is put into JSON as it is."""


class Pairs(list):
    """An object as pairs, so that a key can stand twice."""


ODD = st.sampled_from(
    [
        *(
            Raw(text)
            for text in ("NaN", "-Infinity", "1.0", "1e3", "-0", "00", "1e400", '"\\ud800"', '"\\uD83D\\uDE00"')
        ),
        *(
            Raw(text)
            for text in ('"\\u0000"', '"a\tb"', "nul", "", "[[[[[[[[]]]]]]]]", "9" * 30, "-" + "9" * 40, '"a:b"')
        ),
        *(Raw(text) for text in ("9" * 4000, "9" * 4001, "-" + "9" * 4301, '"\ud800"', '"\ud83d\ude00"', '"schema"')),
        *(
            Raw(f'"{"9" * left}/{"9" * right}"')
            for left, right in ((4000, 1), (4001, 1), (1, 4000), (5000, 1), (1, 5000))
        ),
        *(
            True,
            False,
            None,
            0,
            1,
            -1,
            2**63,
            2**64,
            "",
            " ",
            "x",
            "true",
            "1",
            "0/1",
            "1/2",
            "-1/2",
            "2/4",
            "1/0",
            "01/2",
        ),
        *("2020-02-29", "2021-02-29", "20200229", "2020-W01-1", "0000-01-01", "9999-12-31", "2020-02-29T00:00:00"),
        *("36.02", "3602", "36.2", "36.02.01.2001", "10391", "pirt", "other", "É", "\u2028", "IDM000984301", "\x7f"),
        *([], {}, [None], [""], ["a"], {"code": "10391", "edition": 2020}, {"code": "1039", "edition": 2020}),
        *({"code": "10391", "edition": 2024}, [{"code": "10391", "edition": True}], {"id": "a", "en": ""}, {"year": 1}),
    ]
)


def pairs(value):
    """Objects as lists of pairs, all the way down."""
    if isinstance(value, dict):
        return Pairs((key, pairs(item)) for key, item in value.items())
    if isinstance(value, list):
        return [pairs(item) for item in value]
    return value


def render(value, colon=":"):
    """The JSON text of pairs and raw pieces."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, Pairs):
        return "{" + ",".join(f"{render(key)}{colon}{render(item, colon)}" for key, item in value) + "}"
    if isinstance(value, dict):
        return render(pairs(value), colon)
    if isinstance(value, list):
        return "[" + ",".join(render(item, colon) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _places(value, found):
    if isinstance(value, Pairs):
        found.append(value)
        for _, item in value:
            _places(item, found)
    elif isinstance(value, list):
        for item in value:
            _places(item, found)
    return found


def _mutate(draw, document):
    target = draw(st.sampled_from(_places(document, [])))
    action = draw(st.sampled_from(["set", "drop", "unknown", "double", "same", "null", "escape"]))
    if not target or action == "unknown":
        key = draw(st.sampled_from(["zzz", "", "number", "figures", "a/b~c", "quarantine", "edition", "id"]))
        target.append((key, draw(ODD)))
        return
    at = draw(st.integers(0, len(target) - 1))
    key, value = target[at]
    if action == "set":
        target[at] = (key, draw(ODD))
    elif action == "drop":
        del target[at]
    elif action == "double":
        target.append((key, draw(ODD)))
    elif action == "same":
        target.append((key, value))
    elif action == "null":
        target[at] = (key, None)
    elif isinstance(key, str) and key:
        target[at] = (Raw(f'"\\u{ord(key[0]):04x}{key[1:]}"'), value)


RECORDS = {
    "enterprises": strategies.enterprises,
    "products": strategies.products,
    "certifications": strategies.certifications,
    "agreements": strategies.agreements,
    "grants": strategies.grants,
    "observations": strategies.observations,
    "targets": strategies.targets,
}


@st.composite
def lines(draw, changes=3):
    """One line of JSON Lines, with up to `changes` things done to it."""
    tables = draw(st.lists(st.sampled_from(sorted(RECORDS)), min_size=1, max_size=2, unique=True))
    # Equal ids are one of the things that can be wrong.
    once = (lambda record: record.id) if not changes or draw(st.booleans()) else None
    records = {table: draw(st.lists(RECORDS[table](), max_size=2, unique_by=once)) for table in tables}
    document = pairs({table: [to_plain(record) for record in found] for table, found in records.items()})
    for _ in range(draw(st.integers(0, changes))):
        _mutate(draw, document)
    text = render(document, draw(st.sampled_from([":", ": ", " :", "\t: "])))
    return draw(st.sampled_from(["", "", "", "\ufeff", " "])) + text + draw(st.sampled_from(["", "", " ", "}", "\x00"]))
