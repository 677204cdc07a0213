// @ts-check
/** A ledger's file as columns in memory: what the measurements start from. */

/** The least 32-bit number: the day of an empty cell. */
const NO_DAY = -0x8000_0000;
const NO_WORD = 0xffff_ffff;
const COMMA = 0x2c;
const LINE = 0x0a;

/**
 * The columns that the battery needs, of a file without quotation marks.
 *
 * @param {Uint8Array} file
 * @returns {import("../dist/index.js").ColumnsIn}
 */
export function tableOf(file) {
  const lines = new Lines(file);
  const header = lines.next().map(([from, to]) => textOf(file, from, to));
  let rows = 0;
  for (const byte of file) if (byte === LINE) rows += 1;
  rows -= 1;

  const client = new Client(file, rows);
  const columns = {
    client,
    kind: new Words(file, rows),
    code: new Words(file, rows),
    start: new Days(file, rows),
    end: new Days(file, rows),
    reason: new Words(file, rows),
    hours: new Numbers(file, rows),
    registered_on: new Days(file, rows),
    withdrawn_on: new Days(file, rows),
  };
  const filled = Object.entries(columns).map(([name, column]) => ({ column, place: header.indexOf(name) }));
  for (let row = 0; row < rows; row += 1) {
    const cells = lines.next();
    for (const { column, place } of filled) {
      const cell = cells[place] ?? [0, 0];
      column.set(row, cell[0], cell[1]);
    }
  }
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.given()]));
}

/** Lines as the places of their cells. */
class Lines {
  /** @param {Uint8Array} file */
  constructor(file) {
    this.file = file;
    this.at = 0;
    /** @type {[number, number][]} */
    this.cells = [];
  }

  /** The next line's cells, to be read before the next call. */
  next() {
    let cell = 0;
    let from = this.at;
    for (; ; this.at += 1) {
      const byte = this.file[this.at];
      if (byte !== COMMA && byte !== LINE && byte !== undefined) continue;
      const held = this.cells[cell];
      if (held) [held[0], held[1]] = [from, this.at];
      else this.cells.push([from, this.at]);
      cell += 1;
      from = this.at + 1;
      if (byte === COMMA) continue;
      this.at += 1;
      return this.cells;
    }
  }
}

/** Text, all of it one after another. */
class Client {
  /** @param {Uint8Array} file @param {number} rows */
  constructor(file, rows) {
    this.file = file;
    this.bytes = new Uint8Array(16 * rows);
    this.offsets = new Uint32Array(rows + 1);
  }

  /** @param {number} row @param {number} from @param {number} to */
  set(row, from, to) {
    const at = this.offsets[row] ?? 0;
    for (let place = from; place < to; place += 1) this.bytes[at + place - from] = this.file[place] ?? 0;
    this.offsets[row + 1] = at + to - from;
  }

  given() {
    return { bytes: this.bytes.slice(0, this.offsets.at(-1)), offsets: this.offsets };
  }
}

/** Few distinct words. */
class Words {
  /** @param {Uint8Array} file @param {number} rows */
  constructor(file, rows) {
    this.file = file;
    this.numbers = new Uint32Array(rows);
    /** @type {Map<string, number>} */
    this.known = new Map();
  }

  /** @param {number} row @param {number} from @param {number} to */
  set(row, from, to) {
    if (from === to) {
      this.numbers[row] = NO_WORD;
      return;
    }
    const word = textOf(this.file, from, to);
    let number = this.known.get(word);
    if (number === undefined) {
      number = this.known.size;
      this.known.set(word, number);
    }
    this.numbers[row] = number;
  }

  given() {
    return { words: [...this.known.keys()], numbers: this.numbers };
  }
}

/** Days, written `2024-12-31`. */
class Days {
  /** @param {Uint8Array} file @param {number} rows */
  constructor(file, rows) {
    this.file = file;
    this.days = new Int32Array(rows);
    /** @type {Map<number, number>} */
    this.months = new Map();
  }

  /** @param {number} row @param {number} from @param {number} to */
  set(row, from, to) {
    if (from === to) {
      this.days[row] = NO_DAY;
      return;
    }
    const number = (/** @type {number} */ at, /** @type {number} */ digits) => {
      let value = 0;
      for (let place = at; place < at + digits; place += 1) value = value * 10 + (this.file[place] ?? 0) - 0x30;
      return value;
    };
    const month = number(from, 4) * 12 + number(from + 5, 2) - 1;
    let first = this.months.get(month);
    if (first === undefined) {
      first = Date.UTC(Math.floor(month / 12), month % 12) / 86_400_000;
      this.months.set(month, first);
    }
    this.days[row] = first + number(from + 8, 2) - 1;
  }

  given() {
    return { days: this.days };
  }
}

class Numbers {
  /** @param {Uint8Array} file @param {number} rows */
  constructor(file, rows) {
    this.file = file;
    this.numbers = new Float64Array(rows);
  }

  /** @param {number} row @param {number} from @param {number} to */
  set(row, from, to) {
    this.numbers[row] = from === to ? Number.NaN : Number(textOf(this.file, from, to));
  }

  given() {
    return this.numbers;
  }
}

/** @param {Uint8Array} file @param {number} from @param {number} to */
function textOf(file, from, to) {
  let text = "";
  for (let place = from; place < to; place += 1) text += String.fromCharCode(file[place] ?? 0);
  return text;
}
