import { number as n } from "../format";
import { both } from "./index";

export const meedoenWerkt = both(
  {
    title: "Meedoen Werkt",
    lead: (from: string, to: string, followed: string) =>
      followed === to
        ? `Wie van ${from} tot en met ${to} een eerste gesprek had, en wat daar tot en met die dag van kwam.`
        : `Wie van ${from} tot en met ${to} een eerste gesprek had, en wat daar tot en met ${followed} van kwam.`,
    noProgramme: "Het beleid noemt geen programma voor Maatschappelijke Participatie: hier staan alle eerste gesprekken in de periode.",
    startsLater: (name: string, day: string) => `${name} begint op ${day}, na het einde van deze periode.`,
    // the cohort's window
    window: "Het cohort",
    quick: "Eerste gesprekken",
    sinceStart: (day: string) => `Vanaf de start, ${day}`,
    untilPeriod: (day: string) => `tot en met het einde van de periode, ${day}`,
    until: (day: string) => `tot en met ${day}`,
    own: "Eigen dagen",
    from: "Gesprek van",
    to: "tot en met",
    followed: "Gevolgd tot en met",
    ownNote: "Het cohort heeft nu eigen dagen; de periode hierboven verandert het niet.",
    back: "Terug naar het voorstel",
    // outcomes
    outcomes: "Wat ervan kwam",
    outcome: "Uitkomst",
    part: "Deel van het cohort",
    split: (activated: number, toWork: number, none: number) =>
      `${n(activated)} ${activated === 1 ? "werd" : "werden"} actief zonder uit te stromen naar werk, ${n(toWork)} ${toWork === 1 ? "stroomde" : "stroomden"} uit naar werk en ${n(none)} ${none === 1 ? "heeft" : "hebben"} nog geen uitkomst.`,
    splitNone: (of: number, talking: number, silent: number, left: number) =>
      `Van de ${n(of)} zonder uitkomst zijn er ${n(talking)} opnieuw gesproken, ${n(silent)} sindsdien niet, en ${n(left)} op een andere manier uit de uitkering.`,
    splitNote:
      "De drie uitkomsten sluiten elkaar uit en tellen op tot het geheel; de laatste valt op haar beurt in drieën uiteen. Elke balk begint waar de vorige eindigt.",
    overlapping: "Wat er verder gebeurde",
    overlapNote:
      "Deze uitkomsten overlappen elkaar en de uitkomsten hierboven, en tellen niet op.",
    activities: "Waarmee zij actief werden",
    activity: "Eerste activiteit",
    activitiesNote: "Naar de eerste activerende activiteit na het gesprek; samen zijn dit alle geactiveerden.",
    breakdown: "Het cohort uitgesplitst",
    breakdownNote: "Gemeten op de dag van het eerste gesprek; een trede of route van kort daarna telt mee.",
    // the curve
    conversion: "Hoe snel iemand actief wordt",
    conversionIntro:
      "Wie later is gesproken had minder tijd. De curve houdt daar rekening mee: elk maandcijfer rust op wie zo lang te volgen is.",
    curveTitle: "Geactiveerd na het eerste gesprek",
    axis: "maanden na het eerste gesprek",
    // quarters
    quarters: "Naar kwartaal van het eerste gesprek",
    quartersNote:
      "Wie het eerst is benaderd was gekozen: verschillen tussen kwartalen zeggen niet dat de aanpak beter of slechter werd.",
    follow: "Gevolgd",
    sameDay: (day: string) => `allen tot en met ${day}`,
    afterQuarter: (months: number) => `tot ${months} maanden na het kwartaal`,
    sameDayNote: "Latere kwartalen hadden minder tijd, en zijn zo niet te vergelijken.",
    followNote: (days: number) => `Elk kwartaal wordt tot ${days} dagen na zijn laatste dag gevolgd. Waar die dag nog niet gezien is, staat een streepje.`,
    quarter: "Kwartaal",
    division: "Verdeling",
    notYet: "nog niet zo lang te volgen",
  },
  {
    title: "Meedoen Werkt",
    lead: (from, to, followed) =>
      followed === to
        ? `Who had a first conversation from ${from} to ${to}, and what had come of it by that day.`
        : `Who had a first conversation from ${from} to ${to}, and what had come of it by ${followed}.`,
    noProgramme: "The policy names no programme for participation: these are all first conversations in the period.",
    startsLater: (name, day) => `${name} starts on ${day}, after the end of this period.`,
    window: "The cohort",
    quick: "First conversations",
    sinceStart: (day) => `From the start, ${day}`,
    untilPeriod: (day) => `to the end of the period, ${day}`,
    until: (day) => `to ${day}`,
    own: "Own days",
    from: "Conversation from",
    to: "to",
    followed: "Followed to",
    ownNote: "The cohort has days of its own now; the period above does not change it.",
    back: "Back to the suggestion",
    outcomes: "What came of it",
    outcome: "Outcome",
    part: "Part of the cohort",
    split: (activated, toWork, none) =>
      `${n(activated)} became active without leaving for work, ${n(toWork)} left for work and ${n(none)} ${none === 1 ? "has" : "have"} no outcome yet.`,
    splitNone: (of, talking, silent, left) =>
      `Of the ${n(of)} without an outcome ${n(talking)} ${talking === 1 ? "was" : "were"} spoken to again, ${n(silent)} ${silent === 1 ? "was" : "were"} not, and ${n(left)} left benefit in another way.`,
    splitNote:
      "The three outcomes exclude each other and add up to the whole; the last falls in three in its turn. Each bar starts where the one before it ends.",
    overlapping: "What else happened",
    overlapNote: "These outcomes overlap each other and those above, and do not add up.",
    activities: "What they became active in",
    activity: "First activity",
    activitiesNote: "By the first activating activity after the conversation; together these are all who were activated.",
    breakdown: "The cohort broken down",
    breakdownNote: "Judged on the day of the first conversation; a rung or route from shortly after counts.",
    conversion: "How soon somebody becomes active",
    conversionIntro:
      "Who was spoken to later had less time. The curve allows for that: each month's figure rests on those who can be followed that long.",
    curveTitle: "Activated after the first conversation",
    axis: "months after the first conversation",
    quarters: "By quarter of the first conversation",
    quartersNote:
      "Who was approached first was chosen: differences between quarters do not say that the approach became better or worse.",
    follow: "Followed",
    sameDay: (day) => `all to ${day}`,
    afterQuarter: (months) => `to ${months} months after the quarter`,
    sameDayNote: "Later quarters had less time, and cannot be compared so.",
    followNote: (days) => `Each quarter is followed to ${days} days after its last day. Where that day has not been seen yet there is a dash.`,
    quarter: "Quarter",
    division: "Division",
    notYet: "cannot be followed that long yet",
  },
);
