import { both } from "./index";

export const report = both(
  {
    title: "Rapport",
    lead: "De voortgangsrapportage: lezen, afdrukken, bewaren.",
  },
  {
    title: "Report",
    lead: "The progress report: read, print, save.",
  },
);
