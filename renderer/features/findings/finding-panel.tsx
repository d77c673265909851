import { Button } from 'antd'
import { goTo, useData } from '../../api/index.ts'
import { ErrorState, FormSkeleton, SidePanel } from '../../ui/index.ts'
import { FindingDetailView, FindingMarks } from './finding-detail.tsx'

/** A finding beside the ledger or the board. */
export function FindingPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const finding = useData('finding.get', { id })
  const { data } = finding
  return (
    <SidePanel
      title={data?.number || '隐患'}
      label={data ? `隐患 ${data.number}` : '隐患'}
      extra={
        data && (
          <>
            <FindingMarks finding={data} />
            <Button size="small" onClick={() => goTo(`/findings/${id}`)}>
              整页
            </Button>
          </>
        )
      }
      onClose={onClose}
    >
      {finding.error ? (
        <ErrorState message={finding.error.message} onRetry={() => void finding.refetch()} />
      ) : data ? (
        <FindingDetailView key={id} finding={data} />
      ) : (
        <FormSkeleton fields={8} />
      )}
    </SidePanel>
  )
}
