/** A ledger of several years to measure lists on: findings, their rectifications and photos, through the record store. */
import type { Finding } from '#shared/domain/finding'
import { addDays, yearOf } from '#shared/rules/day'
import { formatNumber } from '#shared/rules/number'
import { areas, attachments, findings, rectifications } from '../../electron/database/repositories/records.ts'
import { nextSequence } from '../../electron/database/repositories/sequences.ts'
import type { Writing } from '../../electron/database/writing.ts'
import { emptyFinding } from '../../electron/services/finding-record.ts'

export const benchToday = '2026-11-22'

const places = [
  '冲压车间',
  '焊接车间',
  '机加工车间',
  '涂装车间',
  '装配车间',
  '成品仓库',
  '原料仓库',
  '空压站',
  '配电室',
  '食堂',
]
const things = [
  '冲床双手按钮',
  '旋转部位防护罩',
  '配电箱',
  '灭火器',
  '行车吊钩',
  '气瓶防倾倒链',
  '除尘管道',
  '安全通道',
  '叉车喇叭',
  '砂轮机挡板',
  '临时用电线路',
  '危废间标识',
  'CO2气体保护焊机',
  '登高梯',
]
const faults = [
  '失灵，单手即可启动设备',
  '缺失，旋转部位外露',
  '门未关闭，内部积尘',
  '压力不足，已过有效期',
  '防脱钩装置损坏',
  '未固定，有倾倒危险',
  '积尘超过规定厚度',
  '被物料堵塞，宽度不足 1.2 米',
  '声音微弱，转弯处无法提醒行人',
  '与砂轮间隙过大',
  '未穿管保护，绝缘破损',
  '脱落，无法辨认',
  '接地线松动',
]
const people = ['李志强', '赵敏', '周海波', '王建国', '陈晓燕', '孙立军', '吴玉梅']
const categories = ['作业场所', '设备设施', '防护、保险、信号等装置装备', '个体防护', '作业许可', '相关方作业']

/** Repeatable numbers from 0 to below 1. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** The work reported for a finding, with its photo. */
function addEvidence(writing: Writing, finding: Finding): void {
  const work = rectifications.insert(writing, {
    findingId: finding.id,
    measures: '已更换损坏部件',
    completedOn: addDays(finding.foundOn, 3),
    rectifierId: null,
    rectifierName: finding.responsibleName,
    costCents: finding.fundsCents,
    round: 1,
  })
  attachments.insert(writing, {
    recordType: 'rectification',
    recordId: work.id,
    role: 'after',
    sha256: finding.id.replaceAll('-', '').repeat(2),
    mime: 'image/jpeg',
    size: 180_000,
    width: 1600,
    height: 1200,
    originalName: 'IMG_0001.jpg',
    originalSha256: '',
    takenAt: null,
    caption: '',
    sortOrder: 0,
  })
}

/** Writes plausible findings of several years, the newest ones partly open, through the record store. */
export function seedFindings(writing: Writing, count: number): void {
  const random = randomNumbers(20_261_122)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const areaIds = places.map(
    (name, index) =>
      areas.insert(writing, {
        name,
        code: '',
        unitId: null,
        responsiblePersonId: null,
        floorPlanId: null,
        polygon: [],
        holes: [],
        levelOverride: null,
        levelOverrideReason: '',
        description: '',
        sortOrder: index + 1,
      }).id,
  )
  const firstDay = addDays(benchToday, -1500)
  for (let index = 0; index < count; index += 1) {
    const foundOn = addDays(firstDay, Math.floor((index * 1500) / count))
    const isRecent = index > count * 0.8
    const status: Finding['status'] =
      isRecent && random() < 0.5
        ? pick(['registered', 'rectifying', 'rectifying', 'awaitingReview'] as const)
        : 'closed'
    const year = yearOf(foundOn)
    const finding = findings.insert(writing, {
      ...emptyFinding(foundOn),
      description: `${pick(things)}${pick(faults)}，${pick(['点检未发现', '交接班未说明', '操作人员未报告', '已要求停用'])}，存在造成人员伤害的风险`,
      location: `${pick(places)}${1 + Math.floor(random() * 40)}号工位旁`,
      areaId: pick(areaIds),
      category: pick(categories),
      finderName: pick(people),
      grade: status === 'registered' ? null : random() < 0.01 ? 'major' : 'general',
      treatment: status === 'registered' ? null : random() < 0.4 ? 'immediate' : 'deadline',
      responsibleName: pick(people),
      measures: '更换损坏部件，恢复联锁功能，重新点检合格后投用，并在班前会上通报',
      fundsConfirmed: true,
      fundsCents: Math.floor(random() * 50_000) * 10,
      dueOn: status === 'registered' ? null : addDays(foundOn, 1 + Math.floor(random() * 30)),
      emergencyPlan: '停机挂牌，设置警戒，由班组长监护',
      number: formatNumber('finding', nextSequence(writing, 'finding', year), year),
      status,
      closedOn: status === 'closed' ? addDays(foundOn, 5) : null,
      closedByName: status === 'closed' ? pick(people) : '',
    })
    if (status === 'closed' && index % 4 === 0) addEvidence(writing, finding)
    if (random() < 0.01) findings.void(writing, finding.id, null, '重复登记')
  }
}
