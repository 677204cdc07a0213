import type { JSX } from "preact";
import { PageHead } from "../parts/page";
import { say } from "../words";
import { overview as words } from "../words/overview";

export function Overview(): JSX.Element {
  const t = say(words);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
    </>
  );
}
