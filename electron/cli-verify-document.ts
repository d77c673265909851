/** `verify-document`: one page's code or one file against what was sealed and exported. */
import { resolve } from 'node:path'
import type { DocumentVerification } from '#shared/contract/formal-document'
import type { Run } from './cli-run.ts'

const exitCodes: Record<DocumentVerification['outcome'], number> = {
  same: 0,
  superseded: 0,
  draft: 0,
  differs: 1,
  unknown: 2,
  unreadable: 2,
}

/** Says the verdict and what differs; 0 = as sealed or exported, 1 = differs, 2 = not found or not readable. */
export async function verifyOneDocument(
  run: Run,
  enterpriseId: string,
  given: { file: string | undefined; code: string | undefined },
  say: (line: string) => void,
): Promise<number> {
  const { outcome, sentence, differences, differenceCount } = await run(
    'formal-document.verify',
    {
      ...(given.file === undefined ? {} : { path: resolve(given.file) }),
      ...(given.code === undefined ? {} : { code: given.code }),
    },
    enterpriseId,
  )
  say(sentence)
  for (const difference of differences) say(`  ${difference}`)
  if (differenceCount > differences.length) say(`  另有 ${differenceCount - differences.length} 处`)
  return exitCodes[outcome]
}
