import type { JSX } from "preact";
import { PageHead } from "../parts/page";
import { say } from "../words";
import { mapping as words } from "../words/mapping";

export function Mapping(): JSX.Element {
  const t = say(words);
  return (
    <>
      <PageHead title={t.title} filters={false}>{t.lead}</PageHead>
    </>
  );
}
