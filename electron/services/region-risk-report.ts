/** 江苏 安全生产风险报告: what one of today would say, and the versions that were kept. */
import { AppError } from '#shared/contract/errors'
import type { RiskReportPreview, RiskReportRow } from '#shared/contract/region'
import type { RiskReport } from '#shared/domain/standardization'
import type { RegionForm, RegionPack } from '#shared/rules/region'
import { sheetCells, sheetFields } from '#shared/rules/region-form'
import { riskReportChanges, riskReportDue } from '#shared/rules/risk-report'
import { riskReports } from '../database/repositories/records.ts'
import type { CommandContext } from './context.ts'
import type { Source } from './explained-hazards.ts'
import { refuseFuture } from './finding-record.ts'
import { chosenPackIds, considerableRisks, entriesOf, prefilledValues } from './region-data.ts'

export const riskReportForm = 'risk-report'

const withReport = (pack: RegionPack): boolean => pack.forms.some(({ id }) => id === riskReportForm)

/** The pack that asks for risk reports: a chosen one, otherwise none. */
export function reportPack(source: Source): RegionPack | null {
  const chosen = chosenPackIds(source)
  return source.resources.regions().packs.find((pack) => chosen.includes(pack.id) && withReport(pack)) ?? null
}

/** The pack and its form, chosen or not: saved versions stay readable. */
function knownForm(source: Source): { pack: RegionPack; form: RegionForm } {
  const pack = reportPack(source) ?? source.resources.regions().packs.find(withReport)
  const form = pack?.forms.find(({ id }) => id === riskReportForm)
  if (!pack || !form) throw new AppError('not-found', '没有风险报告填报对照表，可能已随新版本移走')
  return { pack, form }
}

/** Versions in force in the order of their numbers. */
const inForce = ({ db }: Pick<Source, 'db'>): RiskReport[] =>
  riskReports.list(db).toSorted((a, b) => a.versionNumber - b.versionNumber)

export function riskReportPreview(source: Source): RiskReportPreview {
  const { pack, form } = knownForm(source)
  const [entry] = entriesOf(source, pack.id, form.id)
  const cells = sheetCells(form, entry?.cells ?? {}, prefilledValues(source))
  const risks = considerableRisks(source)
  const saved = inForce(source)
  const previous = saved.at(-1)
  const changes = previous ? riskReportChanges(form, previous, { cells, risks }) : []
  return {
    packId: pack.id,
    ...riskReportDue(saved, changes, source.today),
    cells,
    risks,
    changes,
    missing: sheetFields(form)
      .filter(({ key }) => cells[key] === '')
      .map(({ field }) => field.label),
    previousVersion: previous?.versionNumber ?? null,
  }
}

/** Saved versions, newest first, each with what had changed since the version in force before it. */
export function riskReportRows(source: Source, includeVoided = false): RiskReportRow[] {
  const { form } = knownForm(source)
  const all = riskReports.list(source.db, {}, { includeVoided }).toSorted((a, b) => a.versionNumber - b.versionNumber)
  return all
    .map((report, index) => {
      const before = all.slice(0, index).findLast(({ voidedAt }) => voidedAt === null)
      return { ...report, changes: before ? riskReportChanges(form, before, report) : [] }
    })
    .reverse()
}

/** Keeps today's content. A version that nothing asks for is refused: it would say what the last one says. */
export function saveRiskReport(
  context: CommandContext,
  fields: Pick<RiskReport, 'reportedOn' | 'receipt' | 'note'>,
): RiskReport {
  if (reportPack(context) === null) throw new AppError('rule', '先选择要求风险报告的地区，再保存')
  refuseFuture(context, fields, 'reportedOn', '报告日期')
  const { packId, kind, reason, cells, risks } = riskReportPreview(context)
  if (kind === null) throw new AppError('rule', `${reason}，没有要保存的新版本`)
  const last = inForce(context).at(-1)
  if (last && fields.reportedOn < last.reportedOn)
    throw new AppError('invalid', `报告日期不能早于上一版（${last.reportedOn}）`, {
      reportedOn: `不能早于上一版（${last.reportedOn}）`,
    })
  const versionNumber = riskReports.list(context.db, {}, { includeVoided: true }).length + 1
  return riskReports.insert(context, { ...fields, packId, kind, versionNumber, cells, risks })
}
