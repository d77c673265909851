import { useData, useRouteId } from '../../api/index.ts'
import { ErrorState, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import { CheckRun } from './check-run.tsx'
import './major-hazards.css'

/** One comparison: answered item by item while it is open, read-only afterwards. */
export function CheckPage() {
  const id = useRouteId()
  const check = useData('major-hazard-check.get', { id })
  if (check.data) return <CheckRun key={id} check={check.data} />
  return (
    <PageFrame title="有没有疑似重大隐患？" isFilling>
      {check.error ? (
        <ErrorState message={check.error.message} logId={check.error.logId} onRetry={() => void check.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </PageFrame>
  )
}
