/** The headless commands: demo, list, export, archive, export-data, verify, verify-document. In the packaged app they follow `--cli`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '#shared/contract/errors'
import { type ExportFormat, exportFormats } from '#shared/domain/export-record'
import { archiveOptions, archiveUsage, exportData, writeArchive } from './cli-archive.ts'
import { runDemo } from './cli-demo.ts'
import { type Run, runIn } from './cli-run.ts'
import { verifyOneDocument } from './cli-verify-document.ts'
import { type ComposedApp, clockFromEnvironment, composeApp, plainHost } from './compose.ts'
import { appPaths } from './platform/paths.ts'

const usage = `用法：
  demo [--out 文件夹] [--format 格式]                   用示例企业跑一遍主要工作，文件写到 out/demo
  list --data 数据文件夹 [--enterprise 企业编号]          列出企业；指定企业时列出可导出的报表
  export --data 数据文件夹 --enterprise 企业编号 --report 报表编号 --format xlsx|pdf|docx --out 文件夹
         [--period month|quarter|year] [--on 日期] [--record 记录编号] [--checklist 检查表编号] [--area 区域编号]
${archiveUsage}
  verify --data 数据文件夹 [--enterprise 企业编号]        检查数据是否完好
  verify-document --data 数据文件夹 --enterprise 企业编号 --file 文件 | --code 核验码
                                                        核验文件：0 一致，1 有改动，2 不存在或不能核验`

const options = {
  data: { type: 'string' },
  enterprise: { type: 'string' },
  report: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  period: { type: 'string' },
  on: { type: 'string' },
  record: { type: 'string' },
  checklist: { type: 'string' },
  area: { type: 'string' },
  file: { type: 'string' },
  code: { type: 'string' },
  ...archiveOptions,
} as const

type Values = {
  [K in keyof typeof options]?: ((typeof options)[K]['type'] extends 'boolean' ? boolean : string) | undefined
}
/** Options that take a text. */
type TextOption = { [K in keyof Values]-?: Values[K] extends string | undefined ? K : never }[keyof Values]

/** Opens a data folder for the command line; `fixedNow` makes the output reproducible. */
export function openForCli(dataFolder: string, fixedNow?: string): ComposedApp {
  const { version, resourcesFolder } = appPaths()
  return composeApp({
    dataFolder,
    resourcesFolder,
    host: plainHost('cli', version),
    clock: clockFromEnvironment(fixedNow === undefined ? process.env : { ANCHABU_FIXED_NOW: fixedNow }),
  })
}

const need = (values: Values, key: TextOption): string => {
  const value = values[key]
  if (!value) throw new AppError('invalid', `缺少 --${key}\n${usage}`)
  return value
}

async function list(run: Run, values: Values, say: (line: string) => void): Promise<void> {
  if (values.enterprise) {
    for (const report of await run('report.list', {}, values.enterprise)) {
      say([report.id, report.title, report.formats.join('|'), report.rowCount ?? '需选择'].join('\t'))
    }
    return
  }
  const enterprises = await run('enterprise.list', {})
  if (enterprises.length === 0) say('这个数据文件夹里还没有企业')
  for (const { id, name, state, problem } of enterprises) say([id, name, state === 'ok' ? '正常' : problem].join('\t'))
}

/** The format that was named, or all of them. */
function formatsOf(named: string | undefined): readonly ExportFormat[] {
  if (named === undefined) return exportFormats
  const format = exportFormats.find((known) => known === named)
  if (!format) throw new AppError('invalid', '--format 只能是 xlsx、pdf 或 docx')
  return [format]
}

async function exportOne(run: Run, values: Values, say: (line: string) => void): Promise<void> {
  const [format = 'pdf'] = formatsOf(need(values, 'format'))
  const period = (['month', 'quarter', 'year'] as const).find((known) => known === values.period)
  const folder = resolve(need(values, 'out'))
  mkdirSync(folder, { recursive: true })
  const written = await run(
    'report.export',
    {
      reportId: need(values, 'report'),
      format,
      folder,
      parameters: {
        ...(period ? { period } : {}),
        ...(values.on ? { anchorOn: values.on } : {}),
        ...(values.record ? { recordId: values.record } : {}),
        ...(values.checklist ? { checklistId: values.checklist } : {}),
        ...(values.area ? { areaId: values.area } : {}),
      },
    },
    need(values, 'enterprise'),
  )
  say(written.path)
  for (const warning of written.warnings) say(`注意：${warning}`)
}

function writeOnePackage(
  run: Run,
  command: 'archive' | 'export-data',
  values: Values,
  say: (line: string) => void,
): Promise<void> {
  const order = {
    enterpriseId: need(values, 'enterprise'),
    out: need(values, 'out'),
    hidesPersons: values['hide-persons'] ?? false,
  }
  return command === 'archive'
    ? writeArchive(run, { ...order, formats: values.formats, year: values.year, isZip: values.zip ?? false }, say)
    : exportData(run, { ...order, format: need(values, 'format') }, say)
}

async function verify(run: Run, values: Values, say: (line: string) => void): Promise<boolean> {
  const ids = values.enterprise ? [values.enterprise] : (await run('enterprise.list', {})).map(({ id }) => id)
  let isSound = true
  for (const enterpriseId of ids) {
    const report = await run('data.verify', { enterpriseId })
    isSound &&= report.isSound
    say(`${enterpriseId}\t${report.isSound ? '完好' : '有问题'}`)
    for (const check of report.checks) say(`  ${check.isSound ? '✓' : '✗'} ${check.name}\t${check.detail}`)
  }
  return isSound
}

/** Runs one command; returns the exit code and prints Chinese sentences, never a stack. */
export async function runCli(
  argv: readonly string[],
  say: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): Promise<number> {
  const complain = (line: string) => void process.stderr.write(`${line}\n`)
  let app: ComposedApp | undefined
  let temporary: string | undefined
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const command = positionals[0] ?? ''
    if (command === 'demo') {
      temporary = mkdtempSync(join(tmpdir(), 'anchabu-demo-'))
      app = openForCli(temporary, '2026-11-20T01:30:00.000Z')
      await runDemo(app, resolve(values.out ?? join('out', 'demo')), formatsOf(values.format), say)
      return 0
    }
    if (!['list', 'export', 'archive', 'export-data', 'verify', 'verify-document'].includes(command)) {
      complain(usage)
      return 2
    }
    app = openForCli(resolve(need(values, 'data')))
    const run = runIn(app)
    if (command === 'list') await list(run, values, say)
    else if (command === 'export') await exportOne(run, values, say)
    else if (command === 'archive' || command === 'export-data') await writeOnePackage(run, command, values, say)
    else if (command === 'verify-document')
      return await verifyOneDocument(run, need(values, 'enterprise'), { file: values.file, code: values.code }, say)
    else return (await verify(run, values, say)) ? 0 : 1
    return 0
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) complain(`参数不正确：${error.message}\n${usage}`)
    else complain(error instanceof AppError ? error.message : `软件出现意外问题：${String(error)}`)
    return error instanceof AppError && error.code !== 'invalid' ? 1 : 2
  } finally {
    await app?.close()
    if (temporary) rmSync(temporary, { recursive: true, force: true })
  }
}

if (import.meta.main) process.exitCode = await runCli(process.argv.slice(2))
