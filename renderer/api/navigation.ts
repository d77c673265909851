import { useParams, useSearch } from '@tanstack/react-router'

type Navigate = (path: string) => void

let navigate: Navigate = () => undefined

/** The shell lends its router. */
export function lendNavigation(own: Navigate): void {
  navigate = own
}

/** Opens a page by its path, with search words if any: `goTo('/findings?overdue=1')`. */
export function goTo(path: string): void {
  navigate(path)
}

/** The id in the path of the open page (`/risk-points/$id`); empty where the path has none. */
export function useRouteId(): string {
  const parameters = useParams({ strict: false }) as { id?: string }
  return parameters.id ?? ''
}

/** The search words of the open page as plain texts: `{ overdue: '1' }`. */
export function useRouteSearch(): Record<string, string | undefined> {
  return useSearch({ strict: false }) as Record<string, string | undefined>
}

/** Search words from a path's query; every value stays text. */
export const parseSearch = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query))

/** Query of a path from search words, with its question mark; empty when there are none. */
export function stringifySearch(search: Record<string, unknown>): string {
  const words = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const query = new URLSearchParams(words.map(([name, value]) => [name, String(value)])).toString()
  return query === '' ? '' : `?${query}`
}
