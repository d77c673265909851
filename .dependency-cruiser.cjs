/**
 * The rooms of the house and who may know whom. Our folder is called `electron/` like the package, so every pattern is
 * anchored: `^electron/` is the room, `^node_modules/electron/` (or the bare name) the package.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const room = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const inModules = (names) => `(^|/)node_modules/(${names})/`

module.exports = {
  forbidden: [
    room(
      'no-cycles',
      'Two files that need each other are one file, or a third is missing below them.',
      {},
      { circular: true },
    ),
    room(
      'nothing-unresolved',
      'The import leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: ['^electron$', '^pdfmake/interfaces$'] },
    ),

    room(
      'shared-is-pure',
      'shared/ imports itself and zod: no Node, no DOM library, no React.',
      { path: '^shared/' },
      {
        pathNot: ['^shared/', inModules('zod')],
      },
    ),
    room(
      'domain-is-the-ground',
      'domain knows only domain.',
      { path: '^shared/domain/' },
      {
        path: '^shared/',
        pathNot: ['^shared/domain/', '^shared/glossary\\.ts$'],
      },
    ),
    room(
      'rules-stand-on-domain',
      'rules know domain, rules and the error type.',
      { path: '^shared/rules/' },
      { path: '^shared/(contract|reports)/', pathNot: '^shared/contract/errors\\.ts$' },
    ),
    room(
      'reports-stand-on-rules',
      'only reports know reports; the rest of shared/ knows no document.',
      { path: '^shared/(domain|rules|contract)/' },
      { path: '^shared/reports/', pathNot: '^shared/reports/report-document\\.ts$' },
    ),
    room(
      'contract-uses-domain',
      'the contract names types of domain and of the rule and region packs; it computes nothing.',
      { path: '^shared/contract/' },
      { path: '^shared/rules/', pathNot: '^shared/rules/(rule-pack|code-list|region)\\.ts$' },
    ),

    room(
      'strangers',
      'renderer/ and electron/ have never met; both know shared/.',
      { path: '^renderer/' },
      { path: '^electron/' },
    ),
    room(
      'strangers-too',
      'renderer/ and electron/ have never met; both know shared/.',
      { path: '^electron/' },
      { path: '^renderer/' },
    ),
    room(
      'no-tests-in-product',
      'the product does not know its tests or its tools.',
      { path: '^(shared|electron|renderer)/' },
      {
        path: '^(tests|scripts)/',
      },
    ),

    room('renderer-without-node', 'screens run in the sandbox.', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
    room(
      'features-are-strangers',
      'What two features need sinks to forms/, ui/ or shared/.',
      { path: '^renderer/features/([^/]+)/' },
      {
        path: '^renderer/features/',
        pathNot: '^renderer/features/$1/',
      },
    ),
    room(
      'features-do-not-know-the-shell',
      'The shell mounts the features; the way to the working half is renderer/api.',
      { path: '^renderer/(features|forms|commands|api|ui)/' },
      { path: '^renderer/app/' },
    ),
    room(
      'forms-and-commands-are-below',
      'forms/, commands/ and api/ know no feature.',
      { path: '^renderer/(forms|commands|api|ui)/' },
      { path: '^renderer/features/' },
    ),
    room(
      'ui-is-the-ground',
      'ui/ knows nothing of the trade.',
      { path: '^renderer/ui/' },
      {
        path: ['^renderer/(features|app|forms|commands|api)/', '^shared/(rules|contract|reports)/'],
      },
    ),

    room(
      'repositories-know-no-service',
      'database/ is the ground of electron/.',
      { path: '^electron/database/' },
      {
        path: '^electron/',
        pathNot: '^electron/database/',
      },
    ),
    room(
      'migrations-are-frozen',
      'A shipped migration imports nothing that can change under it.',
      { path: '^electron/database/migrations/0' },
      {
        path: '^shared/',
      },
    ),
    room(
      'exporters-never-query',
      'ReportDocument in, bytes out.',
      { path: '^electron/exporters/' },
      {
        path: '^electron/(database|services|ipc|platform)/',
      },
    ),
    room(
      'importers-only-read',
      'Bytes in, rows out.',
      { path: '^electron/importers/' },
      {
        path: '^electron/(database|services|ipc|platform|exporters|files)/',
      },
    ),
    room(
      'services-know-no-transport',
      'ipc/ calls services, not the other way round.',
      { path: '^electron/services/' },
      {
        path: '^electron/(ipc|platform)/|^electron/[^/]+\\.ts$',
      },
    ),
    room(
      'electron-package',
      'Only main, preload, ipc/ and platform/ know Electron.',
      { path: '^electron/', pathNot: '^electron/(main\\.ts$|preload\\.ts$|ipc/|platform/)' },
      {
        path: ['^electron$', inModules('electron')],
      },
    ),
    room(
      'sqlite-in-its-room',
      'SQL lives in electron/database alone.',
      { path: '^(shared|electron|renderer)/', pathNot: '^electron/database/' },
      {
        path: inModules('better-sqlite3|kysely'),
      },
    ),
    room(
      'exceljs-in-its-room',
      'exceljs stands behind electron/exporters/xlsx and electron/importers.',
      { path: '^(shared|electron|renderer)/', pathNot: '^electron/(exporters/xlsx/|importers/)' },
      {
        path: inModules('exceljs'),
      },
    ),
    room(
      'pdfmake-in-its-room',
      'pdfmake and fontkit stand behind electron/exporters/pdf.',
      { path: '^(shared|electron|renderer)/', pathNot: '^electron/exporters/pdf/' },
      {
        path: inModules('pdfmake|fontkit'),
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.cache|resources)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    detectProcessBuiltinModuleCalls: true,
  },
}
