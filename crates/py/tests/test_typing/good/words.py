"""Words, errors and the ladder."""

from typing import assert_type

import meedoen

assert_type(meedoen.catalogue("nl")["stock"], meedoen.KpiEntry)
assert_type(meedoen.catalogue()[meedoen.Kpi.STOCK].dimensions, list[meedoen.Dimension])
for entry in meedoen.catalogue():
    assert_type(entry.kpi, meedoen.Kpi)

told = meedoen.Ladder.assess(
    {"external_coaching": "yes"}, contract_or_self_employed=True, policy="policy.toml"
)
meedoen.Ladder.assess({meedoen.AssessmentQuestion.WORK_BASED_COURSE: meedoen.Reply.NO})
meedoen.Ladder.assess(weekly_social_contact=None)
assert_type(told, meedoen.Assessment)
assert_type(told.rung, int | None)
assert_type(told.ask, list[meedoen.AssessmentQuestion])


def explain(error: meedoen.MeedoenError) -> str:
    """Every code has its words."""
    if error.code is meedoen.ErrorCode.BAD_PERIOD:
        return "the period"
    assert_type(error.place, str)
    return f"{error.place}: {error.message}"


try:
    meedoen.Policy.from_toml("")
except meedoen.PolicyError as error:
    explain(error)

kpi: str = meedoen.Kpi.STOCK
assert_type(meedoen.Kpi("stock"), meedoen.Kpi)
assert_type(list(meedoen.Every), list[meedoen.Every])
