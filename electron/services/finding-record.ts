import { AppError } from '#shared/contract/errors'
import type { Finding } from '#shared/domain/finding'
import { yearOf } from '#shared/rules/day'
import { formatNumber } from '#shared/rules/number'
import type { NewRecord } from '../database/record-store.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import type { CommandContext } from './context.ts'

/** A finding of which nothing is known yet but the day it was found. */
export function emptyFinding(foundOn: string): NewRecord<Finding> {
  return {
    description: '',
    source: 'daily',
    inspectionId: null,
    inspectionResultId: null,
    riskPointId: null,
    hazardId: null,
    controlId: null,
    areaId: null,
    location: '',
    categoryGroup: 'site',
    category: '',
    cause: 'machine',
    causeAnalysis: '',
    basis: '',
    foundOn,
    finderId: null,
    finderName: '',
    grade: null,
    treatment: null,
    responsibleUnitId: null,
    responsibleId: null,
    responsibleName: '',
    measures: '',
    fundsCents: 0,
    fundsConfirmed: false,
    dueOn: null,
    emergencyPlan: '',
    treatmentPlan: null,
    remark: '',
    recurrenceOfId: null,
    status: 'draft',
    number: '',
    noticeId: null,
    round: 1,
    closedOn: null,
    closedByName: '',
    riskPointName: '',
    areaName: '',
    responsibleUnitName: '',
  }
}

/** The next YH number of the year in which the finding is registered. */
export function registerFinding(context: CommandContext): Pick<Finding, 'number'> {
  const year = yearOf(context.today)
  return { number: formatNumber('finding', nextSequence(context, 'finding', year), year) }
}

/** Refuses a day that has not come yet. */
export function refuseFuture<K extends string>(
  context: Pick<CommandContext, 'today'>,
  fields: { [P in K]?: string | undefined },
  key: K,
  label: string,
): void {
  const day = fields[key]
  if (day === undefined || day <= context.today) return
  const sentence = `${label}不能晚于今天`
  throw new AppError('invalid', sentence, { [key]: sentence })
}
