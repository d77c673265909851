import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN'
import { useEffect, useMemo } from 'react'
import { lendMessages, lendNavigation, queryClient, useSession } from '../api/index.ts'
import { themeOf } from '../ui/tokens.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { router } from './router.tsx'
import { Startup } from './startup.tsx'

lendNavigation((path) => router.history.push(path))

/** Language, look and cache of the whole window. */
export function AppRoot() {
  const largeType = useSession((session) => session.largeType)
  const theme = useMemo(() => themeOf(largeType), [largeType])
  useEffect(() => {
    if (largeType) document.documentElement.dataset.large = ''
    else delete document.documentElement.dataset.large
  }, [largeType])
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      modal={{ mask: { blur: false } }}
      select={{ showSearch: { optionFilterProp: 'label' } }}
    >
      <AntApp component={false} message={{ maxCount: 3 }}>
        <Lend />
        <QueryClientProvider client={queryClient}>
          <ErrorBoundary>
            <Startup>
              <RouterProvider router={router} />
            </Startup>
          </ErrorBoundary>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}

function Lend() {
  const holders = AntApp.useApp()
  useEffect(() => lendMessages(holders), [holders])
  return null
}
