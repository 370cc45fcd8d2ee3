// Reads all posts, a snapshot and a delta with what openapi-generator's typescript-fetch makes: node typescript-fetch.js SERVER CURSOR
import { type Change, ChangesApi, Configuration, PostsApi } from "./typescript-fetch/index";

const [basePath = "", since = ""] = process.argv.slice(2);
const configuration = new Configuration({ basePath });

async function posts() {
  const all = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await new PostsApi(configuration).listPosts({ limit: 7, ...(cursor && { cursor }) });
    all.push(...page.data);
    cursor = page.page.nextCursor;
  }
  return all;
}

async function changes(cursor?: string) {
  const all: Change[] = [];
  for (let hasMore = true; hasMore; ) {
    const types = ["post", "tag", "campaign", "author", "section", "event", "site"];
    const page = await new ChangesApi(configuration).listChanges({ types, limit: 20, ...(cursor && { cursor }) });
    all.push(...page.data);
    cursor = page.page.nextCursor;
    hasMore = page.page.hasMore;
  }
  return all;
}

function text(change: Change): string | undefined {
  if (change.op === "delete") return change.reason;
  return change.resource && ("title" in change.resource ? change.resource.title : change.resource.name);
}

/** The dates of what came: each must have been made one. */
function dates(change: Change): Date[] {
  return change.resource ? [change.resource.updatedAt] : [];
}

async function main() {
  for (const post of await posts()) console.log(JSON.stringify(["posts", post.id, post.title, post.tags.length]));
  for (const [name, cursor] of [["snapshot"], ["delta", since]] as const) {
    for (const one of await changes(cursor)) {
      if (!dates(one).every((date) => date.getTime() > 0)) throw new Error(`No date: ${one.id}`);
      console.log(JSON.stringify([name, one.type, one.op, one.id, text(one)]));
    }
  }
}

void main();
