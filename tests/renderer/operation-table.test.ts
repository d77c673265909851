import { expect, test } from 'vitest'
import { operations } from '../../renderer/api/operations.ts'
import { readFacts } from '../../scripts/operation-table.ts'

test('the table that the build writes out says of every operation what the contract says', async () => {
  const known = Object.entries(operations).map(([name, { verb, scope, touches }]) => [name, { verb, scope, touches }])
  const facts = await readFacts()
  expect(JSON.parse(JSON.stringify(facts))).toEqual(Object.fromEntries(known))
  expect(facts['enterprise.list']).toEqual({ verb: 'query', scope: 'workspace', touches: [] })
})
