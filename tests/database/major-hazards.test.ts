import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MajorHazardAnswerDetail } from '#shared/contract/major-hazard'
import { treatmentPlanParts } from '#shared/domain/finding'
import type { MajorHazardReply } from '#shared/domain/major-hazard'
import { columnOf, fieldOf, tableWith, textOf } from '../helpers/report-reading.ts'
import { printedRatings } from '../helpers/printed-ratings.ts'
import { furnish, picture, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
let given: Awaited<ReturnType<typeof furnish>>
beforeEach(async () => {
  office = await testEnterprise()
  given = await furnish(office)
})
afterEach(() => {
  office.close()
})

const plan = {
  goals: '恢复报警和通风',
  methods: '更换报警器',
  resources: '2 万元',
  organization: '设备部',
  schedule: '11 月底前',
  safetyMeasures: '停止喷漆，撤出人员',
}

async function start(libraries: ('order-10' | 'gb-45067' | 'chemicals-2017' | 'fire-comparison')[] = ['order-10']) {
  const { id } = await office.run('major-hazard-check.start', { name: '11月对照', checkedOn: office.today, libraries })
  return office.run('major-hazard-check.get', { id })
}
const read = (id: string) => office.run('major-hazard-check.get', { id })
const answerOf = (answers: readonly MajorHazardAnswerDetail[], criterionId: string): MajorHazardAnswerDetail => {
  const found = answers.find((answer) => answer.criterionId === criterionId)
  if (!found) throw new Error(`no answer ${criterionId}`)
  return found
}
const replyTo = (answer: MajorHazardAnswerDetail, reply: MajorHazardReply, only?: string) =>
  office.run('major-hazard-check.answer', {
    answerId: answer.id,
    replies: answer.questions
      .filter(({ id }) => only === undefined || id === only)
      .map(({ id }) => ({ questionId: id, reply })),
  })

async function finding(description: string, location = '') {
  return office.run('finding.create', { description, location, foundOn: office.today })
}
async function majorFinding() {
  const { id, revision } = await finding('喷漆房可燃气体报警器损坏', '喷漆房')
  return office.run('finding.grade', {
    id,
    revision,
    patch: {
      grade: 'major',
      treatment: 'deadline',
      responsibleId: given.worker.id,
      measures: '更换报警器',
      fundsConfirmed: true,
      dueOn: '2026-11-30',
      emergencyPlan: '停用',
      treatmentPlan: plan,
    },
  })
}

describe('comparison', () => {
  it('asks what the profile calls for and says what it leaves out', async () => {
    const rows = await office.run('major-hazard.criteria', {})
    expect(rows.map(({ id, total, applicable, unverified }) => [id, total, applicable, unverified])).toEqual([
      ['order-10', 64, 10, 0],
      ['gb-45067', 37, 0, 0],
      ['chemicals-2017', 20, 0, 6],
      ['fire-comparison', 19, 19, 19],
    ])
    expect(rows[0]?.leftOut).toContainEqual({
      name: '第十一条 存在粉尘爆炸危险的工贸企业',
      count: 10,
      tag: '可燃性粉尘',
    })
    const { revision } = await office.run('enterprise.get', {})
    await office.run('enterprise.update', { revision, patch: { tags: ['dust', 'ammonia', 'confinedSpace'] } })
    const check = await start()
    expect(check.answers).toHaveLength(24)
    expect(check).toMatchObject({ checkerName: '王建国', versions: ['order-10 1.0.0'], status: 'open' })
    expect(check.answers[0]).toMatchObject({
      article: '第三条（一）',
      groupName: '第三条 管理类（所有工贸企业）',
      isVerified: true,
      judgement: 'unknown',
      criterion: { code: '应急管理部令第10号', checkedOn: '2026-11-22' },
    })
    expect((await start(['fire-comparison'])).answers.every(({ isVerified }) => !isVerified)).toBe(true)
    expect(
      (await office.refused('major-hazard-check.start', { name: 'x', checkedOn: given.tomorrow })).message,
    ).toContain('不能晚于今天')
    const none = { name: 'x', checkedOn: office.today, libraries: ['chemicals-2017' as const] }
    expect((await office.refused('major-hazard-check.start', none)).message).toContain('没有要对照的条款')
  })

  it('comes to 疑似, 待核实 and 未见, proposes findings, and is sealed with what it says', async () => {
    await finding('喷漆房可燃气体报警器损坏')
    const other = await finding('钻床缺防护罩')
    const check = await start()
    const paint = answerOf(check.answers, 'M10-7-7')
    expect(paint.candidates.map(({ description }) => description)).toEqual(['喷漆房可燃气体报警器损坏'])
    expect(check.unmatchedFindings.map(({ id }) => id)).toEqual([other.id])
    expect(check.summary).toMatchObject({ total: 10, unanswered: 10, unmatched: 1 })

    await replyTo(paint, 'yes', 'part/a')
    for (const answer of check.answers.filter(({ id }) => id !== paint.id).slice(0, 8)) await replyTo(answer, 'no')
    expect((await office.refused('major-hazard-check.seal', check)).message).toContain('还有 1 条没有填完')
    await replyTo(check.answers.filter(({ id }) => id !== paint.id).at(-1) ?? paint, 'unknown')
    expect((await office.refused('major-hazard-check.seal', check)).message).toContain('第七条（七）')

    const created = await office.run('major-hazard-check.createFinding', {
      answerId: paint.id,
      fields: {
        description: '喷漆房没有可燃气体报警',
        areaId: given.area.id,
        location: '喷漆房',
        foundOn: office.today,
      },
    })
    expect(created).toMatchObject({
      status: 'registered',
      grade: null,
      basis: '应急管理部令第10号 第七条（七）',
      remark: '重大隐患对照中登记：疑似，需现场核实',
    })
    const sealed = await office.run('major-hazard-check.seal', check)
    expect(sealed).toMatchObject({ status: 'sealed', unmatchedCount: 1 })
    await office.run('finding.create', { description: '地面不平', foundOn: office.today })
    const after = await read(check.id)
    expect(after.summary.headline).toBe(
      '对照 10 条：疑似 1 条（须现场核实）、待核实 1 条、未见 8 条；另有 1 条现有隐患未能对应',
    )
    expect(answerOf(after.answers, 'M10-7-7').finding?.number).toBe(created.number)
    expect((await office.run('major-hazard-check.list', {}))[0]?.summary.headline).toBe(after.summary.headline)
    const touch = { answerId: paint.id, note: '改' }
    expect((await office.refused('major-hazard-check.answer', touch)).message).toContain('已定稿')
  })

  it('carries photos on its answers, prints them as an annex, and keeps them once it is sealed', async () => {
    const check = await start()
    const paint = answerOf(check.answers, 'M10-7-7')
    const photo = { recordType: 'majorHazardAnswer', recordId: paint.id, base64: picture('probe') } as const
    await office.run('attachment.put', photo)
    const [put] = answerOf((await read(check.id)).answers, 'M10-7-7').photos
    const sheet = await office.run('report.preview', {
      reportId: 'major-hazard-check-sheet',
      parameters: { recordId: check.id },
    })
    const number = check.answers.findIndex(({ id }) => id === paint.id) + 1
    expect(sheet.blocks.flatMap((block) => (block.kind === 'photos' ? block.items : []))).toMatchObject([
      { caption: expect.stringContaining(`序号 ${number}`) as string, role: 'other' },
    ])
    for (const answer of check.answers) await replyTo(answer, 'no')
    await office.run('major-hazard-check.seal', check)
    expect((await office.refused('attachment.put', photo)).message).toContain('已定稿')
    const removal = { id: put?.id ?? '', revision: put?.revision ?? 0, reason: '误传' }
    expect((await office.refused('attachment.void', removal)).message).toContain('已定稿')
  })

  it('answers a measured value by its threshold, in tenths', async () => {
    const { revision } = await office.run('enterprise.get', {})
    await office.run('enterprise.update', { revision, patch: { industryGroup: 'metallurgy', tags: ['ammonia'] } })
    const check = await start()
    const measured = async (criterionId: string, questionId: string, measuredTenths: number) => {
      const { id } = answerOf(check.answers, criterionId)
      const replies = [{ questionId, reply: null, measuredTenths }]
      const changed = await office.run('major-hazard-check.answer', { answerId: id, replies })
      return changed.questions.find((question) => question.id === questionId)?.reply
    }
    expect(await measured('M10-12-2', 'part/b', 90)).toBe('no')
    expect(await measured('M10-12-2', 'part/b', 100)).toBe('yes')
    expect(await measured('M10-4-8', 'part/a', 299)).toBe('yes')
    expect(await measured('M10-4-8', 'part/a', 300)).toBe('no')
    const wrong = { answerId: check.answers[0]?.id ?? '', replies: [{ questionId: 'part/z', reply: 'no' as const }] }
    expect((await office.refused('major-hazard-check.answer', wrong)).code).toBe('not-found')
  })

  it('links only real findings, takes a link back, and is undone and void like other records', async () => {
    const known = await finding('喷漆房可燃气体报警器损坏')
    const check = await start()
    const paint = answerOf(check.answers, 'M10-7-7')
    await office.run('major-hazard-check.linkFinding', { answerId: paint.id, findingId: known.id })
    expect(answerOf((await read(check.id)).answers, 'M10-7-7').finding?.id).toBe(known.id)
    const action = await office.run('history.undoable', {})
    await office.run('history.undo', { actionId: action?.actionId ?? '' })
    expect(answerOf((await read(check.id)).answers, 'M10-7-7').finding).toBeNull()
    const fields = { description: '没有疑似', areaId: null, location: '', foundOn: office.today }
    const early = await office.refused('major-hazard-check.createFinding', { answerId: paint.id, fields })
    expect(early.message).toContain('疑似，需现场核实')
    await office.run('finding.void', { id: known.id, revision: known.revision, reason: '重复' })
    const link = { answerId: paint.id, findingId: known.id }
    expect((await office.refused('major-hazard-check.linkFinding', link)).code).toBe('rule')

    const { id, revision } = await read(check.id)
    await office.run('major-hazard-check.void', { id, revision, reason: '试做' })
    expect(await office.run('major-hazard-check.list', {})).toEqual([])
    expect((await read(id)).answers).toHaveLength(10)
  })
})

describe('treatment', () => {
  const at = (caseId: string, kind: string, more: object = {}) =>
    ({ caseId, kind, doneOn: office.today, byName: '赵敏', text: '已办', ...more }) as Parameters<
      typeof office.run<'major-hazard-case.step'>
    >[1]

  it('opens only for a finding that was graded 重大, once', async () => {
    const plain = await finding('喷漆房可燃气体报警器损坏')
    expect((await office.refused('major-hazard-case.open', { findingId: plain.id })).message).toContain(
      '先在隐患里分级',
    )
    const major = await majorFinding()
    expect((await office.run('major-hazard-case.list', {})).withoutCase.map(({ id }) => id)).toEqual([major.id])
    const record = await office.run('major-hazard-case.open', { findingId: major.id })
    expect(record).toMatchObject({ name: '喷漆房可燃气体报警器损坏', situation: '喷漆房可燃气体报警器损坏' })
    expect((await office.refused('major-hazard-case.open', { findingId: major.id })).code).toBe('rule')
    const { cases, withoutCase } = await office.run('major-hazard-case.list', {})
    expect([cases.length, withoutCase.length, cases[0]?.state]).toEqual([1, 0, 'unreported'])
  })

  it('goes step by step to 销号 and 回头看', async () => {
    const major = await majorFinding()
    const check = await start()
    const { id: answerId } = answerOf(check.answers, 'M10-7-7')
    await office.run('major-hazard-check.linkFinding', { answerId, findingId: major.id })
    const { id, revision } = await office.run('major-hazard-case.open', { findingId: major.id })
    const state = async () => (await office.run('major-hazard-case.get', { id })).state
    expect((await office.run('major-hazard-case.get', { id })).criterion).toBe('应急管理部令第10号 第七条（七）')

    expect((await office.refused('major-hazard-case.step', at(id, 'report'))).message).toContain('下一步是「停用撤人」')
    await office.run('major-hazard-case.step', at(id, 'halt', { text: '停止喷漆，撤出 4 人' }))
    const bare = await office.refused('major-hazard-case.step', at(id, 'report', { organization: '区应急局' }))
    expect(bare.fields).toMatchObject({ 'case.harm': '请先填写「危害程度和影响范围」' })
    const { revision: current } = await office.run('major-hazard-case.get', { id })
    expect(current).toBe(revision + 1)
    await office.run('major-hazard-case.update', {
      id,
      revision: current,
      patch: { harm: '可燃气体爆燃', difficulty: '容易' },
    })
    await office.run('major-hazard-case.step', at(id, 'report', { organization: '区应急局' }))
    expect(await state()).toBe('reported')
    await office.run('major-hazard-case.step', at(id, 'plan'))
    const assurances = {
      responsibility: '设备部',
      measures: '更换',
      funds: '2 万元',
      deadline: '11 月 30 日',
      emergencyPlan: '停用',
    }
    await office.run('major-hazard-case.step', at(id, 'assurance', { assurances }))
    const parts = { reason: '探头缺货', completed: '已停产清料', precautions: '气源上锁' }
    const bareExtension = await office.refused('major-hazard-case.step', at(id, 'extend', { toOn: '2026-12-10' }))
    expect(bareExtension.fields).toMatchObject({ 'extension.reason': '请写明延期原因' })
    await office.run('major-hazard-case.step', at(id, 'extend', { toOn: '2026-12-10', extension: parts }))
    expect(await state()).toBe('extending')
    const asked = await office.run('report.preview', {
      reportId: 'major-hazard-extension',
      parameters: { recordId: id },
    })
    expect(tableWith(asked, 'organization').rows).toEqual([])
    for (const text of Object.values(parts)) expect(textOf(asked)).toContain(text)
    const reply = { verdict: 'passed', organization: '区应急局', toOn: '2026-12-10' }
    await office.run('major-hazard-case.step', at(id, 'extendReply', reply))
    expect((await office.refused('major-hazard-case.step', at(id, 'treat'))).message).toContain('请先在隐患里提交整改')
    const rectified = await office.run('rectification.submit', {
      findingId: major.id,
      revision: major.revision,
      measures: '已更换',
      completedOn: office.today,
      rectifierId: given.worker.id,
      rectifierName: '李志强',
    })
    await office.run('major-hazard-case.step', at(id, 'treat'))
    await office.run('major-hazard-case.step', at(id, 'accept', { verdict: 'passed' }))
    expect(await state()).toBe('awaitingReview')
    expect((await office.refused('major-hazard-case.step', at(id, 'close'))).message).toContain('外部复查')
    await office.run(
      'major-hazard-case.step',
      at(id, 'externalReview', { verdict: 'passed', organization: '区应急局' }),
    )
    expect((await office.refused('major-hazard-case.step', at(id, 'close'))).message).toContain('请先在隐患里完成验收')
    await office.run('review.record', {
      findingId: major.id,
      revision: rectified.revision,
      verdict: 'passed',
      reviewerName: '赵敏',
      reviewedOn: office.today,
    })
    await office.run('major-hazard-case.step', at(id, 'close'))
    expect(await state()).toBe('closed')
    const closed = await office.run('major-hazard-case.get', { id })
    expect(closed.lookBackDueOn).toBe('2026-12-22')
    expect(closed).toMatchObject({ reportedTo: '区应急局', interimMeasures: '停止喷漆，撤出 4 人' })
    office.today = '2026-12-20'
    await office.run('major-hazard-case.step', at(id, 'lookBack', { isRecurring: false }))
    expect(await state()).toBe('lookedBack')

    const compose = async (reportId: string, recordId: string) => {
      const document = await office.run('report.preview', { reportId, parameters: { recordId } })
      expect(printedRatings(document, []), reportId).toEqual([])
      return document
    }
    const report = await compose('major-hazard-report', id)
    expect(textOf(report)).toContain('区应急局：')
    expect(textOf(report)).toContain('可燃气体爆燃')
    expect(fieldOf(report, '安全措施和应急预案')).toBe('停止喷漆，撤出人员')
    const treatment = await compose('major-hazard-plan', major.id)
    for (const part of Object.values(treatmentPlanParts)) expect(textOf(treatment)).toContain(part)
    expect(columnOf(tableWith(treatment, 'part'), 'text')).toEqual(Object.values(assurances))
    const extension = await compose('major-hazard-extension', id)
    expect([fieldOf(extension, '原期限'), fieldOf(extension, '延期期限')]).toEqual(['2026-11-30', '2026-12-10'])
    expect(columnOf(tableWith(extension, 'organization'), 'organization')).toEqual(['区应急局'])
    const request = await compose('major-hazard-review-request', id)
    expect(columnOf(tableWith(request, 'step'), 'step')).toEqual([
      '停用撤人',
      '报告',
      '治理方案',
      '五落实',
      '申请延期',
      '延期批复',
      '治理',
      '内部验收',
      '外部复查',
      '销号',
      '回头看',
    ])
    const look = await compose('major-hazard-look-back', id)
    expect(columnOf(tableWith(look, 'recurring'), 'recurring')).toEqual(['否'])
    expect(look.notes.join()).toContain('2027年2月20日')
    const sheet = await compose('major-hazard-check-sheet', check.id)
    expect(tableWith(sheet, 'judgement').rows).toHaveLength(10)
    expect(sheet.notes.join()).toContain('对照尚未定稿')
    expect(JSON.stringify([report, treatment, extension, request, look, sheet])).not.toMatch(/判定为重大|认定为重大/)
  })

  it('takes back the newest step only, and takes attachments', async () => {
    const major = await majorFinding()
    const { id } = await office.run('major-hazard-case.open', { findingId: major.id })
    const first = await office.run('major-hazard-case.step', at(id, 'halt'))
    await office.run('major-hazard-case.update', {
      id,
      revision: 2,
      patch: { harm: '可燃气体爆燃', difficulty: '容易', criterion: '令10 第七条（七）' },
    })
    const second = await office.run('major-hazard-case.step', at(id, 'report', { organization: '区应急局' }))
    const back = (step: { id: string; revision: number }) => ({ id: step.id, revision: step.revision, reason: '填错' })
    expect((await office.refused('major-hazard-case.withdraw', back(first))).message).toContain('只能撤回最后一步')
    await office.run('major-hazard-case.withdraw', back(second))
    expect((await office.run('major-hazard-case.get', { id })).next).toEqual(['report'])
    await office.run('attachment.put', {
      recordType: 'majorHazardCase',
      recordId: id,
      role: 'document',
      originalName: '检测报告.jpg',
      base64: picture('report'),
    })
    expect((await office.run('major-hazard-case.get', { id })).attachments).toHaveLength(1)
    const { revision } = await office.run('major-hazard-case.get', { id })
    await office.run('major-hazard-case.void', { id, revision, reason: '重复' })
    expect((await office.refused('major-hazard-case.step', at(id, 'report'))).message).toContain('已作废')
    await office.run('major-hazard-case.open', { findingId: major.id })
  })
})
