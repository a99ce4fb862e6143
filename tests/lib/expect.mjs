// Counts what holds and what does not, for tests that are programs of their own.

/**
 * Answers with `hold(what, holds, details)` and `expect(what, found, wanted)`, which each print a
 * line, and `close()`, which prints the sum and sets the exit status.
 */
export function expectations(name) {
  const count = { passed: 0, failed: 0 };
  const hold = (what, holds, details = '') => {
    console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}${holds ? '' : details}`);
    count[holds ? 'passed' : 'failed'] += 1;
  };
  return {
    hold: (what, holds, details = '') => hold(what, holds, `\n${details}`),
    expect(what, found, wanted) {
      const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
      hold(what, one === other, `: ${one}, not ${other}`);
    },
    close() {
      console.log(`${name}: ${count.passed} passed, ${count.failed} failed`);
      process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
    },
  };
}
