import { randomInt } from 'node:crypto'
import { AppError } from '#shared/contract/errors'
import type { printedSheetOperations, SheetRow } from '#shared/contract/printed-sheet'
import type { Inspection } from '#shared/domain/inspection'
import type { PrintedSheet } from '#shared/domain/printed-sheet'
import type { ReportData, ReportDefinition, SheetContent } from '#shared/reports/definition'
import { newSheetCode, readSheetCode } from '#shared/rules/sheet-code'
import type { ReadDatabase } from '../database/database.ts'
import {
  areas,
  checklistItems,
  checklists,
  inspectionPlans,
  inspectionResults,
  inspections,
  organizationUnits,
  printedSheets,
  riskPoints,
} from '../database/repositories/records.ts'
import type { Writing } from '../database/writing.ts'
import type { Handlers } from './context.ts'
import { answer, beginInspection, describeFinding } from './inspection.ts'

export interface NumberedSheet extends SheetContent {
  code: string
}

/** The sheets that a document will print, each with a page code that no other has. */
export function numberedSheets(db: ReadDatabase, definition: ReportDefinition, data: ReportData): NumberedSheet[] {
  const contents = definition.sheets?.(data) ?? []
  const taken = new Set<string>()
  return contents.map((content) => {
    let code = newSheetCode(randomInt)
    while (taken.has(code) || printedSheets.list(db, { code }, { includeVoided: true }).length > 0)
      code = newSheetCode(randomInt)
    taken.add(code)
    return { ...content, code }
  })
}

/** Remembers printed sheets, so that their codes lead back to what stands on them. */
export function rememberSheets(writing: Writing, sheets: readonly NumberedSheet[]): void {
  for (const sheet of sheets) {
    printedSheets.insert(writing, { ...sheet, printedOn: writing.today, inspectionId: null })
  }
}

/** The inspection of a sheet unless it was voided: then the paper may be entered again. */
function inspectionOf(db: ReadDatabase, { inspectionId }: PrintedSheet): Inspection | null {
  const inspection = inspectionId === null ? null : inspections.find(db, inspectionId)
  return inspection && inspection.voidedAt === null ? inspection : null
}

function rowOf(db: ReadDatabase, sheet: PrintedSheet): SheetRow {
  return {
    ...sheet,
    checklistName: checklists.find(db, sheet.checklistId)?.name ?? '',
    planName: sheet.planId === null ? '' : (inspectionPlans.find(db, sheet.planId)?.name ?? ''),
  }
}

function requireSheet(db: ReadDatabase, typed: string): PrintedSheet {
  const code = readSheetCode(typed)
  if (code === null) throw new AppError('invalid', '页码不对，请再看一遍纸上的页码')
  const [sheet] = printedSheets.list(db, { code })
  if (!sheet) throw new AppError('not-found', `没有印过页码是 ${code} 的检查表，请看看是不是别家企业的`)
  return sheet
}

export const printedSheetHandlers = {
  'printed-sheet.open': ({ db }) =>
    printedSheets
      .list(db)
      .filter((sheet) => inspectionOf(db, sheet)?.status !== 'submitted')
      .reverse()
      .slice(0, 100)
      .map((sheet) => rowOf(db, sheet)),
  'printed-sheet.find': ({ db }, { code }) => {
    const sheet = requireSheet(db, code)
    const checklist = checklists.require(db, sheet.checklistId)
    const plan = sheet.planId === null ? null : inspectionPlans.find(db, sheet.planId)
    const area = checklist.areaId === null ? null : areas.find(db, checklist.areaId)
    const unit = area?.unitId ? organizationUnits.find(db, area.unitId) : null
    return {
      ...rowOf(db, sheet),
      kind: plan?.kind ?? checklist.kind,
      tier: plan?.tier ?? checklist.tier,
      participants: plan?.participants ?? '',
      unitName: unit?.name ?? area?.name ?? '',
      isLedByPrincipal: plan?.purpose.includes('主要负责人带队') ?? false,
      items: sheet.itemIds.map((id) => {
        const item = checklistItems.require(db, id)
        const riskPoint = item.riskPointId === null ? null : riskPoints.find(db, item.riskPointId)
        return {
          ...item,
          riskPointName: riskPoint?.name ?? '',
          isChanged: item.voidedAt !== null || item.updatedAt > sheet.createdAt,
        }
      }),
      inspection: inspectionOf(db, sheet),
    }
  },
  'printed-sheet.start': (context, { sheetId, ...fields }) => {
    const { db } = context
    const sheet = printedSheets.require(db, sheetId)
    const known = inspectionOf(db, sheet)
    if (known?.status === 'submitted') throw new AppError('rule', `这张纸已经录入过，检查编号 ${known.number}`)
    if (known) throw new AppError('rule', '这张纸正在录入，请接着录入')
    const inspection = beginInspection(
      context,
      { ...fields, checklistId: sheet.checklistId, planId: sheet.planId },
      sheet.itemIds.map((id) => checklistItems.require(db, id)),
    )
    printedSheets.update(context, sheet.id, null, { inspectionId: inspection.id })
    return inspection
  },
  'printed-sheet.answer': (context, { inspectionId, resultIds, answer: given, remark }) => {
    for (const resultId of resultIds) {
      if (inspectionResults.require(context.db, resultId).inspectionId !== inspectionId)
        throw new AppError('invalid', '检查项不是这次检查的')
      const isDescription = given === 'abnormal' && remark !== ''
      answer(context, { resultId, answer: given, ...(remark === '' || isDescription ? {} : { remark }) })
      if (isDescription) describeFinding(context, { resultId, fields: { description: remark } })
    }
    return { changed: resultIds.length }
  },
} satisfies Handlers<keyof typeof printedSheetOperations>
