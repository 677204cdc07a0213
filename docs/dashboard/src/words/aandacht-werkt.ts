import { both } from "./index";

export const aandachtWerkt = both(
  {
    title: "Aandacht Werkt",
    lead: "In beeld en in contact.",
  },
  {
    title: "Aandacht Werkt",
    lead: "In view and in contact.",
  },
);
