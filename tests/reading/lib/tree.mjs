// Reads the accessibility tree that Chromium provides to screen readers.
import { trimmed } from './words.mjs';

const LINKS = ['link', 'doc-noteref', 'doc-backlink'];
const LANDMARKS = [
  'banner', 'complementary', 'contentinfo', 'doc-endnotes', 'doc-toc', 'doc-appendix', 'form', 'main',
  'navigation', 'region', 'search',
];

/**
 * The nodes that screen readers get, in their order: role, name, level, url, focusable, depth, and
 * `domId`, the browser's number of the element or text. The `laidOut` nodes are the text as laid out in
 * lines, for screen readers that read line by line.
 */
export async function readTree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const walk = (node, depth, inside) => {
    const role = node.role?.value;
    const shown = !node.ignored && role !== 'InlineTextBox';
    const value = (name) => node.properties?.find((property) => property.name === name)?.value.value;
    const entry = {
      role, depth, inside,
      domId: node.backendDOMNodeId,
      name: trimmed(node.name?.value ?? ''),
      level: value('level'),
      url: value('url'),
      focusable: value('focusable') === true,
      laidOut: '',
    };
    if (role === 'InlineTextBox') {
      for (let at = inside; at; at = at.inside) at.laidOut += node.name?.value ?? '';
    }
    if (shown) found.push(entry);
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child, shown ? depth + 1 : depth, shown ? entry : inside);
    }
  };
  walk(nodes.find((node) => !node.parentId), 0, null);
  return found;
}

export const headings = (tree) => tree.filter(({ role }) => role === 'heading');
export const links = (tree) => tree.filter(({ role }) => LINKS.includes(role));
export const landmarks = (tree) => tree.filter(({ role }) => LANDMARKS.includes(role));
const isLandmark = (role) => LANDMARKS.includes(role);

/** The number of landmarks around a landmark. */
export function landmarkDepth(landmark) {
  let depth = 0;
  for (let node = landmark.inside; node; node = node.inside) if (isLandmark(node.role)) depth += 1;
  return depth;
}
