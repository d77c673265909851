import { goTo, useData, useRouteId } from '../../api/index.ts'
import { ErrorState, FormSkeleton, PageFrame } from '../../ui/index.ts'
import { FindingDetailView, FindingMarks } from './finding-detail.tsx'

/** One finding on a page of its own. */
export function FindingPage() {
  const id = useRouteId()
  const finding = useData('finding.get', { id })
  const { data } = finding
  return (
    <PageFrame
      title={data ? `${data.number || '未编号的隐患'} 整改到哪一步了？` : '这条隐患整改到哪一步了？'}
      extra={data && <FindingMarks finding={data} />}
      secondary={[{ label: '回到台账', onRun: () => goTo(`/findings?id=${id}`) }]}
      isWide
    >
      {finding.error ? (
        <ErrorState
          message={finding.error.message}
          logId={finding.error.logId}
          onRetry={() => void finding.refetch()}
        />
      ) : data ? (
        <FindingDetailView key={id} finding={data} isPage />
      ) : (
        <FormSkeleton fields={12} />
      )}
    </PageFrame>
  )
}
