/** `npm run bench`: builds, then measures ours against the bare libraries in one run (tests/bench). */
import { build } from './build.ts'
import { run } from './run.ts'

await build()
const { code } = await run('node', ['tests/bench/run.ts', ...process.argv.slice(2)], { live: true })
process.exit(code)
