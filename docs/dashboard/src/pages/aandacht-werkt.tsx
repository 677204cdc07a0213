import type { JSX } from "preact";
import { PageHead } from "../parts/page";
import { say } from "../words";
import { aandachtWerkt as words } from "../words/aandacht-werkt";

export function AandachtWerkt(): JSX.Element {
  const t = say(words);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
    </>
  );
}
