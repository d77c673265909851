import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { OwnFrequency } from '#shared/domain/frequency'
import { frequencyTable, plannedFrequency } from '#shared/rules/frequency-table'
import { type FrequencyPack, frequencyPack } from '#shared/rules/inspection-program'

const folder = join(import.meta.dirname, '..', '..', '..', 'resources', 'libraries', 'frequency-packs')
const packs = readdirSync(folder).map((name) =>
  frequencyPack.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
)
const pack = (id: string): FrequencyPack => {
  const found = packs.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const own = (fields: Partial<OwnFrequency>): OwnFrequency => ({
  tier: 'company',
  kind: 'special',
  period: null,
  who: '',
  ...fields,
})
const rowOf = (ids: string[], rows: OwnFrequency[], tier: string, kind: string) =>
  frequencyTable(ids.map(pack), rows).find((row) => row.tier === tier && row.kind === kind)

describe('the table', () => {
  it('starts from the strictest value of the chosen packs and names the pack', () => {
    expect(rowOf(['general'], [], 'company', 'special')).toMatchObject({
      period: 'quarter',
      packName: '工贸企业通用频次',
    })
    const strict = rowOf(['general', 'special-equipment'], [], 'company', 'special')
    expect(strict).toMatchObject({ period: 'month', packWho: '主要负责人', isOwn: false, deviation: null })
    expect(strict?.packName).toBe('特种设备日管控、周排查、月调度')
  })

  it('goes from the post upwards: 岗位每班、班组每日、车间每周、公司每月', () => {
    const daily = frequencyTable([pack('general')], []).filter(({ kind }) => kind === 'daily')
    expect(daily.map(({ tier, period, who }) => [tier, period, who])).toEqual([
      ['post', 'shift', '岗位员工'],
      ['team', 'day', '班组长'],
      ['workshop', 'week', '车间主任'],
      ['company', 'month', '公司安全管理部门'],
    ])
  })

  it('leaves out what is done before an occasion', () => {
    expect(
      frequencyTable([pack('general')], []).filter(({ kind }) => kind === 'holiday' || kind === 'seasonal'),
    ).toEqual([])
  })

  it.each([
    // period, packs, severity
    ['week', ['general', 'special-equipment'], undefined],
    ['month', ['general', 'special-equipment'], undefined],
    ['quarter', ['general', 'special-equipment'], 'refused'],
    ['quarter', ['general'], undefined],
    ['halfYear', ['general'], 'warning'],
    ['year', ['haimen'], 'refused'],
    ['halfYear', ['haimen'], undefined],
  ] as const)('special checks of the company %s under %j: %s', (period, ids, severity) => {
    const row = rowOf([...ids], [own({ period })], 'company', 'special')
    expect(row).toMatchObject({ period, isOwn: true })
    expect(row?.deviation?.severity).toBe(severity)
  })

  it('says in one sentence which pack a looser value falls behind', () => {
    const refused = rowOf(['general', 'special-equipment'], [own({ period: 'quarter' })], 'company', 'special')
    expect(refused?.deviation?.sentence).toBe(
      '「公司（厂）级专业性排查」定为每季度，比依据包「特种设备日管控、周排查、月调度」的每月少；请改成每月或更勤，或不再选用这个依据包',
    )
    const warned = rowOf(['general'], [own({ kind: 'daily', period: 'quarter' })], 'company', 'daily')
    expect(warned?.deviation?.sentence).toContain('比依据包「工贸企业通用频次」建议的每月少')
  })
})

describe('the plan of an entry', () => {
  const entry = (packId: string, id: string) => {
    const found = pack(packId).entries.find((one) => one.id === id)
    if (!found) throw new Error(id)
    return found
  }
  const planned = (packId: string, id: string, rows: OwnFrequency[]) =>
    plannedFrequency(pack(packId), entry(packId, id), rows)

  it('keeps the rhythm of its pack where the enterprise said nothing', () => {
    expect(planned('general', 'company-electrical', [])).toEqual({ period: 'halfYear', who: '公司安全管理部门' })
    expect(planned('special-equipment', 'special-month', [])).toEqual({ period: 'month', who: '主要负责人' })
  })

  it('follows an own value: it replaces a suggestion, tightens a requirement, never loosens one', () => {
    const rows = [own({ period: 'week', who: '安委会' })]
    expect(planned('general', 'company-electrical', rows)).toEqual({ period: 'week', who: '安委会' })
    expect(planned('special-equipment', 'special-month', rows)).toEqual({ period: 'week', who: '安委会' })
    expect(planned('special-equipment', 'special-month', [own({ period: 'year' })]).period).toBe('month')
    expect(planned('general', 'company-fire', [own({ period: 'year' })]).period).toBe('year')
  })

  it('is not touched by another row, nor before an occasion', () => {
    expect(planned('general', 'company-fire', [own({ kind: 'daily', period: 'week' })]).period).toBe('quarter')
    expect(planned('general', 'company-winter', [own({ kind: 'seasonal', period: 'month' })]).period).toBe('year')
  })
})
