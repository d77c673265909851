import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
beforeEach(async () => {
  office = await testEnterprise('2026-11-23')
})
afterEach(() => {
  office.close()
})

const tank = {
  name: '1 号储气罐',
  kind: 'pressureVessel',
  registrationNumber: '容 0003',
  inspectedOn: '2023-11-10',
  nextInspectionOn: '2026-11-10',
  conclusion: 'qualified',
} as const

describe('the register of special equipment', () => {
  it('gives the three rates, a thing to do on the home page, a hit of the consistency check and a document', async () => {
    const { id } = await office.run('special-equipment.create', tank)
    await office.run('special-equipment.create', {
      ...tank,
      name: '叉车',
      kind: 'vehicle',
      nextInspectionOn: '2026-12-10',
    })
    await office.run('equipment-operator.create', {
      personName: '蒋新民',
      workItem: '叉车司机 N1',
      certificateNumber: 'N1-1',
      validUntil: '2026-11-01',
    })
    const { equipment, rates } = await office.run('special-equipment.overview', {})
    expect(equipment.map(({ name, inspection }) => [name, inspection])).toEqual([
      ['1 号储气罐', 'overdue'],
      ['叉车', 'dueSoon'],
    ])
    expect(rates).toEqual({
      registration: { numerator: 2, denominator: 2 },
      inspection: { numerator: 1, denominator: 2 },
      certificate: { numerator: 0, denominator: 1 },
    })
    const { items } = await office.run('home.today', {})
    expect(items.filter(({ kind }) => /equipment|certificate/.test(kind))).toMatchObject([
      { kind: 'equipmentOverdue', recordId: id, detail: '定期检验超期 13 天' },
      { kind: 'equipmentDueSoon', detail: '还有 17 天检验到期，应当已经申报检验' },
      { kind: 'certificateExpired', title: '蒋新民 叉车司机 N1' },
    ])
    const { groups } = await office.run('consistency.check', {})
    const group = groups.find(({ ruleId }) => ruleId === 'special-equipment-overdue')
    expect(group?.hits.map(({ subject }) => subject)).toMatchObject([{ kind: 'specialEquipment', id }])
    const document = await office.run('report.preview', { reportId: 'special-equipment-rates', parameters: {} })
    const [table, register] = document.blocks.filter((block) => block.kind === 'table')
    expect(table?.rows.map((row) => row.slice(0, 4))).toEqual([
      ['使用登记率', 2, 2, { numerator: 2, denominator: 2 }],
      ['定期检验率', 2, 1, { numerator: 1, denominator: 2 }],
      ['持证上岗率', 1, 0, { numerator: 0, denominator: 1 }],
    ])
    expect(register?.rows.map((row) => row.at(-1))).toEqual(['超期未检', '快到期'])
    expect(document.notes.join()).toContain('未核实')
  })

  it('refuses days that cannot be', async () => {
    const future = await office.refused('special-equipment.create', { ...tank, inspectedOn: '2026-11-24' })
    expect(future.fields).toHaveProperty('inspectedOn')
    const reversed = await office.refused('special-equipment.create', { ...tank, nextInspectionOn: '2023-11-10' })
    expect(reversed.fields).toHaveProperty('nextInspectionOn')
  })

  it('leaves out what was made void', async () => {
    const { id, revision } = await office.run('special-equipment.create', tank)
    await office.run('special-equipment.void', { id, revision, reason: '重复登记' })
    const { rates } = await office.run('special-equipment.overview', {})
    expect(rates.registration).toEqual({ numerator: 0, denominator: 0 })
  })
})
