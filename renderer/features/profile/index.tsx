import { enterpriseFields, industryGroups, profileTags, standardizationLevels } from '#shared/domain/enterprise'
import { useData, useSaver } from '../../api/index.ts'
import { type FormSection, RecordForm } from '../../forms/index.ts'
import { ErrorState, FormSkeleton, PageFrame } from '../../ui/index.ts'
import type { Enterprise } from '#shared/domain/enterprise'

const fields = enterpriseFields.omit({ isSample: true })

const sections: readonly FormSection<keyof typeof fields.shape>[] = [
  {
    title: '企业',
    keys: [
      'name',
      'shortName',
      'creditCode',
      'industryGroup',
      'industry',
      'standardizationLevel',
      'address',
      'foundedOn',
      'mainProducts',
    ],
  },
  { title: '负责人', keys: ['legalRepresentative', 'principal', 'safetyManager', 'safetyPhone'] },
  {
    title: '规模与工艺',
    keys: ['employeeCount', 'dispatchedCount', 'siteArea', 'buildingArea', 'processSummary'],
  },
  { title: '厂里有哪些情形', keys: ['tags'] },
]

const labels = {
  industryGroup: industryGroups,
  standardizationLevel: standardizationLevels,
  tags: profileTags,
}

/** The enterprise's own data: every document takes its head from here. */
export function ProfilePage() {
  const enterprise = useData('enterprise.get', {})
  const path = useData('home.path', {})
  const step = path.data?.find((candidate) => candidate.id === 'profile')
  return (
    <PageFrame
      title="企业的基本情况是什么？"
      intro={
        step
          ? `${step.why} 已填 ${step.done}/${step.total} 项会用到的内容；填一项存一项，不用按保存。`
          : '填一项存一项，不用按保存。'
      }
    >
      <div className="card">
        {enterprise.error ? (
          <ErrorState
            message={enterprise.error.message}
            logId={enterprise.error.logId}
            onRetry={() => void enterprise.refetch()}
          />
        ) : enterprise.data ? (
          <ProfileForm key={enterprise.data.id} enterprise={enterprise.data} />
        ) : (
          <FormSkeleton fields={18} />
        )}
      </div>
    </PageFrame>
  )
}

function ProfileForm({ enterprise }: { enterprise: Enterprise }) {
  const save = useSaver('enterprise.update', enterprise)
  return <RecordForm schema={fields} value={enterprise} sections={sections} labels={labels} onPatch={save} />
}
