"""What the members of dimensions, and the states of the transition table, are called.

The words are the core's (`catalogue/labels.rs`); the names of routes, groups and a municipality's own codes
are the policy's.
"""

from __future__ import annotations

from .._policy import PolicyLike, policy_of
from .._words import Lang

__all__ = ["MEMBERS", "member_label", "policy_names", "state_label"]

Words = tuple[str, str]
"""Dutch and English."""

MEMBERS: dict[str, dict[str, Words]] = {
    "rung": {
        "1": ("Trede 1", "Rung 1"),
        "2": ("Trede 2", "Rung 2"),
        "3": ("Trede 3", "Rung 3"),
        "4": ("Trede 4", "Rung 4"),
        "5": ("Trede 5", "Rung 5"),
        "6": ("Trede 6", "Rung 6"),
        "unmeasured": ("niet gemeten", "unmeasured"),
    },
    "domain": {
        "participatie": ("Maatschappelijke Participatie", "Social participation"),
        "werk": ("Werk", "Work"),
        "unassigned": ("zonder domein", "unassigned"),
    },
    "scheme": {
        "pw": ("Algemene bijstand (Participatiewet)", "General assistance (pw)"),
        "ioaw": ("IOAW", "IOAW"),
        "ioaz": ("IOAZ", "IOAZ"),
        "bbz": ("Bbz", "Bbz"),
    },
    "age": {
        "<27": ("jonger dan 27 jaar", "under 27"),
        "27-44": ("27 tot en met 44 jaar", "27 to 44"),
        "45-54": ("45 tot en met 54 jaar", "45 to 54"),
        "55+": ("55 jaar en ouder", "55 and over"),
    },
    "duration": {
        "<12": ("korter dan 12 maanden", "under 12 months"),
        "12-23": ("12 tot en met 23 maanden", "12 to 23 months"),
        "24-35": ("24 tot en met 35 maanden", "24 to 35 months"),
        "36-59": ("36 tot en met 59 maanden", "36 to 59 months"),
        "60-119": ("60 tot en met 119 maanden", "60 to 119 months"),
        "120+": ("120 maanden en langer", "120 months and over"),
    },
    "hours": {
        "<12": ("minder dan 12 uur", "under 12 hours"),
        "12-23": ("12 tot 24 uur", "12 to under 24 hours"),
        "24-31": ("24 tot 32 uur", "24 to under 32 hours"),
        "32+": ("32 uur en meer", "32 hours and over"),
    },
    "reason": {
        "work": ("arbeid in dienstbetrekking of ziektewet", "work or sickness benefit"),
        "self_employment": ("zelfstandig beroep of bedrijf", "self-employment"),
        "study": ("opleiding of studie", "study"),
        "relationship": ("aangaan van een relatie", "relationship"),
        "pension_age": ("bereiken van de AOW-leeftijd", "state pension age"),
        "death": ("overlijden", "death"),
        "detention": ("detentie", "detention"),
        "schooling_refused": ("scholing geweigerd", "schooling refused"),
        "abroad_too_long": ("te lang verblijf in het buitenland", "too long abroad"),
        "unemployment_benefit": ("werkloosheidsuitkering", "unemployment benefit"),
        "disability_benefit": ("arbeidsongeschiktheidsuitkering", "disability benefit"),
        "alimony": ("alimentatie", "alimony"),
        "assets": ("vermogen", "assets"),
        "other_income": ("ander inkomen", "other income"),
        "no_information": ("geen inlichtingen verstrekt", "no information given"),
        "moved": ("verhuisd naar een andere gemeente", "moved to another municipality"),
        "moved_abroad": ("verhuisd naar het buitenland", "moved abroad"),
        "no_show_information": (
            "niet verschenen op een oproep om inlichtingen",
            "did not appear when called for information",
        ),
        "no_show_reintegration": (
            "niet verschenen op een oproep voor re-integratie",
            "did not appear when called for re-integration",
        ),
        "partner": ("oorzaak bij de partner", "reason lies with the partner"),
        "other": ("andere reden", "other reason"),
    },
    "code": {
        "first": ("eerste gesprek", "first conversation"),
        "progress": ("voortgangsgesprek", "progress conversation"),
        "volunteering": ("vrijwilligerswerk", "volunteering"),
        "informal_care": ("mantelzorg", "informal care"),
        "organised": ("georganiseerde activiteiten", "organised activities"),
        "barriers": ("werken aan belemmeringen", "working on barriers"),
        "language": ("taal", "language"),
        "wsp": ("werkgeversservicepunt (WSP)", "employer service point (WSP)"),
        "participatie": ("Maatschappelijke Participatie", "Social participation"),
        "paid": ("betaald werk", "paid work"),
        "supported": ("betaald werk met ondersteuning", "paid work with support"),
        "sheltered": ("beschut werk", "sheltered work"),
        "trial": ("proefplaatsing", "trial placement"),
        "self_employed": ("zelfstandig ondernemer", "self-employed"),
        "wage_subsidy": ("loonkostensubsidie", "wage subsidy"),
        "sheltered_work": ("beschut werk (voorziening)", "sheltered work (instrument)"),
        "job_coach": ("jobcoach", "job coach"),
        "trial_placement": ("proefplaatsing (voorziening)", "trial placement (instrument)"),
        "participation_place": ("participatieplaats", "participation place"),
        "workplace_adjustment": ("werkplekaanpassing", "workplace adjustment"),
        "transport": ("vervoersvoorziening", "transport"),
        "other": ("overige voorziening", "other instrument"),
    },
}

_WITHOUT: dict[str, Words] = {
    "route": ("geen route", "no route"),
    "group": ("geen groep", "no group"),
}

_NO_BENEFIT: Words = ("geen uitkering", "no benefit")
_UNKNOWN: Words = ("onbekend", "unknown")

_STATES: dict[str, Words] = {
    "outside": ("van buiten", "from outside"),
    "to_work": ("uit: werk", "left: work"),
    "education": ("uit: opleiding", "left: education"),
    "neutral": ("uit: neutraal", "left: neutral"),
    "other": ("uit: anders", "left: other"),
    "unknown": ("uit: onbekend", "left: unknown"),
}

Names = dict[str, str]
"""The policy's own words, by id."""


def policy_names(policy: PolicyLike | None, lang: Lang) -> Names:
    """What a policy calls its routes and groups; nothing without a policy."""
    if policy is None:
        return {}
    rules = policy_of(policy)
    return {entry["id"]: entry["name"][lang.value] for entry in (*rules.routes, *rules.groups)}


def member_label(dimension: str, member: str, lang: Lang, names: Names) -> str:
    """What a member is called; where nobody has a word for it, its code."""
    words = MEMBERS.get(dimension, {}).get(member)
    if words is None and member == "none":
        words = _WITHOUT.get(dimension, _NO_BENEFIT)
    if words is None and member == "unknown":
        words = _UNKNOWN
    return names.get(member, member) if words is None else _in(words, lang)


def state_label(state: str, lang: Lang) -> str:
    """What a state of the transition table is called."""
    return _in(_STATES.get(state) or MEMBERS["rung"][state], lang)


def _in(words: Words, lang: Lang) -> str:
    return words[0] if lang is Lang.NL else words[1]
