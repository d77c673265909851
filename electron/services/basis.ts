import type { RiskLibrary } from '#shared/domain/risk-library'

export interface Basis {
  /** as a form cites the document; the reference itself where the list does not know it */
  code: string
  title: string
  /** '' = the document as a whole */
  clause: string
  /** document and clause were read in the original */
  isChecked: boolean
}

/** What a reference of a library (`document` or `document#clause`) stands for. */
export function basisOf({ documents }: Pick<RiskLibrary, 'documents'>, reference: string): Basis {
  const [id, clause = ''] = reference.split('#')
  const document = documents.entries.find((one) => one.id === id)
  if (!document) return { code: reference, title: '', clause: '', isChecked: false }
  return { code: document.code, title: document.title, clause, isChecked: document.verified && clause !== '' }
}

/** 「GB 15577-2018（条款未核实）」, 「安全生产法（2021 修正） 第 36 条」. */
export function basisText({ code, clause, isChecked }: Basis): string {
  const place = clause === '' ? '' : ` 第 ${clause} 条`
  return `${code}${place}${isChecked ? '' : '（条款未核实）'}`
}
