import type { ComponentChildren, JSX } from "preact";
import { horizon, isCut, period, span } from "../engine";
import * as format from "../format";
import { where } from "../state";
import { say } from "../words";
import { parts } from "../words/parts";

/** A page's head: its title, a sentence, and what has to be known of the period. */
export function PageHead(props: { title: string; children?: ComponentChildren; filters?: boolean }): JSX.Element {
  const words = say(parts);
  const on = horizon.value;
  const isAfter = props.filters !== false && period.value !== null && span.value === null && on !== null;
  return (
    <header class="page-head">
      <h1 id="page-title" tabIndex={-1}>
        {props.title}
      </h1>
      {props.children !== undefined && <p class="lead">{props.children}</p>}
      {props.filters !== false && isCut.value && on !== null && <p class="note">{words.cutAt(format.day(on))}</p>}
      {isAfter && <p class="note">{words.afterHorizon(format.day(on))}</p>}
      {props.filters !== false && where.value !== undefined && <p class="note">{words.noTargets}</p>}
    </header>
  );
}

/** A part of a page under a heading; none where a chart has its own. */
export function Section(props: { title?: string; intro?: ComponentChildren; id?: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="section" id={props.id}>
      {props.title !== undefined && <h2>{props.title}</h2>}
      {props.intro !== undefined && <p class="intro">{props.intro}</p>}
      {props.children}
    </section>
  );
}
