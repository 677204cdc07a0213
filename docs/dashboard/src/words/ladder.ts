import { both } from "./index";

export const ladder = both(
  {
    title: "De participatieladder",
    lead: (during: string) => `Het bestand per trede ${during}, wie er van trede wisselde, en wie van participatie naar werk ging en terug.`,
    stockTitle: "Bestand per trede",
    stockMessage: (now: string, day: string, unmeasured: string) =>
      `Op ${day} telt het bestand ${now} mensen; van ${unmeasured} is de trede niet gemeten.`,
    step: "Laatste dag",
    movesIntro: "Geteld is wie op de dag vóór de periode en op de laatste dag bijstand en een trede had.",
    movesTitle: "Verandering van trede",
    movesMessage: (climbed: string, descended: string, of: string) =>
      `Van ${of} mensen staan er ${climbed} hoger dan aan het begin, en ${descended} lager.`,
    flowTitle: "Overgangen tussen treden",
    flowMessage: (from: string, to: string) =>
      `Links de trede op ${from}, rechts die op ${to}; hoe breder een lint, hoe meer mensen.`,
    opening: (day: string) => `Op ${day}`,
    closing: (day: string) => `Op ${day}`,
    fromState: "Van",
    kinds: {
      up: "gestegen",
      same: "dezelfde trede",
      down: "gedaald",
      in: "ingestroomd",
      out: "uitgestroomd naar werk",
      left: "anders uitgestroomd",
      measured: "gemeten, of niet meer",
    },
    crossing: "Van participatie naar werk en terug",
    crossingTitle: "Wisselingen tussen de domeinen",
    crossingMessage: (to: string, back: string) =>
      `In deze periode gingen er ${to} van participatie naar werk, en ${back} van werk naar participatie. Wie bijstand verlaat, telt hier niet mee.`,
    measuring: "Hoe actueel de metingen zijn",
  },
  {
    title: "The participation ladder",
    lead: (during) => `The caseload by rung ${during}, who changed rung, and who went from participatie to werk and back.`,
    stockTitle: "Stock by rung",
    stockMessage: (now, day, unmeasured) =>
      `On ${day} the caseload counts ${now} people; of ${unmeasured} the rung has not been measured.`,
    step: "Last day",
    movesIntro: "Counted are those with benefit and a rung both on the day before the period and on its last day.",
    movesTitle: "Change of rung",
    movesMessage: (climbed, descended, of) =>
      `Of ${of} people ${climbed} stand higher than at the start, and ${descended} lower.`,
    flowTitle: "Transitions between rungs",
    flowMessage: (from, to) =>
      `Left the rung on ${from}, right that on ${to}; the wider a ribbon, the more people.`,
    opening: (day) => `On ${day}`,
    closing: (day) => `On ${day}`,
    fromState: "From",
    kinds: {
      up: "went up",
      same: "the same rung",
      down: "went down",
      in: "came in",
      out: "left for work",
      left: "left otherwise",
      measured: "measured, or no longer",
    },
    crossing: "From participatie to werk and back",
    crossingTitle: "Crossings between the domains",
    crossingMessage: (to, back) =>
      `In this period ${to} went from participatie to werk, and ${back} from werk to participatie. Who leaves benefit is not counted here.`,
    measuring: "How recent the measurements are",
  },
);
