/** Wrong things of every kind, each made anew. */

import { Caseload, Mapping, Policy } from "meedoen";

/** What a hostile object throws when it is looked at: an error such as the engine's own breakdowns are. */
export class Hostile extends RangeError {}

const hostile = (): never => {
  throw new Hostile("do not look at me");
};

class OwnText extends String {}

export const zoo: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  yes: () => true,
  zero: () => 0,
  "a negative number": () => -1,
  "a fraction": () => 0.5,
  NaN: () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  "a huge number": () => Number.MAX_VALUE,
  "more than 32 bits": () => 2 ** 32,
  "more than 53 bits": () => 2 ** 60,
  "a big integer": () => 2n ** 70n,
  "a symbol": () => Symbol("stock"),
  "a function": () => () => "stock",
  "a class": () => Policy,
  "no text": () => "",
  "a word": () => "stock",
  "a year": () => "2023",
  "a NUL": () => "\0",
  "half a surrogate pair": () => "\ud800",
  "the other half": () => "2023\udc00",
  "long text": () => "é".repeat(10_000),
  "a day before our time": () => "0001-01-01",
  "a day after our time": () => "9999-12-31",
  "no day of the calendar": () => "2023-02-30",
  "a day of many digits": () => "99999999999999999999-01-01",
  "deep JSON": () => "[".repeat(100_000),
  "deep TOML": () => `a = ${"[".repeat(100_000)}`,
  "deep tables of TOML": () => `[${"a.".repeat(50_000)}a]`,
  "__proto__ as JSON": () => '{"__proto__": {"kpis": ["stock"]}, "constructor": 1}',
  "text as an object": () => new OwnText("2023"),
  "no list": () => [],
  "a list of nothing": () => [null, undefined],
  "a list with holes": () => new Array(5),
  "a list of many": () => ["stock", 7, {}],
  "a list in itself": () => {
    const loop: unknown[] = [];
    loop.push(loop);
    return loop;
  },
  "a deep list": () => {
    let deep: unknown = [];
    for (let at = 0; at < 50_000; at += 1) deep = [deep];
    return deep;
  },
  "an object in itself": () => {
    const loop = { kpis: ["stock"] };
    Object.assign(loop, { where: loop });
    return loop;
  },
  "an empty object": () => ({}),
  "an object without prototype": () => Object.create(null) as unknown,
  "an object that inherits": () => Object.create({ kpis: ["stock"], toml: "format = 1", data: "x" }) as unknown,
  "an object with __proto__": () => JSON.parse('{"__proto__": {"client": ["R1"]}, "toString": 1}') as unknown,
  "a look-alike of a policy": () => Object.create(Policy.prototype) as unknown,
  "a look-alike of a caseload": () => Object.create(Caseload.prototype) as unknown,
  "a freed policy": () => {
    const policy = Policy.preset("example");
    policy.free();
    return policy;
  },
  "a freed mapping": () => {
    const mapping = Mapping.fromJson({});
    mapping.free();
    return mapping;
  },
  "a mapping": () => Mapping.fromJson({}),
  "a policy": () => Policy.preset("example"),
  "a day": () => new Date("2023-01-01T00:00:00Z"),
  "a day that is none": () => new Date(Number.NaN),
  "a map": () => new Map([["kpis", ["stock"]]]),
  "a set": () => new Set(["rung"]),
  "a promise": () => Promise.resolve("2023"),
  "an expression": () => /stock/u,
  "an error": () => new Error("2023"),
  "what throws when it is looked at": () => new Proxy({}, { get: hostile, has: hostile, ownKeys: hostile }),
  "what throws when it is written": () => ({ toJSON: hostile, toString: hostile, valueOf: hostile }),
  "what throws in a getter": () => ({
    get kpis() {
      return hostile();
    },
    get toml() {
      return hostile();
    },
    get csv() {
      return hostile();
    },
    get client() {
      return hostile();
    },
  }),
  "no bytes": () => new Uint8Array(),
  "broken bytes": () => new Uint8Array([0xff, 0xfe, 0, 0x80, 0xc3]),
  "cut UTF-8": () => new TextEncoder().encode("client,kind,code,start\nR1,benefit,pw,2023-01-01,é").slice(0, -1),
  "cut Windows-1252": () =>
    Uint8Array.from([...Buffer.from("client;kind;code;start\nR\xe9;benefit;pw;20", "latin1"), 0x81]),
  "bytes of zeros": () => new Uint8Array(100_000),
  "handed over bytes": () => handedOver(new Uint8Array([99, 108])),
  "a handed over buffer": () => handedOver(new Uint8Array(8)).buffer,
  "handed over numbers": () => handedOver(new Float64Array(4)),
  "a view": () => new DataView(new ArrayBuffer(8)),
  "big integers": () => new BigInt64Array(3),
  "small numbers": () => new Uint16Array([1, 2]),
  "real numbers": () => new Float64Array([Number.NaN, 1e300]),
  "shared bytes": () => new Uint8Array(new SharedArrayBuffer(8)),
  "a Blob": () => new Blob(["client"]),
};

function handedOver<V extends ArrayBufferView>(view: V): V {
  structuredClone(view.buffer, { transfer: [view.buffer as ArrayBuffer] });
  return view;
}
