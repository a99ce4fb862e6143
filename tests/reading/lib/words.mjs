// How words are printed in transcripts.

const LONGEST = 56;
const FIRST = 30;
const LAST = 20;

/** The first and the last words of a long run: other tests compare the words, transcripts are read. */
export function shortened(words) {
  const letters = [...words];
  if (letters.length <= LONGEST) return words;
  return `${letters.slice(0, FIRST).join('')}…${letters.slice(-LAST).join('')}`;
}

/** Words without their spaces at the ends, and with one for several within. */
export function trimmed(words) {
  return words.replace(/\s+/g, ' ').trim();
}
