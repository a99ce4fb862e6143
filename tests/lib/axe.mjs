// The views in which axe-core checks a page, and how its rules are run.

/** The views in which axe-core checks every page. */
export const VIEWS = [
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'light', width: 320, height: 640 },
  { colorScheme: 'dark', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 320, height: 640 },
];

export const describeView = ({ colorScheme, width }) => `${colorScheme}, ${width} px`;

/** Runs in the page. axe-core runs experimental and deprecated rules only if each is enabled. */
export function runRules(only) {
  const { axe } = globalThis;
  const wanted = only ?? axe.getRules().map(({ ruleId }) => ruleId);
  const rules = Object.fromEntries(wanted.map((id) => [id, { enabled: true }]));
  const options = { rules, resultTypes: ['violations', 'incomplete'] };
  return axe.run(document, only ? { ...options, runOnly: only } : options);
}

/** The success criteria of WCAG to which a rule of axe-core belongs: 1.4.3 for the tag wcag143. */
export function criteriaOf({ tags }) {
  const numbers = tags.map((tag) => /^wcag(\d)(\d)(\d+)$/.exec(tag)).filter(Boolean);
  return numbers.map(([, principle, guideline, number]) => `${principle}.${guideline}.${number}`);
}
