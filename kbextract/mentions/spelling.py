"""One key for the spellings of one personal name: families of transliteration folded together by rule."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What differs between the usual romanisations of one name (BGN/PCGN, ISO 9, press style): each pattern is folded away.
FAMILIES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[’'`ʼ-]", ""),
        (r"(?:iy|yy|ii|ij|yi|iĭ|y|j)$", "i"),  # Zelenskiy, Zelenskyy, Zelensky
        (r"ei$|ey$|ej$|ay$|ai$", "ei"),  # Sergei, Sergey, Sergej
        (r"^(?:serhi|sergi|serge|serhei|sergei)$", "sergei"),
        (r"^(?:volodymir|volodimir|volodymyr|vladimir)$", "vladimir"),
        (r"^(?:oleksandr|aleksandr|alexandr|alexander|aliaksandr)$", "alexander"),
        (r"^(?:antony|anthony|antoni|anthoni)$", "antoni"),
        (r"^(?:mohammed|mohamed|muhammad|mohammad|muhammed|mohamad|muhamad)$", "mohamed"),
        (r"^(?:yevgen|evgen|eugen|ievgen)", "evgen"),
        (r"^(?:ye|ie|je)", "e"),
        (r"^(?:yu|iu|ju)", "u"),
        (r"^(?:ya|ia|ja)", "a"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"dzh|dj", "j"),
        (r"sch|shch|sh", "s"),
        (r"tch|ch|tsh", "c"),
        (r"zh", "z"),
        (r"ts|tz", "c"),
        (r"x|ks", "x"),
        (r"w|v|ff|f", "v"),
        (r"ou|oo|u", "u"),
        (r"q|c?k|c(?=[aou])", "k"),
        (r"ee|i|y|j", "i"),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=20_000)
def fold_part(part: str) -> str:
    """One part of a name without what spellings differ in."""
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", part.lower()) if not unicodedata.combining(mark))
    for pattern, replacement in FAMILIES:
        bare = pattern.sub(replacement, bare)
    return bare


def fold_name(name: str) -> tuple[str, ...]:
    """The key of a personal name: its parts folded, initials and middle initials left out."""
    parts = [fold_part(part) for part in name.replace(".", ". ").split() if len(part.strip(".")) > 1]
    return tuple(part for part in parts if part) or (name.lower(),)
