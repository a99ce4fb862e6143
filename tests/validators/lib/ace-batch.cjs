// Runs Ace on many EPUBs with one browser, in a separate process, because Ace
// writes its log to the console.
// Arguments: the folder of the tools, the output file, the EPUBs.
const { writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

const [tools, output, ...files] = process.argv.slice(2);
const load = createRequire(join(tools, 'package.json'));
const ace = load('@daisy/ace-core');
const runner = load('@daisy/ace-axe-runner-puppeteer');

/** A runner that stays open: Ace would launch and close the browser for each EPUB. */
const openRunner = { ...runner, launch: async () => {}, close: async () => {} };

async function main() {
  const results = [];
  await runner.launch();
  for (const [i, file] of files.entries()) {
    const outdir = join(dirname(output), `report-${i}`);
    try {
      const options = { cwd: process.cwd(), outdir, silent: true, lang: 'en' };
      const [, report] = await ace(file, options, openRunner);
      results.push({ report });
    } catch (error) {
      results.push({ error: String(error) });
    }
  }
  await runner.close();
  writeFileSync(output, JSON.stringify(results));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
