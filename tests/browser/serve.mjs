// Tests the pages of “publish serve” in a browser. Argument: the program.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { runRules } from '../lib/axe.mjs';
import { launchBrowser } from '../lib/browser.mjs';
import { expectations } from '../lib/expect.mjs';
import { load } from '../lib/programs.mjs';

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), '../../content/A/RES/68/197/en.md');
const PATIENCE_MS = 60_000;

const { check, expect, close } = expectations('serve');
const program = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const source = join(folder, 'content/en.md');
mkdirSync(join(folder, 'content'));
cpSync(SOURCE, source);
const original = readFileSync(source, 'utf8');
const change = (from, to) => writeFileSync(source, original.replace(from, to));

/** Starts the server and returns its process and its address. */
async function serve() {
  const options = ['serve', '--port', '0', '--no-project', '--no-cache', '--formats', 'html'];
  const child = spawn(program, options, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface(child.stderr)) {
    const found = /^serving (.*)$/.exec(line);
    if (found) {
      child.stderr.resume();
      return { child, address: found[1] };
    }
  }
  throw new Error('the server has not started');
}

/** Waits until a function in the page returns a value. */
const until = (tab, condition, argument) => tab.waitForFunction(condition, argument, { timeout: PATIENCE_MS });
const textIn = (tab, id, text) => until(tab, ([id, text]) => document.getElementById(id)?.textContent.includes(text), [id, text]);
const announced = (tab) => until(tab, () => document.querySelector('.publish-serve [role=status]').textContent);

const place = (tab) => tab.evaluate(() => ({
  top: Math.round(document.getElementById('op-18').getBoundingClientRect().top),
  focus: document.activeElement.closest('[id]')?.id,
  isSamePage: globalThis.marker === true,
}));

async function violations(tab) {
  await tab.addScriptTag({ path: load.resolve('axe-core/axe.min.js') });
  const { violations: found } = await tab.evaluate(runRules);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join('; ')}`);
}

const { child, address } = await serve();
const browser = await launchBrowser();
try {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const tab = await context.newPage();
  const problems = [];
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  tab.on('pageerror', (error) => problems.push(String(error)));
  const page = `${address}en/A/RES/68/197/`;
  await tab.goto(page);
  await tab.evaluate(() => {
    globalThis.marker = true;
    document.getElementById('op-18').scrollIntoView({ behavior: 'instant' });
    document.querySelector('#fnref-6-2').focus({ preventScroll: true });
  });
  const before = await place(tab);

  change('*Urges* Member States to intensify', '*Urges* Member States to magnify');
  const isChanged = original !== readFileSync(source, 'utf8');
  check('the source contains the words that the test changes', isChanged, 'change the test');
  await textIn(tab, 'op-21', 'magnify');
  expect('a changed word appears; position and focus stay, and the page is not loaded again', await place(tab), before);
  await announced(tab);
  const status = await tab.textContent('.publish-serve [role=status]');
  expect('a status message announces the change', status, 'Page updated');

  change('(a) That sustainable', '(a) That new[^99] and sustainable');
  await until(tab, () => document.querySelector('.publish-serve .error'));
  const error = await tab.textContent('.publish-serve .error');
  check('an error is in the page, with its file and line', /S002.*en\.md:\d+:\d+/s.test(error), error);
  expect('… which stays the same page', await place(tab), before);
  const isOpen = await tab.evaluate(() => document.querySelector('.publish-serve details').open);
  expect('… with the errors open', isOpen, true);

  const lines = original.split('\n');
  const last = lines.findIndex((line) => line.startsWith('48. '));
  const end = lines.indexOf('', last);
  writeFileSync(source, [...lines.slice(0, end), '', '49. *Adds* a paragraph.', ...lines.slice(end)].join('\n'));
  await textIn(tab, 'op-49', 'Adds');
  await announced(tab);
  const after = await place(tab);
  expect('a new paragraph loads the page again', after.isSamePage, false);
  check('… at the same paragraph', Math.abs(after.top - before.top) <= 2, `${after.top}, before ${before.top}`);
  expect('… with the same focus', after.focus, before.focus);
  expect('no script has an error', problems, []);

  await context.close();

  // axe-core is a script that the pages do not allow.
  const narrow = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true });
  const checked = await narrow.newPage();
  const wrong = '---\nsymbol: A/RES/99/42\nlanguage: en\ntitle: T\n---\n\n*The General Assembly*,\n\n1. *Decides* <b>.\n';
  writeFileSync(join(folder, 'content/wrong.md'), wrong);
  const failed = `${address}en/A/RES/99/42/`;
  await checked.goto(failed);
  await until(checked, () => document.querySelector('main .error'));
  for (const [name, url] of [['page', page], ['page of a document that cannot be built', failed], ['transcript', `${page}?heard`], ['page for a wrong address', `${address}nowhere`]]) {
    await checked.goto(url);
    expect(`axe-core finds nothing in the ${name}`, await violations(checked), []);
    const isWide = await checked.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect('… which does not scroll horizontally at 320 pixels', isWide, false);
  }
  await narrow.close();
} finally {
  await browser.close();
  child.kill('SIGINT');
  await new Promise((ended) => child.once('exit', ended));
  expect('Ctrl-C ends the server with exit status 0', child.exitCode, 0);
  rmSync(folder, { recursive: true, force: true });
}
close();
