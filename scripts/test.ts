/** `npm test`: the check, one build, then every floor of tests; a floor whose tool is missing says so. */
import { build } from './build.ts'
import { run } from './run.ts'

/** Runs one step with its output on the screen and ends the whole run when it fails. */
async function step(name: string, command: string, args: string[]): Promise<void> {
  console.log(`\n== ${name}`)
  const { code, seconds } = await run(command, args, { live: true })
  console.log(`== ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds.toFixed(0)} s`)
  if (code !== 0) process.exit(code)
}

await step('check', 'node', ['scripts/check.ts'])
console.log('\n== build')
console.log((await build()) ? '== build: done' : '== build: out/ was up to date')
await step('tests', 'vitest', ['run', ...process.argv.slice(2)])
