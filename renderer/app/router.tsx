import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from '../api/index.ts'
import { PageError } from './error-boundary.tsx'
import { pageOf } from './pages.tsx'
import { NoSuchPage, Shell } from './shell.tsx'

/** Path, feature folder, exported page. */
const table = [
  ['/', 'home', 'HomePage'],
  ['/enterprises', 'enterprises', 'EnterprisesPage'],
  ['/profile', 'profile', 'ProfilePage'],
  ['/organization', 'organization', 'OrganizationPage'],
  ['/areas', 'areas', 'AreasPage'],
  ['/risk-points', 'risk-points', 'RiskPointsPage'],
  ['/risk-points/$id', 'risk-points', 'AnalysisPage'],
  ['/checklists', 'checklists', 'ChecklistsPage'],
  ['/checklists/$id', 'checklists', 'ChecklistPage'],
  ['/plans', 'checklists', 'PlansPage'],
  ['/inspections', 'inspections', 'InspectionsPage'],
  ['/inspections/$id', 'inspections', 'InspectionRunPage'],
  ['/findings', 'findings', 'FindingsPage'],
  ['/findings/$id', 'findings', 'FindingPage'],
  ['/reports', 'reports', 'ReportsPage'],
  ['/data', 'data', 'DataPage'],
  ['/recovery', 'data', 'RecoveryPage'],
  ['/settings', 'settings', 'SettingsPage'],
  ['/about', 'about', 'AboutPage'],
] as const

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage })

const routes = table.flatMap(([path, feature, page]) => {
  const component = pageOf(feature, page)
  return component ? [createRoute({ getParentRoute: () => root, path, component })] : []
})

/** The pages by path, behind the hash so that every transport serves one file. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  history: createHashHistory(),
  parseSearch,
  stringifySearch,
  defaultPreload: false,
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error, reset }) => <PageError error={error} onRetry={reset} />,
})
