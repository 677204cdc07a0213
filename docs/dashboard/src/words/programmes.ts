import * as format from "../format";
import { both } from "./index";

/** What the pages of the programmes share: curves, breakdowns, what a filter does not narrow. */
export const programmes = both(
  {
    // curves
    afterMonths: (n: number) => (n === 1 ? "na 1 maand" : `na ${format.number(n)} maanden`),
    afterDays: (n: number) => (n === 1 ? "na 1 dag" : `na ${format.number(n)} dagen`),
    interval: (low: string, high: string) => `95%: ${low} tot ${high}`,
    noInterval: "geen interval",
    intervalName: "95%-interval",
    months: "Maanden",
    days: "Dagen",
    lower: "Ondergrens",
    upper: "Bovengrens",
    atRisk: "Nog te volgen",
    events: "Gebeurtenissen",
    censored: "Niet verder te volgen",
    survival: "Aandeel zonder gebeurtenis",
    half: (days: string) => `de helft binnen ${days} dagen`,
    allSteps: "Alle stappen downloaden als CSV",
    curveNote: (count: string, day: string) =>
      `Kaplan–Meier, ${count} gevolgd tot en met ${day}; wie nog niet zover is, telt mee tot de laatste dag die te zien is. De band is het 95%-interval. Dit beschrijft een groep en voorspelt niets over iemand.`,
    cutNote: (after: string) => `De figuur stopt ${after}: dan zijn er te weinig mensen over om te volgen. De download heeft alle stappen.`,
    flatNote: "Gestippeld: daarna zijn er nog mensen te volgen, maar is niets meer gezien.",
    monthNote: "Een maand is hier 30,4 dagen.",
    noCurve: "Er is niemand in deze periode om te volgen.",
    share: "Aandeel",
    // breakdowns
    by: "Uitgesplitst naar",
    groupsOverlap: "Wie in meer groepen valt, telt in elke groep mee.",
    number: "Aantal",
    of: "Van",
    // filters
    whole: "Geldt alleen voor het hele bestand; een filter kan dit cijfer niet beperken.",
    runs: (name: string, from: string | null, to: string | null) =>
      `${name} loopt${from === null ? "" : ` vanaf ${from}`}${to === null ? "" : ` tot en met ${to}`}.`,
    startsLater: "Deze cijfers zijn van vóór die tijd.",
  },
  {
    afterMonths: (n) => (n === 1 ? "after 1 month" : `after ${format.number(n)} months`),
    afterDays: (n) => (n === 1 ? "after 1 day" : `after ${format.number(n)} days`),
    interval: (low, high) => `95%: ${low} to ${high}`,
    noInterval: "no interval",
    intervalName: "95% interval",
    months: "Months",
    days: "Days",
    lower: "Lower bound",
    upper: "Upper bound",
    atRisk: "Still followed",
    events: "Events",
    censored: "Followed no further",
    survival: "Share without the event",
    half: (days) => `half within ${days} days`,
    allSteps: "Download all steps as CSV",
    curveNote: (count, day) =>
      `Kaplan–Meier, ${count} followed to ${day}; who has not come that far counts up to the last day that can be seen. The band is the 95% interval. This describes a group and predicts nothing of a person.`,
    cutNote: (after) => `The picture stops ${after}: too few people are left to follow. The download has all steps.`,
    flatNote: "Dotted: people are still followed, but nothing more was seen.",
    monthNote: "A month is 30.4 days here.",
    noCurve: "There is nobody to follow in this period.",
    share: "Share",
    by: "Broken down by",
    groupsOverlap: "Who is in several groups counts in each.",
    number: "Number",
    of: "Of",
    whole: "Only for the whole caseload; a filter cannot narrow this figure.",
    runs: (name, from, to) =>
      `${name} runs${from === null ? "" : ` from ${from}`}${to === null ? "" : ` to ${to}`}.`,
    startsLater: "These figures are from before that.",
  },
);
