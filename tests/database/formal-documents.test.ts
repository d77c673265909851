import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '#shared/contract/index'
import { readDatabase } from '../../electron/database/database.ts'
import { journalOfRecords } from '../../electron/database/repositories/finding-list-history.ts'
import { exportRecords, formalDocuments } from '../../electron/database/repositories/records.ts'
import { furnish, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
let place: Awaited<ReturnType<typeof furnish>>
const reportId = 'risk-point-ledger'
const db = () => readDatabase(office.workspace.enterprise(office.id).connection)
const rename = async (name: string) => {
  const { riskPoint: point } = await office.run('risk-point.analysis', { id: place.press.id })
  await office.run('risk-point.update', { id: point.id, revision: point.revision, patch: { name } })
}
const verify = (code: string) => office.run('formal-document.verify', { code })

beforeEach(async () => {
  office = await testEnterprise('2026-11-20')
  place = await furnish(office)
})
afterEach(() => office.close())

describe('a formal version', () => {
  it('is sealed under a number and keeps what it said', async () => {
    const sealed = await office.run('formal-document.seal', { reportId })
    expect(sealed).toMatchObject({
      number: 'DG-2026-001',
      version: 1,
      sealedByName: '王建国',
      isNewest: true,
      supersedesId: null,
    })
    const before = await office.run('formal-document.preview', { id: sealed.id })
    expect(before).toMatchObject({
      documentNumber: 'DG-2026-001 第1版',
      madeOn: '2026-11-20',
      checkCode: sealed.checkCode,
      isFormal: true,
      fileMark: `anchabu:DG-2026-001:1:${sealed.contentHash}`,
    })
    expect(await office.run('formal-document.difference', { id: sealed.id })).toEqual({
      count: 0,
      sentences: [],
      problem: '',
    })
    office.today = '2026-12-01'
    await rename('2号冲床')
    expect(await office.run('formal-document.preview', { id: sealed.id })).toEqual(before)
    const { count, sentences } = await office.run('formal-document.difference', { id: sealed.id })
    expect(count).toBe(1)
    expect(sentences[0]).toMatch(/^表“.*”第 1 行“.*”：定稿为 1号冲床，现为 2号冲床$/)
  })

  it('is corrected by a new version with a reason, from the newest one and only when something changed', async () => {
    const first = await office.run('formal-document.seal', { reportId })
    expect(await office.refused('formal-document.seal', { reportId })).toMatchObject({
      code: 'rule',
      message: '内容与定稿 DG-2026-001 第1版 完全相同，不用再定稿',
    })
    expect(await office.refused('formal-document.revise', { id: first.id, reason: '更正' })).toMatchObject({
      message: '内容与定稿 DG-2026-001 第1版 完全相同，不用出新版本',
    })
    await rename('2号冲床')
    expect(await office.refused('formal-document.revise', { id: first.id, reason: ' ' })).toMatchObject({
      code: 'invalid',
      message: '请填写出新版本的原因',
    })
    const second = await office.run('formal-document.revise', { id: first.id, reason: '设备改名' })
    expect(second).toMatchObject({ number: 'DG-2026-001', version: 2, supersedesId: first.id, reason: '设备改名' })
    expect(second.checkCode).not.toBe(first.checkCode)
    await rename('3号冲床')
    expect(await office.refused('formal-document.revise', { id: first.id, reason: '更正' })).toMatchObject({
      code: 'conflict',
      message: 'DG-2026-001 已有第2版，请从最新一版出新版本',
    })
    expect((await office.run('formal-document.list', {})).map(({ version, isNewest }) => [version, isNewest])).toEqual([
      [2, true],
      [1, false],
    ])
    // the content of version 1 once more: it is kept once, the code is another
    await rename('1号冲床')
    const third = await office.run('formal-document.revise', { id: second.id, reason: '改回' })
    expect(third.checkCode).not.toBe(first.checkCode)
    await rename('4号冲床')
    expect(await office.run('formal-document.seal', { reportId })).toMatchObject({ number: 'DG-2026-002', version: 1 })
  })

  it('is changed by no operation: not by undo, and there is none to change or void it', async () => {
    const operations = Object.entries(contract).filter(([name]) => name.startsWith('formal-document.'))
    const writing = operations.filter(([, { verb }]) => verb === 'command')
    expect(writing.map(([name, { legalAct }]) => [name, legalAct])).toEqual([
      ['formal-document.seal', true],
      ['formal-document.revise', true],
    ])
    await rename('2号冲床')
    const sealed = await office.run('formal-document.seal', { reportId })
    expect(await office.run('history.undoable', {})).toBeNull()
    const [entry] = journalOfRecords(db(), [sealed.id])
    expect(await office.refused('history.undo', { actionId: entry?.actionId ?? '' })).toBeTruthy()
    await rename('3号冲床')
    const undoable = await office.run('history.undoable', {})
    await office.run('history.undo', { actionId: undoable?.actionId ?? '' })
    expect(await office.run('history.undoable', {})).toBeNull()
    const written = await office.run('formal-document.export', { id: sealed.id, format: 'xlsx' })
    await office.run('formal-document.verify', { path: written.path })
    expect(await office.run('formal-document.list', {})).toEqual([sealed])
    expect(formalDocuments.require(db(), sealed.id)).toMatchObject({ revision: 1, voidedAt: null })
    const { isSound } = await office.run('data.verify', { enterpriseId: office.id })
    expect(isSound).toBe(true)
  })

  it('is refused for a damaged content instead of printed', async () => {
    const sealed = await office.run('formal-document.seal', { reportId })
    office.workspace
      .enterprise(office.id)
      .connection.prepare("UPDATE sealed_contents SET content = replace(content, '1号冲床', '9号冲床')")
      .run()
    expect(await office.refused('formal-document.export', { id: sealed.id, format: 'pdf' })).toMatchObject({
      message: '定稿 DG-2026-001 第1版 的内容已损坏，请从备份恢复',
    })
  })

  it('says why today has no such document when its record is gone', async () => {
    const found = await office.run('finding.create', { description: '防护罩缺失', foundOn: office.today })
    const sealed = await office.run('formal-document.seal', {
      reportId: 'review-sheet',
      parameters: { recordId: found.id },
    })
    await office.run('finding.void', { id: found.id, revision: found.revision, reason: '重复登记' })
    expect(await office.run('formal-document.difference', { id: sealed.id })).toEqual({
      count: 0,
      sentences: [],
      problem: '找不到这条隐患或通知单，或者已经作废',
    })
  })
})

describe('a code typed from the foot of a page', () => {
  it('tells sealed, superseded, draft, miscopied and unknown apart', async () => {
    const first = await office.run('formal-document.seal', { reportId })
    expect(await verify(first.checkCode)).toMatchObject({
      outcome: 'same',
      sentence: '与定稿一致：定稿 DG-2026-001 第1版《风险点登记台账》（2026年11月20日由王建国定稿），是最新版',
      formalDocumentId: first.id,
    })
    expect(await verify(`DG-2026-001 第1版 定稿 核验码 ${first.checkCode.toLowerCase()}`)).toMatchObject({
      outcome: 'same',
    })
    expect(await verify(`DG-2026-002 ${first.checkCode}`)).toMatchObject({
      outcome: 'differs',
      sentence: expect.stringContaining('与输入的编号 DG-2026-002 不是同一份文件') as string,
    })
    await rename('2号冲床')
    await office.run('formal-document.revise', { id: first.id, reason: '设备改名' })
    expect(await verify(first.checkCode)).toMatchObject({
      outcome: 'superseded',
      sentence: expect.stringContaining('这份文件已有新版本第2版，请使用新版本') as string,
    })

    const { record } = await office.run('report.export', { reportId, format: 'pdf' })
    expect(record).toMatchObject({ number: 'WJ-2026-0001', formalDocumentId: null })
    const { path } = await office.run('report.export', { reportId, format: 'docx' })
    expect(path).toContain('WJ-2026-0002')
    const [, draft] = exportRecords.list(db())
    expect(draft?.contentHash).toBe(record.contentHash)
    const code = (await import('#shared/rules/document-code')).documentCode({ ...record, version: 0 })
    expect(await verify(code)).toMatchObject({
      outcome: 'draft',
      sentence:
        '核验码有效：是未定稿文件 WJ-2026-0001《风险点登记台账》（2026年11月20日由王建国导出）。未定稿的文件不锁定内容',
    })

    const wrong = first.checkCode.startsWith('A') ? `B${first.checkCode.slice(1)}` : `A${first.checkCode.slice(1)}`
    expect(await verify(wrong)).toMatchObject({
      outcome: 'unknown',
      sentence: '核验码抄写有误：校验字符对不上，请对照页脚重新输入',
    })
    const other = await office.another('赤松电子有限公司')
    expect(await other.run('formal-document.verify', { code: first.checkCode })).toMatchObject({
      outcome: 'unknown',
      sentence: expect.stringContaining('可能属于另一家企业或另一台电脑') as string,
    })
  })

  it('asks for exactly one of code and file', async () => {
    expect(await office.refused('formal-document.verify', {})).toMatchObject({ message: '请输入核验码或选择文件' })
  })
})
