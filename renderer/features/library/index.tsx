/** The risk library: what the enterprise is offered, one template in full, and what a newer library says. */
export { LibraryPage } from './library-page.tsx'
export { LibraryUpdatesPage } from './updates-page.tsx'
