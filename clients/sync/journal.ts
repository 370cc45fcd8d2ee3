// A store for broadsheet-sync.ts in a file of Node's, and a command line that says how many of each type it holds after a run:
// node build/sync/journal.js http://127.0.0.1:8000 news.journal --query language=en
//
// The file is a journal: each page is one line with the place behind it, appended at once. A line that was being written when the
// program was killed is no JSON, and passed over: the place before it holds. To write the whole store at each page, the other way that
// is as safe, takes a time that grows with its square.
import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BEGINNING, type Change, type Place, type Store, type Stored, SyncError, keyOf, sync } from "./broadsheet-sync.js";

type Line = { changes: Change[]; place: Place; sweep: boolean };

const NEW_LINE = 10;
const AT_ONCE = 1000;

/** A copy in memory and in a journal; one program at a time. */
export class Journal implements Store {
  readonly items = new Map<string, Stored>();
  #last = BEGINNING;
  #file: number;

  constructor(path: string) {
    let read = 0;
    for (const line of existsSync(path) ? linesOf(readFileSync(path)) : []) {
      this.#apply(line);
      read += line.changes.length;
    }
    if (read > 2 * this.items.size + AT_ONCE) this.#writeAnew(path);
    this.#file = openSync(path, "a");
  }

  async place(): Promise<Place> {
    return this.#last;
  }

  async postsNaming(tag: string): Promise<Stored[]> {
    return [...this.items.values()].filter((item) => item.type === "post" && item.resource?.tags?.includes(tag));
  }

  async commit(changes: Change[], place: Place, sweep: boolean): Promise<void> {
    append(this.#file, { changes, place, sweep });
    fsyncSync(this.#file);
    this.#apply({ changes, place, sweep });
  }

  #apply({ changes, place, sweep }: Line): void {
    for (const change of changes) {
      if (change.op === "upsert") this.items.set(keyOf(change), change);
      else this.items.delete(keyOf(change));
    }
    for (const [key, item] of sweep ? this.items : []) if (item.run < place.run) this.items.delete(key);
    this.#last = place;
  }

  /** Without what others have taken the place of, into a file that then takes the place of this one. */
  #writeAnew(path: string): void {
    const file = openSync(`${path}.new`, "w");
    const items = [...this.items.values()];
    for (let start = 0; start < items.length; start += AT_ONCE) {
      append(file, { changes: items.slice(start, start + AT_ONCE), place: BEGINNING, sweep: false });
    }
    append(file, { changes: [], place: this.#last, sweep: false });
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.new`, path);
  }
}

/** A line begins with its end: so does what follows one that broke off. */
function append(file: number, line: Line): void {
  appendFileSync(file, `\n${JSON.stringify(line)}`);
}

function* linesOf(journal: Buffer): Generator<Line> {
  for (let start = 0, end = 0; start < journal.length; start = end + 1) {
    end = journal.indexOf(NEW_LINE, start);
    if (end < 0) end = journal.length;
    try {
      if (end > start) yield JSON.parse(journal.toString("utf8", start, end)) as Line;
    } catch {
      continue; // it broke off
    }
  }
}

async function main(): Promise<void> {
  const options = { query: { type: "string", multiple: true }, "first-wait": { type: "string" } } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [base, path] = positionals;
  if (!base || !path) throw new SyncError("Usage: journal.js SERVER FILE [--query NAME=VALUE]... [--first-wait SECONDS]");
  const query = Object.fromEntries(new URLSearchParams((values.query ?? []).map((one) => one.split(/=(.*)/s).slice(0, 2))));
  const store = new Journal(path);
  await sync(base, store, query, 1000 * Number(values["first-wait"] ?? 1));
  const counts = new Map<string, number>();
  for (const { type } of store.items.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
  for (const [type, count] of [...counts].sort()) console.log(`${type}: ${count}`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main().catch((error: unknown) => {
    if (!(error instanceof SyncError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
}
