import { expect, test } from 'vitest'
import { allCode, files, lines, productCode, read } from './source-files.ts'

test('no file is longer than 400 lines: what needs a map is too long', () => {
  const long = productCode()
    // a migration is one frozen text, never read as a whole
    .filter((file) => !file.startsWith('electron/database/migrations/'))
    .map((file) => ({ file, length: read(file).trimEnd().split('\n').length }))
    .filter(({ length }) => length > 400)
  expect(long).toEqual([])
})

test('nothing promises what is not there', () => {
  // The words are put together here so that this file does not contain them.
  const words = [
    'TO' + 'DO',
    'FIX' + 'ME',
    '[Cc]oming ' + 'soon',
    'not ' + 'implemented',
    '敬请' + '期待',
    '暂未' + '实现',
    '功能' + '开发中',
  ]
  const pattern = new RegExp(words.join('|'))
  const found = lines([...allCode(), ...files('*.md', '{shared,electron,renderer,resources,tests}/**/*.{md,json}')])
    .filter(({ place }) => !place.startsWith('THIRD-PARTY-NOTICES.md'))
    .filter(({ text }) => pattern.test(text))
    .map(({ place, text }) => `${place} ${text.trim()}`)
  expect(found).toEqual([])
})

test('every suppression gives its reason on the same line', () => {
  const marks = /eslint-disable|@ts-expect-error|@ts-ignore|@ts-nocheck|biome-ignore|v8 ignore|depcruise-disable/
  const reasoned =
    /(?:eslint-disable[\w-]*(?:\s+[@\w/, -]+?)?\s--\s\S.{9,}|@ts-expect-error\s+\S.{14,}|biome-ignore\s+[\w/]+:\s*\S.{9,})/
  const bare = lines(
    allCode().filter((file) => !/^(tests\/architecture\/house\.test\.ts|eslint\.config\.js)$/.test(file)),
  )
    .filter(({ text }) => marks.test(text) && !reasoned.test(text))
    .map(({ place }) => place)
  expect(bare).toEqual([])
})

test('every floor has tests', () => {
  const floors = ['unit', 'architecture', 'database', 'reports', 'renderer', 'e2e/browser', 'e2e/desktop']
  expect(floors.filter((floor) => files(`tests/${floor}/**/*.test.{ts,tsx}`).length === 0)).toEqual([])
})

test('no test is left out or run alone', () => {
  const odd = lines(files('tests/**/*.test.{ts,tsx}').filter((file) => !file.endsWith('house.test.ts')))
    .filter(({ text }) => /\b(?:test|it|describe)\.(?:only|todo|skip)\b/.test(text))
    .map(({ place }) => place)
  expect(odd).toEqual([])
})

test('nothing knows where on a machine it was written', () => {
  // these two test how the app treats a user's own paths
  const aboutPaths = ['tests/database/data-folder.test.ts', 'tests/database/diagnostics.test.ts']
  const found = lines([
    ...allCode(),
    ...files('*.{json,yml,md}', '{shared,electron,renderer,resources,tests}/**/*.{md,json}'),
  ])
    .filter(
      ({ place }) => !/^(package-lock\.json|THIRD-PARTY-NOTICES\.md|tests\/architecture\/house\.test\.ts)/.test(place),
    )
    .filter(({ place }) => !aboutPaths.some((file) => place.startsWith(`${file}:`)))
    .filter(({ text }) => /(?:^|[\s"'`(=])\/(?:work|root|home)\/\w|[A-Z]:\\\\?Users\\/.test(text))
    .map(({ place, text }) => `${place} ${text.trim()}`)
  expect(found).toEqual([])
})

test('every second-level folder says in 5 to 15 lines what lives there', () => {
  const folders = [
    ...['domain', 'rules', 'contract', 'reports'].map((name) => `shared/${name}`),
    ...['ipc', 'services', 'database', 'exporters', 'files', 'platform'].map((name) => `electron/${name}`),
    ...['app', 'api', 'features', 'commands', 'forms', 'ui'].map((name) => `renderer/${name}`),
    ...['libraries', 'fonts', 'icons', 'samples'].map((name) => `resources/${name}`),
    ...['unit', 'architecture', 'database', 'reports', 'renderer', 'e2e', 'bench', 'fixtures', 'helpers'].map(
      (name) => `tests/${name}`,
    ),
  ]
  const present = new Set(files('*/*/README.md'))
  const grown = files('{shared,electron,renderer,resources,tests}/*/**').map((file) =>
    file.split('/').slice(0, 2).join('/'),
  )
  const faults = [...new Set([...folders, ...grown])].flatMap((folder) => {
    const file = `${folder}/README.md`
    if (!present.has(file)) return [`${file} is missing`]
    const content = read(file)
      .split('\n')
      .filter((line) => line.trim() !== '').length
    return content >= 5 && content <= 15 ? [] : [`${file} has ${content} lines of content`]
  })
  expect(faults).toEqual([])
})
