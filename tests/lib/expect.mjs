// Assertions for test programs that do not use a test framework.

/**
 * Returns `check(name, isPassed, details)` and `expect(name, actual, expected)`, which each print one
 * line, and `close()`, which prints the totals and sets the exit status.
 */
export function expectations(suite) {
  const count = { passed: 0, failed: 0 };
  const check = (name, isPassed, details = '') => {
    console.log(`${isPassed ? 'ok  ' : 'FAIL'}  ${name}${isPassed ? '' : details}`);
    count[isPassed ? 'passed' : 'failed'] += 1;
  };
  return {
    check: (name, isPassed, details = '') => check(name, isPassed, `\n${details}`),
    expect(name, actual, expected) {
      const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
      check(name, found === wanted, `: ${found}, expected ${wanted}`);
    },
    close() {
      console.log(`${suite}: ${count.passed} passed, ${count.failed} failed`);
      process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
    },
  };
}
