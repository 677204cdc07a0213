import type { JSX } from "preact";
import { PageHead } from "../parts/page";
import { say } from "../words";
import { werkwijs as words } from "../words/werkwijs";

export function Werkwijs(): JSX.Element {
  const t = say(words);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
    </>
  );
}
