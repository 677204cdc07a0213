// A rung, a domain, a way out has one colour in every chart: custom properties of style/colours.css.

/** The colour of a rung, of `unmeasured`, or of a state of the transition table. */
export const rungColour = (rung: string): string =>
  /^[1-6]$/.test(rung) ? `var(--rung-${rung})` : rung === "unmeasured" ? "url(#hatch)" : "var(--left)";

/** The ink that can be read on a rung's colour. */
export const onRung = (rung: string): string =>
  ["4", "5", "6"].includes(rung) ? "var(--on-rung-high)" : "var(--on-rung-low)";

export const domainColour = (domain: string): string =>
  domain === "participatie" || domain === "werk" ? `var(--domain-${domain})` : "var(--domain-unassigned)";
