import type { JSX } from "preact";
import { PageHead } from "../parts/page";
import { say } from "../words";
import { meedoenWerkt as words } from "../words/meedoen-werkt";

export function MeedoenWerkt(): JSX.Element {
  const t = say(words);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
    </>
  );
}
