// The views in which axe-core checks a page, and how its rules are run.

/** How readers see a page: axe-core judges it in each of these ways. */
export const VIEWS = [
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'light', width: 320, height: 640 },
  { colorScheme: 'dark', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 320, height: 640 },
];

export const describeView = ({ colorScheme, width }) => `${colorScheme}, ${width} px`;

/** In the page: axe-core leaves experimental and deprecated rules out unless each is asked for. */
export function runRules(only) {
  const { axe } = globalThis;
  const wanted = only ?? axe.getRules().map(({ ruleId }) => ruleId);
  const rules = Object.fromEntries(wanted.map((id) => [id, { enabled: true }]));
  const options = { rules, resultTypes: ['violations', 'incomplete'] };
  return axe.run(document, only ? { ...options, runOnly: only } : options);
}
