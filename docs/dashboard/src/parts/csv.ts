// Tables as CSV, as a spreadsheet in the language chosen reads them: in Dutch with `;` and a decimal
// comma. Both have a byte-order mark, or Excel misreads letters with accents.

import { lang } from "../state";
import { parts } from "../words/parts";

export type CsvCell = string | number | null;

export function csvOf(head: string[], rows: CsvCell[][]): string {
  const dutch = lang.value === "nl";
  const line = (cells: CsvCell[]): string =>
    cells.map((cell) => field(cell, dutch)).join(dutch ? ";" : ",");
  return `\uFEFF${[head, ...rows].map(line).join("\r\n")}\r\n`;
}

function field(cell: CsvCell, dutch: boolean): string {
  if (cell === null) return "";
  if (typeof cell === "number") return dutch ? String(cell).replace(".", ",") : String(cell);
  // A text that a spreadsheet would take for a formula.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Saves a text as a file; the name says that it is internal. */
export function save(name: string, text: string | Blob, type: string): void {
  const blob = typeof text === "string" ? new Blob([text], { type }) : text;
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `meedoen-intern-bestand-per-trede.csv` */
export function fileName(title: string, extension: string): string {
  const plain = title.normalize("NFD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  const ascii = plain.replace(/[^A-Za-z0-9-]/g, "").toLowerCase().slice(0, 80);
  return `meedoen-${parts[lang.value].internal}-${ascii}.${extension}`;
}
