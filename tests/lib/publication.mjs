// Unpacks EPUBs.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute, lastLines } from './programs.mjs';

/** Unpacks an EPUB and returns the paths of its XHTML documents. */
export async function unpackDocuments(file, folder) {
  const run = await execute(['python3', '-m', 'zipfile', '-e', file, folder]);
  if (run.code !== 0) throw new Error(`cannot be unpacked: ${lastLines(run.stderr, 1)}`);
  const [, packagePath] = /full-path\s*=\s*["']([^"']+)["']/.exec(
    readFileSync(join(folder, 'META-INF/container.xml'), 'utf8'),
  );
  const packageFile = join(folder, packagePath);
  const items = readFileSync(packageFile, 'utf8').match(/<(?:\w+:)?item\s[^>]*>/g) ?? [];
  const attribute = (item, name) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(item)?.[1];
  return items
    .filter((item) => attribute(item, 'media-type') === 'application/xhtml+xml')
    .map((item) => join(dirname(packageFile), decodeURIComponent(attribute(item, 'href'))));
}
