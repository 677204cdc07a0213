"""What the members of dimensions, and the states of the transition table, are called."""

from __future__ import annotations

from .._policy import Policy, PolicyLike, policy_of
from .._words import Lang

__all__ = ["Members", "members_of", "state_label"]

Members = dict[str, dict[str, str]]
"""By dimension, what each member is called."""

_STATES: dict[str, tuple[str, str]] = {
    "outside": ("van buiten", "from outside"),
    "to_work": ("uit: werk", "left: work"),
    "education": ("uit: opleiding", "left: education"),
    "neutral": ("uit: neutraal", "left: neutral"),
    "other": ("uit: anders", "left: other"),
    "unknown": ("uit: onbekend", "left: unknown"),
}
"""Shorter than the core's words: they stand above narrow columns."""


def members_of(policy: PolicyLike | None, lang: Lang) -> Members:
    """What a policy calls the members; without one the model's words, and ids for routes and groups."""
    rules = Policy.starter("–") if policy is None else policy_of(policy)
    return rules.labels(lang)


def state_label(state: str, lang: Lang) -> str:
    """What a state of the transition table is called."""
    if state in _STATES:
        dutch, english = _STATES[state]
        return dutch if lang is Lang.NL else english
    if state == "unmeasured":
        return "niet gemeten" if lang is Lang.NL else "unmeasured"
    return f"{'Trede' if lang is Lang.NL else 'Rung'} {state}"
