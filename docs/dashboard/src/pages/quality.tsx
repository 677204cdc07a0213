import type { JSX } from "preact";
import { PageHead } from "../parts/page";
import { say } from "../words";
import { quality as words } from "../words/quality";

export function Quality(): JSX.Element {
  const t = say(words);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
    </>
  );
}
