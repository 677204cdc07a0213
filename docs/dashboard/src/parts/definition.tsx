import { signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { curveEntryOf, dimensionLabel, entryOf, loaded } from "../engine";
import * as format from "../format";
import { lang } from "../state";
import type { CurveKind, Kpi } from "../wire";
import { say } from "../words";
import { parts } from "../words/parts";
import { shell } from "../words/shell";

type Shown = { kpi: Kpi } | { curve: CurveKind };

const shown = signal<Shown | null>(null);

/** The small button that opens a definition. */
export function DefinitionButton(props: Shown): JSX.Element {
  const label = "kpi" in props ? entryOf(props.kpi).label : curveEntryOf(props.curve).label;
  const words = say(parts);
  return (
    <button
      type="button"
      class="definition"
      aria-haspopup="dialog"
      aria-label={words.definitionOf(label)}
      title={words.definition}
      onClick={() => {
        shown.value = "kpi" in props ? { kpi: props.kpi } : { curve: props.curve };
      }}
    >
      <span aria-hidden="true">i</span>
    </button>
  );
}

/** A KPI's label, or another, with its definition one click away. */
export function KpiLabel({ kpi, label = entryOf(kpi).label }: { kpi: Kpi; label?: string | undefined }): JSX.Element {
  // The button never stands on a line of its own.
  const [, first, last] = /^(.*?)(\S+)$/.exec(label) ?? ["", "", label];
  return (
    <span class="kpi-label">
      {first}
      <span class="together">
        {last} <DefinitionButton kpi={kpi} />
      </span>
    </span>
  );
}

/** The dialog; it stands once in the shell. */
export function DefinitionDialog(): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const it = shown.value;
  const words = say(shell);
  useEffect(() => {
    if (it === null || dialog.current?.open !== false) return;
    dialog.current.showModal();
    // Begin at the title, not at the button at the foot.
    dialog.current.querySelector("h2")?.focus();
  }, [it]);
  return (
    <dialog
      ref={dialog}
      class="definition-dialog"
      aria-labelledby="definition-title"
      onClose={() => {
        shown.value = null;
      }}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog-body">
        {it !== null && ("kpi" in it ? <OfKpi kpi={it.kpi} /> : <OfCurve curve={it.curve} />)}
        <form method="dialog">
          <button type="submit" class="plain">
            {words.close}
          </button>
        </form>
      </div>
    </dialog>
  );
}

function OfKpi({ kpi }: { kpi: Kpi }): JSX.Element {
  const entry = entryOf(kpi);
  const words = say(parts);
  const ambitions = loaded.value?.policy.ambition?.filter((it) => it.kpi === kpi) ?? [];
  return (
    <>
      <p class="family">{entry.family_label}</p>
      <h2 id="definition-title" tabIndex={-1}>{entry.label}</h2>
      <p class="meaning">
        <Ticked text={entry.definition} />
      </p>
      <dl>
        {entry.of !== null && <Fact name={words.denominator} text={entry.of} />}
        <Fact name={words.unit} text={entry.unit_label} />
        {entry.anchor !== null && <Fact name={words.anchor} text={entry.anchor} />}
        {entry.dimensions.length > 0 && (
          <Fact name={words.dimensions} text={entry.dimensions.map(dimensionLabel).join(", ").toLowerCase()} />
        )}
        {ambitions.length > 0 && (
          <div>
            <dt>{words.ambitions}</dt>
            {ambitions.map((it) => (
              <dd>
                {format.period(it)}: {it.share === true ? format.share(it.target) : format.number(it.target)}
                {it.decided_on !== undefined && it.decided_on !== null && <>, {words.decided(format.day(it.decided_on))}</>}
                {it.source !== undefined && it.source !== null && <span class="soft"> ({it.source})</span>}
              </dd>
            ))}
          </div>
        )}
        <Fact name={words.source} text={entry.source} />
        <div>
          <dt>{words.code}</dt>
          <dd>
            <code>{entry.kpi}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}

function OfCurve({ curve }: { curve: CurveKind }): JSX.Element {
  const entry = curveEntryOf(curve);
  const words = say(parts);
  return (
    <>
      <h2 id="definition-title" tabIndex={-1}>{entry.label}</h2>
      <dl>
        <Fact name={words.from} text={entry.from} />
        <Fact name={words.to} text={entry.event} />
        <div>
          <dt>{words.code}</dt>
          <dd>
            <code>{entry.curve}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}

function Fact({ name, text }: { name: string; text: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Ticked text={text} />
      </dd>
    </div>
  );
}

/** The library's texts mark names with backquotes; a name of a KPI becomes its label. */
export function Ticked({ text }: { text: string }): JSX.Element {
  void lang.value;
  const pieces: ComponentChildren[] = text
    .split("`")
    .map((piece, index) => (index % 2 === 1 ? <code>{piece}</code> : piece));
  return <>{pieces}</>;
}
