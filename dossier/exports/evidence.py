"""The audit as data: every figure of the evidence page, and every claim with what it rests on."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from dossier import urls
from dossier.audit import Audit, tally
from dossier.claims import Claim
from dossier.dates import Date
from dossier.origins import Evidence, Origin
from dossier.pages import Site
from dossier.problems import Problem
from dossier.records import Source


def evidence_json(site: Site) -> bytes:
    """`/data/evidence.json`; docs/evidence.md says what its fields mean."""
    data = _evidence(site)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _evidence(site: Site) -> dict[str, Any]:
    audit, dossier = site.audit, site.dossier
    return {
        "title": dossier.settings.title,
        "as_of": dossier.settings.as_of.text,
        "revision": dossier.revision,
        "quotes": {
            "total": audit.quoted,
            "verified": audit.verified,
            "skipped": audit.quoted - audit.verified,
        },
        "claims": {
            "all": _figures(audit.claims),
            **{kind: _figures(c for c in audit.claims if c.kind == kind) for kind in audit.tallies},
            "sentence": _figures(audit.sentences),
        },
        "claim_list": [_claim(claim) for claim in audit.claims],
        "sentence_list": [_claim(claim) for claim in audit.sentences],
        "origins": [
            {
                **_origin(weight.origin),
                "cited_documents": weight.documents,
                "passages": weight.passages,
                "claims": weight.claims,
                "claims_alone": len(weight.alone),
            }
            for weight in audit.weights
        ],
        "sources": [_source(source, site) for source in dossier.sources.values()],
        "never_cited": [source.id for source in audit.never_cited],
        "not_held": [
            {"source": each.source.id, "claims": each.claims, "claims_lost": each.alone}
            for each in audit.not_held
        ],
        "uncited_records": [record.key for record in audit.uncited_records],
        "open_disagreements": [each.id for each in audit.open_disagreements],
        "accepted": [_accepted(problem) for problem in audit.accepted],
    }


def _figures(claims: Iterable[Claim]) -> dict[str, Any]:
    claims = list(claims)
    counted = tally(claims)
    origins = Counter(len(claim.evidence.origins) for claim in claims)
    return {
        "total": counted.claims,
        "corroborated": counted.two + counted.many,
        "single": counted.single,
        "unknown": counted.unknown,
        "none": counted.none,
        "assessments": sum(claim.assessment for claim in claims),
        "by_origins": {str(number): origins[number] for number in sorted(origins)},
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "record": claim.record.key,
        "number": claim.number,
        "address": _address(claim),
        "text": claim.text,
        "assessment": claim.assessment,
        **_evidence_of(claim.evidence),
        "needed": list(claim.needed),
    }


def _address(claim: Claim) -> str:
    """From the top of the site."""
    numbered = claim.number and claim.kind != "sentence"
    return urls.address(claim.record) + (f"#{claim.kind}-{claim.number}" if numbered else "")


def _evidence_of(evidence: Evidence) -> dict[str, Any]:
    return {
        "verdict": evidence.verdict,
        "documents": list(evidence.documents),
        "outlets": list(evidence.outlets),
        "origins": [_origin(origin) for origin in evidence.origins],
        "unknown": list(evidence.unknown),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {"publisher": origin.publisher, "documents": list(origin.documents)}


def _source(source: Source, site: Site) -> dict[str, Any]:
    dossier, audit = site.dossier, site.audit
    return {
        "id": source.id,
        "title": source.title,
        "outlet": source.outlet,
        "published": _text(source.published),
        "captures": len(dossier.captures.get(source.id, ())),
        "rests_on": list(dossier.origins.rests_on(source.id)),
        "first_hand": dossier.origins.is_own(source.id),
        "passages": len(site.verification.passages_in.get(source.id, ())),
        "claims_lost": _lost(source.id, audit),
    }


def _lost(id: str, audit: Audit) -> list[str]:
    """The claims of which no origin would be left without a document, by where they stand."""
    return [_address(claim) for claim in audit.lost_without.get(id, ())]


def _text(date: Date | None) -> str | None:
    return date.text if date else None


def _accepted(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "record": problem.record or None,
        "message": problem.message,
        "reason": problem.hint,
    }
