import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from '../api/index.ts'
import { PageError } from './error-boundary.tsx'
import { lazyPage, type PagePath, pages } from './pages.tsx'
import { NoSuchPage, Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage })

const routes = (Object.keys(pages) as PagePath[]).map((path) =>
  createRoute({ getParentRoute: () => root, path, component: lazyPage(path) }),
)

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
