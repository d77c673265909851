/** Prints what the standards add up to; ends with 1 when one contradicts itself. */
import { standardFigures } from './standard-gates.ts'

const { lines, faults } = standardFigures()
for (const line of [...lines, ...faults.map((fault) => `FAULT ${fault}`)]) console.log(line)
process.exit(faults.length === 0 ? 0 : 1)
