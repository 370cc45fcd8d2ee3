// The same site as files: `node build.js http://127.0.0.1:8000 public` writes it whole, and the next time what has changed since.
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { components } from "../schema.js";
import { Refused, answer, get, here } from "./site.ts";

type List<T> = { data: T[]; page: { next_cursor: string | null } };
type Changes = components["schemas"]["ChangeList"];
type Redirect = components["schemas"]["Redirect"];
type Kept = { cursor: string; paths: Record<string, string>; lists: string[] };

const folder = process.argv[3] ?? "public";
const file = (path: string) => join(folder, decodeURIComponent(path), "index.html");

async function write(path: string): Promise<void> {
  const { status, html } = await answer(new URL(path, "http://here"));
  if (status !== 200) return; // gone since it was listed: the next run hears of it
  await mkdir(dirname(file(path)), { recursive: true });
  await writeFile(file(path), html ?? "");
}

async function every<T>(path: string, query: Record<string, string> = {}): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const list: List<T> = await get(path, { ...query, limit: "100", ...(cursor && { cursor }) });
    found.push(...list.data);
    cursor = list.page.next_cursor;
  }
  return found;
}

let heard = 0; // so many changes of any kind
// By id, the path of each post that differs; null: it is gone. Without a cursor these are all, and what is not named is gone.
async function changes(kept: Kept): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>(kept.cursor ? [] : Object.keys(kept.paths).map((id) => [id, null]));
  const isFirst = !kept.cursor;
  for (let more = true; more; ) {
    const { data, page } = await get<Changes>("/v1/changes", kept.cursor ? { cursor: kept.cursor } : {});
    heard += data.length;
    for (const { type, id, resource } of data) {
      if (type === "post") found.set(id, resource ? here(resource.url) : null);
      if (type === "site") for (const [post, path] of Object.entries(kept.paths)) if (!found.has(post)) found.set(post, path); // its menus
      if (type === "post" || type === "site" || isFirst) continue;
      const posts = await every<{ id: string; url: string }>("/v1/posts", { [type]: id, kind: "post,page" }); // they show its name
      for (const post of posts) found.set(post.id, here(post.url));
    }
    [kept.cursor, more] = [page.next_cursor, page.has_more];
  }
  return found;
}

const start = (): Kept => ({ cursor: "", paths: {}, lists: [] });
const kept: Kept = await readFile(join(folder, "kept.json"), "utf8").then(JSON.parse).catch(start);
const posts = await changes(kept).catch((error: unknown) => {
  if (!(error instanceof Refused) || error.status !== 410) throw error;
  kept.cursor = ""; // away for too long: from the beginning
  return changes(kept);
});
for (const [id, path] of posts) {
  const before = kept.paths[id];
  if (before && before !== path) await rm(file(before), { force: true });
  delete kept.paths[id];
  if (!path?.startsWith("/")) continue; // gone, or on the site of another section
  await write(path);
  kept.paths[id] = path;
}
if (heard > 0) {
  const lists = ["/"];
  for (const kind of ["tags", "campaigns", "authors"])
    for (const { slug } of await every<{ slug: string }>(`/v1/${kind}`)) lists.push(`/${kind}/${encodeURIComponent(slug)}`);
  for (const path of kept.lists) if (!lists.includes(path)) await rm(file(path), { force: true });
  for (const path of lists) await write(path);
  kept.lists = lists;
}

// What a host of files cannot know: where former addresses lead, and what is gone. Turn it into the rules of yours.
const moved = await every<Redirect>("/v1/redirects");
const gone = await every<Redirect>("/v1/redirects", { gone: "true" });
await writeFile(join(folder, "redirects.json"), JSON.stringify([...moved, ...gone].map(({ from, to, status }) => ({ from, to, status }))));
await writeFile(join(folder, "kept.json.new"), JSON.stringify(kept));
await rename(join(folder, "kept.json.new"), join(folder, "kept.json")); // last: a run that was cut off is done again
const written = [...posts.values()].filter((path) => path?.startsWith("/")).length;
console.log(`${written} posts written, ${[...posts.values()].filter((path) => path === null).length} gone`);
