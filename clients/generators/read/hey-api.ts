// Reads all posts, a snapshot and a delta with what hey-api makes: node hey-api.js SERVER CURSOR
import { type Change, listChanges, listPosts } from "./hey-api/index";

const [baseUrl = "", since = ""] = process.argv.slice(2);

async function posts() {
  const all = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { data, error } = await listPosts({ baseUrl, query: { limit: 7, ...(cursor && { cursor }) } });
    if (!data) throw new Error(JSON.stringify(error));
    all.push(...data.data);
    cursor = data.page.next_cursor;
  }
  return all;
}

async function changes(cursor?: string) {
  const all: Change[] = [];
  for (let hasMore = true; hasMore; ) {
    const types = ["post", "tag", "campaign", "author", "section", "event", "site"];
    const { data, error } = await listChanges({ baseUrl, query: { types, limit: 20, ...(cursor && { cursor }) } });
    if (!data) throw new Error(JSON.stringify(error));
    all.push(...data.data);
    cursor = data.page.next_cursor;
    hasMore = data.page.has_more;
  }
  return all;
}

function text(change: Change): string | undefined {
  if (change.op === "delete") return change.reason;
  return change.resource && ("title" in change.resource ? change.resource.title : change.resource.name);
}

async function main() {
  for (const post of await posts()) console.log(JSON.stringify(["posts", post.id, post.title, post.tags.length]));
  for (const [name, cursor] of [["snapshot"], ["delta", since]] as const)
    for (const one of await changes(cursor)) console.log(JSON.stringify([name, one.type, one.op, one.id, text(one)]));
}

void main();
