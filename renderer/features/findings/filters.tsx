import type { InputOf } from '#shared/contract/index'
import { type FindingGrade, findingGrades, findingStatuses, type FindingStatus } from '#shared/domain/finding'
import { useData } from '../../api/index.ts'
import { AreaSelect } from '../../forms/index.ts'
import { type Chip, FilterChips, SearchInput } from '../../ui/index.ts'

export type LedgerStatus = Exclude<FindingStatus, 'draft'>
export const ledgerStatuses = ['registered', 'rectifying', 'awaitingReview', 'closed'] as const satisfies LedgerStatus[]

export interface FindingChoice {
  search: string
  statuses: LedgerStatus[]
  grades: FindingGrade[]
  areaId: string | null
  isOverdue: boolean
  isOpen: boolean
  includeVoided: boolean
}
export const noChoice: FindingChoice = {
  search: '',
  statuses: [],
  grades: [],
  areaId: null,
  isOverdue: false,
  isOpen: false,
  includeVoided: false,
}

/** The filters that a link asks for: `?status=rectifying,awaitingReview`, `?overdue=1`, `?open=1`, `?grade=major`, `?area=…`. */
export function choiceFrom(search: Record<string, string | undefined>): FindingChoice {
  const wanted = (search['status'] ?? '').split(',')
  return {
    ...noChoice,
    statuses: ledgerStatuses.filter((status) => wanted.includes(status)),
    grades: (['general', 'major'] as const).filter((grade) => grade === search['grade']),
    areaId: search['area'] ?? null,
    isOverdue: search['overdue'] === '1',
    isOpen: search['open'] === '1',
  }
}

/** The filter as the operation takes it. */
export function filterOf({ areaId, ...choice }: FindingChoice): Omit<InputOf<'finding.list'>, 'offset' | 'limit'> {
  return { ...choice, areaIds: areaId === null ? [] : [areaId] }
}

export const isChosen = (choice: FindingChoice): boolean => JSON.stringify(choice) !== JSON.stringify(noChoice)

const toggled = <T,>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value]

interface FindingFiltersProps {
  choice: FindingChoice
  onChange: (choice: FindingChoice) => void
  /** the board shows every state by itself */
  isBoard: boolean
}

/** Search, area and chips with their counts. */
export function FindingFilters({ choice, onChange, isBoard }: FindingFiltersProps) {
  const counts = useData('finding.counts', {}).data
  const withCount = (chip: Chip, count: number | undefined): Chip => (count === undefined ? chip : { ...chip, count })
  const chips: Chip[] = [
    ...(isBoard
      ? []
      : ledgerStatuses.map((status) =>
          withCount(
            { key: status, label: findingStatuses[status], isOn: choice.statuses.includes(status) },
            counts?.[status],
          ),
        )),
    withCount({ key: 'overdue', label: '超期', isOn: choice.isOverdue }, counts?.overdue),
    ...(isBoard ? [] : [{ key: 'open', label: '未销号', isOn: choice.isOpen }]),
    { key: 'general', label: findingGrades.general, isOn: choice.grades.includes('general') },
    { key: 'major', label: findingGrades.major, isOn: choice.grades.includes('major') },
    ...(isBoard ? [] : [withCount({ key: 'voided', label: '含作废', isOn: choice.includeVoided }, counts?.voided)]),
  ]
  const toggle = (key: string) => {
    if (key === 'overdue') onChange({ ...choice, isOverdue: !choice.isOverdue })
    else if (key === 'open') onChange({ ...choice, isOpen: !choice.isOpen })
    else if (key === 'voided') onChange({ ...choice, includeVoided: !choice.includeVoided })
    else if (key === 'general' || key === 'major') onChange({ ...choice, grades: toggled(choice.grades, key) })
    else onChange({ ...choice, statuses: toggled(choice.statuses, key as LedgerStatus) })
  }
  return (
    <>
      <SearchInput
        value={choice.search}
        onChange={(search) => onChange({ ...choice, search })}
        placeholder="编号、描述、责任人"
        width={200}
      />
      <div className="area-filter">
        <AreaSelect
          value={choice.areaId}
          onChange={(areaId) => onChange({ ...choice, areaId })}
          label="按区域筛选"
          placeholder="全部区域"
        />
      </div>
      <FilterChips label="筛选" chips={chips} onToggle={toggle} />
    </>
  )
}
