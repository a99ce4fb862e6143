// Counts what holds and what does not, for the tests that use pages as readers do.

/** Answers with `expect(what, found, wanted)`, which prints a line, and `close()`, which prints the sum. */
export function expectations(name) {
  const count = { passed: 0, failed: 0 };
  return {
    expect(what, found, wanted) {
      const holds = JSON.stringify(found) === JSON.stringify(wanted);
      const difference = holds ? '' : `: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`;
      console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}${difference}`);
      count[holds ? 'passed' : 'failed'] += 1;
    },
    close() {
      console.log(`${name}: ${count.passed} passed, ${count.failed} failed`);
      process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
    },
  };
}
