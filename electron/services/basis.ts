import type { Resources } from '../files/resources.ts'

/** A reference of a library as people cite it: 「GB 15577-2018」, 「安全生产法（2021 修正）第 36 条」, with 未核实 where it was not read. */
export function basisText(resources: Resources, reference: string): { text: string; isChecked: boolean } {
  const [id, clause = ''] = reference.split('#')
  const document = resources.riskLibrary().documents.entries.find((one) => one.id === id)
  if (!document) return { text: reference, isChecked: false }
  const isChecked = document.verified && clause !== ''
  const place = clause === '' ? '' : ` 第 ${clause} 条`
  return { text: `${document.code}${place}${isChecked ? '' : '（条款未核实）'}`, isChecked }
}
