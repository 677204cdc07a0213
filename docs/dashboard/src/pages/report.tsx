import type { JSX } from "preact";
import { PageHead } from "../parts/page";
import { say } from "../words";
import { report as words } from "../words/report";

export function Report(): JSX.Element {
  const t = say(words);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
    </>
  );
}
