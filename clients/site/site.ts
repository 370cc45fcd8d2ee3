// A site over Broadsheet in a hundred lines: `node site.js http://127.0.0.1:8000` shows it on port 3000. `build.ts` writes it as files.
import { createServer } from "node:http";
import type { components } from "../schema.js";

type Post = components["schemas"]["Post"] | components["schemas"]["PostPreview"];
type Found = components["schemas"]["Resolved"];
type Posts = components["schemas"]["PostList"];
type Entry = components["schemas"]["MenuEntry"];
type Named = { id: string; slug: string; name?: string; title?: string };
export type Answer = { status: number; html?: string; headers?: Record<string, string> };

export class Refused extends Error { status = 503; }

export const api = process.argv[2] ?? "http://127.0.0.1:8000";
export const site = await get<components["schemas"]["Root"]>("/v1");
const PLURAL: Record<string, string> = { tag: "tags", campaign: "campaigns", author: "authors", section: "sections" };

export async function get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(`${api}${path}?${new URLSearchParams(query)}`);
  const body = (await answer.json()) as T & { title: string };
  if (!answer.ok) throw Object.assign(new Refused(body.title), { status: answer.status });
  return body;
}

// Addresses of this site as paths; posts of a section with another address are links to there.
export const here = (url: string) => (url.startsWith(`${site.url}/`) ? url.slice(site.url.length) : url);
const safe = (text: string | null) => (text ?? "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const link = (url: string, text: string) => `<a href="${safe(here(url))}">${safe(text)}</a>`;
const links = (folder: string, all: Named[]) => all.map(({ slug, name }) => link(`/${folder}/${slug}`, name ?? slug)).join(", ");

const menu = (entries: Entry[]): string =>
  `<ul>${entries.map(({ label, url, children }) => `<li>${url ? link(url, label) : safe(label)}${children.length ? menu(children) : ""}</li>`).join("")}</ul>`;

async function page(title: string, language: string, main: string, head = ""): Promise<string> {
  const { menus } = await get<typeof site>("/v1", { prefer_language: language }).catch(() => site);
  const nav = menus.main?.length ? `<nav>${menu(menus.main)}</nav>` : "";
  const direction = /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";
  return `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${safe(title)} – ${safe(site.name)}</title>${head}
<link rel="alternate" type="application/atom+xml" href="${api}/v1/posts.atom?language=${language}">
<header><a href="/">${safe(site.name)}</a>${nav}</header><main><h1>${safe(title)}</h1>${main}</main></html>`;
}

function postPage(post: Post, isPreview: boolean): Promise<string> {
  const version = ({ language, url }: { language: string; url: string | null }) => `<link rel="alternate" hreflang="${language}" href="${safe(url)}">`;
  const { url, alt, width, height, renditions = [] } = post.image ?? {};
  const share = renditions.filter(({ name }) => name === "share").map((one) => `<meta property="og:image" content="${safe(one.url)}">`);
  const head = `<link rel="canonical" href="${safe(post.canonical_url)}">${[...[post, ...post.translations].map(version), ...share].join("")}`;
  const others = post.translations.map(({ language, url, title }) => `<li lang="${language}">${link(url, title)}</li>`).join("");
  const sizes = renditions.filter(({ name, type }) => name !== "share" && type === renditions[0]?.type);
  const srcset = sizes.length ? ` srcset="${safe(sizes.map((one) => `${one.url} ${one.width}w`).join(", "))}" sizes="100vw"` : "";
  const picture = url ? `<img src="${safe(url)}"${srcset} alt="${safe(alt ?? "")}" width="${width}" height="${height}">` : "";
  const main = `<p>${links("authors", post.authors)} ${post.published_at ?? ""}</p><ul>${others}</ul>${picture}${post.body_html}`;
  return page(post.title, post.language, `${main}<p>${links("tags", post.tags)}</p>`, isPreview ? "" : head);
}

async function listPage(title: string, language: string, query: Record<string, string>): Promise<string> {
  const list = await get<Posts>("/v1/posts", { ...query, prefer_language: `${language},*` });
  const items = list.data.map((post) => `<li lang="${post.language}">${link(post.url, post.title)} ${safe(post.excerpt)}</li>`).join("");
  const next = list.page.next_cursor ? `<a rel="next" href="?cursor=${list.page.next_cursor}">More</a>` : "";
  return page(title, language, `<ul>${items}</ul>${next}`);
}

async function preview(token: string): Promise<Answer> {
  const html = await postPage(await get<Post>(`/admin/v1/previews/${encodeURIComponent(token)}`), true);
  return { status: 200, html, headers: { "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" } };
}

// What stands at an address is for Broadsheet to say: every path that is not the site's own is asked for.
async function resolved(path: string, query: Record<string, string>): Promise<Answer> {
  const found = await get<Found>("/v1/resolve", { url: site.url + path });
  if (found.moved) return { status: 308, headers: { location: here(found.url) } };
  if (found.type === "post") return { status: 200, html: await postPage(await get<Post>(`/v1/posts/${found.id}`), false) };
  const { name, title } = await get<Named>(`/v1/${PLURAL[found.type]}/${found.id}`);
  return { status: 200, html: await listPage(name ?? title ?? found.slug, found.language, { ...query, [found.type]: found.id }) };
}

export async function answer(url: URL): Promise<Answer> {
  const cursor = url.searchParams.get("cursor");
  const query = cursor ? { cursor } : {};
  try {
    if (url.pathname === "/preview") return await preview(url.searchParams.get("t") ?? "");
    if (url.pathname === "/") return { status: 200, html: await listPage("News", site.default_language, query) };
    return await resolved(url.pathname, query);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // 404, 410 and 451 are the reader's; what Broadsheet has against the query of this program is not.
    const status = [404, 410, 451].includes(error.status) ? error.status : error.status === 422 ? 404 : 503;
    return { status, html: await page(error.message, "en", "") };
  }
}

if (process.argv[1]?.endsWith("site.js") || process.argv[1]?.endsWith("site.ts")) {
  const server = createServer(async (request, response) => {
    const { status, html, headers } = await answer(new URL(request.url ?? "/", "http://here")).catch(() => ({ status: 503 }) as Answer);
    const caching = status === 200 ? "public, max-age=0, s-maxage=60" : "public, max-age=10";
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": caching, ...headers }).end(html);
  });
  server.listen(Number(process.env.PORT ?? 3000), () => console.log(`http://127.0.0.1:${(server.address() as { port: number }).port}`));
}
