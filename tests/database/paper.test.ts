import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tablesOf } from '../helpers/report-reading.ts'
import { sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()
const folder = mkdtempSync(join(tmpdir(), 'anchabu-paper-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A checklist with a plan, printed: the sheets that are open now and were not before. */
async function printed(parameters: object) {
  const { run } = await sample()
  const before = new Set((await run('printed-sheet.open', {})).map(({ id }) => id))
  const { path } = await run('report.export', { reportId: 'paper-checklist', parameters, format: 'docx', folder })
  expect(existsSync(path)).toBe(true)
  return (await run('printed-sheet.open', {})).filter(({ id }) => !before.has(id))
}

async function longestChecklist() {
  const { run } = await sample()
  const [list] = (await run('checklist.list', {})).toSorted((a, b) => b.itemCount - a.itemCount)
  if (!list) throw new Error('the sample has no checklist')
  return list
}

describe('a checklist on paper', () => {
  it('is registered when it is printed, never when it is looked at', async () => {
    const { run } = await sample()
    const list = await longestChecklist()
    const parameters = { checklistId: list.id }
    const preview = await run('report.preview', { reportId: 'paper-checklist', parameters })
    expect(tablesOf(preview)[0]?.rows).toHaveLength(list.itemCount)
    expect(await run('printed-sheet.open', {})).toEqual([])

    const [first] = await printed(parameters)
    const [second] = await printed(parameters)
    expect(first?.code).toMatch(/^[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}$/)
    expect(second?.code).not.toBe(first?.code)
    expect(first).toMatchObject({ checklistName: list.name, planId: null, dueOn: null, printedOn: '2026-11-20' })
    const { items } = await run('checklist.get', { id: list.id })
    expect(first?.itemIds).toEqual(items.map(({ id }) => id))
  })

  it('is printed for every plan that is due, each with a code of its own', async () => {
    const { run } = await sample()
    const due = (await run('inspection-plan.rows', {})).filter(({ state }) => state === 'due' || state === 'missed')
    expect(due.length).toBeGreaterThan(1)
    const sheets = await printed({ isDueToday: true })
    expect(sheets.map(({ planId }) => planId).sort()).toEqual(due.map(({ id }) => id).sort())
    expect(new Set(sheets.map(({ code }) => code)).size).toBe(due.length)
    const dueOn = new Map(due.map((plan) => [plan.id, plan.dueOn]))
    for (const sheet of sheets) expect(sheet.dueOn).toBe(dueOn.get(sheet.planId ?? ''))
  })

  it('leads back to the items on the paper though the checklist has changed, and becomes an inspection with findings', async () => {
    const { run } = await sample()
    const list = await longestChecklist()
    const [sheet] = await printed({ checklistId: list.id })
    const { items: before } = await run('checklist.get', { id: list.id })
    const [dropped, edited] = before
    if (!sheet || !dropped || !edited) throw new Error('nothing was printed')
    await run('checklist-item.void', { id: dropped.id, revision: dropped.revision, reason: '设备拆除' })
    await run('checklist-item.update', { id: edited.id, revision: edited.revision, patch: { standard: '改过的标准' } })
    await run('checklist-item.create', { checklistId: list.id, item: '新加的一项', standard: '新标准' })

    const found = await run('printed-sheet.find', { code: sheet.code.toLowerCase().replace('-', ' ') })
    expect(found.items.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    // the clock of the test stands still, so only the dropped item is known to differ
    expect(found.items.map(({ isChanged }) => isChanged).slice(0, 3)).toEqual([true, false, false])
    expect(found.inspection).toBeNull()

    const fields = { sheetId: sheet.id, name: list.name, inspectedOn: '2026-11-19', inspectorName: '张三' }
    const inspection = await run('printed-sheet.start', fields)
    expect(inspection).toMatchObject({ checklistId: list.id, inspectedOn: '2026-11-19', inspectorName: '张三' })
    const { results } = await run('inspection.get', { id: inspection.id })
    expect(results.map(({ checklistItemId }) => checklistItemId)).toEqual(before.map(({ id }) => id))
    await expect(run('printed-sheet.start', fields)).rejects.toThrow('这张纸正在录入，请接着录入')

    const ids = results.map(({ id }) => id)
    const give = (resultIds: string[], answer: 'normal' | 'abnormal' | 'notApplicable', remark = '') =>
      run('printed-sheet.answer', { inspectionId: inspection.id, resultIds, answer, remark })
    await give(ids.slice(0, 1), 'abnormal', '防护罩松动')
    await give(ids.slice(1, 2), 'notApplicable', '本月停用')
    expect(await give(ids.slice(2), 'normal')).toEqual({ changed: ids.length - 2 })
    await give(ids.slice(0, 1), 'abnormal', '防护罩松动，缺 2 个螺栓')
    const entered = await run('inspection.get', { id: inspection.id })
    expect(entered.results[0]).toMatchObject({
      answer: 'abnormal',
      finding: { description: '防护罩松动，缺 2 个螺栓' },
    })
    expect(entered.results[1]).toMatchObject({ answer: 'notApplicable', remark: '本月停用', finding: null })

    const { number } = await run('inspection.submit', { id: inspection.id, revision: entered.revision })
    const { items } = await run('finding.list', { search: '缺 2 个螺栓' })
    expect(items).toMatchObject([{ inspectionId: inspection.id, foundOn: '2026-11-19', status: 'registered' }])
    expect((await run('printed-sheet.open', {})).map(({ id }) => id)).not.toContain(sheet.id)
    await expect(run('printed-sheet.start', fields)).rejects.toThrow(`这张纸已经录入过，检查编号 ${number}`)
    expect((await run('printed-sheet.find', { code: sheet.code })).inspection?.number).toBe(number)
  })

  it('may be entered again when its inspection was void', async () => {
    const { run } = await sample()
    const [sheet] = await printed({ checklistId: (await longestChecklist()).id })
    const fields = { sheetId: sheet?.id ?? '', name: '重新录入', inspectedOn: '2026-11-20' }
    const first = await run('printed-sheet.start', fields)
    await run('inspection.void', { id: first.id, revision: first.revision, reason: '录错人' })
    expect((await run('printed-sheet.start', fields)).id).not.toBe(first.id)
  })

  it('refuses a misread code, an unknown one and items of another inspection', async () => {
    const { run } = await sample()
    await expect(run('printed-sheet.find', { code: 'K4M-2ZY' })).rejects.toThrow('页码不对，请再看一遍纸上的页码')
    await expect(run('printed-sheet.find', { code: '检查表' })).rejects.toThrow('页码不对')
    const { newSheetCode } = await import('#shared/rules/sheet-code')
    await expect(run('printed-sheet.find', { code: newSheetCode(() => 3) })).rejects.toThrow('没有印过页码是')
    const [one, other] = await run('inspection.list', {})
    const { results } = await run('inspection.get', { id: one?.id ?? '' })
    const foreign = { inspectionId: other?.id ?? '', resultIds: [results[0]?.id ?? ''], answer: 'normal' as const }
    await expect(run('printed-sheet.answer', foreign)).rejects.toThrow('检查项不是这次检查的')
  })

  it('prints the items of an area alone', async () => {
    const { run } = await sample()
    const list = await longestChecklist()
    const areas = await run('area.list', {})
    const counts: number[] = []
    for (const area of areas) {
      const parameters = { checklistId: list.id, areaId: area.id }
      const document = await run('report.preview', { reportId: 'paper-checklist', parameters }).catch(() => null)
      counts.push(document ? (tablesOf(document)[0]?.rows.length ?? 0) : 0)
    }
    const { items } = await run('checklist.get', { id: list.id })
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(items.length)
  })
})

it('says what photos of a day may belong to, and which are kept already', async () => {
  const { run } = await sample()
  const [inspection] = await run('inspection.list', { status: 'submitted' })
  const { items } = await run('finding.list', { limit: 500 })
  const withPhoto = items.find(({ status, photoCount }) => status === 'rectifying' && photoCount > 0)
  const { photos } = await run('finding.get', { id: withPhoto?.id ?? '' })
  const hash = photos[0]?.originalSha256 ?? ''
  const answer = await run('photo-import.candidates', {
    days: [inspection?.inspectedOn ?? ''],
    hashes: [hash, 'ab'.repeat(32)],
  })
  expect(answer.known).toEqual([hash])
  expect(answer.inspections.map(({ id }) => id)).toContain(inspection?.id)
  expect(answer.findings.map(({ status }) => status)).not.toContain('closed')
  expect(answer.findings.find(({ id }) => id === withPhoto?.id)).toMatchObject({ hasBefore: true })
})
