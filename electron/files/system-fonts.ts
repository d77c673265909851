/** The official typefaces of Chinese documents on this PC, read where they lie and embedded in the user's own PDF, never copied. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** 标题小标宋, 正文仿宋, 小标题黑体 and 楷体 (GB/T 9704-2012 uses these four). */
const officialFaces = ['title', 'heading', 'subheading', 'body'] as const
type OfficialFace = (typeof officialFaces)[number]

interface FaceFiles {
  use: string
  /** files of Windows that carry the face, best first, with their names */
  own: readonly (readonly [file: string, name: string])[]
  bundled: readonly [file: string, name: string]
}

const files: Record<OfficialFace, FaceFiles> = {
  title: {
    use: '标题（小标宋）',
    own: [
      ['FZXBSJW.TTF', '方正小标宋'],
      ['FZXBSK.TTF', '方正小标宋'],
    ],
    bundled: ['NotoSerifSC-Bold.ttf', 'Noto Serif SC 粗体'],
  },
  heading: {
    use: '一级标题（黑体）',
    own: [['simhei.ttf', '黑体']],
    bundled: ['NotoSansSC-Bold.ttf', 'Noto Sans SC 粗体'],
  },
  subheading: {
    use: '二级标题（楷体）',
    own: [['simkai.ttf', '楷体']],
    bundled: ['LXGWWenKai-Regular.ttf', '霞鹜文楷'],
  },
  body: {
    use: '正文（仿宋）',
    own: [['simfang.ttf', '仿宋']],
    bundled: ['NotoSerifSC-Regular.ttf', 'Noto Serif SC'],
  },
}

export interface ChosenFace {
  face: OfficialFace
  /** what it is for, in Chinese */
  use: string
  name: string
  path: string
  /** the PC's own; false = one that ships with the app */
  isOwn: boolean
}

/** Folders in which Windows keeps fonts, for all users and for this one; none elsewhere. */
export function systemFontFolders(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform !== 'win32') return []
  const { SystemRoot = 'C:\\Windows', LOCALAPPDATA } = environment
  return [
    join(SystemRoot, 'Fonts'),
    ...(LOCALAPPDATA === undefined ? [] : [join(LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')]),
  ]
}

/** Which file prints each face: the PC's own where there is one, otherwise the one that ships. */
export function chooseFaces(fontFolder: string, folders: readonly string[]): ChosenFace[] {
  return officialFaces.map((face) => {
    const { use, own, bundled } = files[face]
    for (const [file, name] of own)
      for (const folder of folders) {
        const path = join(folder, file)
        if (existsSync(path)) return { face, use, name, path, isOwn: true }
      }
    return { face, use, name: bundled[1], path: join(fontFolder, bundled[0]), isOwn: false }
  })
}
