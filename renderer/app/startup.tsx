import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import {
  ApiError,
  callOperation,
  connectEvents,
  enterEnterprise,
  failureText,
  goTo,
  readAhead,
  useData,
  useSession,
} from '../api/index.ts'
import { loadPinyin, perform } from '../commands/index.ts'
import { ErrorState } from '../ui/index.ts'
import { preloadPage } from './pages.tsx'
import { enterpriseAtStart } from './start-choice.ts'

/** Shown once in the life of a workspace: read when it is. */
const FirstRun = lazy(async () => ({ default: (await import('./first-run.tsx')).FirstRun }))

async function start(): Promise<void> {
  preloadPage()
  const [info, enterprises] = await Promise.all([callOperation('workspace.info', {}), readAhead('enterprise.list', {})])
  useSession.setState({ transport: info.transport, today: info.today, largeType: info.settings.largeType })
  const chosen = enterpriseAtStart(enterprises, info.settings)
  // the page need not wait for who worked here last
  if (chosen) {
    void enterEnterprise(chosen)
    readHomeAhead()
  } else if (enterprises.length > 0) goTo('/enterprises')
}

/** The home page's data are read while the frame around it is drawn; what fails here is told by the page itself. */
function readHomeAhead(): void {
  if (!/^(#\/?)?$/.test(window.location.hash)) return
  void readAhead('home.today', {}).catch(() => undefined)
  void readAhead('home.path', {}).catch(() => undefined)
}

/** Reads what the window needs before its first page; an empty workspace shows the three first choices. */
export function Startup({ children }: { children: ReactNode }) {
  const [state, setState] = useState<'starting' | 'ready' | ApiError>('starting')
  useEffect(() => connectEvents((command) => perform(command)), [])
  useEffect(() => {
    start().then(
      () => setState('ready'),
      (error: unknown) =>
        setState(error instanceof ApiError ? error : new ApiError({ code: 'unexpected', message: failureText(error) })),
    )
  }, [])
  useEffect(() => {
    // after the first page has been drawn
    const timer = setTimeout(() => void loadPinyin(), 1500)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    // the day changes while the app stays open
    const timer = setInterval(() => {
      callOperation('workspace.info', {}).then(
        ({ today }) => useSession.setState({ today }),
        () => undefined,
      )
    }, 10 * 60_000)
    return () => clearInterval(timer)
  }, [])
  const enterprises = useData('enterprise.list', {}, { enabled: state === 'ready' })
  const [isFirst, setFirst] = useState(false)
  const hasEnterprise = useSession((session) => session.enterpriseId !== null)

  if (state instanceof ApiError)
    return (
      <ErrorState
        message={state.message}
        safe="数据文件夹里的内容没有被改动。"
        logId={state.logId}
        onRetry={() => window.location.reload()}
      />
    )
  if (state === 'starting') return null
  if (!hasEnterprise && enterprises.isPending) return null
  // stays while the first enterprise is being made, although the list fills meanwhile
  const isEmpty = enterprises.data?.length === 0
  if (isFirst !== (!hasEnterprise && (isFirst || isEmpty))) setFirst(!isFirst)
  if (!isFirst) return children
  return (
    <Suspense fallback={null}>
      <FirstRun />
    </Suspense>
  )
}
