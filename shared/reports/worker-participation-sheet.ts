/** 员工参与风险辨识签名表: by area and post, who is to sign that they took part in identifying the risks there. */
import type { Area } from '#shared/domain/area'
import type { Person } from '#shared/domain/person'
import {
  chosenOrNewest,
  documentOf,
  field,
  joined,
  namesIn,
  ownFormNote,
  sequenceColumn,
  signature,
  tableFormats,
} from './parts.ts'
import type { ReportData, ReportDefinition, ReportRiskReview } from './definition.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { key: 'post', label: '岗位', width: 10, format: 'text' },
  { ...sequenceColumn, width: 3.5 },
  { key: 'name', label: '姓名', width: 7, format: 'text', align: 'center' },
  { key: 'unit', label: '所在单位', width: 10, format: 'text' },
  { key: 'riskPoints', label: '岗位涉及的风险点', width: 20, format: 'text' },
  { key: 'participant', label: '评审参加人', width: 5, format: 'text', align: 'center' },
  { key: 'signature', label: '签名', width: 11, format: 'text' },
  { key: 'signedOn', label: '日期', width: 8, format: 'text' },
]

/** The units and everything below them. */
function unitsBelow(data: ReportData, ids: readonly (string | null)[]): Set<string> {
  const found = new Set(ids.filter((id) => id !== null))
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const unit of data.units)
      if (unit.voidedAt === null && unit.parentId !== null && found.has(unit.parentId)) found.add(unit.id)
  }
  return found
}

interface Section {
  title: string
  people: Person[]
  areaId: string | null
}

/** People of the units that answer for an area or for a risk point in it; the others follow in a section of their own. */
function sectionsOf(data: ReportData, review: ReportRiskReview | null): Section[] {
  const present = data.people.filter((person) => person.voidedAt === null && person.leftOn === null)
  const wanted = data.areas.filter(
    (area) => area.voidedAt === null && (data.parameters.areaId ?? area.id) === area.id && isReviewed(area, review),
  )
  const sections = wanted.map((area): Section => {
    const points = data.riskPoints.filter((point) => point.areaId === area.id)
    const units = unitsBelow(data, [area.unitId, ...points.map((point) => point.unitId)])
    return {
      title: area.name,
      people: present.filter((person) => person.unitId !== null && units.has(person.unitId)),
      areaId: area.id,
    }
  })
  const placed = new Set(sections.flatMap(({ people }) => people.map(({ id }) => id)))
  const isWhole = data.parameters.areaId === undefined && (review === null || review.areaIds.length === 0)
  const participants = new Set(review?.participantIds)
  const others = present.filter(({ id }) => !placed.has(id) && (isWhole || participants.has(id)))
  return [...sections, { title: '其他人员', people: others, areaId: null }].filter(({ people }) => people.length > 0)
}

const isReviewed = (area: Area, review: ReportRiskReview | null): boolean =>
  review === null || review.areaIds.length === 0 || review.areaIds.includes(area.id)

function sectionBlocks(data: ReportData, section: Section, review: ReportRiskReview | null): Block[] {
  const names = namesIn(data)
  const participants = new Set(review?.participantIds)
  const points = data.riskPoints.filter((point) => point.areaId === section.areaId && point.post !== '')
  const pointsOf = (post: string) =>
    points
      .filter((point) => point.post === post)
      .map((point) => point.name)
      .join('、')
  const sorted = section.people.toSorted(
    (left, right) => left.post.localeCompare(right.post, 'zh-CN') || (left.namePinyin < right.namePinyin ? -1 : 1),
  )
  const known = new Set(sorted.map(({ post }) => post))
  const open = [...new Set(points.map(({ post }) => post))].filter((post) => !known.has(post))
  const rows = [
    ...sorted.map((person, index): Cell[] => [
      person.post || '未填岗位',
      index + 1,
      person.name,
      names.unit(person.unitId),
      pointsOf(person.post),
      participants.has(person.id) ? '是' : '',
      '',
      '',
    ]),
    // nobody of this post is registered: the name is written by hand
    ...open.map((post): Cell[] => [post, null, '', '', pointsOf(post), '', '', '']),
  ]
  return [
    { kind: 'heading', level: 2, text: section.title },
    { kind: 'table', columns, rows, mergeEqual: ['post'], blankRows: 2 },
  ]
}

function reviewHead(review: ReportRiskReview | null): Block[] {
  if (review === null) return []
  const participants = review.participants.map(({ name, post }) => joined([name, post])).join('、')
  const items = [field('评审组长', review.leaderName), field('参加评审', participants)]
  return [{ kind: 'fields', columns: 2, items }]
}

export const workerParticipationSheet: ReportDefinition = {
  id: 'worker-participation-sheet',
  title: '员工参与风险辨识签名表',
  purpose: '管风险',
  why: '辨识要由岗位上的人参加，签名是全员参与的凭据。',
  basis: '双重预防体系要求全员参与风险辨识，所依据的条文未核实；表式为本软件拟定',
  formats: tableFormats,
  asks: ['riskReview', 'area'],
  needs: ['register', 'riskReviews'],
  countRows: (data) => sectionsOf(data, null).reduce((sum, { people }) => sum + people.length, 0),
  compose: (data) => {
    const isChosen = data.parameters.recordId !== undefined
    const review = isChosen
      ? chosenOrNewest(data, data.riskReviews, { unknown: '找不到这次评审', none: '' })
      : (data.riskReviews.at(-1) ?? null)
    const sections = sectionsOf(data, review)
    return documentOf(workerParticipationSheet, data, {
      orientation: 'portrait',
      period: review?.period ?? '',
      notes: [ownFormNote, '签名由本人手写；空行供补充'],
      blocks: [
        ...reviewHead(review),
        ...(sections.length === 0
          ? ([{ kind: 'table', columns, rows: [], emptyText: '还没有登记人员' }] satisfies Block[])
          : sections.flatMap((section) => sectionBlocks(data, section, review))),
        { kind: 'signatures', items: [signature('组织人'), signature('安全管理人员', data.enterprise.safetyManager)] },
      ],
    })
  },
}
