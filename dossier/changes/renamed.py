"""Records that got another id between two states, and what refers to them."""

import re
from collections.abc import Mapping
from typing import Any

from dossier.linking import Dossier


def renamed_ids(before: Dossier, after: Dossier) -> Mapping[str, str]:
    """The new keys of records by their old ones, as their `former_ids` tell."""
    found: dict[str, str] = {}
    old, new = ({*state.records, *state.withdrawn} for state in (before, after))
    for record in (*after.records.values(), *after.withdrawn.values()):
        if record.former_ids and record.key not in old:
            former = (f"{record.kind}:{id}" for id in reversed(record.former_ids))
            key = next((key for key in former if key in old and key not in new), None)
            if key:
                found[key] = record.key
    return found


def under_new_ids(value: Any, renamed: Mapping[str, str]) -> Any:
    """The fields of a record with what they refer to under its new id."""
    if not renamed:
        return value
    ids = {old.partition(":")[2]: new.partition(":")[2] for old, new in renamed.items()}
    pattern = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    reference = re.compile(rf"(\A|@|\[\[|\bvia\s+|\b[a-z]+:)({pattern})(?=\Z|[\s\]|;\"])")
    return _replaced(value, reference, ids)


def _replaced(value: Any, reference: re.Pattern[str], ids: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _replaced(inner, reference, ids) for name, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, reference, ids) for inner in value]
    if isinstance(value, str):
        return reference.sub(lambda match: match[1] + ids[match[2]], value)
    return value
