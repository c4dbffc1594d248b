// Reads what ./test noted (parts.tsv) and the reports of GoogleTest and Vitest; prints the time by part, the ten slowest
// tests, what failed, and the one line that ends a run. Exits with 1 when anything failed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Outcome = 'passed' | 'failed' | 'skipped';
type Test = { name: string; seconds: number; outcome: Outcome };

type GoogleTest = { name: string; time: string; result: string; status: string; value_param?: string; failures?: unknown[] };
type GoogleReport = { testsuites: { name: string; testsuite: GoogleTest[] }[] };
type VitestReport = {
  success: boolean;
  testResults: { name: string; status: string; assertionResults: { fullName: string; duration?: number; status: string }[] }[];
};

function fromGoogle(report: GoogleReport): Test[] {
  return report.testsuites.flatMap((suite) =>
    suite.testsuite
      .filter((test) => test.status === 'RUN')
      .map((test) => ({
        name: `${suite.name}.${test.name}`,
        seconds: parseFloat(test.time),
        outcome: test.failures ? 'failed' : test.result === 'SKIPPED' ? 'skipped' : 'passed',
      })),
  );
}

function fromVitest(report: VitestReport): Test[] {
  return report.testResults.flatMap((file): Test[] => {
    const tests = file.assertionResults.map(
      (test): Test => ({
        name: test.fullName,
        seconds: (test.duration ?? 0) / 1000,
        outcome: test.status === 'passed' || test.status === 'failed' ? test.status : 'skipped',
      }),
    );
    // A file that does not load has no tests to fail.
    const unloaded = file.status === 'failed' && !tests.some((test) => test.outcome === 'failed');
    return unloaded ? [...tests, { name: file.name, seconds: 0, outcome: 'failed' }] : tests;
  });
}

function testsOf(part: string, code: number, file: string): Test[] {
  const alone = (words: string): Test => ({ name: `${part}: ${words}`, seconds: 0, outcome: 'failed' });
  if (file === '-') return code === 0 ? [{ name: part, seconds: 0, outcome: 'passed' }] : [alone(`ended with code ${code}`)];
  if (!existsSync(file)) return [alone(`ended with code ${code} and left no report`)];

  const report = JSON.parse(readFileSync(file, 'utf8')) as GoogleReport | VitestReport;
  const tests = 'testsuites' in report ? fromGoogle(report) : fromVitest(report);
  if (tests.length === 0) return [alone('ran no tests')];
  // A sanitizer may speak up after the last test.
  if (code !== 0 && !tests.some((test) => test.outcome === 'failed')) return [...tests, alone(`ended with code ${code}`)];
  return tests;
}

const folder = process.argv[2] ?? 'build/test-results';
const tests: Test[] = [];
console.log('\nTime by part');
for (const line of readFileSync(path.join(folder, 'parts.tsv'), 'utf8').trimEnd().split('\n')) {
  const [part = '', seconds = '', code = '', file = ''] = line.split('\t');
  const own = testsOf(part, Number(code), file);
  const failed = own.filter((test) => test.outcome === 'failed').length;
  const words = (file === '-' ? '' : `${own.length} tests`) + (failed ? `${file === '-' ? '' : ', '}${failed} failed` : '');
  console.log(`  ${part.padEnd(20)} ${seconds.padStart(7)} s  ${words}`.trimEnd());
  tests.push(...own);
}

const print = (title: string, some: Test[], line: (test: Test) => string) => {
  if (some.length) console.log(`\n${title}\n${some.map((test) => '  ' + line(test)).join('\n')}`);
};
const having = (outcome: Outcome) => tests.filter((test) => test.outcome === outcome);
const slowest = tests.filter((test) => test.seconds > 0).sort((one, other) => other.seconds - one.seconds);

print('The ten slowest tests', slowest.slice(0, 10), (test) => `${test.seconds.toFixed(2).padStart(7)} s  ${test.name}`);
print('Skipped', having('skipped'), (test) => test.name);
print('Failed', having('failed'), (test) => test.name);

const skipped = having('skipped').length;
console.log(`\n${having('passed').length} passed, ${having('failed').length} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = having('failed').length ? 1 : 0;
