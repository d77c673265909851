/** Cards end to end on the sample factory: made, changed, followed, printed and opened again by other programs. */
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import type { Block, CardItem, ReportDocument } from '#shared/reports/report-document'
import { riskLevelLabels } from '#shared/domain/risk-level'
import { hasOffice, pdfInfo, pdfText, qpdfCheck, readWorkbook } from '../helpers/office.ts'
import { sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()
const cardsIn = (document: ReportDocument): Extract<Block, { kind: 'card' }> => {
  const block = document.blocks.find((candidate) => candidate.kind === 'card')
  if (block?.kind !== 'card') throw new Error('no cards')
  return block
}
const posts = { kind: 'noticeCard', subjectType: 'post' } as const
const squeezed = (text: string): string => text.replaceAll(/\s/g, '')

async function madeCard(name: string) {
  const { run } = await sample()
  const row = (await run('card.rows', posts)).find((candidate) => candidate.name === name)
  if (!row?.card) throw new Error(`no card of ${name}`)
  return { ...row, card: row.card }
}

test('the sample has a card for every post and a sign for every considerable risk point', async () => {
  const { run } = await sample()
  const rows = await run('card.rows', posts)
  expect(rows.length).toBeGreaterThan(40)
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['current']))
  const signs = await run('card.rows', { kind: 'warningSign', subjectType: 'riskPoint' })
  const { items } = await run('risk-point.list', { levels: ['major', 'considerable'], limit: 500 })
  expect(signs.map(({ name }) => name).sort()).toEqual(items.map(({ name }) => name).sort())
  expect(await run('card.generate', posts)).toEqual({ made: 0 })
})

test('a changed record makes the card stale; the user takes the new text or keeps his own', async () => {
  const { run } = await sample()
  const { card, subjectKey } = await madeCard('折弯工')
  const { items } = await run('risk-point.list', { limit: 500 })
  const point = items.find((candidate) => candidate.post === subjectKey)
  const { hazards } = await run('risk-point.analysis', { id: point?.id ?? '' })
  const [hazard] = hazards
  if (!hazard) throw new Error('no hazard')
  const own = await run('card.update', { id: card.id, revision: card.revision, patch: { consequence: '手指压伤' } })
  expect(own.textDigest).not.toBe(card.textDigest)
  expect((await run('card.sheet', { id: card.id })).state).toBe('current')

  await run('hazard.update', {
    id: hazard.id,
    revision: hazard.revision,
    patch: { consequence: '双手被压断', deviation: '后挡料松动' },
  })
  const stale = await run('card.sheet', { id: card.id })
  expect(stale.state).toBe('changed')
  const changed = stale.sections.filter(({ isChanged }) => isChanged)
  expect(changed.map(({ key, isEdited }) => [key, isEdited])).toEqual([
    ['hazards', false],
    ['consequence', true],
  ])
  expect(changed[1]).toMatchObject({ text: '手指压伤' })
  expect(changed[1]?.now).toContain('双手被压断')

  // what the user has not touched is renewed, his own words are left for him
  expect(await run('card.refresh', { ids: [card.id] })).toEqual({ changed: 1, left: 1 })
  const left = await run('card.sheet', { id: card.id })
  expect(left.sections.filter(({ isChanged }) => isChanged).map(({ key }) => key)).toEqual(['consequence'])
  const kept = await run('card.follow', {
    id: card.id,
    revision: left.card.revision,
    keys: ['consequence'],
    isTaken: false,
  })
  expect(kept.sections.find(({ key }) => key === 'consequence')?.text).toBe('手指压伤')
  expect((await run('card.sheet', { id: card.id })).state).toBe('current')
})

test('a level is not written by hand, an old revision is a conflict, a post that goes leaves its card behind', async () => {
  const { run } = await sample()
  const { card } = await madeCard('剪板工')
  const update = (patch: object, revision = card.revision) => run('card.update', { id: card.id, revision, patch })
  await expect(update({ level: 'low' })).rejects.toThrow('风险等级来自风险评价')
  await expect(update({ ppe: '手套' }, 0)).rejects.toThrow('刚刚被修改过')
  const { items } = await run('risk-point.list', { limit: 500 })
  const point = items.find(({ post }) => post === '剪板工')
  await run('risk-point.update', { id: point?.id ?? '', revision: point?.revision ?? 0, patch: { post: '剪切工' } })
  expect((await madeCard('剪板工')).state).toBe('gone')
  expect(await run('card.generate', posts)).toEqual({ made: 1 })
  await run('card.void', { id: card.id, revision: card.revision, reason: '岗位改名' })
  expect((await run('card.rows', posts)).map(({ name }) => name)).not.toContain('剪板工')
})

describe.runIf(hasOffice())('printed cards', () => {
  it.each([
    ['A4', 1],
    ['A5', 2],
    ['pocket', 4],
  ] as const)('%s: %i on a page, each with post, level word and phone', async (cardSize, onPage) => {
    const { run, folder } = await sample()
    const rows = (await run('card.rows', posts)).filter(({ state }) => state === 'current').slice(0, 9)
    const parameters = { cardSize, recordIds: rows.flatMap(({ card }) => card?.id ?? []) }
    const { path, units } = await run('report.export', { reportId: 'notice-card', parameters, format: 'pdf', folder })
    await qpdfCheck(path)
    expect(units).toBe(Math.ceil(rows.length / onPage))
    expect(Number((await pdfInfo(path)).Pages)).toBe(units)
    const text = squeezed(await pdfText(path))
    for (const { name, level, card } of rows) {
      expect(text).toContain(name)
      expect(text).toContain(level === null ? '未评价' : riskLevelLabels[level])
      expect(text).toContain(card?.number ?? '')
    }
    expect(text.split('0510-80000001').length - 1).toBeGreaterThanOrEqual(rows.length)
    expect(text).not.toContain('undefined')
  })

  it('keeps every card on its own sheet, whatever the kind and size', async () => {
    const { run, folder } = await sample()
    for (const reportId of ['emergency-card', 'operation-card', 'commitment-card', 'post-duty-list', 'warning-sign']) {
      for (const [cardSize, onPage] of [
        ['A3', 1],
        ['pocket', 4],
      ] as const) {
        const document = await run('report.preview', { reportId, parameters: { cardSize } })
        const { items } = cardsIn(document)
        const { units } = await run('report.export', { reportId, parameters: { cardSize }, format: 'pdf', folder })
        expect.soft(units, `${reportId} ${cardSize}`).toBe(Math.ceil(items.length / onPage))
      }
    }
  }, 120_000)

  it('the workbook has every text and the code, and is read by another program', async () => {
    const { run, folder } = await sample()
    const document = await run('report.preview', { reportId: 'notice-card', parameters: {} })
    const { path } = await run('report.export', { reportId: 'notice-card', parameters: {}, format: 'xlsx', folder })
    const cells = new Set((await readWorkbook(path)).rows.flat())
    const missing = cardsIn(document).items.flatMap((item: CardItem) =>
      [item.code, ...item.sections.map(({ text }) => text)].filter((text) => text !== '' && !cells.has(text)),
    )
    expect(missing).toEqual([])
    expect(readFileSync(path).byteLength).toBeGreaterThan(10_000)
  })
})

test('bears the other set of names where the region uses it', async () => {
  const { run } = await sample()
  const known = await run('report.preview', { reportId: 'notice-card', parameters: { cardNames: 'know' } })
  expect(known.title).toBe('岗位安全应知卡')
  expect(cardsIn(known).items[0]?.title).toBe('岗位安全应知卡')
  const points = { kind: 'noticeCard', subjectType: 'riskPoint' } as const
  await run('card.generate', points)
  const [row] = await run('card.rows', points)
  const parameters = { recordId: row?.card?.id ?? '' }
  expect(cardsIn(await run('report.preview', { reportId: 'notice-card', parameters })).items[0]?.title).toBe(
    '安全风险告知卡',
  )
})

test('the board names only considerable and major risks, the announcement what was filled in', async () => {
  const { run } = await sample()
  const board = await run('report.preview', { reportId: 'notice-board', parameters: { paper: 'A4' } })
  expect(board.paper).toBe('A4')
  const [table] = board.blocks.filter((block) => block.kind === 'table')
  const level = table?.columns.findIndex(({ key }) => key === 'level') ?? -1
  expect(new Set(table?.rows.map((row) => row[level]))).toEqual(new Set(['major', 'considerable']))
  const announcement = await run('report.preview', {
    reportId: 'safety-announcement',
    parameters: { announcement: { hotWorkFirst: 2 } },
  })
  const fields = announcement.blocks.flatMap((block) => (block.kind === 'fields' ? block.items : []))
  expect(fields.find(({ label }) => label === '一级动火作业')?.value).toBe('2 处')
  expect(fields.find(({ label }) => label === '吊装作业')?.value).toBe('　　　　 处')
})
