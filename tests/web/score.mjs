// Named checks, run one after another and counted.

/** Thrown by a check that cannot be made here; the message says why. */
export class Skip extends Error {}

/** Runs named checks one after another and counts them. */
export class Score {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** True if it passed. @param {string} name @param {() => unknown} test */
  async check(name, test) {
    const start = Date.now();
    try {
      await test();
      ++this.passed;
      console.log(`  ok    ${name} (${Date.now() - start} ms)`);
      return true;
    } catch (error) {
      if (error instanceof Skip) {
        ++this.skipped;
        console.log(`  skip  ${name}: ${error.message}`);
        return false;
      }
      ++this.failed;
      const message = error instanceof Error ? error.message : String(error);
      console.log(`  FAIL  ${name}: ${message.split('\n').slice(0, 6).join('\n        ')}`);
      return false;
    }
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    process.exitCode = this.failed ? 1 : 0;
  }
}

/** @type {(condition: unknown, sentence: string) => asserts condition} */
export function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}
