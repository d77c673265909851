/** Pieces that the documents of regional requirements share. */
import type { FormColumn, RegionForm } from '#shared/rules/region'
import { sheetFields } from '#shared/rules/region-form'
import type { ReportData } from './definition.ts'
import { signature } from './parts.ts'
import type { Block, Cell, CellFormat, Column } from './report-document.ts'

export const formatOf = ({ kind }: FormColumn): CellFormat =>
  kind === 'day' ? 'date' : kind === 'number' ? 'integer' : 'text'

/** A whole number as a number, so that a workbook can add it up; everything else as it was written. */
export const cellOf = ({ kind }: FormColumn, text: string): Cell =>
  kind === 'number' && /^-?\d{1,9}$/.test(text) ? Number(text) : text === '' ? null : text

/** 单位 and, where only some are unconfirmed, 未核实 behind the label. */
export const labelOf = ({ label, unit, verified }: FormColumn, isMarking: boolean): string =>
  `${label}${unit === '' ? '' : `（${unit}）`}${isMarking && !verified ? '（未核实）' : ''}`

const fieldsOf = (form: RegionForm): FormColumn[] => [...form.columns, ...form.sections.flatMap(({ fields }) => fields)]

/** True when some columns are confirmed and others not, so that each has to be marked. */
export const isMixed = (form: RegionForm): boolean => new Set(fieldsOf(form).map(({ verified }) => verified)).size > 1

/** Foot of a form: where it comes from and what was not checked against a published text. */
export const formNotes = (form: RegionForm): string[] => [
  `依据：${form.basis.join('；')}`,
  ...(form.note === '' ? [] : [form.note]),
  ...(!form.verified && fieldsOf(form).every(({ verified }) => !verified) ? ['本表栏目未核实，以属地表样为准'] : []),
]

const sheetColumns: Column[] = [
  { key: 'label', label: '填报项', width: 10, format: 'text' },
  { key: 'value', label: '内容', width: 20, format: 'text' },
  { key: 'unit', label: '单位', width: 3, format: 'text', align: 'center' },
  { key: 'help', label: '填写说明', width: 12, format: 'text' },
]

/** A sheet section by section in the order of the form. */
export function sheetBlocks(form: RegionForm, cells: Readonly<Record<string, string>>): Block[] {
  const isMarking = isMixed(form)
  const fields = sheetFields(form)
  return form.sections.flatMap(({ id, title }, index): Block[] => [
    { kind: 'heading', level: 2, text: `${index + 1}. ${title}` },
    {
      kind: 'table',
      columns: sheetColumns,
      rows: fields
        .filter(({ key }) => key.startsWith(`${id}/`))
        .map(({ key, field }) => [
          labelOf({ ...field, unit: '' }, isMarking),
          cells[key] ?? '',
          field.unit,
          field.help,
        ]),
    },
  ])
}

/** Who signs, with the printed name where the profile knows it. */
export function formSignatures(form: RegionForm, data: ReportData): Block {
  const { principal, safetyManager } = data.enterprise
  const names: Record<string, string> = {
    主要负责人: principal,
    企业责任人: principal,
    安全管理负责人: safetyManager,
  }
  return {
    kind: 'signatures',
    items: form.signatures.map((role) => signature(role, names[role] ?? '')),
    sealPlace: form.signatures.includes('主要负责人'),
  }
}
