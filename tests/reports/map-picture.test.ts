/** The map as PNG, in the PDF and in the workbook, written from the sample factory. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { imageSize } from '../../electron/exporters/image-size.ts'
import { hasOffice, pdfInfo, pdfText, readWorkbook } from '../helpers/office.ts'
import { sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()

test('the picture of a plan has 300 dots per inch and its real size written in it', async () => {
  const { run, folder } = await sample()
  const [plan] = await run('floor-plan.list', {})
  const parameters = { paper: 'A4' as const, hatch: true }
  const { path, width, height, warnings } = await run('map.picture', {
    floorPlanId: plan?.id ?? '',
    parameters,
    folder,
  })
  const bytes = readFileSync(path)
  expect(warnings).toEqual([])
  expect([width, height]).toEqual([3272, 2244])
  expect(imageSize(bytes)).toEqual({ width, height, extension: 'png' })
  expect(bytes.subarray(37, 41).toString('latin1')).toBe('pHYs')
  expect(bytes.readUInt32BE(41)).toBe(11811)
  const again = await run('map.picture', { floorPlanId: plan?.id ?? '', parameters, folder })
  expect(again.path).not.toBe(path)
  expect(readFileSync(again.path).equals(bytes)).toBe(true)
  const unknown = { floorPlanId: '00000000-0000-7000-8000-000000000999', folder }
  await expect(run('map.picture', unknown)).rejects.toThrow('找不到这张平面图')
})

test.runIf(hasOffice())('A2 and the poster keep their paper; the workbook has the picture', async () => {
  const { run, folder } = await sample()
  const [plan] = await run('floor-plan.list', {})
  const written = { reportId: 'four-colour-map', folder }
  const large = await run('report.export', { ...written, parameters: { paper: 'A2' }, format: 'pdf' })
  expect((await pdfInfo(large.path))['Page size']).toContain('1683')
  const poster = { poster: true, ...(plan ? { floorPlanId: plan.id } : {}) }
  const tiles = await run('report.export', { ...written, parameters: poster, format: 'pdf' })
  expect(tiles.units).toBe(10)
  expect((await pdfText(tiles.path)).replaceAll(/\s/g, '')).toContain('第3行第3列')
  const one = plan ? { floorPlanId: plan.id } : {}
  const sheet = await readWorkbook((await run('report.export', { ...written, parameters: one, format: 'xlsx' })).path)
  expect(sheet.images).toHaveLength(1)
})
