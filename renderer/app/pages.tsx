import { type FunctionComponent, lazy } from 'react'

/** What a feature's index.tsx exports. */
type Feature = Record<string, FunctionComponent>

const features = import.meta.glob<Feature>('../features/*/index.tsx')

/** Reads the page at the window's address while the first answers are still under way. */
export function preloadPage(): void {
  const feature = /^#\/([a-z-]+)/.exec(window.location.hash)?.[1] ?? 'home'
  void features[`../features/${feature}/index.tsx`]?.()
}

/** A page of a feature, read when it is first opened; null when there is no such feature. */
export function pageOf(feature: string, name: string): FunctionComponent | null {
  const load = features[`../features/${feature}/index.tsx`]
  if (!load) return null
  return lazy(async () => {
    const page = (await load())[name]
    if (!page) throw new Error(`features/${feature} exports no ${name}`)
    return { default: page }
  })
}
