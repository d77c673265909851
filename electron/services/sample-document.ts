/** 示例: each document as the sample factory prints it, for an enterprise that has nothing to print yet. */
import { AppError } from '#shared/contract/errors'
import type { SampleDocument, sampleDocumentOperations } from '#shared/contract/sample-document'
import { reportCatalogue } from '#shared/reports/catalogue'
import type { ReportDefinition } from '#shared/reports/definition'
import type { ReportDocument } from '#shared/reports/report-document'
import { DatabaseError } from '../database/connection.ts'
import { readDatabase } from '../database/database.ts'
import { indexedSummaries } from '../database/repositories/workspace-index.ts'
import { sniffType } from '../files/attachments.ts'
import { type SampleShelf, sampleShelf } from '../files/sample-shelf.ts'
import type { Handlers, JobContext, WorkspaceContext } from './context.ts'
import { documentChoices } from './document-choices.ts'
import { composed, definitionOf } from './report.ts'
import { gatherReportData } from './report-data.ts'
import { addForDocument, inSampleOrder, type OnSample } from './sample-additions.ts'

const shelfOf = ({ workspace, host, today }: Pick<WorkspaceContext, 'workspace' | 'host' | 'today'>): SampleShelf =>
  sampleShelf({ dataFolder: workspace.folder, version: host.version, day: today })

/** Of a sample enterprise that the user loaded, as it is today; null when there is none or it shows nothing. */
function ofSampleEnterprise(context: WorkspaceContext, definition: ReportDefinition): SampleDocument | null {
  const { workspace, resources, today } = context
  for (const { id, isSample, state } of indexedSummaries(workspace.connection)) {
    if (!isSample || state !== 'ok') continue
    try {
      const source = { db: readDatabase(workspace.enterprise(id).connection), resources, today }
      const [choice] = documentChoices(source, definition)
      if (!choice) continue
      const data = gatherReportData(source, definition.needs, choice.parameters, '')
      if (definition.countRows(data) !== 0) return { document: composed(definition, data), enterpriseId: id }
    } catch (error) {
      // damaged, moved away or changed by the user until it says nothing: the sample that is laid aside stands in
      if (!(error instanceof AppError || error instanceof DatabaseError)) throw error
    }
  }
  return null
}

function sampleDocumentOf(context: WorkspaceContext, reportId: string): SampleDocument | null {
  const present = ofSampleEnterprise(context, definitionOf(reportId))
  if (present) return present
  const document = shelfOf(context).document(reportId) as ReportDocument | undefined
  return document ? { document, enterpriseId: null } : null
}

/** Hundredths of the way that loading takes; composing takes the rest. */
const loadingShare = 70

async function prepare(context: JobContext): Promise<Record<string, never>> {
  const shelf = shelfOf(context)
  if (shelf.isFull()) return {}
  await shelf.fill(async (draft) => {
    const apart = context.openApart({
      folder: draft.dataFolder,
      signal: context.signal,
      progress: (done, total) => context.progress(Math.round((done / (total || 1)) * loadingShare), 100, '载入示例'),
    })
    try {
      const { id } = await apart.call('enterprise.loadSample', {})
      const run: OnSample = (name, input) => apart.call(name, input, id)
      const reports = inSampleOrder(reportCatalogue)
      for (const [index, { id: reportId }] of reports.entries()) {
        context.signal.throwIfAborted()
        await addForDocument(run, reportId)
        const [choice] = await run('report.choices', { reportId })
        if (choice) draft.put(reportId, await run('report.preview', { reportId, parameters: choice.parameters }))
        const share = (100 - loadingShare) * ((index + 1) / reports.length)
        context.progress(Math.round(loadingShare + share), 100, '排版示例文件')
      }
      apart.close()
      draft.takePictures(apart.pictureFolder(id))
    } finally {
      apart.close()
    }
  })
  return {}
}

export const sampleDocumentHandlers = {
  'sample-document.preview': (context, { reportId }) => sampleDocumentOf(context, reportId),
  'sample-document.prepare': prepare,
  'sample-document.picture': (context, { sha256 }) => {
    const bytes = shelfOf(context).picture(sha256)
    if (!bytes) throw new AppError('not-found', '示例图片不在了，请重新打开示例')
    return { mime: sniffType(bytes), base64: Buffer.from(bytes).toString('base64') }
  },
  'report.choices': (context, { reportId }) => documentChoices(context, definitionOf(reportId)),
} satisfies Handlers<keyof typeof sampleDocumentOperations>
