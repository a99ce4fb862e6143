// Audits one page of each kind of a site with Lighthouse: accessibility, good practice, search engines,
// layout shift, and the bytes that a page needs. Speed is not asserted, because it depends on the
// machine. Arguments: the folder into which content and the official documents were built with --search
// and --site, and perhaps other pages of it.
import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { expectations } from '../lib/expect.mjs';
import { CHROMIUM, load } from '../lib/programs.mjs';
import { serveFolder } from '../lib/server.mjs';

const [dist, ...others] = process.argv.slice(2);
const { check, expect, close } = expectations('lighthouse');

const PAGES = [
  'index.html',
  'ar/index.html',
  'en/A/RES/68/197/index.html',
  'ar/A/RES/79/249/index.html',
  'zh/A/RES/79/249/index.html',
  'en/A/RES/79/249/about.html',
  'ar/A/RES/79/249/about.html',
  'en/search/index.html',
  'en/A/RES/68/197/accessibility.html',
];

/** The bytes of the first view at most, as a server sends them. The pages have no fonts. */
const BYTES_MAX = 100_000;

/** Audits that fail although nothing is wrong, each with the thread that describes it. */
const FALSE_ALARMS = {
  // Lighthouse fetches robots.txt from within the page, which its content security policy forbids.
  'robots-txt': 'https://github.com/GoogleChrome/lighthouse/issues/4386',
};

/** Audits a page. Repeats it once if the browser did not load it. */
async function audit(url, port) {
  const options = { port, output: 'json', logLevel: 'error' };
  const { lhr } = await lighthouse(url, options);
  return lhr.runtimeError ? (await lighthouse(url, options)).lhr : lhr;
}

/** Returns a free port. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

const { default: lighthouse } = await import(pathToFileURL(load.resolve('lighthouse')));
const port = await freePort();
const browser = await load('playwright-core').chromium.launch({
  executablePath: CHROMIUM,
  args: [`--remote-debugging-port=${port}`],
});
const server = await serveFolder(dist, { compressed: true });
try {
  for (const page of others.length ? others : PAGES) {
    const lhr = await audit(`${server.address}/${page}`, port);
    expect(`${page}: the page loads`, lhr.runtimeError?.message ?? null, null);
    for (const name of ['accessibility', 'best-practices', 'seo']) {
      const audits = lhr.categories[name].auditRefs.map(({ id }) => lhr.audits[id]);
      const failed = audits.filter(({ score, scoreDisplayMode: mode }) => mode === 'binary' && score !== 1);
      const found = failed.filter(({ id }) => !(id in FALSE_ALARMS));
      const lines = found.map(({ id, title, details }) => `      ${id}: ${title} ${JSON.stringify(details?.items ?? []).slice(0, 400)}`);
      const run = audits.filter(({ scoreDisplayMode: mode }) => mode === 'binary').length;
      check(`${page}: ${name}, ${run} audits`, run > 0 && found.length === 0, lines.join('\n'));
    }
    const shift = lhr.audits['cumulative-layout-shift'].numericValue;
    const shifted = (lhr.audits['layout-shifts'].details?.items ?? []).map(({ node, score }) => `      ${score}: ${node?.selector} ${node?.snippet}`);
    check(`${page}: layout shift`, shift === 0, `      ${shift}\n${shifted.join('\n')}`);
    const bytes = lhr.audits['total-byte-weight'].numericValue;
    check(`${page}: ${Math.round(bytes / 1000)} kB`, bytes > 0 && bytes < BYTES_MAX, `      ${bytes} bytes, at most ${BYTES_MAX}`);
  }
} finally {
  server.close();
  await browser.close();
}
close();
