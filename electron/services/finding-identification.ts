import { AppError } from '#shared/contract/errors'
import { hazardFields } from '#shared/domain/hazard'
import { riskPointFields } from '#shared/domain/risk-point'
import type { Hazard } from '#shared/domain/hazard'
import { nextStatus } from '#shared/rules/finding-flow'
import { findings, hazards, riskPoints } from '../database/repositories/records.ts'
import { staleRevision } from '../database/writing.ts'
import type { CommandContext, Handler } from './context.ts'
import { insertRiskPoint, riskPointHandlers } from './risk-point.ts'

type Input = Parameters<Handler<'finding.identify'>>[1]

function riskPointOf(context: CommandContext, { riskPointId, riskPoint }: Input): string {
  if (riskPointId === null) {
    if (riskPoint !== null) return insertRiskPoint(context, riskPointFields.parse(riskPoint)).id
    throw new AppError('invalid', '请选择风险点或新增一个', { riskPointId: '请选择风险点或新增一个' })
  }
  if (riskPoints.require(context.db, riskPointId).voidedAt === null) return riskPointId
  throw new AppError('rule', '这个风险点已作废，请选择别的风险点', { riskPointId: '请选择使用中的风险点' })
}

function hazardOf(context: CommandContext, input: Input, riskPointId: string): Hazard {
  if (input.hazardId === null) {
    if (input.hazard === null)
      throw new AppError('invalid', '请选择危险源或新增一个', { hazardId: '请选择危险源或新增一个' })
    return riskPointHandlers['hazard.create'](context, hazardFields.parse({ ...input.hazard, riskPointId }))
  }
  const hazard = hazards.require(context.db, input.hazardId)
  if (hazard.voidedAt !== null || hazard.riskPointId !== riskPointId)
    throw new AppError('rule', '这条危险源不在所选风险点里，请重新选择', { hazardId: '请重新选择危险源' })
  return hazard
}

/** Enters the risk that a finding showed in the register and lets the finding, which is still open, refer to it. */
export const identify: Handler<'finding.identify'> = (context, input) => {
  const finding = findings.require(context.db, input.id)
  if (finding.voidedAt !== null) throw new AppError('rule', '这条隐患已作废，不能再处理')
  if (finding.revision !== input.revision) throw staleRevision(findings.concept)
  const status = nextStatus(finding.status, 'edit')
  if (finding.controlId !== null) throw new AppError('rule', '这条隐患已经对应一条管控措施，不需要补充辨识')
  const riskPointId = riskPointOf(context, input)
  const hazard = hazardOf(context, input, riskPointId)
  const areaId = finding.areaId ?? riskPoints.require(context.db, riskPointId).areaId
  return findings.update(context, finding.id, finding.revision, { riskPointId, hazardId: hazard.id, areaId, status })
}
