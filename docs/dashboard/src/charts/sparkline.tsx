import type { JSX } from "preact";

const WIDTH = 96;
const HEIGHT = 22;

/**
 * The course of a figure in a cell of a table: bars from zero for what happens in a period, a line for
 * what stands on a day. It is a hint for the eye; the figures are in a table.
 */
export function Sparkline(props: { values: (number | null)[]; asBars: boolean }): JSX.Element | null {
  const { values, asBars } = props;
  const there = values.filter((it) => it !== null);
  if (there.length < 2) return null;
  const most = Math.max(...there);
  const least = asBars ? 0 : Math.min(...there);
  const step = WIDTH / values.length;
  const y = (value: number): number =>
    most === least ? HEIGHT / 2 : HEIGHT - 2 - ((value - least) / (most - least)) * (HEIGHT - 4);
  const points = values.map((value, index) => (value === null ? null : [step * (index + 0.5), y(value)] as const));
  const last = points.findLast((it) => it !== null);
  return (
    <svg class="sparkline" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {asBars ? (
        points.map(
          (point) =>
            point && (
              <rect
                x={point[0] - step / 2 + 0.75}
                width={Math.max(step - 1.5, 1)}
                y={most === 0 ? HEIGHT - 1 : Math.min(point[1], HEIGHT - 1)}
                height={most === 0 ? 1 : Math.max(HEIGHT - point[1], 1)}
              />
            ),
        )
      ) : (
        <>
          <path d={path(points)} />
          {last && <circle cx={last[0]} cy={last[1]} r={2.2} />}
        </>
      )}
    </svg>
  );
}

/** A line through the points, broken where there is none. */
function path(points: (readonly [number, number] | null)[]): string {
  let isOn = false;
  let d = "";
  for (const point of points) {
    if (point === null) isOn = false;
    else {
      d += `${isOn ? "L" : "M"}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
      isOn = true;
    }
  }
  return d;
}
