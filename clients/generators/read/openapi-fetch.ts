// Reads all posts, a snapshot and a delta with openapi-fetch and the types of openapi-typescript: node openapi-fetch.js SERVER CURSOR
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

const [baseUrl = "", since = ""] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl, querySerializer: { array: { style: "form", explode: false } } });

async function posts() {
  const all: components["schemas"]["PostItem"][] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { data, error } = await client.GET("/v1/posts", { params: { query: { limit: 7, ...(cursor && { cursor }) } } });
    if (!data) throw new Error(error.detail);
    all.push(...data.data);
    cursor = data.page.next_cursor;
  }
  return all;
}

async function changes(cursor?: string) {
  const all = [];
  for (let hasMore = true; hasMore; ) {
    const query = { types: ["post", "tag", "campaign", "author", "section", "event", "site"], limit: 20, ...(cursor && { cursor }) };
    const { data, error } = await client.GET("/v1/changes", { params: { query } });
    if (!data) throw new Error(error.detail);
    all.push(...data.data);
    cursor = data.page.next_cursor;
    hasMore = data.page.has_more;
  }
  return all;
}

function text(change: components["schemas"]["Change"]): string | undefined {
  if (change.op === "delete") return change.reason;
  return change.resource && ("title" in change.resource ? change.resource.title : change.resource.name);
}

async function main() {
  for (const post of await posts()) console.log(JSON.stringify(["posts", post.id, post.title, post.tags.length]));
  for (const [name, cursor] of [["snapshot"], ["delta", since]] as const)
    for (const one of await changes(cursor)) console.log(JSON.stringify([name, one.type, one.op, one.id, text(one)]));
}

void main();
