// Keeps a copy of what a Broadsheet server shows and brings it up to date: a client of delta sync, as docs/sync.md describes it.
// It needs `fetch` and a `Store`, and so runs wherever there are both; journal.ts has one for Node, and a command line.
import type { components } from "../schema.js";

export type ChangePage = components["schemas"]["ChangeList"];
export type Item = components["schemas"]["Change"];
export type Delete = Item & { op: "delete" };
/** What came, as the copy holds it. `run`: the last snapshot in whose run it was named. With `fields` its resource lacks members. */
export type Stored = Item & { op: "upsert"; run: number };
export type Change = Stored | Delete;

/** Where the copy stands. `isWhole`: the run of its snapshot is over; `url`, `etag`: what was answered last, if nothing new. */
export type Place = { query: string | null; cursor: string | null; run: number; isWhole: boolean; url: string; etag: string };

/** What a copy is kept in. */
export interface Store {
  /** The place that was stored last; one without a cursor at first. */
  place(): Promise<Place>;
  /** The posts that have a tag; others may be among them. */
  postsNaming(tag: string): Promise<Stored[]>;
  /** Stores all of this or nothing. `sweep`: takes away what has an earlier `run` than the place. */
  commit(changes: Change[], place: Place, sweep: boolean): Promise<void>;
}

/** The server cannot be reached, or takes the request for wrong. The copy is as it was. */
export class SyncError extends Error {}

/** What was answered; `told` is `undefined` where it is no JSON. */
type Answer = { status: number; headers: Headers; told: unknown };
type Problem = { code?: string; title?: string; detail?: string; errors?: unknown; links?: { snapshot?: string } };

export const BEGINNING: Place = { query: null, cursor: null, run: 0, isWhole: false, url: "", etag: "" };
const AGAIN = [429, 500, 502, 503, 504];
const TIMEOUT_MS = 60_000, MOST_WAIT_MS = 60_000, ATTEMPTS = 10;

/** Brings a copy up to date. With another query than before it starts anew, as after a 410. Throws `SyncError`. */
export async function sync(base: string, store: Store, query: Record<string, string>, firstWaitMs = 1000): Promise<void> {
  const about = written(Object.fromEntries(Object.entries(query).filter(([name]) => name !== "limit")));
  let start = written(query), place = await store.place(), hasMore = true, isNew = false;
  const anew = () => {
    place = { ...BEGINNING, query: about, run: place.run + 1 };
    isNew = true;
  };
  if (place.query !== about) anew();
  while (hasMore) {
    const url = `${base.replace(/\/$/, "")}/v1/changes?${place.cursor ? written({ ...query, cursor: place.cursor }) : start}`;
    const { status, headers, told } = await answer(url, place.url === url ? place.etag : "", firstWaitMs);
    if (status === 304) return;
    const problem = (told ?? {}) as Problem;
    if (status === 410 && problem.code === "resync-required" && !isNew) {
      // Nothing is stored yet: the mark of the new run comes with its first page. What is held stays until the run is over.
      start = new URL(problem.links?.snapshot ?? url).search.slice(1);
      anew();
      continue;
    }
    if (status !== 200) {
      const errors = problem.errors ? JSON.stringify(problem.errors) : "";
      throw new SyncError(`${status} ${problem.title ?? ""}: ${problem.detail ?? ""} ${errors}`.trim());
    }
    const { data, page } = told as ChangePage;
    hasMore = page.has_more;
    const isSwept = !hasMore && !place.isWhole;
    const isQuiet = !hasMore && page.next_cursor === place.cursor;
    const changes = await changesOf(store, data, place.run);
    const seen = isQuiet ? { url, etag: headers.get("ETag") ?? "" } : { url: "", etag: "" };
    place = { query: about, cursor: page.next_cursor, run: place.run, isWhole: place.isWhole || isSwept, ...seen };
    await store.commit(changes, place, isSwept);
  }
}

/** What a page's items come to, by type and id. */
async function changesOf(store: Store, items: Item[], run: number): Promise<Change[]> {
  const changes = new Map<string, Change>();
  for (const item of items) {
    if (item.op === "upsert") changes.set(keyOf(item), { ...item, op: item.op, run });
    if (item.op === "delete") changes.set(keyOf(item), { ...item, op: item.op });
    if (item.op === "delete" && item.into) await putInPlace(store, changes, item.id, item.into);
  }
  return [...changes.values()];
}

/** Names the tag that another was merged into in the posts that had that one; they come anew too, later. */
async function putInPlace(store: Store, changes: Map<string, Change>, tag: string, into: string): Promise<void> {
  const held = (await store.postsNaming(tag)).filter((post) => !changes.has(keyOf(post)));
  for (const post of [...held, ...changes.values()]) {
    if (post.op !== "upsert" || post.type !== "post" || !post.resource?.tags?.includes(tag)) continue;
    const tags = [...new Set(post.resource.tags.map((one) => (one === tag ? into : one)))];
    changes.set(keyOf(post), { ...post, resource: { ...post.resource, tags } });
  }
}

/** What an item is known by. */
export function keyOf(item: { type: string; id: string }): string {
  return `${item.type} ${item.id}`;
}

function written(query: Record<string, string>): string {
  return new URLSearchParams(Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1))).toString();
}

/** What is lost or refused for now is asked again, after a while that doubles, or as long as is said. */
async function answer(url: string, etag: string, firstWaitMs: number): Promise<Answer> {
  let reason = "", wait = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(MOST_WAIT_MS, firstWaitMs * 2 ** attempt) * (0.5 + Math.random() / 2);
    try {
      const found = await once(url, etag);
      if (!AGAIN.includes(found.status)) return found;
      reason = `${found.status} ${(found.told as Problem | undefined)?.detail ?? ""}`;
      wait = Math.max(wait, 1000 * (Number(found.headers.get("Retry-After")) || 0));
    } catch (error) {
      reason = String(error);
    }
  }
  throw new SyncError(`No answer after ${ATTEMPTS} attempts: ${reason}`);
}

/** Throws where no answer comes, half of one, or the page of somebody in between. */
async function once(url: string, etag: string): Promise<Answer> {
  const headers: Record<string, string> = etag ? { "If-None-Match": etag } : {};
  const found = await fetch(url, { headers, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
  const isJson = found.status === 200 || (found.headers.get("Content-Type") ?? "").includes("json");
  return { status: found.status, headers: found.headers, told: isJson ? await found.json() : undefined };
}
