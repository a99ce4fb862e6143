// Serves sites with nginx, configured as docs/site.md prints it, and requests other forms of addresses.
// Also reads _redirects with Netlify's parser. Argument: the program.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expectations } from '../lib/expect.mjs';
import { load } from '../lib/programs.mjs';

const { check, expect, close } = expectations('redirects');
const program = resolve(process.argv[2]);
const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const work = mkdtempSync(join(tmpdir(), 'publish-redirects-'));
// Documents in English, Arabic and Chinese. The symbol of one has parentheses.
const SOURCES = ['content', ...['arabic', 'chinese', 'annex_labels'].map((name) => `tests/akoma_ntoso/${name}.xml`)];
const environment = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** The configuration that the documentation prints. */
const printed = (() => {
  const text = readFileSync(join(repository, 'docs/site.md'), 'utf8');
  const [, configuration] = /^```nginx\n([^]*?)^```$/m.exec(text);
  return configuration;
})();

/** Returns a port of this computer that is free. */
function freePort() {
  return new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => settle(port));
    });
  });
}

/** Requests a path exactly as written. Returns the status, the target of a redirect and the page. */
function get(port, path) {
  return new Promise((settle, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      let page = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (page += part));
      response.on('end', () => settle({ status: response.statusCode, location: response.headers.location, page }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Serves a folder with the printed configuration while `use` runs. */
async function serve(name, root, path, use) {
  const port = await freePort();
  // What a configuration for a path changes, as the documentation describes.
  const configured = printed
    .replaceAll('/srv/dist/redirects.map', `${root}${path}/redirects.map`)
    .replaceAll('/srv/dist', root)
    .replaceAll(' /404.html', ` ${path}/404.html`)
    .replace('server {', `server {\n    listen 127.0.0.1:${port};`);
  const file = join(work, `${name}.conf`);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = folders.map((folder) => `${folder}_temp_path ${work}/${folder};`).join('\n');
  const user = process.getuid() === 0 ? 'user root;' : '';
  writeFileSync(
    file,
    `daemon off; pid ${work}/${name}.pid; error_log stderr; ${user}\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${configured}}\n`,
  );
  const nginx = spawn('nginx', ['-e', 'stderr', '-c', file, '-p', work], { env: environment });
  let messages = '';
  nginx.stderr.on('data', (part) => (messages += part));
  const ended = new Promise((settle) => nginx.on('close', settle));
  try {
    for (;;) {
      if (nginx.exitCode !== null) throw new Error(`nginx did not start:\n${messages}`);
      try {
        await get(port, '/');
        break;
      } catch {
        await wait(50);
      }
    }
    await use((address) => get(port, address));
  } finally {
    nginx.kill('SIGTERM');
    await ended;
  }
}

function build(path) {
  const root = join(work, path ? 'with-path' : 'site');
  const out = `${root}${path}`;
  const sources = SOURCES.map((source) => join(repository, source));
  const site = ['--formats', 'html', '--title', 'Resolutions', '--site', `https://documents.example${path}/`];
  execFileSync(program, ['build', '--no-project', '--quiet', ...sources, ...site, '--out', out]);
  return { root, out };
}

const hasNginx = (() => {
  try {
    execFileSync('nginx', ['-v'], { env: environment, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

try {
  for (const path of ['', '/documents/resolutions']) {
    const { root, out } = build(path);
    const { parseAllRedirects } = await import(load.resolve('netlify-redirect-parser').replace(/^/u, 'file://'));
    const lines = readFileSync(join(out, '_redirects'), 'utf8').trim().split('\n');
    const { redirects, errors } = await parseAllRedirects({ redirectsFiles: [join(out, '_redirects')], configRedirects: [], minimal: true });
    expect(`${path}/: Netlify's parser reads every rule of _redirects`, [redirects.length, errors.map(String)], [lines.length, []]);
    const missing = redirects.filter(({ to }) => !to.startsWith(`${path}/`) || !existsSync(join(root, to)));
    expect(`${path}/: the targets of _redirects exist`, missing.map(({ to }) => to), []);
    const twice = redirects.map(({ from }) => from).filter((from, index, all) => all.indexOf(from) !== index);
    expect(`${path}/: no address is in _redirects twice`, twice, []);
    if (!hasNginx) {
      console.log('skipped: nginx is not installed (Debian: nginx-light)');
      continue;
    }
    await serve(path ? 'with-path' : 'site', root, path, async (request) => {
      const ga = `${path}/en/A/RES/68/197`;
      const sc = `${path}/en/S/RES/9948_2030`;
      const status = async (from) => {
        const { status, location } = await request(`${path}${from}`);
        return [status, location];
      };
      for (const [from, ...answer] of [
        ['/A/RES/68/197', 302, `${ga}/about.html`],
        ['/a/res/68/197', 302, `${ga}/about.html`],
        ['/A/Res/68/197', 302, `${ga}/about.html`],
        ['/68/197', 302, `${ga}/about.html`],
        ['/en/a/res/68/197', 302, `${ga}/index.html`],
        ['/en/s/res/9948_2030', 302, `${sc}/index.html`],
        ['/ar/a/res/99/14', 302, `${path}/ar/A/RES/99/14/index.html`],
        ['/99/12', 302, `${path}/zh/A/RES/99/12/about.html`],
        ['/S/RES/9948_2030', 302, `${sc}/about.html`],
        ['/s/res/9948_2030', 302, `${sc}/about.html`],
        ['/S/RES/9948(2030)', 302, `${sc}/about.html`],
        ['/S/RES/9948%282030%29', 302, `${sc}/about.html`],
        ['/S/RES/9948%20(2030)', 302, `${sc}/about.html`],
        ['/s/res/9948%20%282030%29', 302, `${sc}/about.html`],
        ['/A/RES/68/197/', 301, `${path}/A/RES/68/197`],
        ['/S/RES/9948(2030)/', 301, `${path}/S/RES/9948(2030)`],
        // Links in a page are relative to its folder.
        ['/en/A/RES/68/197', 301, `${ga}/`],
        ['/en', 301, `${path}/en/`],
        ['/en/', 200],
        ['/en/A/RES/68/197/', 200],
        ['/en/A/RES/68/197/about.html', 200],
        ['/A/RES/68/198', 404],
        ['/en/A/RES/', 404],
      ]) {
        expect(`nginx: ${path}${from}`, await status(from), [...answer, undefined].slice(0, 2));
      }
      const notFound = readFileSync(join(out, '404.html'), 'utf8');
      for (const from of ['/A/RES/68/198', '/en/A/RES/', '/no/such/page']) {
        const { status, page } = await request(`${path}${from}`);
        check(`nginx: ${path}${from} shows the not-found page`, status === 404 && page === notFound, `${status}: ${page.slice(0, 200)}`);
      }
      // Every address in the rules leads to a page.
      const faults = [];
      for (const { from, to } of redirects) {
        const found = await request(encodeURI(decodeURI(from)));
        if (found.status !== 302 || found.location !== to) faults.push(`${from}: ${found.status} ${found.location}, expected ${to}`);
        else if ((await request(to)).status !== 200) faults.push(`${to} is not there`);
      }
      check(`nginx: ${path}/ redirects as the ${redirects.length} rules of _redirects do`, faults.length === 0, faults.join('\n'));
    });
  }
} finally {
  rmSync(work, { recursive: true });
}
close();
