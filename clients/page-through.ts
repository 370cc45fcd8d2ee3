// Prints the id and the title of every post of a server, page by page; all types are made from openapi.yaml.
// node page-through.js http://127.0.0.1:8000
import createClient from "openapi-fetch";
import type { paths } from "./schema.js";

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "http://127.0.0.1:8000" });

let cursor: string | null | undefined;
do {
  const { data, error, response } = await client.GET("/v1/posts", { params: { query: { limit: 7, ...(cursor ? { cursor } : {}) } } });
  if (!data) throw new Error(`${response.status} ${error.title}: ${error.detail}`);
  for (const post of data.data) {
    const id: string = post.id;
    const title: string = post.title;
    console.log(id, title);
  }
  cursor = data.page.next_cursor;
} while (cursor);
