import { useState } from 'react'
import type { ArchiveChapterEntry } from '#shared/contract/archive'
import { showFailure, startJob, useData } from '../../api/index.ts'
import { ErrorState, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import { type ArchiveChoice, ArchiveChoices } from './archive-choices.tsx'
import { ChapterPanel, ChapterTable } from './chapter-table.tsx'
import { DataExport } from './data-export.tsx'
import { WrittenNote, WrittenPackages, type WrittenResult } from './written-packages.tsx'
import './archive.css'

const allChapters = Array.from({ length: 15 }, (_, index) => index + 1)
const usual: ArchiveChoice = {
  chapters: allChapters,
  year: null,
  formats: ['pdf'],
  isZip: false,
  hidesPersons: false,
  folder: '',
}

/** 一企一档: what each chapter holds, the whole archive in one job, and the records as data. */
export function ArchivePage() {
  const [choice, setChoice] = useState<ArchiveChoice>(usual)
  const plan = useData('archive.plan', { year: choice.year, hidesPersons: choice.hidesPersons })
  const [opened, setOpened] = useState<number | null>(null)
  const [isListOpen, setListOpen] = useState(false)
  const [busy, setBusy] = useState<'archive' | 'data' | null>(null)
  const [result, setResult] = useState<WrittenResult | null>(null)

  const work = async (what: NonNullable<typeof busy>, job: () => Promise<WrittenResult>) => {
    setBusy(what)
    setResult(null)
    try {
      setResult(await job())
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(null)
    }
  }
  const write = () =>
    work('archive', async () => {
      const { path, documents, attachments, warnings } = await startJob('archive.write', choice, '写出一企一档')
      return { path, sentence: `已写出文件 ${documents} 份、附件 ${attachments} 个`, warnings }
    })
  const exportData = (format: 'json' | 'csv', hidesPersons: boolean) =>
    work('data', async () => {
      const { path, files } = await startJob(
        'data.export',
        { format, hidesPersons, folder: choice.folder },
        `导出数据（${format.toUpperCase()}）`,
      )
      return { path, sentence: `已导出 ${files.length} 个数据文件`, warnings: [] }
    })

  const chapters = plan.data?.chapters ?? []
  const chosen = chapters.filter(({ number }) => choice.chapters.includes(number))
  const shown = chapters.find(({ number }) => number === opened)
  const missing =
    choice.chapters.length === 0 ? '请至少选择一章' : choice.formats.length === 0 ? '请至少选择一种格式' : undefined
  return (
    <PageFrame
      title="整套档案里有什么？"
      intro={plan.data ? summaryOf(chosen) : '一企一档：十五章，一次写齐'}
      primary={{
        label: '写出档案',
        onRun: () => void write(),
        isBusy: busy === 'archive',
        isDisabled: missing !== undefined || !plan.data || busy === 'data',
        tip: missing,
      }}
      secondary={[{ label: '写出过的档案', onRun: () => setListOpen(!isListOpen) }]}
      panel={
        isListOpen ? (
          <WrittenPackages onClose={() => setListOpen(false)} />
        ) : shown ? (
          <ChapterPanel chapter={shown} onClose={() => setOpened(null)} />
        ) : null
      }
      isWide
    >
      {result && <WrittenNote result={result} onClose={() => setResult(null)} />}
      {plan.error && <ErrorState message={plan.error.message} onRetry={() => void plan.refetch()} />}
      <div className="archive-room">
        <div className="archive-layout">
          <section className="card">
            {plan.data ? (
              <ChapterTable
                chapters={chapters}
                chosen={choice.chapters}
                opened={opened}
                onChoose={(numbers) => setChoice({ ...choice, chapters: numbers })}
                onOpen={(number) => {
                  setListOpen(false)
                  setOpened(number)
                }}
              />
            ) : (
              !plan.error && <RowsSkeleton rows={15} />
            )}
          </section>
          <div className="stack">
            <ArchiveChoices choice={choice} years={plan.data?.years ?? []} onChange={setChoice} />
            <DataExport isBusy={busy === 'data'} isDisabled={busy === 'archive'} onExport={exportData} />
          </div>
        </div>
      </div>
    </PageFrame>
  )
}

function summaryOf(chapters: readonly ArchiveChapterEntry[]): string {
  const documents = chapters.reduce((sum, chapter) => sum + chapter.documents.length, 0)
  const sealed = chapters.reduce(
    (sum, chapter) => sum + chapter.documents.filter(({ formal }) => formal !== '').length,
    0,
  )
  const files = chapters.reduce((sum, chapter) => sum + chapter.files, 0)
  const bare = chapters.filter((chapter) => chapter.documents.length + chapter.files === 0).length
  const rest = bare > 0 ? `；${bare} 章软件没有数据，留空文件夹放纸质资料` : ''
  return `已选 ${chapters.length} 章：文件 ${documents} 份${sealed > 0 ? `（其中定稿 ${sealed} 份）` : ''}，照片和附件 ${files} 个${rest}`
}
