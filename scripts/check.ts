/** `npm run check`: every fence of the house that needs no running app; says which one fell and how to mend it. */
import { run } from './run.ts'

const fences: { name: string; command: string; args: string[]; mend: string; says?: boolean }[] = [
  { name: 'types', command: 'tsc', args: ['--build', '--pretty', 'false'], mend: 'correct the types named above' },
  {
    name: 'lint',
    command: 'eslint',
    // Without its cache: rules that read types change their mind when another file changes.
    args: ['--max-warnings', '0', '.'],
    mend: 'each message says what to do instead',
  },
  {
    name: 'rooms',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'shared', 'electron', 'renderer', 'scripts'],
    mend: 'move the shared part down a room (README of the folder says which)',
  },
  { name: 'format', command: 'biome', args: ['format', '--colors=off', '.'], mend: 'npm run format' },
  { name: 'notices', command: 'node', args: ['scripts/notices.ts', '--check'], mend: 'npm run notices' },
  {
    name: 'standards',
    command: 'node',
    args: ['scripts/standards.ts'],
    mend: 'the sentence names the file and the sum that does not hold',
    says: true,
  },
  {
    name: 'architecture',
    command: 'vitest',
    args: ['run', '--project', 'unit', 'tests/architecture', '--reporter', 'dot'],
    mend: 'the failing test says which rule and where',
  },
]

// All at once; reported in this order, because a wrong type explains much of what follows.
const outcomes = fences.map(async (fence) => ({ ...fence, ...(await run(fence.command, fence.args)) }))
const fallen: string[] = []
for (const outcome of outcomes) {
  const { name, code, output, seconds, mend, says } = await outcome
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(5)} s`)
  if (code === 0 && says) console.log(output.trimEnd().replaceAll(/^/gm, '       '))
  if (code === 0) continue
  console.log(`${output.trimEnd()}\n  -> ${mend}\n`)
  fallen.push(name)
}
console.log(fallen.length === 0 ? 'check: everything holds' : `check: ${fallen.join(', ')} failed`)
process.exit(fallen.length === 0 ? 0 : 1)
