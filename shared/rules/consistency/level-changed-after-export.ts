import { archivedIn } from '#shared/domain/export-record'
import { riskLevelLabels } from '#shared/domain/risk-level'
import type { RiskPointKind } from '#shared/domain/risk-point'
import { dayInShanghai } from '../day.ts'
import { hitsOf } from './parts.ts'
import type { ConsistencyRule, SnapshotExport, SnapshotRiskPoint } from './snapshot.ts'

const activities: readonly RiskPointKind[] = ['activity']
const things: readonly RiskPointKind[] = ['facility', 'place']
/** documents that list one kind of risk points only */
const kindsOf: Readonly<Record<string, readonly RiskPointKind[]>> = {
  'jha-record': activities,
  'activity-control-list': activities,
  'scl-record': things,
  'facility-control-list': things,
}

/** Whether the document printed the risk point: by its kind and by what was chosen for it. */
function shows({ reportId, parameters }: SnapshotExport, point: SnapshotRiskPoint): boolean {
  if (kindsOf[reportId]?.includes(point.kind) === false) return false
  const { recordId, areaId } = parameters
  if (typeof areaId === 'string' && areaId !== point.areaId) return false
  return typeof recordId !== 'string' || recordId === point.id || recordId === point.areaId
}

/** A printed level is the level of today (公告内容及时更新：安监总局令第70号 第六条). A report of a period and an archive stay as they were. */
export const levelChangedAfterExport: ConsistencyRule = {
  id: 'level-changed-after-export',
  title: '导出文件以后，风险等级变了',
  severity: 'warning',
  explanation:
    '张贴和存档的清单、告知卡上的等级与现在的等级不一致，应当重新导出并换下旧的（《企业安全生产风险公告六条规定》安监总局令第70号第六条，公告内容及时更新）。',
  find: ({ exports, riskPoints, levelChanges }) => {
    const placed = new Map(riskPoints.flatMap((point) => point.hazards.map((hazard) => [hazard.id, { point, hazard }])))
    // documents that print levels name the packs they rest on
    const withLevels = exports.filter(
      ({ rulePackVersions, parameters }) =>
        rulePackVersions.length > 0 && parameters['period'] === undefined && archivedIn({ parameters }) === null,
    )
    const newest = new Map(
      withLevels.map((record) => [`${record.reportId} ${JSON.stringify(record.parameters)}`, record]),
    )
    return hitsOf(
      [...newest.values()],
      ({ id, number, title }) => ({ kind: 'exportRecord', id, name: `${title} ${number}`, pageId: id }),
      (record) => {
        const later = levelChanges.filter(({ hazardId, at }) => {
          const point = placed.get(hazardId)?.point
          return at > record.exportedAt && point !== undefined && shows(record, point)
        })
        const last = later.at(-1)
        const entry = placed.get(last?.hazardId ?? '')
        if (!last || !entry) return null
        const change = `${entry.point.number} ${entry.hazard.item}由${riskLevelLabels[last.from]}变为${riskLevelLabels[last.to]}`
        return `${dayInShanghai(record.exportedAt)} 导出，之后等级变了 ${later.length} 次，最近一次：${change}`
      },
    )
  },
}
