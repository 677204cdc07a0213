import { both } from "./index";

export const werkwijs = both(
  {
    title: "Rijswijk Werkwijs",
    lead: "Plaatsingen naast het tempo van de ambitie.",
  },
  {
    title: "Rijswijk Werkwijs",
    lead: "Placements against the pace of the ambition.",
  },
);
