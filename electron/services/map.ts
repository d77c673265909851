import { existsSync, mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { AppError } from '#shared/contract/errors'
import type { mapOperations } from '#shared/contract/map'
import { mapDrawing } from '#shared/reports/map-drawing'
import { everythingShown, planTitle } from '#shared/reports/map-input'
import { chosenLayers, mapSheets, mapTitle } from '#shared/reports/map-sheets'
import { chosenMode } from '#shared/reports/risk-figures'
import { readDatabase } from '../database/database.ts'
import { writeAtomically } from '../exporters/atomic-write.ts'
import { imageSize } from '../exporters/image-size.ts'
import { withDensity } from '../exporters/png-density.ts'
import type { Handlers } from './context.ts'
import { gatherReportData } from './report-data.ts'
import { freePath, safeFileName } from './report.ts'

const dotsPerInch = 300
/** landscape sheets without a margin of 10 mm, in millimetres */
const sheets = {
  A4: { widthMillimetres: 277, heightMillimetres: 190 },
  A3: { widthMillimetres: 400, heightMillimetres: 277 },
  A2: { widthMillimetres: 574, heightMillimetres: 400 },
} as const

export const mapHandlers = {
  'map.picture': async (context, { floorPlanId, parameters, folder }) => {
    const { workspace, enterpriseId, resources, today, signal } = context
    if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
    if (folder !== '' && !existsSync(folder)) throw new AppError('file', '找不到要保存到的文件夹，请重新选择')
    const source = { db: readDatabase(workspace.enterprise(enterpriseId).connection), resources, today }
    const data = gatherReportData(source, ['register', 'floorPlans'], { ...parameters, floorPlanId }, '')
    const [sheet] = mapSheets(data)
    if (!sheet) throw new AppError('not-found', '找不到这张平面图，请重新选择')
    const options = { ...everythingShown, mode: chosenMode(data), hatch: parameters.hatch ?? false }
    const size = sheets[parameters.paper ?? 'A3']
    const { svg } = mapDrawing(sheet.input, { ...options, layers: chosenLayers(data), size })
    context.progress(0, 1, mapTitle)

    const warnings: string[] = []
    const photos = (sha256: string) => workspace.attachments(enterpriseId).get(sha256)
    const { pngOf, selfContained } = await import('../exporters/picture.ts')
    const drawing = selfContained(svg, { photos, warn: (sentence) => warnings.push(sentence) })
    const width = Math.round((size.widthMillimetres / 25.4) * dotsPerInch)
    const png = withDensity(await pngOf(drawing, width, resources.fontFolder), dotsPerInch)
    const target = folder === '' ? workspace.exportsFolder(enterpriseId) : folder
    mkdirSync(target, { recursive: true })
    const name = safeFileName(`${mapTitle} ${planTitle(sheet.input.plan)} ${today}`)
    const path = freePath(target, name, 'png')
    await writeAtomically(path, (temporaryPath) => writeFile(temporaryPath, png), { signal })
    context.progress(1, 1, mapTitle)
    return { path, width, height: imageSize(png)?.height ?? 0, warnings }
  },
} satisfies Handlers<keyof typeof mapOperations>
