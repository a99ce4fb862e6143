#!/usr/bin/env node
// Runs the program. The first run downloads it from its release, and compares its checksum with the one
// in package.json. There is no script that runs at installation, which many projects forbid.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const windows = process.platform === 'win32';
const file = windows ? 'publish.exe' : 'publish';
const program = join(here, file);

async function install() {
  const { archives, releases, version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  const archive = archives[`${process.platform}-${process.arch}`];
  if (!archive) throw new Error(`there is no program for ${process.platform} on ${process.arch}`);
  const address = `${process.env.PUBLISH_RELEASES ?? releases}/v${version}/${archive.name}`;
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) throw new Error(`cannot download ${address}`);
  const data = Buffer.from(await response.arrayBuffer());
  if (createHash('sha256').update(data).digest('hex') !== archive.sha256) {
    throw new Error(`${archive.name} does not have the checksum of its release`);
  }
  const folder = mkdtempSync(join(here, 'download-'));
  try {
    writeFileSync(join(folder, archive.name), data);
    // The tar of Windows reads zip archives, but that of Git for Windows does not.
    const tar = windows ? join(process.env.SystemRoot, 'System32', 'tar.exe') : 'tar';
    const unpacked = spawnSync(tar, ['-xf', archive.name, '--strip-components', '1'], { cwd: folder });
    if (unpacked.status !== 0) throw new Error(`cannot unpack ${archive.name}`);
    renameSync(join(folder, file), program);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

try {
  if (!existsSync(program)) await install();
} catch (error) {
  console.error(`publish: ${error.message}`);
  process.exit(3);
}
const child = spawn(program, process.argv.slice(2), { stdio: 'inherit' });
// A terminal sends Ctrl+C to the program too.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (status, signal) => process.exit(status ?? 128 + constants.signals[signal]));
child.on('error', (error) => {
  console.error(`publish: ${error.message}`);
  process.exit(3);
});
