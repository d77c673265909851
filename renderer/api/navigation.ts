type Navigate = (path: string) => void

let navigate: Navigate = () => undefined

/** The shell lends its router. */
export function lendNavigation(own: Navigate): void {
  navigate = own
}

/** Opens a page by its path: `goTo('/risk-points')`, `goTo('/findings/' + id)`. */
export function goTo(path: string): void {
  navigate(path)
}
