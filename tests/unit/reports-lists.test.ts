/** What the lists and ledgers print in the cases that the sample factory does not have. */
import { describe, expect, it } from 'vitest'
import { followUp } from '#shared/domain/follow-up'
import { inspectionPlan } from '#shared/domain/inspection'
import { organizationUnit } from '#shared/domain/organization-unit'
import { person } from '#shared/domain/person'
import { equipmentOperator } from '#shared/domain/special-equipment'
import { accident, levelCertificate } from '#shared/domain/standardization'
import { accidentLedger } from '#shared/reports/accident-ledger'
import { authorityStatistics, tenThousandHundredths } from '#shared/reports/authority-statistics'
import type { ReportData } from '#shared/reports/definition'
import { extensionSheet } from '#shared/reports/extension-sheet'
import { findingPublicity } from '#shared/reports/finding-publicity'
import { followUpRecord } from '#shared/reports/follow-up-record'
import { inspectionCompletion } from '#shared/reports/inspection-completion'
import { inspectionPlanList } from '#shared/reports/inspection-plan-list'
import { inspectionSummary, principalInspectionRecord } from '#shared/reports/inspection-summary'
import { basicItemList, siteItemList } from '#shared/reports/item-lists'
import { levelCertificateList } from '#shared/reports/level-certificate-list'
import { organizationList, responsiblePersonList } from '#shared/reports/organization-lists'
import { monthsOf } from '#shared/reports/period-months'
import { personnelRoster } from '#shared/reports/personnel-roster'
import { rectificationFunds } from '#shared/reports/rectification-funds'
import { hazardIdentificationList, riskControlList } from '#shared/reports/zone-lists'
import { emptyReportData, reportData } from '../helpers/report-data.ts'
import { base, ids, uuid } from '../helpers/report-ids.ts'
import { columnOf, fieldOf, headsOf, tablesOf, tableWith, textOf } from '../helpers/report-reading.ts'

const pinyin = { namePinyin: '', nameInitials: '' }
const plan = (number: number, fields: Record<string, unknown>) =>
  inspectionPlan.parse({
    ...base(number),
    name: '检查',
    checklistId: ids.checklist,
    startsOn: '2026-10-01',
    ...fields,
  })

describe('organization', () => {
  const units = [
    organizationUnit.parse({ ...base(401), name: '甲班', kind: 'team', parentId: uuid(402), sortOrder: 2 }),
    organizationUnit.parse({ ...base(402), name: '总厂', kind: 'company', managerId: uuid(411), sortOrder: 1 }),
    organizationUnit.parse({ ...base(403), name: '旧班', kind: 'team', parentId: uuid(499), sortOrder: 3 }),
  ]
  const people = [
    person.parse({ ...base(411), ...pinyin, name: '张一', unitId: uuid(402), isPrincipal: true }),
    person.parse({ ...base(412), ...pinyin, name: '李二', unitId: uuid(401), isSafetyManager: true }),
    person.parse({ ...base(413), ...pinyin, name: '王三', unitId: null }),
    person.parse({ ...base(414), ...pinyin, name: '走了', unitId: uuid(401), leftOn: '2026-11-22' }),
  ]
  const data: ReportData = { ...emptyReportData(), units, people }

  it('puts units below their superior, counts who has no unit and leaves out who left', () => {
    const table = tableWith(organizationList.compose(data), 'members')
    expect(columnOf(table, 'unit')).toEqual(['总厂', '甲班', '旧班', '未填所在单位', '合计'])
    expect(columnOf(table, 'members')).toEqual([1, 1, 0, 1, 3])
    expect(table.sumRows).toEqual([4])
    expect(organizationList.compose(data).notes).toContain('有 2 个单位没有负责人')
    expect(organizationList.compose({ ...data, today: '2026-11-21' }).blocks).not.toEqual(
      organizationList.compose(data).blocks,
    )
  })

  it('says who has no duties and which risk points nobody answers for', () => {
    const document = responsiblePersonList.compose({ ...reportData(), units, people })
    expect(document.notes).toContain('有 2 人没有登记责任范围')
    expect(document.notes).toContain('另有 3 个风险点没有在职的责任人')
    const table = tableWith(responsiblePersonList.compose(reportData()), 'considerable')
    expect(table.rows.at(-1)?.slice(6, 8)).toEqual([3, 1])
  })

  it('counts a certificate with its department only while it holds', () => {
    const operators = ['2026-11-22', '2026-11-21'].map((validUntil, index) =>
      equipmentOperator.parse({
        ...base(420 + index),
        personId: uuid(412),
        personName: '李二',
        workItem: '叉车司机 N1',
        certificateNumber: 'N1',
        validUntil,
      }),
    )
    const document = personnelRoster.compose({ ...data, specialEquipment: { register: [], operators } })
    expect(tableWith(document, 'held').rows).toEqual([
      ['总厂', 1, 0, 0],
      ['甲班', 1, 1, 1],
      ['未填部门', 1, 0, 0],
      ['合计', 3, 1, 1],
    ])
    expect(columnOf(tableWith(document, 'holder'), 'state')).toEqual(['快到期', '证书过期'])
    expect(document.notes).toContain('另有 1 人已离职，未列入')
  })
})

describe('两单', () => {
  it('has the eight contents of the regulation in their order, highest level first', () => {
    const document = riskControlList.compose(reportData())
    const table = tableWith(document, 'controls')
    expect(table.columns.map(({ label }) => label.split('\n')[0])).toEqual([
      '风险分区',
      '序号',
      '安全风险名称',
      '风险点',
      '所处位置',
      '等级',
      '评价依据',
      '可能导致的事故类型',
      '管控措施',
      '责任部门',
      '责任人',
    ])
    expect(columnOf(table, 'level')).toEqual(['considerable', 'general', 'low', '未评价'])
    expect(tableWith(document, 'zoneName').rows.at(-1)).toEqual(['合计', 0, 1, 1, 1, 1, 4])
    expect(columnOf(tableWith(hazardIdentificationList.compose(reportData()), 'handler'), 'handler')).toEqual([
      '何文斌',
      '何文斌',
      '何文斌',
      '',
    ])
  })

  it('puts what has no area last', () => {
    const data = reportData()
    data.riskPoints = data.riskPoints.map((point) => (point.id === ids.mill ? { ...point, areaName: '' } : point))
    expect(columnOf(tableWith(riskControlList.compose(data), 'zoneName'), 'zoneName')).toEqual([
      '机加工车间',
      '未分区',
      '合计',
    ])
  })
})

describe('排查项目清单', () => {
  const withCheckpoint = (): ReportData => {
    const data = reportData()
    for (const control of data.hazards.flatMap(({ controls }) => controls))
      if (control.controlClass === 'engineering') control.checkpoint = `查${control.text}`
    return data
  }

  it('lists the controls in place with a checkpoint under tier and kind of check', () => {
    const data = withCheckpoint()
    const [list] = data.checklists
    if (!list) throw new Error('no checklist')
    const special = { ...list, kind: 'special' as const, tier: 'workshop' as const, period: 'quarter' as const }
    special.items = list.items.map((item, index) => ({
      ...item,
      controlId: index === 0 ? uuid(3011) : null,
      hazardId: null,
    }))
    const document = siteItemList.compose({ ...data, checklists: [special] })
    const table = tableWith(document, 'content')
    expect(columnOf(table, 'content')).toEqual(['查装联锁防护罩', '查装急停按钮'])
    expect(columnOf(table, 'team')).toEqual(['每月', '每月'])
    expect(columnOf(table, 'special')).toEqual(['车间（部室）级\n每季度', ''])
    expect(headsOf(table)['日常']).toEqual(['岗位级', '班组级', '车间（部室）级', '公司（厂）级'])
    expect(document.notes).toContain('另有 3 项危险源的措施没有写检查要点，未列入')
    // a plan in force says how the list is used
    const plans = [plan(431, { kind: 'comprehensive', tier: 'company', period: 'month' })]
    expect(
      columnOf(tableWith(siteItemList.compose({ ...data, checklists: [special], plans }), 'content'), 'comprehensive'),
    ).toEqual(['公司（厂）级\n每月', ''])
  })

  it('takes the own items of 基础管理 by their class, each once, and names the classes without any', () => {
    const data = reportData()
    const [list] = data.checklists
    const [first] = list?.items ?? []
    if (!list || !first) throw new Error('no checklist')
    const item = { ...first, riskPointId: null, hazardId: null, controlId: null }
    list.items = [
      first,
      { ...item, item: '安全投入：计划', standard: '有项目和金额' },
      { ...item, item: '安全投入：计划', standard: '有项目和金额' },
      { ...item, item: '地面', standard: '没有油污' },
    ]
    const basicManagement = {
      categories: ['资质证照', '安全投入', '其他'],
      list: { ...list, name: '十三类', items: [] },
    }
    const document = basicItemList.compose({ ...data, basicManagement })
    expect(columnOf(tableWith(document, 'content'), 'content')).toEqual(['计划：有项目和金额'])
    expect(document.notes).toContain('没有排查内容的类别：资质证照')
  })
})

describe('plans and inspections', () => {
  it('prints the days of a month’s plan and counts shifts', () => {
    const plans = [
      plan(441, { name: '月查', period: 'month', startsOn: '2026-08-31' }),
      plan(442, { name: '班查', period: 'shift', shiftsPerDay: 2 }),
      plan(443, { name: '已停', period: 'week', endsOn: '2026-10-08' }),
    ]
    const document = inspectionPlanList.compose({ ...reportData({ period: 'month' }), plans })
    const table = tableWith(document, 'days')
    expect(columnOf(table, 'days')).toEqual(['11月30日', '11月1日至11月30日', ''])
    expect(columnOf(table, 'times')).toEqual([1, 60, 61])
    expect(document.notes).toContain('另有 1 个计划本期没有到期的检查，未列入')
  })

  it('counts an occurrence that is due but not done in neither figure', () => {
    const [inspection] = reportData().inspections
    if (!inspection) throw new Error('no inspection')
    const done = (on: string) => ({ ...inspection, id: on, planId: uuid(451), inspectedOn: on })
    const data: ReportData = {
      ...reportData({ period: 'quarter' }),
      plans: [plan(451, { name: '周查', period: 'week', startsOn: '2026-10-26' })],
      // weeks of 10-26, 11-02 and 11-09 were due, that of 11-16 still is
      inspections: [done('2026-11-01'), done('2026-11-15')],
    }
    const table = tableWith(inspectionCompletion.compose(data), 'month-2')
    expect(table.rows[0]?.slice(6)).toEqual(['1/1', '1/2', 3, 2, 1, { numerator: 2, denominator: 3 }])
    expect(table.rows.at(-1)?.slice(6)).toEqual(table.rows[0]?.slice(6))
    expect(() => tableWith(inspectionCompletion.compose({ ...data, parameters: {} }), 'month-1')).toThrow('no column')
  })

  it('does not say 未发现隐患 where the finding was made void', () => {
    const data = reportData({ period: 'month' })
    const before = tableWith(inspectionSummary.compose(data), 'conclusion')
    expect(columnOf(before, 'conclusion')[0]).toBe('发现隐患 1 项')
    data.findings = []
    expect(columnOf(tableWith(inspectionSummary.compose(data), 'conclusion'), 'conclusion')[0]).toBe('登记的隐患已作废')
  })

  it('asks for a record of the person in charge in every month that has begun', () => {
    const data = reportData({ period: 'quarter' })
    data.inspections = data.inspections.map((one) => ({
      ...one,
      isLedByPrincipal: true,
      participants: '陈国梁、何文斌',
    }))
    const document = principalInspectionRecord.compose(data)
    expect(columnOf(tableWith(document, 'kept'), 'kept')).toEqual(['否，没有记录', '是', '1／2 个月'])
    expect(columnOf(tableWith(document, 'leader'), 'leader')).toEqual(['陈国梁'])
    data.inspections = []
    expect(columnOf(tableWith(principalInspectionRecord.compose(data), 'kept'), 'kept')[1]).toBe('本月还没有记录')
  })

  it('cuts a period into the months that have begun', () => {
    const quarter = { from: '2026-10-01', to: '2026-12-31' }
    expect(monthsOf(quarter, '2026-11-22').map(({ label }) => label)).toEqual(['2026年10月', '2026年11月'])
    expect(monthsOf(quarter, '2027-02-01')).toHaveLength(3)
    expect(monthsOf(quarter, '2026-09-30')).toEqual([])
  })
})

describe('findings', () => {
  it('rounds 分 to hundredths of 万元 half up, once', () => {
    expect([12_345_678, 4_999, 5_000, 0].map(tenThousandHundredths)).toEqual([1235, 0, 1, 0])
  })

  it('says where 销号数 by the formula of the form is not what was closed', () => {
    const data = reportData({ period: 'quarter' })
    expect(authorityStatistics.compose(data).notes.join()).not.toContain('不符')
    data.findings = data.findings.map((finding) => ({ ...finding, treatmentPlan: null }))
    expect(authorityStatistics.compose(data).notes.join()).toContain(
      '算出的销号数是 1 项，与实际销号 0 项不符：有 1 项重大隐患没有销号',
    )
  })

  it('prints a form for each extension, an empty one for a finding without any', () => {
    expect(fieldOf(extensionSheet.compose(reportData()), '延期天数')).toBe(8)
    const open = extensionSheet.compose(reportData({ recordId: ids.ungraded }))
    expect(fieldOf(open, '审批意见')).toContain('□ 同意延期')
    expect(open.notes.join()).toContain('空着的栏请手写')
    expect(() => extensionSheet.compose(reportData({ recordId: uuid(999) }))).toThrow('找不到这条隐患')
  })

  it('prints the look that was taken and the one that lies ahead', () => {
    const data = { ...reportData(), today: '2026-12-10' }
    const [closed] = data.findings
    closed?.followUps.push(
      followUp.parse({
        ...base(461),
        findingId: ids.closed,
        stage: 'first',
        checkedOn: '2026-12-08',
        checkerName: '周敏华',
        result: 'recurred',
        note: '限位开关又松了',
      }),
    )
    const document = followUpRecord.compose(data)
    expect(columnOf(tableWith(document, 'result'), 'result')).toEqual(['到期未做', '还没到期', '复发', '还没到期'])
    expect(tableWith(document, 'stageName').rows.at(-1)).toEqual(['合计', 4, 0, 1, 0, 1, 0, 2])
  })

  it('adds planned and actual money by unit and in all', () => {
    const document = rectificationFunds.compose(reportData())
    const table = tableWith(document, 'actual')
    const column = (key: string) => columnOf(table, key).map(Number)
    for (const key of ['planned', 'actual', 'difference'])
      expect(column(key).at(-1)).toBe(
        column(key)
          .slice(0, -1)
          .reduce((sum, value) => sum + value, 0),
      )
    expect(column('actual').at(-1)).toBe(4550 + 30000 + 1000)
    expect(tableWith(document, 'plannedSum').rows.at(-1)?.slice(2)).toEqual(table.rows.at(-1)?.slice(7, 10))
  })

  it('publishes nothing as such, and counts what stayed open before', () => {
    const none = { ...reportData({ period: 'month' }), findings: [] }
    expect(textOf(findingPublicity.compose(none))).toContain('2026年11月')
    const next = { ...reportData({ period: 'month', anchorOn: '2026-12-02' }), today: '2026-12-02' }
    const open = next.findings.filter(({ status, voidedAt }) => status !== 'closed' && voidedAt === null).length
    expect(tablesOf(findingPublicity.compose(next)).map(({ rows }) => rows.length)).toEqual([0, open])
  })
})

describe('accidents and certificates', () => {
  const record = (number: number, fields: Record<string, unknown>) =>
    accident.parse({ ...base(number), name: `事故${number}`, occurredOn: '2026-05-01', ...fields })
  const accidentRecords = [
    record(471, { accidentType: '火灾', minorInjuries: 2, directLossCents: 101 }),
    record(472, { accidentType: '物体打击', minorInjuries: 1, directLossCents: 99, isContractor: true }),
    record(473, { accidentType: '火灾', occurredOn: '2025-12-31', deaths: 1 }),
    record(474, { isNearMiss: true }),
  ]

  it('keeps near misses apart and adds casualties and losses', () => {
    const data = { ...emptyReportData(), accidentRecords, parameters: { period: 'year' as const } }
    const document = accidentLedger.compose(data)
    const [accidents, nearMisses, types] = tablesOf(document)
    expect(accidents?.rows.at(-1)?.slice(5, 9)).toEqual([0, 0, 3, 200])
    expect(accidents && columnOf(accidents, 'remark')).toEqual(['', '发生在相关方', ''])
    expect(nearMisses && columnOf(nearMisses, 'name')).toEqual(['事故474', '合计'])
    expect(types?.rows).toEqual([
      ['火灾', 1, 0, 0, 2, 101],
      ['物体打击', 1, 0, 0, 1, 99],
      ['合计', 2, 0, 0, 3, 200],
    ])
    expect(textOf(document)).toContain('2026年登记生产安全事故 2 起，未遂事件 1 起')
    expect(textOf(accidentLedger.compose({ ...data, accidentRecords: [] }))).toContain('没有登记生产安全事故')
  })

  it('says how long a certificate holds, its last day included', () => {
    const certificate = (number: number, issuedOn: string, expiresOn: string) =>
      levelCertificate.parse({ ...base(number), level: 'level3', issuedOn, expiresOn })
    const data = emptyReportData()
    data.standardization.certificates = [
      certificate(481, '2020-11-22', '2023-11-21'),
      certificate(482, '2023-11-23', '2026-11-22'),
    ]
    const table = tableWith(levelCertificateList.compose(data), 'state')
    expect(columnOf(table, 'state')).toEqual(['有效（还有 0 天）', '已过期 1097 天'])
  })
})
