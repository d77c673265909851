/** Every document of the sample as it was approved: what changes in one is seen in the diff of its outline. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parametersFor, printedDocuments } from '../helpers/document-choices.ts'
import { outlineOf } from '../helpers/document-outline.ts'
import { sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()
const kept = join(import.meta.dirname, '..', 'fixtures', 'documents')

test.each(printedDocuments)('%s %s says what it said', async (id) => {
  const app = await sample()
  for (const [index, parameters] of (await parametersFor(id, app)).entries()) {
    const document = await app.run('report.preview', { reportId: id, parameters })
    await expect(outlineOf(document)).toMatchFileSnapshot(join(kept, `${id}${index === 0 ? '' : `-${index + 1}`}.txt`))
  }
})
