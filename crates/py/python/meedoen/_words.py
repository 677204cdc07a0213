# Written by `cargo xtask codegen` from the core's lists: change it there.
"""The words of questions and answers, as enums. Each member is its word: `Kpi.STOCK == "stock"`."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

__all__ = [
    "AssessmentQuestion",
    "AssessmentQuestionWord",
    "Category",
    "CurveKind",
    "CurveKindWord",
    "Dimension",
    "DimensionWord",
    "ErrorCode",
    "Every",
    "EveryWord",
    "FindingCode",
    "Kind",
    "Kpi",
    "KpiWord",
    "Lang",
    "LangWord",
    "Reason",
    "Reply",
    "ReplyWord",
    "Severity",
]


class Kpi(StrEnum):
    """The KPIs."""

    STOCK = "stock"
    """Stock"""
    BENEFITS = "benefits"
    """Benefits"""
    VOLUME_CHANGE = "volume_change"
    """Change in volume"""
    INFLOW = "inflow"
    """Inflow"""
    REENTRY = "reentry"
    """Re-entry"""
    OUTFLOW = "outflow"
    """Outflow"""
    OUTFLOW_TO_WORK = "outflow_to_work"
    """Outflow to work"""
    OUTFLOW_RATE = "outflow_rate"
    """Outflow rate"""
    INFLOW_RATE = "inflow_rate"
    """Inflow rate"""
    TO_WORK_RATE = "to_work_rate"
    """Rate of outflow to work"""
    SUSTAINED_OUTFLOW = "sustained_outflow"
    """Sustained outflow to work"""
    UNMEASURED = "unmeasured"
    """Unmeasured"""
    STALE_RUNG = "stale_rung"
    """Stale rung"""
    SPOKEN_TO = "spoken_to"
    """Spoken to"""
    IN_VIEW = "in_view"
    """In view"""
    ACTIVE = "active"
    """Active"""
    CLIMBED = "climbed"
    """Climbed"""
    DESCENDED = "descended"
    """Descended"""
    UNCHANGED = "unchanged"
    """Unchanged"""
    NOT_REMEASURED = "not_remeasured"
    """Not remeasured"""
    TO_WERK = "to_werk"
    """From participatie to werk"""
    TO_PARTICIPATIE = "to_participatie"
    """From werk to participatie"""
    BELOW_POTENTIAL = "below_potential"
    """Below potential"""
    LONG_TERM_STOCK = "long_term_stock"
    """Long-term caseload"""
    FIRST_CONVERSATIONS = "first_conversations"
    """First conversations"""
    ACTIVATED = "activated"
    """Activated"""
    STILL_ACTIVE = "still_active"
    """Still active"""
    COHORT_TO_WORK = "cohort_to_work"
    """Out to work"""
    ACTIVATED_WITHOUT_WORK = "activated_without_work"
    """Activated, not out to work"""
    NO_OUTCOME_YET = "no_outcome_yet"
    """No outcome yet"""
    LEFT_OTHERWISE = "left_otherwise"
    """Left otherwise"""
    IN_CONVERSATION = "in_conversation"
    """In conversation"""
    NOT_SPOKEN_SINCE = "not_spoken_since"
    """Not spoken to since"""
    REFERRED = "referred"
    """Referred to the WSP"""
    ON_BARRIERS = "on_barriers"
    """Working on barriers"""
    COHORT_PLACED = "cohort_placed"
    """Placed"""
    PLACEMENTS = "placements"
    """Placements"""
    PLACED_CLIENTS = "placed_clients"
    """Placed clients"""
    PLACED_OFF_BENEFIT = "placed_off_benefit"
    """Placed and off benefit"""
    SUSTAINED_PLACEMENTS = "sustained_placements"
    """Sustained placements"""
    PLACEMENT_RATE = "placement_rate"
    """Placement rate"""
    DAYS_TO_FIRST_CONTACT = "days_to_first_contact"
    """Days to first contact"""
    HANDOVER_DAYS = "handover_days"
    """Handover days"""
    OPEN_HANDOVERS = "open_handovers"
    """Open handovers"""
    CASELOAD_PER_FTE = "caseload_per_fte"
    """Caseload per FTE"""
    RECIPIENTS_PER_10K = "recipients_per_10k"
    """Recipients per 10,000 inhabitants"""
    INSTRUMENTS_IN_USE = "instruments_in_use"
    """Clients with an instrument"""
    INSTRUMENTS_PER_10K = "instruments_per_10k"
    """Instruments per 10,000 inhabitants"""


KpiWord = Literal[
    "stock",
    "benefits",
    "volume_change",
    "inflow",
    "reentry",
    "outflow",
    "outflow_to_work",
    "outflow_rate",
    "inflow_rate",
    "to_work_rate",
    "sustained_outflow",
    "unmeasured",
    "stale_rung",
    "spoken_to",
    "in_view",
    "active",
    "climbed",
    "descended",
    "unchanged",
    "not_remeasured",
    "to_werk",
    "to_participatie",
    "below_potential",
    "long_term_stock",
    "first_conversations",
    "activated",
    "still_active",
    "cohort_to_work",
    "activated_without_work",
    "no_outcome_yet",
    "left_otherwise",
    "in_conversation",
    "not_spoken_since",
    "referred",
    "on_barriers",
    "cohort_placed",
    "placements",
    "placed_clients",
    "placed_off_benefit",
    "sustained_placements",
    "placement_rate",
    "days_to_first_contact",
    "handover_days",
    "open_handovers",
    "caseload_per_fte",
    "recipients_per_10k",
    "instruments_in_use",
    "instruments_per_10k",
]


class CurveKind(StrEnum):
    """The Kaplan–Meier curves."""

    DAYS_TO_FIRST_CONTACT = "days_to_first_contact"
    """Days to first contact"""
    HANDOVER_DAYS = "handover_days"
    """Handover days"""
    DAYS_TO_ACTIVATION = "days_to_activation"
    """Days to activation"""
    DAYS_ON_BENEFIT = "days_on_benefit"
    """Days on benefit"""
    DAYS_IN_PLACEMENT = "days_in_placement"
    """Days in placement"""


CurveKindWord = Literal[
    "days_to_first_contact",
    "handover_days",
    "days_to_activation",
    "days_on_benefit",
    "days_in_placement",
]


class Dimension(StrEnum):
    """What figures can be broken down by; a set of groups is `group:` and its name."""

    RUNG = "rung"
    """Rung"""
    DOMAIN = "domain"
    """Domain"""
    ROUTE = "route"
    """Route"""
    GROUP = "group"
    """Group"""
    SCHEME = "scheme"
    """Scheme"""
    AGE = "age"
    """Age"""
    DURATION = "duration"
    """Duration on benefit"""
    REASON = "reason"
    """Reason of outflow"""
    CODE = "code"
    """Kind"""
    HOURS = "hours"
    """Hours a week"""


DimensionWord = Literal[
    "rung",
    "domain",
    "route",
    "group",
    "scheme",
    "age",
    "duration",
    "reason",
    "code",
    "hours",
]


class Every(StrEnum):
    """The steps of a grid of periods."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


EveryWord = Literal[
    "day",
    "week",
    "month",
    "quarter",
    "year",
]


class Kind(StrEnum):
    """The kinds of records."""

    BENEFIT = "benefit"
    RUNG = "rung"
    GROWTH = "growth"
    CONTACT = "contact"
    ROUTE = "route"
    ACTIVITY = "activity"
    REFERRAL = "referral"
    PLACEMENT = "placement"
    INSTRUMENT = "instrument"
    GROUP = "group"
    BIRTH = "birth"
    WITHDRAW = "withdraw"


class Reason(StrEnum):
    """Why a benefit ended."""

    WORK = "work"
    SELF_EMPLOYMENT = "self_employment"
    STUDY = "study"
    RELATIONSHIP = "relationship"
    PENSION_AGE = "pension_age"
    DEATH = "death"
    DETENTION = "detention"
    SCHOOLING_REFUSED = "schooling_refused"
    ABROAD_TOO_LONG = "abroad_too_long"
    UNEMPLOYMENT_BENEFIT = "unemployment_benefit"
    DISABILITY_BENEFIT = "disability_benefit"
    ALIMONY = "alimony"
    ASSETS = "assets"
    OTHER_INCOME = "other_income"
    NO_INFORMATION = "no_information"
    MOVED = "moved"
    MOVED_ABROAD = "moved_abroad"
    NO_SHOW_INFORMATION = "no_show_information"
    NO_SHOW_REINTEGRATION = "no_show_reintegration"
    PARTNER = "partner"
    OTHER = "other"


class Category(StrEnum):
    """What a reason counts as."""

    TO_WORK = "to_work"
    EDUCATION = "education"
    NEUTRAL = "neutral"
    OTHER = "other"
    UNKNOWN = "unknown"


class AssessmentQuestion(StrEnum):
    """What is asked to place somebody on the ladder."""

    CONTRACT_OR_SELF_EMPLOYED = "contract_or_self_employed"
    SUPPLEMENTARY_BENEFIT = "supplementary_benefit"
    MUNICIPAL_INSTRUMENT = "municipal_instrument"
    SHELTERED_EMPLOYMENT = "sheltered_employment"
    EXTERNAL_COACHING = "external_coaching"
    WORK_BASED_COURSE = "work_based_course"
    UNPAID_RESPONSIBLE_WORK = "unpaid_responsible_work"
    INFORMAL_CARE_OUTSIDE_HOUSEHOLD = "informal_care_outside_household"
    WEEKLY_PHYSICAL_CONTACT = "weekly_physical_contact"
    WEEKLY_ORGANISED_ACTIVITY = "weekly_organised_activity"
    WEEKLY_SOCIAL_CONTACT = "weekly_social_contact"


AssessmentQuestionWord = Literal[
    "contract_or_self_employed",
    "supplementary_benefit",
    "municipal_instrument",
    "sheltered_employment",
    "external_coaching",
    "work_based_course",
    "unpaid_responsible_work",
    "informal_care_outside_household",
    "weekly_physical_contact",
    "weekly_organised_activity",
    "weekly_social_contact",
]


class Reply(StrEnum):
    """What was answered."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


ReplyWord = Literal[
    "yes",
    "no",
    "unknown",
]


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class FindingCode(StrEnum):
    """What the checks can say of a record."""

    MISSING_VALUE = "missing_value"
    """A required cell is empty."""
    UNKNOWN_KIND = "unknown_kind"
    """The kind is not in the list of kinds."""
    UNKNOWN_CODE = "unknown_code"
    """The code is not in the list of this kind, the policy or the mapping."""
    BAD_DATE = "bad_date"
    """This is no day of the calendar in 1901–2199."""
    PARTIAL_DATE = "partial_date"
    """The date is partial: it lacks its day, or its month and day."""
    END_BEFORE_START = "end_before_start"
    """The row ends before it starts."""
    UNKNOWN_REASON = "unknown_reason"
    """The reason is not in the list of reasons, or does not hold on this day."""
    BAD_NUMBER = "bad_number"
    """This is no number of hours (a number, zero or more)."""
    DUPLICATE_RECORD = "duplicate_record"
    """An earlier row already has this record number."""
    NO_SUCH_RECORD = "no_such_record"
    """This client has no earlier row with this record number, or it is already withdrawn."""
    TOO_MANY_CELLS = "too_many_cells"
    """There is text beyond the header's last column."""
    IGNORED_COLUMN = "ignored_column"
    """Columns of these names are not part of the format; they were not read."""
    ABSENT_COLUMN = "absent_column"
    """The mapping names these columns, but the file does not have them."""
    WINDOWS_1252 = "windows_1252"
    """The file is not UTF-8 and was read as Windows-1252."""
    UNCLOSED_QUOTE = "unclosed_quote"
    """A quotation mark in the last row is never closed: all that follows was read as one cell."""
    OVERLAPPING_BENEFITS = "overlapping_benefits"
    """Two benefits of the same client overlap."""
    RUNG_OUTSIDE_BENEFIT = "rung_outside_benefit"
    """The rung was measured on a day without benefit."""
    RUNG_SIX_IN_STOCK = "rung_six_in_stock"
    """The client is on rung 6 (paid work) and on benefit."""
    ROUTE_NOT_OPEN = "route_not_open"
    """The route is not open to the client's rung."""
    ACTIVITY_BEFORE_FIRST_CONVERSATION = "activity_before_first_conversation"
    """The activity starts before the first conversation."""
    WORK_OUTFLOW_WITHOUT_PLACEMENT = "work_outflow_without_placement"
    """The benefit ended because of work, without a placement within 92 days around that day."""
    START_AFTER_AS_OF = "start_after_as_of"
    """The row starts after the day looked at."""
    NO_CONTACT_IN_A_YEAR = "no_contact_in_a_year"
    """The benefit runs on, but there is no contact or rung in 365 days: a missed exit?"""
    REGISTERED_LATE = "registered_late"
    """The row was registered more than 90 days after it started."""
    SAME_REGISTRATION_DAY = "same_registration_day"
    """Most rows have the same registration day: a date of last mutation takes clients out of past stocks."""
    EXACT_DUPLICATE = "exact_duplicate"
    """An earlier row says exactly the same."""
    THIN_HORIZON = "thin_horizon"
    """Few rows reach the horizon: less than 0.1 % in the 31 days before it."""


class ErrorCode(StrEnum):
    """What can go wrong."""

    BAD_LEDGER = "bad_ledger"
    BAD_POLICY = "bad_policy"
    BAD_MAPPING = "bad_mapping"
    UNKNOWN_KPI = "unknown_kpi"
    UNKNOWN_DIMENSION = "unknown_dimension"
    BAD_PERIOD = "bad_period"
    BAD_QUERY = "bad_query"
    TOO_LARGE = "too_large"
    PLAN_MISMATCH = "plan_mismatch"
    BAD_TALLIES = "bad_tallies"
    CANCELLED = "cancelled"


class Lang(StrEnum):
    """The languages of reports and labels."""

    NL = "nl"
    EN = "en"


LangWord = Literal[
    "nl",
    "en",
]
