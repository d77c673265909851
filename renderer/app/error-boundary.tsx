import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { ApiError } from '../api/index.ts'
import { ErrorState } from '../ui/index.ts'

interface Props {
  /** a new value (the page's path) gives the content another chance */
  place?: string
  children: ReactNode
}
interface State {
  error: unknown
  place: string | undefined
}

/** Catches what a page could not draw: says that nothing is lost and offers another try. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, place: this.props.place }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.place === state.place ? null : { error: null, place: props.place }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return <PageError error={error} onRetry={() => this.setState({ error: null })} />
  }
}

/** A page that failed, as the router and the boundary show it. */
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <ErrorState
      message={error instanceof ApiError ? error.message : '这个页面没有显示出来。'}
      advice="请点「重试」；仍然不行时，重新打开软件，再到「数据」页导出诊断包。"
      logId={error instanceof ApiError ? error.logId : undefined}
      onRetry={onRetry}
    >
      <Button onClick={() => window.location.reload()}>重新打开</Button>
    </ErrorState>
  )
}
