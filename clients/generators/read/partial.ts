// Reads the titles of all posts with types that are made of /openapi-partial.json: node partial.js SERVER
import createClient from "openapi-fetch";
import type { components, paths } from "./partial-schema";

const baseUrl = process.argv[2] ?? "";
const client = createClient<paths>({ baseUrl, querySerializer: { array: { style: "form", explode: false } } });

async function main() {
  const all: components["schemas"]["PostPartial"][] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    // @ts-expect-error - without `fields` it is another answer, which the other document describes.
    const query: paths["/v1/posts"]["get"]["parameters"]["query"] = { limit: 7 };
    const { data, error } = await client.GET("/v1/posts", { params: { query: { ...query, fields: ["title"], ...(cursor && { cursor }) } } });
    if (!data) throw new Error(error.detail);
    all.push(...data.data);
    cursor = data.page.next_cursor;
  }
  for (const { id, title } of all) console.log(JSON.stringify([id, title?.trim()]));
}

void main();
