import { both } from "./index";

export const report = both(
  {
    title: "Rapport",
    lead: "De voortgangsrapportage over een periode, zoals de bibliotheek die schrijft: om te lezen, af te drukken en te bewaren.",
    controls: "Waarover het rapport gaat",
    cohortFrom: "Cohort vanaf",
    cohortTo: "Cohort tot en met",
    cohortHelp: "Eerste gesprekken van deze dagen. Leeg: vanaf het begin van het programma tot het eind van de periode.",
    cohortWrong: "Het cohort begint na zijn einde.",
    language: "Taal van het rapport",
    languages: { nl: "Nederlands", en: "English" },
    print: "Rapport afdrukken",
    saveHtml: "Bewaren als webpagina (HTML)",
    saveMarkdown: "Bewaren als tekst (Markdown)",
    small: (from: number) =>
      `In uitsplitsingen zijn aantallen onder ${from} verborgen. Dat is zorgvuldigheid, geen bescherming: het rapport is intern.`,
    name: "voortgangsrapportage",
    reading: "Het rapport",
  },
  {
    title: "Report",
    lead: "The progress report on a period, as the library writes it: to read, print and save.",
    controls: "What the report covers",
    cohortFrom: "Cohort from",
    cohortTo: "Cohort to",
    cohortHelp: "First conversations of these days. Empty: from the programme’s start to the period’s end.",
    cohortWrong: "The cohort begins after its end.",
    language: "Language of the report",
    languages: { nl: "Nederlands", en: "English" },
    print: "Print the report",
    saveHtml: "Save as a web page (HTML)",
    saveMarkdown: "Save as text (Markdown)",
    small: (from) =>
      `In breakdowns counts below ${from} are hidden. That is care, not protection: the report is internal.`,
    name: "progress-report",
    reading: "The report",
  },
);
