import type { Page } from 'playwright-core'
import type { Result } from '#shared/contract/errors'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'

/** Calls an operation from inside the page the way its screens do: preload bridge on the desktop, HTTP in the browser. */
export async function callFromPage<N extends OperationName>(
  page: Page,
  operation: N,
  input: InputOf<N>,
  enterpriseId: string | null = null,
  jobId?: string,
): Promise<Result<OutputOf<N>>> {
  const result = await page.evaluate(
    async ({ call, jobId }) => {
      interface Desktop {
        call(call: unknown, jobId?: string): Promise<unknown>
      }
      const { anchabu } = globalThis as { anchabu?: Desktop }
      if (anchabu) return anchabu.call(call, jobId)
      const token = document.querySelector<HTMLMetaElement>('meta[name="anchabu-token"]')?.content ?? ''
      const answer = await fetch('/api/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-anchabu-token': token },
        body: JSON.stringify({ call, jobId }),
      })
      return (await answer.json()) as unknown
    },
    { call: { operation, input, enterpriseId, actorId: null }, jobId },
  )
  return result as Result<OutputOf<N>>
}

/** Calls operations from inside the page; a failure throws its sentence. `enterpriseId` is asked at every call. */
export const callerOf =
  (page: () => Page, enterpriseId: () => string | null) =>
  async <N extends OperationName>(
    name: N,
    input: InputOf<N>,
    id: string | null = enterpriseId(),
  ): Promise<OutputOf<N>> => {
    const answer = await callFromPage(page(), name, input, id)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
    return answer.value
  }
