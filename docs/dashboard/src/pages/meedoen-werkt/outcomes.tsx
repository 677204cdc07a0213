// What came of the conversations, as it splits and as it overlaps.

import type { JSX } from "preact";
import { entryOf, memberLabel } from "../../engine";
import * as format from "../../format";
import { Bar, partOf, shareBar, type Stretch } from "../../parts/bars";
import { KpiLabel } from "../../parts/definition";
import { rowOf } from "../../parts/figures";
import { marks } from "../../parts/stat";
import { shown, Table, text, type Column } from "../../parts/table";
import type { Answered, Kpi, KpiRow } from "../../wire";
import { say } from "../../words";
import { meedoenWerkt as words } from "../../words/meedoen-werkt";
import { programmes } from "../../words/programmes";

/** The outcomes that exclude each other, with how deep each splits the one above; as in the report. */
export const SPLIT: readonly { kpi: Kpi; depth: 0 | 1 | 2; colour: string; isHatched?: boolean }[] = [
  { kpi: "first_conversations", depth: 0, colour: "var(--bar)" },
  { kpi: "activated_without_work", depth: 1, colour: "var(--accent)" },
  { kpi: "cohort_to_work", depth: 1, colour: "var(--out)" },
  { kpi: "no_outcome_yet", depth: 1, colour: "var(--same)" },
  { kpi: "in_conversation", depth: 2, colour: "var(--same)", isHatched: true },
  { kpi: "not_spoken_since", depth: 2, colour: "var(--same)", isHatched: true },
  { kpi: "left_otherwise", depth: 2, colour: "var(--same)", isHatched: true },
];

export const OTHERS: readonly Kpi[] = ["activated", "still_active", "on_barriers", "referred", "cohort_placed"];

interface Branch {
  kpi: Kpi;
  depth: 0 | 1 | 2;
  row: KpiRow;
  part: number | null;
  stretch: Stretch;
}

/** The branches, each beginning where its sister ended. */
function branchesOf(rows: Answered<KpiRow>): Branch[] {
  const starts = [0, 0, 0];
  const branches: Branch[] = [];
  for (const { kpi, depth, colour, isHatched } of SPLIT) {
    const row = rowOf(rows, kpi);
    if (row === undefined) continue;
    const part = depth === 0 ? (row.value === 0 ? null : 1) : partOf(row);
    const from = starts[depth] ?? 0;
    const to = from + (part ?? 0);
    starts[depth] = to;
    for (let deeper = depth + 1; deeper < starts.length; deeper += 1) starts[deeper] = from;
    branches.push({ kpi, depth, row, part, stretch: { from, to, colour, isHatched: isHatched ?? false } });
  }
  return branches;
}

export function Split({ rows }: { rows: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const p = say(programmes);
  const columns: Column<Branch>[] = [
    {
      ...shown<Branch>(
        t.outcome,
        (it) => entryOf(it.kpi).label,
        (it) => (
          <span class={`depth-${it.depth}`}>
            <KpiLabel kpi={it.kpi} />
          </span>
        ),
      ),
      width: "38%",
    },
    { ...shown<Branch>(p.number, (it) => it.row.value, (it) => format.figure(it.row), true), width: "5rem" },
    shown(
      t.part,
      (it) => it.part,
      (it) => <Bar stretches={[it.stretch]} of={1} label={format.share(it.part)} />,
    ),
  ];
  return (
    <>
      <Table
        caption={t.outcomes}
        quiet
        columns={columns}
        rows={branchesOf(rows)}
        mark={(it) => marks(it.row)}
        isTotal={(it) => it.depth === 0}
      />
      <p class="note">{t.splitNote}</p>
    </>
  );
}

export function Others({ rows }: { rows: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const p = say(programmes);
  const lines = OTHERS.flatMap((kpi) => rowOf(rows, kpi) ?? []);
  return (
    <div>
      <Table
        caption={t.overlapping}
        columns={[
          { ...shown<KpiRow>(t.outcome, (row) => entryOf(row.kpi).label, (row) => <KpiLabel kpi={row.kpi} />), width: "45%" },
          shown<KpiRow>(p.number, (row) => row.value, (row) => format.figure(row), true),
          shareBar(t.part, partOf),
        ]}
        rows={lines}
        mark={marks}
      />
      <p class="note">{t.overlapNote}</p>
    </div>
  );
}

export function Activities({ rows }: { rows: Answered<KpiRow> }): JSX.Element | null {
  const t = say(words);
  const p = say(programmes);
  return (
    <div>
      <Table
        caption={t.activities}
        columns={[
          { ...text<KpiRow>(t.activity, (row) => memberLabel("code", row.cell["code"] ?? "")), width: "45%" },
          shown<KpiRow>(p.number, (row) => row.value, (row) => format.figure(row), true),
          shareBar(t.part, partOf),
        ]}
        rows={rows}
        mark={(row) => ({ ...marks(row), "data-cell": row.cell["code"] })}
      />
      <p class="note">{t.activitiesNote}</p>
    </div>
  );
}
