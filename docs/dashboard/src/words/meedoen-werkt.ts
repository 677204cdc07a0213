import { both } from "./index";

export const meedoenWerkt = both(
  {
    title: "Meedoen Werkt",
    lead: "Van eerste gesprek naar meedoen: het cohort van de gekozen periode.",
  },
  {
    title: "Meedoen Werkt",
    lead: "From first conversation to taking part: the cohort of the chosen period.",
  },
);
