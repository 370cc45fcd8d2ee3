// Reads feeds with readers of npm: prints, for each file given, its entries as JSON.
// node read.mjs {rss-parser|feedsmith} FILE…
import { readFileSync } from "node:fs";
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";

const [, , reader, ...files] = process.argv;

const rssParser = new Parser({ customFields: { item: [["content:encoded", "whole"], ["atom:updated", "updated"]] } });

async function byRssParser(text) {
  const feed = await rssParser.parseString(text);
  return feed.items.map((item) => ({
    id: item.guid ?? item.id,
    url: item.link,
    title: item.title,
    text: item.whole ?? (item.content === item.summary ? undefined : item.content),
    published: item.isoDate,
  }));
}

function byFeedsmith(text) {
  const { format, feed } = parseFeed(text);
  const entry = {
    atom: (one) => ({
      id: one.id,
      url: one.links.find((link) => link.rel === "alternate").href,
      title: one.title?.value ?? one.title,
      text: one.content?.value ?? one.content,
      published: one.published,
    }),
    rss: (one) => ({
      id: one.guid.value,
      url: one.link,
      title: one.title?.value ?? one.title,
      text: one.content?.encoded,
      published: one.pubDate,
    }),
    json: (one) => ({ id: one.id, url: one.url, title: one.title, text: one.content_html, published: one.date_published }),
  }[format];
  return (feed.entries ?? feed.items).map(entry);
}

const read = { "rss-parser": byRssParser, feedsmith: byFeedsmith }[reader];
for (const file of files) console.log(JSON.stringify(await read(readFileSync(file, "utf8"))));
