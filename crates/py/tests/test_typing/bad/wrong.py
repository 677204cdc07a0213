"""Each line that says what is wrong with it is refused for that, and nothing else is."""

from datetime import date

import meedoen

policy = meedoen.Policy.preset("example")
caseload = meedoen.Caseload.read_csv("ledger.csv", policy=policy)
frame = caseload.ledger

caseload.kpis("granite", period="2023")  # E: arg-type
caseload.kpis("stock")  # E: call-arg
caseload.kpis("stock", period=2023)  # E: arg-type
caseload.kpis("stock", period="2023", every="fortnight")  # E: arg-type
caseload.kpis("stock", period="2023", known_on=20230101)  # E: arg-type
caseload.kpis("stock", period="2023", where="rung")  # E: arg-type
caseload.kpis("stock", period="2023", where={"rung": 1.5})  # E: dict-item
caseload.kpis("stock", period="2023", month=True)  # E: call-arg
caseload.curve("days_to_nowhere", "2023")  # E: arg-type
caseload.transitions("2023", every="month")  # E: call-arg
caseload.report("2023", lang="fr")  # E: arg-type
caseload.ask("stock")  # E: arg-type
caseload.client(7)  # E: arg-type
meedoen.Ledger.from_arrow([1, 2, 3], policy=policy)  # E: arg-type
meedoen.Ledger.from_tables(policy=policy, uitkeringen=frame)  # E: call-arg
meedoen.Ledger.read_csv("ledger.csv", policy)  # E: arg-type call-arg
meedoen.Ledger.read_csv("ledger.csv", policy=policy, colums={})  # E: call-arg
meedoen.Caseload.read_csv("ledger.csv", policy=policy, strict="yes")  # E: arg-type
meedoen.Caseload("ledger.csv")  # E: arg-type
meedoen.Mapping(columns=["client"])  # E: arg-type
meedoen.Ladder.assess(external_coaching=7)  # E: arg-type
meedoen.catalogue("de")  # E: arg-type
meedoen.catalogue()["granite"]  # E: index
meedoen.MeedoenError("x")  # E: call-arg
meedoen.synthetic(100)  # E: call-arg
granite = meedoen.Kpi.GRANITE  # E: attr-defined
day: date = caseload.horizon  # E: assignment
number: int = caseload.kpis("stock", period="2023").value  # E: assignment
caseload.policy = policy  # E: misc
