import { describe, expect, it } from 'vitest'
import { enterpriseFields } from '#shared/domain/enterprise'
import { findingFields } from '#shared/domain/finding'
import { areaFields } from '#shared/domain/area'
import { inspectionFields, inspectionPlanFields } from '#shared/domain/inspection'
import { organizationUnitFields } from '#shared/domain/organization-unit'
import { personFields } from '#shared/domain/person'
import { riskPointFields } from '#shared/domain/risk-point'
import { centsOf, countOf, describeFields, problemOf, problemsOf, yuanOf } from '../../renderer/forms/field-model.ts'
import { pickedBy } from '../../renderer/forms/pickers.tsx'

/** drawn by their pages themselves */
const withOwnPicker = ['floorPlanId', 'planId', 'checklistId']

const byKey = (fields: ReturnType<typeof describeFields>) => new Map(fields.map((field) => [field.key, field]))

describe('fields drawn from the schema', () => {
  it('reads kind, label and help', () => {
    const fields = byKey(describeFields(riskPointFields))
    expect(fields.get('name')).toMatchObject({ kind: 'text', label: '风险点名称', isRequired: true })
    expect(fields.get('kind')).toMatchObject({
      kind: 'choice',
      isRequired: true,
      options: ['facility', 'activity', 'place'],
    })
    expect(fields.get('areaId')).toMatchObject({ kind: 'reference', isNullable: true, isRequired: false })
    expect(fields.get('quantity')).toMatchObject({ kind: 'count', label: '数量', isRequired: false })
    expect(fields.get('isSpecialEquipment')).toMatchObject({ kind: 'flag', isRequired: false })
    expect(fields.get('activityContent')).toMatchObject({ kind: 'multiline' })
    expect(fields.has('sortOrder')).toBe(false)
  })

  it('tells days, money and several choices from texts and numbers', () => {
    const finding = byKey(describeFields(findingFields))
    expect(finding.get('foundOn')).toMatchObject({ kind: 'day', isRequired: true })
    expect(finding.get('dueOn')).toMatchObject({ kind: 'day', isRequired: false, isNullable: true })
    expect(finding.get('fundsCents')?.kind).toBe('money')
    expect(byKey(describeFields(enterpriseFields)).get('tags')?.kind).toBe('choices')
  })

  it('asks for the checklist of a plan', () => {
    expect(byKey(describeFields(inspectionPlanFields)).get('checklistId')).toMatchObject({
      kind: 'reference',
      label: '检查表',
      isRequired: true,
    })
    expect(problemsOf(inspectionPlanFields, { name: '周检', startsOn: '2026-11-23' })).toEqual({
      checklistId: '请选择检查表',
    })
  })

  it('has a picker for every reference of a form', () => {
    const references = [
      areaFields,
      inspectionFields,
      inspectionPlanFields,
      organizationUnitFields,
      personFields,
      riskPointFields,
    ]
      .flatMap((schema) => describeFields(schema))
      .filter((field) => field.kind === 'reference' && !withOwnPicker.includes(field.key))
    expect(references.filter((field) => pickedBy(field.key) === null).map((field) => field.key)).toEqual([])
  })
})

describe('problems', () => {
  it('says in Chinese what is wrong under the field', () => {
    expect(problemsOf(personFields, { name: ' ' })).toEqual({ name: '请填写姓名' })
    expect(problemOf(personFields, 'leftOn', '2026-02-30')).toBe('离职日期请填日期，例如 2026-03-05')
    expect(problemOf(personFields, 'leftOn', null)).toBeNull()
    expect(problemsOf(enterpriseFields, { name: '甲', employeeCount: 1.5 }).employeeCount).toBe('从业人数请填整数')
  })
})

describe('refused input', () => {
  it('names the missing field instead of calling it wrong', () => {
    expect(problemsOf(enterpriseFields, {}).name).toBe('请填写企业名称')
  })

  it('says how long a text is that is too long', () => {
    expect(problemOf(enterpriseFields, 'name', '宁'.repeat(10_000))).toBe(
      '企业名称最多 100 个字，现在有 10000 个字，改短后才会保存',
    )
  })

  it.each([
    ['三十八', '从业人数请填数字'],
    ['38人', '从业人数请填数字'],
    ['-5', '从业人数不能小于 0'],
    ['1.5', '从业人数请填整数'],
    ['99999999999', '从业人数最多 9 位数'],
    ['３８', null],
    ['1,200', null],
    ['', null],
  ])('answers %s with %s', (typed, sentence) => {
    expect(problemOf(enterpriseFields, 'employeeCount', countOf(typed))).toBe(sentence)
  })
})

describe('money', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['1,234.56', 123456],
    ['0.005', 1],
    ['', null],
    ['-1', null],
    ['一', null],
  ])('reads %s as %s', (text, cents) => {
    expect(centsOf(text)).toBe(cents)
  })

  it.each([
    [1200, '12'],
    [1250, '12.50'],
    [5, '0.05'],
  ])('shows %s as %s', (cents, text) => {
    expect(yuanOf(cents)).toBe(text)
  })
})
