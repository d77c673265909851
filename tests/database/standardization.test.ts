import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays, addMonths } from '#shared/rules/day'
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

const overview = () => office.run('standardization.overview', {})
const redLine = async (id: string) => (await overview()).redLines.find((own) => own.id === id)
const condition = async (id: string) => (await overview()).conditions.find((own) => own.id === id)
const accident = (fields: { occurredOn: string } & Partial<Record<string, unknown>>) =>
  office.run('accident.create', { name: '冲床压手', ...fields })
const document = (fields: object) => office.run('policy-document.create', { name: '设备设施安全管理制度', ...fields })
const entry = async (id: string) =>
  (await office.run('standardization.documentList', {})).rows.find(({ entryId }) => entryId === id)
const todayKinds = async () => (await office.run('home.today', {})).items.map(({ kind }) => kind)

/** A self-assessment with every item scored full: 1,000 points. */
async function assessment(more: { assessedOn?: string; seals?: boolean } = {}) {
  const standards = await office.run('standard.list', {})
  const started = await office.run('assessment.start', {
    name: '2026 年度自评',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    assessedOn: more.assessedOn ?? office.today,
    standardHash: standards.find(({ id }) => id === 'general-13')?.hash ?? '',
  })
  const { answers } = await office.run('assessment.get', { id: started.id })
  for (const { id } of answers) await office.run('assessment.answer', { answerId: id, side: 'own', state: 'scored' })
  if (more.seals !== false) await office.run('assessment.seal', { id: started.id, revision: started.revision })
  return started
}
const levelOf = async (id: string) => (await office.run('assessment.get', { id })).own

describe('accidents', () => {
  it('lower the level that 1,000 points would give', async () => {
    const { id } = await assessment()
    expect(await levelOf(id)).toMatchObject({ percentTenths: 1000, levelByScore: 'level1', level: 'level1' })
    const recorded = await accident({ occurredOn: addMonths(office.today, -6), deaths: 1 })
    expect(await levelOf(id)).toMatchObject({ percentTenths: 1000, levelByScore: 'level1', level: 'none' })
    const patch = { occurredOn: addMonths(office.today, -18) }
    const moved = await office.run('accident.update', { id: recorded.id, revision: recorded.revision, patch })
    expect(await levelOf(id)).toMatchObject({ level: 'level2' })
    expect((await overview()).accidents.level).toBe('level2')
    await office.run('accident.void', { id: moved.id, revision: moved.revision, reason: '登记错了' })
    expect(await levelOf(id)).toMatchObject({ level: 'level1' })
    expect(await office.run('accident.list', {})).toEqual([])
    expect(await office.run('accident.list', { includeVoided: true })).toHaveLength(1)
  })
  it('trigger red lines and break a condition, near misses do not', async () => {
    const nearMiss = await accident({ occurredOn: office.today, seriousInjuries: 3, isNearMiss: true })
    expect((await redLine('serious-injuries'))?.state).toBe('clear')
    await office.run('accident.update', { id: nearMiss.id, revision: 1, patch: { isNearMiss: false } })
    expect(await redLine('serious-injuries')).toMatchObject({ state: 'triggered', isWatched: true, verified: false })
    expect(await condition('accidents')).toMatchObject({ state: 'triggered' })
    expect(await todayKinds()).toContain('redLineTriggered')
  })
  it('of tomorrow are refused', async () => {
    const failure = await office.refused('accident.create', { name: '冲床压手', occurredOn: addDays(office.today, 1) })
    expect(failure.fields).toHaveProperty('occurredOn')
  })
})

describe('a certificate', () => {
  const certificate = (issuedOn: string, expiresOn: string) =>
    office.run('level-certificate.create', { level: 'level3', issuedOn, expiresOn, certificateNumber: 'AQB-1' })
  it('is the one that ends last, with its days left', async () => {
    expect((await overview()).certificate).toBeNull()
    await certificate('2020-11-20', '2023-11-19')
    expect((await overview()).certificate).toMatchObject({ state: 'expired' })
    expect(await todayKinds()).toContain('certificateExpiring')
    await certificate('2024-03-01', addDays(office.today, 100))
    expect((await overview()).certificate).toMatchObject({ daysLeft: 100, state: 'valid', renewFrom: '2026-12-02' })
    expect(await todayKinds()).toContain('certificateExpiring')
    await certificate('2026-03-01', '2029-02-28')
    expect(await todayKinds()).not.toContain('certificateExpiring')
  })
  it('runs out: a red line and a hit of the check', async () => {
    const made = await certificate('2022-11-22', addDays(office.today, -1))
    expect((await redLine('expiry'))?.state).toBe('triggered')
    const { groups } = await office.run('consistency.check', {})
    expect(groups.find(({ ruleId }) => ruleId === 'level-certificate-expired')?.hits).toMatchObject([
      { subject: { kind: 'levelCertificate', id: made.id } },
    ])
    await office.run('level-certificate.void', { id: made.id, revision: made.revision, reason: '已换证' })
    expect((await redLine('expiry'))?.state).toBe('unknown')
  })
  it('cannot end before it begins', async () => {
    const failure = await office.refused('level-certificate.create', {
      level: 'level3',
      issuedOn: '2026-01-01',
      expiresOn: '2026-01-01',
    })
    expect(failure.message).toContain('有效期要晚于公告日期')
  })
})

describe('conditions and red lines', () => {
  it('are answered where records cannot show them, and by the last assessment', async () => {
    expect((await overview()).conditions).toHaveLength(9)
    expect(await condition('licences')).toMatchObject({ state: 'unknown', isWatched: false, reply: 'unknown' })
    const started = await assessment({ seals: false })
    const conditions = [{ conditionId: 'licences', reply: 'yes' as const }]
    await office.run('assessment.update', {
      id: started.id,
      revision: started.revision,
      patch: { conditions } as never,
    })
    expect(await condition('licences')).toMatchObject({ state: 'clear', reply: 'yes' })
    await office.run('standardization.reply', { part: 'condition', id: 'licences', reply: 'no', note: '排污证到期' })
    expect(await condition('licences')).toMatchObject({ state: 'triggered', evidence: '按企业自己的核对：排污证到期' })
    expect(await redLine('licences')).toMatchObject({ state: 'unknown' })
    const failure = await office.refused('standardization.reply', { part: 'redLine', id: 'gone', reply: 'no' })
    expect(failure.code).toBe('not-found')
  })
  it('see the person in charge and major findings', async () => {
    expect((await condition('organization'))?.state).toBe('unknown')
    const [profile] = [await office.run('enterprise.get', {})]
    await office.run('enterprise.update', { revision: profile.revision, patch: { safetyManager: '赵敏' } } as never)
    expect(await condition('organization')).toMatchObject({ state: 'clear' })
    const finding = await office.run('finding.create', {
      description: '锅炉安全阀失效',
      foundOn: office.today,
      riskPointId: given.press.id,
    })
    expect((await condition('major-hazards'))?.state).toBe('clear')
    await office.run('finding.grade', {
      id: finding.id,
      revision: finding.revision,
      patch: {
        grade: 'major',
        treatment: 'deadline',
        dueOn: office.today,
        responsibleId: given.worker.id,
        categoryGroup: 'site',
        category: '设备设施',
        measures: '更换安全阀',
        fundsConfirmed: true,
        emergencyPlan: '停炉',
        treatmentPlan: {
          goals: '更换',
          methods: '停用',
          resources: '2 万元',
          organization: '设备科',
          schedule: '今天',
          safetyMeasures: '停炉',
        },
      },
    })
    expect((await condition('major-hazards'))?.state).toBe('triggered')
    expect((await redLine('overdue-major'))?.state).toBe('clear')
    office.today = addDays(office.today, 1)
    expect((await redLine('overdue-major'))?.state).toBe('triggered')
  })
})

describe('policies and records', () => {
  it('stand in the list: missing, there, stale, kept by the app', async () => {
    const { rows } = await office.run('standardization.documentList', {})
    expect(rows.filter(({ section }) => section === 'required')).toHaveLength(25)
    expect(await entry('equipment')).toMatchObject({ state: 'missing', documents: [] })
    expect(await entry('equipment-ledger')).toMatchObject({ state: 'kept', keptCount: 1, reportId: 'facility-list' })
    const made = await document({ entryId: 'equipment', issuedOn: '2024-01-01', documentNumber: 'AQ-11' })
    expect(await entry('equipment')).toMatchObject({ state: 'stale' })
    await office.run('policy-document.update', { id: made.id, revision: 1, patch: { revisedOn: office.today } })
    expect(await entry('equipment')).toMatchObject({ state: 'present', documents: [{ attachmentCount: 0 }] })
    await office.run('attachment.put', {
      recordType: 'policyDocument',
      recordId: made.id,
      role: 'document',
      base64: picture('封面'),
    })
    expect(await entry('equipment')).toMatchObject({ documents: [{ attachmentCount: 1 }] })
    await document({ name: '夜班值守规定' })
    expect((await office.run('standardization.documentList', {})).rows.at(-1)).toMatchObject({
      section: 'own',
      name: '夜班值守规定',
      state: 'present',
    })
    await office.run('policy-document.void', { id: made.id, revision: 2, reason: '废止' })
    expect(await entry('equipment')).toMatchObject({ state: 'missing' })
  })
  it('are refused when they cannot be', async () => {
    const refused = (fields: object) => office.refused('policy-document.create', { name: '制度', ...fields })
    expect((await refused({ entryId: 'gone' })).code).toBe('not-found')
    expect((await refused({ issuedOn: '2026-02-01', revisedOn: '2026-01-01' })).fields).toHaveProperty('revisedOn')
    expect((await refused({ revisedOn: addDays(office.today, 1) })).fields).toHaveProperty('revisedOn')
  })
  it('older than what came after them are flags of the audit', async () => {
    const made = await document({ entryId: 'equipment', issuedOn: '2025-03-01' })
    expect(
      (await office.run('standardization.flags', {})).map(({ ruleId, elementId, subject }) => [
        ruleId,
        elementId,
        subject.id,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['policy-not-reviewed', 'foundation', made.id],
        ['policy-older-than-change', 'foundation', made.id],
      ]),
    )
  })
})

describe('an operation audit', () => {
  it('keeps its grid and refuses what the grid does not have', async () => {
    const { elements } = await office.run('standardization.auditQuestions', {})
    expect(elements).toHaveLength(8)
    const mark = { elementId: 'leadership', aspect: 'policy' as const, grade: 'full' as const }
    const made = await office.run('operation-audit.create', { name: '三季度', auditedOn: office.today })
    const update = (marks: object[]) => ({ id: made.id, revision: made.revision, patch: { marks } as never })
    expect((await office.refused('operation-audit.update', update([mark, mark]))).message).toContain('只能评一次')
    expect((await office.refused('operation-audit.update', update([{ ...mark, elementId: 'gone' }]))).code).toBe(
      'not-found',
    )
    await office.run('operation-audit.update', update([mark, { ...mark, aspect: 'sample', grade: null, note: '待抽' }]))
    expect((await office.run('operation-audit.get', { id: made.id })).marks).toMatchObject([
      { grade: 'full', note: '' },
      { grade: null, note: '待抽' },
    ])
    const list = await office.run('operation-audit.list', {})
    await office.run('operation-audit.void', { id: made.id, revision: list[0]?.revision ?? 0, reason: '重做' })
    expect(await office.run('operation-audit.list', {})).toEqual([])
  })
})

describe('a self-assessment', () => {
  it('is due a year after the last sealed one', async () => {
    expect((await overview()).assessment).toBeNull()
    const { id } = await assessment()
    expect((await overview()).assessment).toMatchObject({
      id,
      percentTenths: 1000,
      level: 'level1',
      nextOn: '2027-11-22',
    })
    expect(await todayKinds()).not.toContain('assessmentDue')
    office.today = '2027-10-23'
    expect(await todayKinds()).toContain('assessmentDue')
    office.today = '2027-11-23'
    const { groups } = await office.run('consistency.check', {})
    expect(groups.find(({ ruleId }) => ruleId === 'self-assessment-outdated')?.hits).toMatchObject([
      { subject: { id } },
    ])
  })
  it('that gives full marks while an earlier non-conformity is open is found', async () => {
    const first = await assessment({ seals: false })
    const { answers } = await office.run('assessment.get', { id: first.id })
    const answerId = answers.find(({ itemId }) => itemId === 'GM-001')?.id ?? ''
    await office.run('assessment.answer', { answerId, side: 'own', ticks: [{ partId: 'z1', count: 1 }] })
    await office.run('nonconformity.create', {
      assessmentId: first.id,
      items: [{ answerId, description: '没有目标制度' }],
    })
    office.today = '2027-06-01'
    await assessment()
    const { groups } = await office.run('consistency.check', {})
    expect(groups.find(({ ruleId }) => ruleId === 'full-score-with-open-nonconformity')?.hits).toHaveLength(1)
  })
  it('is told what the app holds that shows its items', async () => {
    const { id } = await assessment({ seals: false })
    await document({ entryId: 'targets', name: '安全生产目标管理制度' })
    const proposals = await office.run('assessment.evidenceProposals', { assessmentId: id, limit: 1 })
    const of = (itemId: string) => proposals.find((own) => own.itemId === itemId)
    expect(of('GM-102')?.groups).toMatchObject([{ kind: 'riskPoint', count: 1, records: [{}] }])
    expect(of('GM-102')?.missing).toContain('自评期间完成的风险评审')
    expect(of('GM-001')).toMatchObject({ groups: [{ kind: 'policyDocument', count: 1 }], missing: [] })
    expect(of('GM-141')?.missing).toContain('综合性排查')
  })
})

describe('the holiday table', () => {
  const year = async (wanted: number) =>
    (await office.run('holiday.years', {})).years.find((own) => own.year === wanted)
  const deadline = async (from: string) => (await office.run('nonconformity.defaultDeadline', { from })).dueOn
  it('is edited by year, moves deadlines and goes back to what ships', async () => {
    expect(await year(2026)).toMatchObject({ isOwn: false, verified: false })
    expect(await deadline('2026-09-30')).toBe('2026-11-03')
    const off = [{ name: '国庆节', from: '2026-10-01', to: '2026-10-03' }]
    await office.run('holiday.update', { year: 2026, off, work: [] })
    expect(await year(2026)).toMatchObject({ isOwn: true, off, work: [] })
    expect(await deadline('2026-09-30')).toBe('2026-10-30')
    await office.run('holiday.reset', { year: 2026 })
    expect(await year(2026)).toMatchObject({ isOwn: false })
    expect(await deadline('2026-09-30')).toBe('2026-11-03')
    await office.run('holiday.update', { year: 2027, off: [], work: ['2027-02-14', '2027-01-30', '2027-01-30'] })
    expect(await year(2027)).toMatchObject({ isOwn: true, work: ['2027-01-30', '2027-02-14'] })
    await office.run('holiday.reset', { year: 2027 })
    expect(await year(2027)).toBeUndefined()
  })
  it.each([
    [{ off: [{ name: '国庆节', from: '2026-10-03', to: '2026-10-01' }], work: [] }, '不能早于开始'],
    [{ off: [{ name: '国庆节', from: '2025-10-01', to: '2025-10-03' }], work: [] }, '不在 2026 年'],
    [{ off: [], work: ['2025-10-01'] }, '不在 2026 年'],
    [{ off: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-03' }], work: ['2026-10-02'] }, '既放假又上班'],
  ])('refuses %j', async (fields, sentence) => {
    expect((await office.refused('holiday.update', { year: 2026, ...fields })).message).toContain(sentence)
  })
})
