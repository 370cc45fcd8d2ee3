// What Broadsheet has at an address of this site. Types: npx openapi-typescript http://127.0.0.1:8000/openapi.json -o src/schema.d.ts
const api = process.env.CONTENT_API ?? "http://127.0.0.1:8000";

export class Refused extends Error {
  status: number;
  constructor(status: number, title: string) {
    super(title);
    // 404, 410 and 451 are for the reader; a cursor that is none is a page that is not there; all else is not the reader's.
    this.status = [404, 410, 451].includes(status) ? status : status === 422 ? 404 : 503;
  }
}

export async function get(path: string, query: Record<string, string> = {}): Promise<any> {
  const answer = await fetch(`${api}${path}?${new URLSearchParams(query)}`);
  const body = await answer.json();
  if (!answer.ok) throw new Refused(answer.status, body.title);
  return body;
}

export const here = (url: string, base: string) => (url.startsWith(`${base}/`) ? url.slice(base.length) : url);
export const feed = (language: string) => `${api}/v1/posts.atom?language=${language}`;

// Where to go, a post, or a list of posts with its title and language. Raises Refused.
export async function load({ pathname, searchParams }: URL): Promise<{ moved?: string; post?: any; list?: any }> {
  const { url, default_language } = await get("/v1");
  const cursor = searchParams.get("cursor");
  const list = async (title: string, language: string, query: Record<string, string> = {}) => {
    const asked = { ...query, prefer_language: `${language},*`, ...(cursor && { cursor }) };
    return { list: { title, language, ...(await get("/v1/posts", asked)) } };
  };
  if (pathname === "/") return list("News", default_language);
  const found = await get("/v1/resolve", { url: url + pathname });
  if (found.moved) return { moved: here(found.url, url) };
  const resource = await get(`/v1/${found.type}s/${found.id}`);
  return found.type === "post" ? { post: resource } : list(resource.name ?? resource.title, found.language, { [found.type]: found.id });
}
