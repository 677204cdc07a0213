"""The participation ladder: from answers about daily life to a rung."""

from __future__ import annotations

import json
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass

from . import _native
from ._policy import PolicyLike, policy_of
from ._words import AssessmentQuestion, AssessmentQuestionWord, Reply, ReplyWord

__all__ = ["Assessment", "Ladder"]

ReplyLike = bool | Reply | ReplyWord | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What answers come to. It advises; the professional decides.

    Attributes
    ----------
    rung : int or None
        The rung, where only one is possible.
    possible : list of int
        The rungs that are possible, ascending.
    ask : list of AssessmentQuestion
        The questions still to ask: each unknown that may change the rung.
    decided_by : dict
        The answers that decided the rung; empty while it is open.
    """

    rung: int | None
    possible: list[int]
    ask: list[AssessmentQuestion]
    decided_by: dict[AssessmentQuestion, Reply]


class Ladder:
    """The participation ladder (participatieladder, VNG/Divosa): rungs 1 to 6."""

    __slots__ = ()

    @staticmethod
    def assess(
        answers: AnyMapping[AssessmentQuestion | AssessmentQuestionWord, ReplyLike] | None = None,
        /,
        *,
        policy: PolicyLike | None = None,
        **replies: ReplyLike,
    ) -> Assessment:
        """Places somebody on the ladder, from the top rung down; what is not answered is unknown and
        never counts as no.

        Parameters
        ----------
        answers, **replies
            By question, ``True``, ``False`` or ``None`` for unknown (or ``"yes"``, ``"no"``,
            ``"unknown"``).
        policy
            Whose policy says whether informal care counts as unpaid work; by default it does.

        Raises
        ------
        QuestionError
            ``bad_query`` for a question or reply that does not exist.

        Examples
        --------
        >>> import meedoen
        >>> meedoen.Ladder.assess(contract_or_self_employed=True).possible
        [5, 6]
        >>> meedoen.Ladder.assess(contract_or_self_employed=True, external_coaching=True).rung
        5
        """
        given = {str(question): _reply(reply) for question, reply in (answers or {}).items()}
        given |= {question: _reply(reply) for question, reply in replies.items()}
        rules: dict[str, object] = {}
        if policy is not None:
            name = "informal_care_is_unpaid_work"
            rules[name] = policy_of(policy).parameters[name]
        assessed = json.loads(_native.assess_json(json.dumps(given), json.dumps(rules)))
        return Assessment(
            rung=assessed["rung"],
            possible=assessed["possible"],
            ask=[AssessmentQuestion(question) for question in assessed["ask"]],
            decided_by={
                AssessmentQuestion(question): Reply(reply) for question, reply in assessed["decided_by"]
            },
        )


def _reply(reply: ReplyLike) -> str:
    if reply is None:
        return Reply.UNKNOWN
    if isinstance(reply, bool):
        return Reply.YES if reply else Reply.NO
    return str(reply)
