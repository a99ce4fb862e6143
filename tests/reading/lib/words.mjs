// Shortens and trims the words of transcripts.

const LONGEST = 56;
const FIRST = 30;
const LAST = 20;

/**
 * The beginning and the end of a long text. Other tests compare all words; transcripts are meant to
 * be read.
 */
export function shortened(words) {
  const letters = [...words];
  if (letters.length <= LONGEST) return words;
  return `${letters.slice(0, FIRST).join('')}…${letters.slice(-LAST).join('')}`;
}

/** The words without spaces at the ends and with single spaces between them. */
export function trimmed(words) {
  return words.replace(/\s+/g, ' ').trim();
}
