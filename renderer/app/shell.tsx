import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { goTo, stringifySearch, useData, useSession } from '../api/index.ts'
import { handleKeyDown, keepEarlyKeys, Palette, useCommands } from '../commands/index.ts'
import { EmptyState, PageFrame } from '../ui/index.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { shellCommands } from './shell-commands.ts'
import { SideNav } from './side-nav.tsx'
import { TopBar } from './top-bar.tsx'

/** Pages that can be opened without a sound enterprise. */
const alwaysOpen = ['/enterprises', '/settings', '/about', '/recovery', '/data']

/** The frame around every page: top bar, guided path, content. */
export function Shell() {
  const { pathname } = useLocation()
  // the page that is shown, which follows the address once it is loaded: a page keyed by the address would begin anew
  // before it can read the new search words
  const shown = useMatches({
    select: (matches) => {
      const page = matches.at(-1)
      return page ? `${page.pathname}${stringifySearch(page.search)}` : ''
    },
  })
  const enterpriseId = useSession((session) => session.enterpriseId)
  const enterprises = useData('enterprise.list', {})
  const current = enterprises.data?.find((enterprise) => enterprise.id === enterpriseId)
  const isBroken = current?.state === 'damaged' || current?.state === 'newer'
  const isClosedPage = !alwaysOpen.includes(pathname)

  useCommands(shellCommands)
  useEffect(() => {
    window.addEventListener('keydown', keepEarlyKeys, true)
    window.addEventListener('keydown', handleKeyDown)
    return () => {
      window.removeEventListener('keydown', keepEarlyKeys, true)
      window.removeEventListener('keydown', handleKeyDown)
    }
  }, [])
  useEffect(() => {
    if (enterpriseId === null && isClosedPage) goTo('/enterprises')
    else if (isBroken && isClosedPage) goTo('/recovery')
  }, [enterpriseId, isBroken, isClosedPage])
  useEffect(() => {
    document.title = current ? `${current.name} - 安查簿` : '安查簿'
  }, [current])

  const isBlocked = isClosedPage && (enterpriseId === null || isBroken)
  return (
    <div className="shell">
      <a className="skip-link" href="#content" onClick={focusContent}>
        跳到内容
      </a>
      <TopBar current={current} enterprises={enterprises.data ?? []} />
      <div className="shell-body">
        <SideNav isOpen={current !== undefined && !isBroken} pathname={pathname} />
        <div className="shell-content" id="content" tabIndex={-1}>
          {current?.state === 'locked' && (
            <p className="shell-notice" role="status">
              {current.problem || '这家企业正在另一处打开，这里只能查看。'}
            </p>
          )}
          <ErrorBoundary place={`${enterpriseId}${pathname}`}>
            <Suspense fallback={null}>{!isBlocked && <Outlet key={`${enterpriseId}${shown}`} />}</Suspense>
          </ErrorBoundary>
        </div>
      </div>
      <Palette />
      <HelpDialog />
    </div>
  )
}

function focusContent(event: { preventDefault: () => void }) {
  event.preventDefault()
  document.getElementById('content')?.focus()
}

/** An address that leads nowhere. */
export function NoSuchPage() {
  return (
    <PageFrame title="没有这个页面">
      <EmptyState text="地址可能写错了，或者记录已经不在。" action={{ label: '回到首页', onRun: () => goTo('/') }} />
    </PageFrame>
  )
}
