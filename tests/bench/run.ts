/** `npm run bench`: ours, the reference and their ratio, all from one run on one machine; prints a table, asserts nothing. */
import { browserMissing } from '../helpers/browser.ts'
import type { AnswersFound } from './answers.ts'
import type { CheckFound } from './consistency.ts'
import type { ListsFound } from './finding-lists.ts'
import type { LibraryFound } from './library.ts'
import type { MapFound } from './map.ts'
import { measureAlone, type Sample, takeTurns } from './measure.ts'
import { measureStart, windowMissing } from './start.ts'

const rounds = 3

interface Line {
  what: string
  ours: string
  reference: string
  ratio: string
  aim: string
}

const lines: Line[] = []
const remarks: string[] = []
const started = performance.now()

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`
const megabytes = (value: number): string => `${Math.round(value)} MB`
const ratioOf = (ours: number, reference: number): string => `${(ours / reference).toFixed(2)}×`
const verdict = (aim: string, isMet: boolean): string => `${aim}  ${isMet ? 'met' : 'MISSED'}`

/** Time, processor and memory of ours against one reference. */
function compare(what: string, ours: Sample, reference: Sample, name: string, most: number | null): void {
  const ratio = ours.milliseconds / reference.milliseconds
  lines.push({
    what,
    ours: seconds(ours.milliseconds),
    reference: `${seconds(reference.milliseconds)} ${name}`,
    ratio: ratioOf(ours.milliseconds, reference.milliseconds),
    aim: most === null ? '' : verdict(`≤ ${most}×`, ratio <= most),
  })
  if (ours.cpuMilliseconds !== undefined && reference.cpuMilliseconds !== undefined) {
    lines.push({
      what: '  processor time',
      ours: seconds(ours.cpuMilliseconds),
      reference: seconds(reference.cpuMilliseconds),
      ratio: ratioOf(ours.cpuMilliseconds, reference.cpuMilliseconds),
      aim: '',
    })
  }
}

function compareMemory(ours: Sample, reference: Sample, what = '  peak memory', most: number | null = null): void {
  lines.push({
    what,
    ours: megabytes(ours.megabytes),
    reference: megabytes(reference.megabytes),
    ratio: ratioOf(ours.megabytes, reference.megabytes),
    aim: most === null ? '' : verdict(`≤ ${most} MB`, ours.megabytes <= most),
  })
}

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

async function start(): Promise<void> {
  const missing = windowMissing()
  if (missing !== null) {
    remarks.push(`SKIPPED cold start against an empty Electron window: ${missing}`)
    return
  }
  const { ours, empty } = await measureStart()
  compare('cold start to the usable home page', ours, empty, 'empty Electron window', 2)
  compareMemory(ours, empty, '  memory of all processes')
}

async function lists(): Promise<void> {
  const found = await measureAlone<ListsFound>('finding-lists.ts')
  for (const { name, calls, ours, bare } of found.groups) {
    const what = `100,000 findings: ${name} (${calls} calls)`
    lines.push(
      {
        what: `${what}, p50`,
        ours: milliseconds(ours.p50),
        reference: `${milliseconds(bare.p50)} plain query`,
        ratio: ratioOf(ours.p50, bare.p50),
        aim: '',
      },
      {
        what: '  p95',
        ours: milliseconds(ours.p95),
        reference: milliseconds(bare.p95),
        ratio: ratioOf(ours.p95, bare.p95),
        aim: verdict('≤ 50 ms', ours.p95 <= 50),
      },
    )
    if (ours.p95 > 50) remarks.push(`${what}: p95 of processor time ${milliseconds(ours.cpuP95)}`)
  }
  lines.push({
    what: '  peak memory, both sides in one',
    ours: megabytes(found.megabytes),
    reference: '',
    ratio: '',
    aim: '',
  })
  const slowest = found.deeds.toSorted((a, b) => b.ours.p50 - a.ours.p50)[0]
  if (slowest) remarks.push(`slowest list: ${slowest.name}, median ${milliseconds(slowest.ours.p50)}`)
}

async function library(): Promise<void> {
  const found = await measureAlone<LibraryFound>('library.ts')
  const line = (what: string, ours: number, more: Partial<Line> = {}): void => {
    lines.push({ what, ours: milliseconds(ours), reference: '', ratio: '', aim: '', ...more })
  }
  line('risk library: first proposal (library read)', found.firstProposal)
  line('  proposal', found.proposal)
  line('  first search (index built)', found.search)
  const written = found.take + found.generate
  line(`  ${found.riskPoints} risk points taken and checklists generated (${found.rows} rows)`, written, {
    reference: `${milliseconds(found.bare)} bare inserts`,
    ratio: ratioOf(written, found.bare),
  })
  line('    of which taking', found.take)
  line('  peak memory', 0, { ours: megabytes(found.megabytes) })
}

async function consistency(): Promise<void> {
  const { records, calls, ours, plain, megabytes: memory } = await measureAlone<CheckFound>('consistency.ts')
  const what = `consistency check on 10,000 findings, ${records.toLocaleString('en')} records (${calls} calls)`
  lines.push(
    {
      what: `${what}, p50`,
      ours: milliseconds(ours.p50),
      reference: `${milliseconds(plain.p50)} plain reading`,
      ratio: ratioOf(ours.p50, plain.p50),
      aim: '',
    },
    {
      what: '  p95',
      ours: milliseconds(ours.p95),
      reference: milliseconds(plain.p95),
      ratio: ratioOf(ours.p95, plain.p95),
      aim: verdict('≤ 1000 ms', ours.p95 <= 1000),
    },
    { what: '  peak memory, both sides in one', ours: megabytes(memory), reference: '', ratio: '', aim: '' },
  )
}

async function answers(): Promise<void> {
  const missing = browserMissing()
  if (missing !== null) {
    remarks.push(`SKIPPED answering a self-assessment: ${missing}`)
    return
  }
  const { answers: count, saved, noted, bare } = await measureAlone<AnswersFound>('answers.ts')
  lines.push(
    {
      what: `self-assessment, key to saved (${count} answers), p50`,
      ours: milliseconds(saved.p50),
      reference: `${milliseconds(bare.p50)} bare row`,
      ratio: ratioOf(saved.p50, bare.p50),
      aim: '',
    },
    {
      what: '  p95',
      ours: milliseconds(saved.p95),
      reference: milliseconds(bare.p95),
      ratio: ratioOf(saved.p95, bare.p95),
      aim: verdict('≤ 50 ms', saved.p95 <= 50),
    },
  )
  remarks.push(`key until the page has taken note: p50 ${milliseconds(noted.p50)}, p95 ${milliseconds(noted.p95)}`)
}

async function map(): Promise<void> {
  const missing = browserMissing()
  if (missing !== null) {
    remarks.push(`SKIPPED panning the four-colour map: ${missing}`)
    return
  }
  const { zones, resting, ...moving } = await measureAlone<MapFound>('map.ts')
  for (const [what, { frames, p50, p95 }] of Object.entries(moving)) {
    const words = `four-colour map of ${zones} zones, ${what} (${frames} frames), p50`
    // a browser counts frames in steps of 16.7 ms, with some hundredths of noise
    lines.push({
      what: words,
      ours: milliseconds(p50),
      reference: `${milliseconds(resting.p50)} at rest`,
      ratio: ratioOf(p50, resting.p50),
      aim: verdict('≤ 16.7 ms', Math.round(p50 * 10) <= 167),
    })
    lines.push({ what: '  p95', ours: milliseconds(p95), reference: milliseconds(resting.p95), ratio: '', aim: '' })
  }
}

async function excel(): Promise<void> {
  const { ours, streaming, plain } = await takeTurns(rounds, {
    ours: () => measureAlone<Sample>('excel.ts', 'ours'),
    streaming: () => measureAlone<Sample>('excel.ts', 'streaming'),
    plain: () => measureAlone<Sample>('excel.ts', 'plain'),
  })
  compare('Excel, 10,000 × 20 styled', ours, streaming, 'exceljs streaming', 1.25)
  compareMemory(ours, streaming, '  peak memory', 200)
  compare('  the same', ours, plain, 'exceljs in memory', null)
  compareMemory(ours, plain)
}

async function pdf(): Promise<void> {
  const { ours, bare } = await takeTurns(rounds, {
    ours: () => measureAlone<Sample>('pdf.ts', 'ours'),
    bare: () => measureAlone<Sample>('pdf.ts', 'bare'),
  })
  compare(`PDF, 1,600 × 8, ${ours.units} pages`, ours, bare, `pdfmake, ${bare.units} pages`, 1.25)
  compareMemory(ours, bare)
  const long = {
    ours: await measureAlone<Sample>('pdf.ts', 'ours', '7600'),
    bare: await measureAlone<Sample>('pdf.ts', 'bare', '7600'),
  }
  compare(`PDF, 7,600 × 8, ${long.ours.units} pages`, long.ours, long.bare, `pdfmake, ${long.bare.units} pages`, 1.25)
  compareMemory(long.ours, long.bare)
  const missing = browserMissing()
  if (missing !== null) {
    remarks.push(`SKIPPED printing by Chromium: ${missing}`)
    return
  }
  for (const [rows, own] of [
    ['1600', ours],
    ['7600', long.ours],
  ] as const) {
    const { milliseconds: printed } = await measureAlone<Sample>('pdf.ts', 'chromium', rows)
    lines.push({
      what: `PDF, ${rows} × 8 against Chromium's print`,
      ours: seconds(own.milliseconds),
      reference: `${seconds(printed)} with its start`,
      ratio: ratioOf(own.milliseconds, printed),
      aim: '',
    })
  }
}

async function docx(): Promise<void> {
  const { ours, bare } = await takeTurns(2, {
    ours: () => measureAlone<Sample>('docx.ts', 'ours'),
    bare: () => measureAlone<Sample>('docx.ts', 'bare'),
  })
  compare('Word, 10,000 × 8', ours, bare, 'bare docx', null)
  compareMemory(ours, bare)
}

async function demo(): Promise<void> {
  const { milliseconds: time, megabytes: memory, units } = await measureAlone<Sample>('sample.ts', 'demo')
  lines.push(
    { what: `demo pack, ${units} files`, ours: seconds(time), reference: '', ratio: '', aim: '' },
    { what: '  peak memory', ours: megabytes(memory), reference: '', ratio: '', aim: '' },
  )
}

async function archive(): Promise<void> {
  const folder = await measureAlone<Sample>('archive.ts', 'folder')
  const zip = await measureAlone<Sample>('archive.ts', 'zip')
  const copy = await measureAlone<Sample>('archive.ts', 'copy')
  compare(
    `一企一档 as folder, ${folder.units} files in PDF with 2,000 photos`,
    folder,
    copy,
    'copying the photos',
    null,
  )
  lines.push({ what: '  peak memory', ours: megabytes(folder.megabytes), reference: '', ratio: '', aim: '' })
  compare('  as zip', zip, copy, 'copying the photos', null)
  lines.push({ what: '  peak memory', ours: megabytes(zip.megabytes), reference: '', ratio: '', aim: '' })
}

function print(): void {
  const head: Line = { what: 'what', ours: 'ours', reference: 'reference', ratio: 'ratio', aim: 'aim' }
  const keys = ['what', 'ours', 'reference', 'ratio', 'aim'] as const
  const widths = keys.map((key) => Math.max(...[head, ...lines].map((line) => line[key].length)))
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  const textOf = (line: Line): string => keys.map((key, index) => line[key].padEnd(widths[index] ?? 0)).join('  ')
  console.log([textOf(head), rule, ...lines.map(textOf)].map((line) => line.trimEnd()).join('\n'))
  for (const remark of remarks) console.log(remark)
  console.log(`measured in ${((performance.now() - started) / 1000).toFixed(0)} s, A B A B, medians`)
}

const parts: Record<string, () => Promise<void>> = {
  start,
  lists,
  library,
  consistency,
  answers,
  map,
  excel,
  pdf,
  docx,
  demo,
  archive,
}
const chosen = process.argv.slice(2)
for (const [name, part] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  say(`measuring ${name} …`)
  await part()
}
print()
