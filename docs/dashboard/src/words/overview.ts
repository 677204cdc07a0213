import { both } from "./index";

export const overview = both(
  {
    title: "Overzicht",
    lead: "De cijfers van de gekozen periode, naast de ambities.",
  },
  {
    title: "Overview",
    lead: "The figures of the chosen period, beside the ambitions.",
  },
);
