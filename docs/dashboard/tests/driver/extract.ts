import { sampleLedger } from "./library.ts";

const HEADS: Record<string, string> = {
  client: "Cliëntnummer",
  kind: "Soort",
  code: "Code",
  start: "Ingangsdatum",
  end: "Einddatum",
  reason: "Reden beëindiging",
  hours: "Uren per week",
  benefit_no: "Veld 7",
  registered_on: "Registratiedatum",
  withdrawn_on: "Intrekkingsdatum",
};

const KINDS: Record<string, string> = { benefit: "Uitkering", rung: "Trede", contact: "Gesprek", birth: "Geboorte", growth: "Kansmeter" };

const DAYS = ["start", "end", "registered_on", "withdrawn_on"];

/**
 * The sample as a municipality's system might give it: heads and kinds in Dutch, days as `31-12-2023`,
 * semicolons, ends that are the first day after; with a column and a word that say nothing to a stranger.
 */
export function dutchExtract(): string {
  const [head = "", ...lines] = sampleLedger.trimEnd().split(/\r?\n/);
  const columns = head.split(",");
  const out = lines.map((line) =>
    line
      .split(",")
      .map((cell, at) => {
        const column = columns[at] ?? "";
        if (cell === "") return "";
        if (column === "kind") return KINDS[cell] ?? cell;
        if (!DAYS.includes(column)) return cell;
        return dutch(column === "end" ? dayAfter(cell) : cell);
      })
      .join(";"),
  );
  return `${[columns.map((it) => HEADS[it] ?? it).join(";"), ...out].join("\r\n")}\r\n`;
}

const dutch = (day: string): string => day.split("-").reverse().join("-");

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
