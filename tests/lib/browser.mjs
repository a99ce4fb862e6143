// Starts Chromium through playwright-core.
import { CHROMIUM, load } from './programs.mjs';

export function launchBrowser() {
  return load('playwright-core').chromium.launch({ executablePath: CHROMIUM });
}
