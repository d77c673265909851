/** The ledger with 100,000 findings: opening, filtering, searching, sorting and paging through the dispatcher's own path. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { findingOperations } from '#shared/contract/finding'
import type { Finding } from '#shared/domain/finding'
import { addDays, dayInShanghai, yearOf } from '#shared/rules/day'
import { formatNumber } from '#shared/rules/number'
import { readDatabase, writeDatabase } from '../../electron/database/database.ts'
import { areas, attachments, findings, rectifications } from '../../electron/database/repositories/records.ts'
import { nextSequence } from '../../electron/database/repositories/sequences.ts'
import type { Writing } from '../../electron/database/writing.ts'
import { Workspace } from '../../electron/files/workspace.ts'
import type { QueryContext } from '../../electron/services/context.ts'
import { emptyFinding } from '../../electron/services/finding-record.ts'
import { findingHandlers } from '../../electron/services/finding.ts'

export const benchToday = '2026-11-22'
const now = () => '2026-11-22T02:00:00.000Z'

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

export interface Measured {
  name: string
  total: number
  p50: number
  p95: number
  /** time of the processor alone, which other programs on the machine do not lengthen */
  cpuP95: number
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

type ListInput = z.input<(typeof findingOperations)['finding.list']['input']>

/** What users do with the ledger; every entry is measured by itself. */
const deeds: Record<string, ListInput> = {
  open: {},
  'open, oldest first': { descending: false },
  'filter: to be rectified': { statuses: ['rectifying'] },
  'filter: overdue': { isOverdue: true },
  'filter: open, by deadline': { isOpen: true, sort: 'dueOn', descending: false },
  'filter: major of a year': { grades: ['major'], foundFrom: '2025-01-01', foundTo: '2025-12-31' },
  'filter: category, by day': { categories: ['个体防护'], sort: 'foundOn' },
  'filter: with void ones': { includeVoided: true },
  'search: 防护 (common)': { search: '防护' },
  'search: 人员 (every one)': { search: '人员' },
  'search: 27号工位 (some)': { search: '27号工位' },
  'search: two words': { search: '冲床 周海波' },
  'search: number': { search: 'yh-2025-0420' },
  'search: latin letters': { search: 'co2' },
  'search: nothing found': { search: '锅炉房' },
  'search in open ones, by deadline': { search: '灭火器', isOpen: true, sort: 'dueOn', descending: false },
  'search: common, by day': { search: '防护', sort: 'foundOn' },
  'search: common, by area': { search: '防护', sort: 'area', descending: false },
  'sort by day': { sort: 'foundOn' },
  'sort by day, oldest first': { sort: 'foundOn', descending: false },
  'sort by deadline': { sort: 'dueOn' },
  'sort by state': { sort: 'status', descending: false },
  'sort by area': { sort: 'area', descending: false },
  'page 50,000 by number': { offset: 50_000 },
  'page 98,000 by number': { offset: 98_000 },
  'page 50,000 by day': { offset: 50_000, sort: 'foundOn' },
  'page 500 rows': { limit: 500 },
}

/** Fills a new enterprise and measures every deed; the counts by state are measured too. */
export function measureLedger(options: { count: number; rounds: number }): {
  seedMilliseconds: number
  results: Measured[]
} {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
  const workspace = new Workspace(folder, { now })
  try {
    const id = uuidv7()
    const { connection } = workspace.create(id)
    const started = performance.now()
    const writing = {
      db: writeDatabase(connection),
      actionId: uuidv7(),
      at: now(),
      today: dayInShanghai(now()),
      actor: { id: null, name: '' },
      operation: 'finding.create',
    }
    connection.transaction(() => seedFindings(writing, options.count)).immediate()
    const seedMilliseconds = performance.now() - started
    const context = { db: readDatabase(connection), today: benchToday } as QueryContext
    const measure = (name: string, run: () => number): Measured => {
      const times: number[] = []
      const cpuTimes: number[] = []
      let total = 0
      for (let round = 0; round < options.rounds; round += 1) {
        const begin = performance.now()
        const cpuBegin = process.threadCpuUsage()
        total = run()
        const { user, system } = process.threadCpuUsage(cpuBegin)
        times.push(performance.now() - begin)
        cpuTimes.push((user + system) / 1000)
      }
      return {
        name,
        total,
        p50: percentile(times, 0.5),
        p95: percentile(times, 0.95),
        cpuP95: percentile(cpuTimes, 0.95),
      }
    }
    const results = Object.entries(deeds).map(([name, input]) =>
      measure(name, () => {
        const parsed = findingOperations['finding.list'].input.parse(input)
        return findingHandlers['finding.list'](context, parsed).total
      }),
    )
    results.push(measure('counts by state', () => findingHandlers['finding.counts'](context).closed))
    return { seedMilliseconds, results }
  } finally {
    workspace.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const { seedMilliseconds, results } = measureLedger({ count: 100_000, rounds: 30 })
  console.log(`100,000 findings written in ${Math.round(seedMilliseconds)} ms`)
  console.table(
    results.map(({ name, total, ...times }) => ({
      name,
      total,
      'p50 ms': times.p50.toFixed(1),
      'p95 ms': times.p95.toFixed(1),
      'p95 cpu ms': times.cpuP95.toFixed(1),
    })),
  )
}
