/** `npm test`: the check, one build, then every floor of tests; a floor whose tool is missing says so. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from './build.ts'
import { inProject } from './paths.ts'
import { run } from './run.ts'

const report = inProject('.cache', 'tests.json')
const summary = inProject('.cache', 'tests.txt')
const started = performance.now()

/** The last line of a run, on the screen and in .cache/tests.txt. */
function finish(sentence: string, code: number): never {
  writeFileSync(summary, `${sentence}\n`)
  console.log(`\ntook ${((performance.now() - started) / 1000).toFixed(0)} s\n${sentence}`)
  process.exit(code)
}

mkdirSync(inProject('.cache'), { recursive: true })
rmSync(report, { force: true })

console.log('== check')
if ((await run('node', ['scripts/check.ts'], { live: true })).code !== 0) finish('0 passed, 1 failed', 1)

console.log('\n== build')
try {
  console.log((await build()) ? 'built out/' : 'out/ is up to date')
} catch (error) {
  console.error(error)
  finish('0 passed, 1 failed', 1)
}

console.log('\n== tests')
const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report]
const { code } = await run('vitest', ['run', ...reporters, ...process.argv.slice(2)], { live: true })
if (!existsSync(report)) finish('0 passed, 1 failed', 1)
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<
  string,
  number
>
const counts = `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`
// On CI every floor can be walked, so a skipped test is a hole.
if (code === 0 && process.env.CI === 'true' && numPendingTests !== 0)
  finish(`${counts}\nnothing may be skipped here`, 1)
finish(counts, code)
