/** 本地填报表: any form of a regional pack, filled in or blank, under the region's own title. */
import { AppError } from '#shared/contract/errors'
import type { RegionEntry } from '#shared/domain/standardization'
import { formKinds, type RegionForm } from '#shared/rules/region'
import { sheetCells } from '#shared/rules/region-form'
import type { ReportData, ReportDefinition } from './definition.ts'
import { documentOf, field, sequenceColumn, tableFormats } from './parts.ts'
import { cellOf, formatOf, formNotes, formSignatures, isMixed, labelOf, sheetBlocks } from './region-parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

/** px-like shares of the page by what stands in a column */
const widths = { text: 8, longText: 14, number: 5, day: 7, choice: 6, percent: 5 } as const
const blankRows = 8
/** A form with more columns needs the larger paper. */
const columnsOfA4 = 11

interface Chosen {
  packName: string
  form: RegionForm
  entries: RegionEntry[]
  /** the one row of a ledger that was chosen */
  row: RegionEntry | null
}

function chosenForm({ parameters, region }: ReportData): Chosen {
  const row = parameters.recordId === undefined ? null : region?.entries.find(({ id }) => id === parameters.recordId)
  if (row === undefined || (row === null && parameters.recordId !== undefined))
    throw new AppError('not-found', '找不到这一行，可能已作废')
  const [packId, formId] = row ? [row.packId, row.formId] : (parameters.regionForm ?? '').split('/')
  if (!packId || !formId) throw new AppError('invalid', '请先选择一张本地填报表')
  const pack = region?.packs.find(({ id }) => id === packId)
  const form = pack?.forms.find(({ id }) => id === formId)
  if (!region || !pack || !form) throw new AppError('not-found', '找不到这张填报表，可能已随新版本移走')
  const entries = region.entries.filter((entry) => entry.packId === packId && entry.formId === formId)
  return { packName: pack.name, form, entries, row }
}

function tableBlock(form: RegionForm, entries: readonly RegionEntry[]): Block {
  const isMarking = isMixed(form)
  const isLedger = form.kind === 'ledger'
  const hasHints = form.rows.some(({ hint }) => hint !== '')
  const columns: Column[] = [
    sequenceColumn,
    ...(isLedger ? [] : [{ key: 'row', label: '项目', width: 11, format: 'text' } as const]),
    ...(hasHints ? [{ key: 'hint', label: '说明', width: 14, format: 'text' } as const] : []),
    ...form.columns.map((column) => ({
      key: column.id,
      label: labelOf(column, isMarking),
      width: widths[column.kind],
      format: formatOf(column),
    })),
  ]
  const cellsOf = (entry: RegionEntry | undefined): Cell[] =>
    form.columns.map((column) => cellOf(column, entry?.cells[column.id] ?? ''))
  const rows = isLedger
    ? entries.map((entry, index): Cell[] => [index + 1, ...cellsOf(entry)])
    : form.rows.map(({ id, label, hint }, index): Cell[] => [
        index + 1,
        label,
        ...(hasHints ? [hint] : []),
        ...cellsOf(entries.find(({ rowId }) => rowId === id)),
      ])
  return { kind: 'table', columns, rows, ...(rows.length === 0 ? { blankRows } : {}) }
}

function blocksOf({ form, entries, row }: Chosen, data: ReportData): Block[] {
  if (form.kind === 'sheet')
    return sheetBlocks(form, data.region ? sheetCells(form, entries[0]?.cells ?? {}, data.region.prefilled) : {})
  if (row)
    return [
      {
        kind: 'fields',
        columns: 2,
        items: form.columns.map((column) => field(labelOf(column, isMixed(form)), row.cells[column.id] ?? '')),
      },
    ]
  return [tableBlock(form, entries)]
}

export const regionFormReport: ReportDefinition = {
  id: 'region-form',
  title: '本地填报表',
  purpose: '报监管',
  why: '属地要的表、台账和核对表，照当地的名称和栏目印出来，签字后交或留存。',
  basis: '各地区公开的工作要点和有关规定，逐表注明；没有查到表样的栏目未核实',
  formats: tableFormats,
  asks: ['regionForm'],
  needs: ['region'],
  countRows: () => null,
  compose: (data) => {
    const chosen = chosenForm(data)
    const { form, packName, row } = chosen
    const isTall = form.kind === 'sheet' || row !== null
    return documentOf(regionFormReport, data, {
      title: form.title,
      period: `${packName} ${formKinds[form.kind]}`,
      orientation: isTall ? 'portrait' : 'landscape',
      paper: !isTall && form.columns.length > columnsOfA4 ? 'A3' : 'A4',
      notes: formNotes(form),
      blocks: [...blocksOf(chosen, data), formSignatures(form, data)],
    })
  },
}
