import { both } from "./index";

export const quality = both(
  {
    title: "Kwaliteit van de gegevens",
    lead: "Wat de controles in de registratie opviel: over gegevens, nooit over gedrag.",
  },
  {
    title: "Quality of the data",
    lead: "What the checks noticed in the records: about data, never about conduct.",
  },
);
