import { both } from "./index";

export const mapping = both(
  {
    title: "Koppelen",
    lead: "Uw kolommen en codes naast de onze.",
  },
  {
    title: "Mapping",
    lead: "Your columns and codes beside ours.",
  },
);
