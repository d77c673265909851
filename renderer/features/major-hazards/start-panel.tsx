import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { CriteriaLibraryRow } from '#shared/contract/major-hazard'
import { type CriteriaLibraryId, majorHazardCheckFields } from '#shared/domain/major-hazard'
import { goTo, useAction, useData, useSession } from '../../api/index.ts'
import { type NamedPerson, PersonNameInput, SubmitForm, useActor } from '../../forms/index.ts'
import { ErrorState, FormSkeleton, SidePanel } from '../../ui/index.ts'
import { UnverifiedTag } from './marks.tsx'

const fields = majorHazardCheckFields.omit({ libraries: true, checkerId: true })

/** Chooses what is compared with; which items are asked follows from the profile. */
export function StartPanel({ onClose }: { onClose: () => void }) {
  const libraries = useData('major-hazard.criteria', {})
  const people = useData('person.list', {})
  return (
    <SidePanel title="开始对照" onClose={onClose}>
      {libraries.error ? (
        <ErrorState message={libraries.error.message} onRetry={() => void libraries.refetch()} />
      ) : !libraries.data || people.isPending ? (
        <FormSkeleton fields={6} />
      ) : (
        <StartForm libraries={libraries.data} onClose={onClose} />
      )}
    </SidePanel>
  )
}

function StartForm({ libraries, onClose }: { libraries: readonly CriteriaLibraryRow[]; onClose: () => void }) {
  const start = useAction('major-hazard-check.start')
  const today = useSession((session) => session.today)
  const [checker, setChecker] = useState<NamedPerson>(useActor())
  const offered = libraries.filter(({ applicable }) => applicable > 0)
  const [chosen, setChosen] = useState<readonly CriteriaLibraryId[]>(offered.map(({ id }) => id))
  const count = offered.filter(({ id }) => chosen.includes(id)).reduce((sum, { applicable }) => sum + applicable, 0)
  return (
    <SubmitForm
      schema={fields}
      keys={['name', 'checkedOn', 'checkerName', 'participants']}
      initial={{
        name: `${Number(today.slice(5, 7))}月重大事故隐患对照`,
        checkedOn: today,
        checkerName: checker.name,
      }}
      pickers={{
        checkerName: ({ id, status, onChange }) => (
          <PersonNameInput
            id={id}
            status={status}
            value={checker}
            onChange={(person) => {
              setChecker(person)
              onChange(person.name)
            }}
          />
        ),
      }}
      submitLabel={`开始（${count} 条）`}
      onCancel={onClose}
      onSubmit={async (values) => {
        const check = await start.runOrThrow({
          ...values,
          checkerId: checker.id,
          checkerName: checker.name,
          libraries: [...chosen],
        })
        goTo(`/major-hazards/${check.id}`)
      }}
    >
      <fieldset className="mh-libraries">
        <legend>对照什么？</legend>
        {libraries.map((library) => (
          <LibraryChoice
            key={library.id}
            library={library}
            isChosen={chosen.includes(library.id)}
            onToggle={(isOn) =>
              setChosen((own) => (isOn ? [...own, library.id] : own.filter((other) => other !== library.id)))
            }
          />
        ))}
        <p className="meta">
          问哪些条由企业资料里的监管行业和涉及情形决定。
          <Button type="link" size="small" className="mh-link" onClick={() => goTo('/profile')}>
            去核对企业资料
          </Button>
        </p>
      </fieldset>
    </SubmitForm>
  )
}

interface LibraryChoiceProps {
  library: CriteriaLibraryRow
  isChosen: boolean
  onToggle: (isOn: boolean) => void
}

function LibraryChoice({ library, isChosen, onToggle }: LibraryChoiceProps) {
  const byTag = library.leftOut.filter(({ tag }) => tag !== null)
  return (
    <div className="mh-library">
      <Checkbox
        checked={isChosen}
        disabled={library.applicable === 0}
        onChange={(event) => onToggle(event.target.checked)}
      >
        {library.code}《{library.title}》
      </Checkbox>
      <div className="mh-library-facts">
        <p>
          {library.applicable === 0 ? '企业资料没有勾选相应情形，不问' : `问 ${library.applicable} 条`}
          <span className="meta num mh-gap">
            共 {library.total} 条，核对日期 {library.checkedOn}
          </span>
          {library.unverified > 0 && (
            <>
              {' '}
              <UnverifiedTag />
              <span className="meta"> {library.unverified} 条</span>
            </>
          )}
        </p>
        {library.isComparison && <p className="meta">对照项，只作提示：{library.note}</p>}
        {byTag.length > 0 && library.applicable > 0 && (
          <p className="meta">
            没有勾选、不问的：{byTag.map(({ name, count, tag }) => `${name} ${count} 条（${tag ?? ''}）`).join('；')}
          </p>
        )}
      </div>
    </div>
  )
}
