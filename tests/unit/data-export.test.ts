import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataExportSchema, dataSchemaFile } from '#shared/contract/data-export'
import { csvLine, csvText, guarded } from '#shared/reports/csv'

describe('the published schema', () => {
  it('is the one that ships', async () => {
    const shipped = join(import.meta.dirname, '../../resources/schemas', dataSchemaFile)
    await expect(`${JSON.stringify(dataExportSchema(), null, 1)}\n`).toMatchFileSnapshot(shipped)
  })
})

describe('csv', () => {
  it.each(['=1+1', '+8613800001234', '@SUM(A1)', '-cmd|calc', '\tx', '\rx', '=HYPERLINK("a")', '--1', '-1+2'])(
    'puts an apostrophe before %j',
    (text) => {
      expect(guarded(text)).toBe(`'${text}`)
    },
  )

  it.each(['-5', '-12.50', '3', '普通文字', 'a=b', '', '－5℃'])('leaves %j alone', (text) => {
    expect(guarded(text)).toBe(text)
  })

  it('quotes by RFC 4180 and ends lines with CRLF', () => {
    expect(csvLine(['a,b', '说"好"', '两\n行', -3.5, null, true])).toBe('"a,b","说""好""","两\n行",-3.5,,是\r\n')
    expect(csvText({ name: '', heads: ['甲'], rows: [['=x']] })).toBe("\uFEFF甲\r\n'=x\r\n")
  })
})
