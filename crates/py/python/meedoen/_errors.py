"""What can go wrong: exceptions with a stable code and the place."""

from __future__ import annotations

from ._words import ErrorCode

__all__ = ["LedgerError", "MappingError", "MeedoenError", "PolicyError", "QuestionError", "of_code"]


class MeedoenError(Exception):
    """Any error of `meedoen`.

    Attributes
    ----------
    code : ErrorCode
        The stable code, the same in every language: ``"bad_period"``.
    place : str
        Where it went wrong: ``"ambition[2].target"``, ``"benefits, row 7, column start"``. Empty
        where the whole is meant.
    message : str
        What went wrong, without the place. It holds no text of a ledger.

    Examples
    --------
    >>> import meedoen
    >>> try:
    ...     meedoen.Policy.preset("exemple")
    ... except meedoen.MeedoenError as error:
    ...     print(error.code)
    bad_policy
    """

    def __init__(self, message: str, *, code: ErrorCode | str, place: str = "") -> None:
        self.code = ErrorCode(code)
        self.place = place
        self.message = message
        super().__init__(f"{place}: {message}" if place else message)

    def __reduce__(self) -> tuple[object, tuple[str, str, str]]:
        return _again, (self.code.value, self.place, self.message)


class LedgerError(MeedoenError):
    """A ledger that can't be read as a whole (``bad_ledger``)."""


class PolicyError(MeedoenError):
    """A policy that can't be read, contradicts itself or is missing (``bad_policy``)."""


class MappingError(MeedoenError):
    """A mapping that can't be read, or contradicts itself or the extract (``bad_mapping``)."""


class QuestionError(MeedoenError):
    """A question that can't be answered: an unknown KPI or dimension, a period that ends before it
    starts, a malformed part, an answer that would be too large."""


_CLASSES: dict[str, type[MeedoenError]] = {
    ErrorCode.BAD_LEDGER: LedgerError,
    ErrorCode.BAD_POLICY: PolicyError,
    ErrorCode.BAD_MAPPING: MappingError,
    ErrorCode.UNKNOWN_KPI: QuestionError,
    ErrorCode.UNKNOWN_DIMENSION: QuestionError,
    ErrorCode.BAD_PERIOD: QuestionError,
    ErrorCode.BAD_QUERY: QuestionError,
    ErrorCode.TOO_LARGE: QuestionError,
}


def of_code(code: str, place: str, message: str) -> MeedoenError:
    """The exception for a code of the core."""
    return _CLASSES.get(code, MeedoenError)(message, code=code, place=place)


def _again(code: str, place: str, message: str) -> MeedoenError:
    return of_code(code, place, message)
