import type { JSX } from "preact";
import { PageHead } from "../parts/page";
import { say } from "../words";
import { ladder as words } from "../words/ladder";

export function Ladder(): JSX.Element {
  const t = say(words);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
    </>
  );
}
