"""What the members of dimensions, and the states of the transition table, are called."""

from __future__ import annotations

from .._policy import Policy, PolicyLike, policy_of
from .._words import Lang

__all__ = ["Members", "members_of", "short_state"]

Members = dict[str, dict[str, str]]
"""By dimension, what each member is called."""

_SHORT_STATES: dict[str, tuple[str, str]] = {
    "outside": ("van buiten", "from outside"),
    "to_work": ("uit: werk", "left: work"),
    "education": ("uit: opleiding", "left: education"),
    "neutral": ("uit: neutraal", "left: neutral"),
    "other": ("uit: anders", "left: other"),
    "unknown": ("uit: onbekend", "left: unknown"),
}
"""The states outside the caseload. The core's words are longer, and these stand above narrow columns."""


def members_of(policy: PolicyLike | None, lang: Lang) -> Members:
    """What a policy calls the members; without one the model's words, and ids for routes and groups."""
    rules = Policy.starter("–") if policy is None else policy_of(policy)
    return rules.labels(lang)


def short_state(state: str, lang: Lang) -> str | None:
    """What a state outside the caseload is called for short."""
    if state not in _SHORT_STATES:
        return None
    dutch, english = _SHORT_STATES[state]
    return dutch if lang is Lang.NL else english
