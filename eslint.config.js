// @ts-check
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/**
 * Door signs: which package may be imported in which room, and where to go instead. The walls themselves are the
 * TypeScript project references and .dependency-cruiser.cjs; these messages teach while one is typing.
 */
const signs = {
  electron: {
    regex: '^electron(/|$)',
    message:
      'Only main.ts, preload.ts, ipc/ and platform/ know Electron; services get paths, clock and dialogs as arguments.',
  },
  database: {
    regex: '^(better-sqlite3|kysely)(/|$)',
    message: 'SQL lives in electron/database alone; add a function to a repository there and call it.',
  },
  exceljs: {
    regex: '^exceljs(/|$)',
    message: 'Excel is written in electron/exporters/xlsx (hand it a ReportDocument) and read in electron/importers.',
  },
  pdf: {
    regex: '^(pdfmake|fontkit)(/|$)',
    message: 'PDF is written in electron/exporters/pdf; hand it a ReportDocument.',
  },
  react: { regex: '^(react|react-dom|antd|@ant-design|@tanstack|zustand)(/|$)', message: 'Screens live in renderer/.' },
  node: {
    regex: '^(node:.*|fs|path|os|crypto|child_process|worker_threads|url)(/|$)',
    message: 'shared/ and renderer/ run without Node; do it in electron/services and call the operation.',
  },
  toElectronRoom: {
    regex: '(^|/)\\.\\./(.*/)?electron/',
    message: 'renderer/ and electron/ have never met; both know shared/.',
  },
  toRendererRoom: {
    regex: '(^|/)\\.\\./(.*/)?renderer/',
    message: 'renderer/ and electron/ have never met; both know shared/.',
  },
  relativeShared: {
    regex: '^(\\.\\./)+shared/',
    message: "Write '#shared/…' so that the import reads the same everywhere.",
  },
}

/** @param {(keyof typeof signs)[]} names */
const closed = (...names) => ({
  'no-restricted-imports': /** @type {const} */ (['error', { patterns: names.map((name) => signs[name]) }]),
})

/** SQL that strayed out of its room, recognised by its first words. */
const straySql = {
  selector:
    'Literal[value=/^\\s*(SELECT\\s.+\\sFROM|INSERT INTO|UPDATE\\s.+\\sSET|DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA)\\s/i], TemplateElement[value.raw=/^\\s*(SELECT\\s.+\\sFROM|INSERT INTO|UPDATE\\s.+\\sSET|DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA)\\s/i]',
  message: 'SQL text stands only in electron/database; add a function to a repository there.',
}

export default defineConfig(
  globalIgnores(['node_modules', 'out', '.cache', 'resources', 'tests/fixtures', 'test-results']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        {
          'ts-ignore': true,
          'ts-nocheck': true,
          'ts-expect-error': 'allow-with-description',
          minimumDescriptionLength: 15,
        },
      ],
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-constant-condition': 'error',
      'no-unreachable': 'error',
      'no-self-compare': 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'no-param-reassign': 'error',
      'no-restricted-syntax': ['error', straySql],
    },
  },
  {
    files: ['shared/**'],
    rules: closed('electron', 'database', 'exceljs', 'pdf', 'react', 'node', 'toElectronRoom', 'toRendererRoom'),
  },
  {
    files: ['electron/**'],
    rules: {
      ...closed('electron', 'database', 'exceljs', 'pdf', 'react', 'toRendererRoom', 'relativeShared'),
      'no-console': 'error',
    },
  },
  { files: ['electron/{cli,web}.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['electron/{main,preload}.ts', 'electron/{ipc,platform}/**'],
    rules: closed('database', 'exceljs', 'pdf', 'react', 'toRendererRoom', 'relativeShared'),
  },
  {
    files: ['electron/database/**'],
    rules: {
      ...closed('electron', 'exceljs', 'pdf', 'react', 'toRendererRoom', 'relativeShared'),
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['electron/exporters/**'],
    rules: closed('electron', 'database', 'exceljs', 'pdf', 'react', 'toRendererRoom', 'relativeShared'),
  },
  {
    files: ['electron/exporters/xlsx/**', 'electron/importers/**'],
    rules: closed('electron', 'database', 'pdf', 'react', 'toRendererRoom', 'relativeShared'),
  },
  {
    files: ['electron/exporters/pdf/**'],
    rules: closed('electron', 'database', 'exceljs', 'react', 'toRendererRoom', 'relativeShared'),
  },
  {
    files: ['renderer/**'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      ...closed('electron', 'database', 'exceljs', 'pdf', 'node', 'toElectronRoom', 'relativeShared'),
      'no-console': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-syntax': [
        'error',
        straySql,
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Text from a user is never markup; render it as text.',
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'open', message: 'New windows are refused; show it in the panel.' },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'localStorage', message: 'Settings are records; use the settings operations.' },
      ],
    },
  },
  { files: ['tests/**', 'scripts/**'], rules: { 'no-restricted-syntax': 'off' } },
  // The journeys try what the page's policy must refuse.
  { files: ['tests/e2e/**'], rules: { 'no-eval': 'off', 'no-new-func': 'off', 'no-implied-eval': 'off' } },
)
