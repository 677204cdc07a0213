import { both } from "./index";

export const ladder = both(
  {
    title: "De participatieladder",
    lead: "Het bestand per trede, en wie van trede wisselde.",
  },
  {
    title: "The participation ladder",
    lead: "The caseload by rung, and who moved.",
  },
);
