// The pages by name. A page is a component without properties in a file of its own.

import type { ComponentType } from "preact";
import type { PageName } from "../state";
import { AandachtWerkt } from "./aandacht-werkt";
import { Ladder } from "./ladder";
import { Mapping } from "./mapping";
import { MeedoenWerkt } from "./meedoen-werkt";
import { Overview } from "./overview";
import { Quality } from "./quality";
import { Report } from "./report";
import { Start } from "./start";
import { Werkwijs } from "./werkwijs";

export interface PageEntry {
  page: ComponentType;
  /** Whether it shows a ledger: without one the start page stands in its place. */
  needsLedger: boolean;
  /** Whether the filters stand above it. */
  filters: boolean;
}

const figures = (page: ComponentType): PageEntry => ({ page, needsLedger: true, filters: true });

export const pages: Record<PageName, PageEntry> = {
  start: { page: Start, needsLedger: false, filters: false },
  mapping: { page: Mapping, needsLedger: false, filters: false },
  overview: figures(Overview),
  ladder: figures(Ladder),
  "meedoen-werkt": figures(MeedoenWerkt),
  werkwijs: figures(Werkwijs),
  "aandacht-werkt": figures(AandachtWerkt),
  // They concern the whole ledger: what can be chosen of it stands on the page.
  quality: { page: Quality, needsLedger: true, filters: false },
  report: { page: Report, needsLedger: true, filters: false },
};
