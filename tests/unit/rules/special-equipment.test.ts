import { describe, expect, it } from 'vitest'
import { equipmentInspection, operatorCertificate, threeRates } from '#shared/rules/special-equipment'

const today = '2026-11-22'
const equipment = (fields: object = {}) => ({
  registrationNumber: '起 0001',
  state: 'inUse' as const,
  conclusion: 'qualified' as const,
  nextInspectionOn: '2027-05-30',
  isInspectionExempt: false,
  ...fields,
})
const operator = (certificateNumber: string, validUntil: string | null) => ({ certificateNumber, validUntil })

describe('where an inspection stands', () => {
  it.each([
    [{}, 'valid'],
    [{ nextInspectionOn: '2027-02-21' }, 'valid'],
    [{ nextInspectionOn: '2027-02-20' }, 'dueSoon'],
    [{ nextInspectionOn: today }, 'dueSoon'],
    [{ nextInspectionOn: '2026-11-21' }, 'overdue'],
    [{ conclusion: 'unqualified' }, 'unqualified'],
    [{ conclusion: 'none' }, 'unknown'],
    [{ nextInspectionOn: null }, 'unknown'],
    [{ nextInspectionOn: null, isInspectionExempt: true }, 'exempt'],
    [{ nextInspectionOn: '2026-01-01', state: 'stopped' }, 'notInUse'],
  ])('%j: %s', (fields, expected) => {
    expect(equipmentInspection(equipment(fields), today)).toBe(expected)
  })

  it.each([
    ['N1-1', '2027-05-30', 'valid'],
    ['N1-1', '2026-12-01', 'dueSoon'],
    ['N1-1', '2026-11-21', 'expired'],
    ['N1-1', null, 'missing'],
    ['', '2027-05-30', 'missing'],
  ])('certificate %s until %s: %s', (number, until, expected) => {
    expect(operatorCertificate(operator(number, until), today)).toBe(expected)
  })
})

describe('the three rates', () => {
  it('count what is in use, leave out what needs no inspection, and take people by post', () => {
    const register = [
      equipment(),
      equipment({ registrationNumber: '' }),
      equipment({ nextInspectionOn: '2026-11-01' }),
      equipment({ isInspectionExempt: true, nextInspectionOn: null }),
      equipment({ state: 'scrapped', registrationNumber: '', nextInspectionOn: null }),
    ]
    const operators = [operator('N1-1', '2027-05-30'), operator('N1-2', '2026-11-01'), operator('', null)]
    expect(threeRates(register, operators, today)).toEqual({
      registration: { numerator: 3, denominator: 4 },
      inspection: { numerator: 2, denominator: 3 },
      certificate: { numerator: 1, denominator: 3 },
    })
  })

  it('have nothing to divide by in an empty register', () => {
    const nothing = { numerator: 0, denominator: 0 }
    expect(threeRates([], [], today)).toEqual({ registration: nothing, inspection: nothing, certificate: nothing })
  })
})
