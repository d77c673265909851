import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { AppError } from '#shared/contract/errors'
import { writeAtomically } from '../exporters/atomic-write.ts'
import { imageSize } from '../exporters/image-size.ts'
import type { Handler } from './context.ts'
import { freePath, safeFileName } from './report.ts'

/** A picture beside the exported documents; what is no PNG is refused. */
export const savePicture: Handler<'finding.savePicture'> = async (context, { title, base64 }) => {
  const { workspace, enterpriseId, signal } = context
  if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
  const bytes = Buffer.from(base64, 'base64')
  if (imageSize(bytes)?.extension !== 'png') throw new AppError('invalid', '图片内容不正确，没有保存')
  const folder = workspace.exportsFolder(enterpriseId)
  mkdirSync(folder, { recursive: true })
  const path = freePath(folder, safeFileName(title), 'png')
  await writeAtomically(path, (temporaryPath) => writeFile(temporaryPath, bytes), { signal })
  return { path }
}
