// Checks that every link of every page, feed, catalogue and sitemap of a site has a target: the file and,
// in a page, the anchor. Arguments: the folder of the site and, if it was built with --site, its address.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectations } from '../lib/expect.mjs';

const [dist, site = 'https://site.invalid/'] = process.argv.slice(2);
const { check, close } = expectations('links');
const SHOWN_MAX = 20;

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(dist, '/').length));
const known = new Set(files);

const REFERENCES = { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>', '&#x27;': "'", '&#39;': "'" };
const decoded = (text) => text.replace(/&(?:amp|quot|lt|gt|#x27|#39);/g, (reference) => REFERENCES[reference]);

/** The values of attributes in the tags of a page or feed. */
function attributes(text, names) {
  const pattern = new RegExp(`\\s(?:${names})="([^"]*)"`, 'g');
  const tags = text.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, '').match(/<[a-z][^<>]*>/gi) ?? [];
  return tags.flatMap((tag) => [...tag.matchAll(pattern)].map(([, value]) => decoded(value)));
}

/** The links of a file. */
function linksOf(path, text) {
  if (path.endsWith('.html')) return attributes(text, 'href|src|action');
  if (path.endsWith('.xml')) return [...attributes(text, 'href'), ...[...text.matchAll(/<(?:loc|id)>([^<]*)</g)].map(([, value]) => decoded(value))];
  return [...text.matchAll(/"href":\s*("[^"]*")/g)].map(([, value]) => JSON.parse(value));
}

const ids = new Map();
/** The anchors of a page. */
function anchors(path) {
  if (!ids.has(path)) ids.set(path, new Set(attributes(readFileSync(join(dist, path), 'utf8'), 'id')));
  return ids.get(path);
}

const isRead = (path) => path.endsWith('.html') || /(?:^|\/)(?:feed|sitemap[-\d]*)\.xml$/.test(path) || /(?:^|\/)opds[-\d]*\.json$/.test(path);
const pages = files.filter(isRead);
const dead = [];
let links = 0;
let outside = 0;
for (const path of pages) {
  const targets = new Set(linksOf(path, readFileSync(join(dist, path), 'utf8')));
  const own = new URL(path.split('/').map(encodeURIComponent).join('/'), site);
  for (const target of targets) {
    const url = URL.parse(target, own);
    if (!url?.href.startsWith(site)) {
      if (!url) dead.push(`${path}: ${target}`);
      outside += 1;
      continue;
    }
    links += 1;
    let file = decodeURIComponent(url.pathname.slice(new URL(site).pathname.length));
    if (file === '' || file.endsWith('/')) file += 'index.html';
    const anchor = decodeURIComponent(url.hash.slice(1));
    const isThere = known.has(file) && (!anchor || !file.endsWith('.html') || anchors(file).has(anchor));
    if (!isThere) dead.push(`${path}: ${target}`);
  }
}
const shown = dead.slice(0, SHOWN_MAX).map((line) => `      ${line}`);
if (dead.length > SHOWN_MAX) shown.push(`      and ${dead.length - SHOWN_MAX} more`);
check(`${links} links of ${pages.length} files, and ${outside} to other sites`, links > 0 && dead.length === 0, shown.join('\n'));
close();
