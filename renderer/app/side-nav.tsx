import { CheckOutlined, MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { type ReactNode, useSyncExternalStore } from 'react'
import type { PathStep } from '#shared/contract/home'
import { useData } from '../api/index.ts'
import { labelWithShortcut } from '../commands/index.ts'
import { isInRoom, type Room, roomGroups, rooms, stepPaths } from './rooms.tsx'
import { useShell } from './shell-state.ts'

const narrow = window.matchMedia('(max-width: 1199px)')
const onNarrowChange = (listener: () => void) => {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Left column: the guided path with its progress, and the same rooms as plain navigation. */
export function SideNav({ isOpen, pathname }: { isOpen: boolean; pathname: string }) {
  const isNarrow = useSyncExternalStore(onNarrowChange, () => narrow.matches)
  const isFolded = useShell((state) => state.isFolded) !== isNarrow
  const path = useData('home.path', {}, { enabled: isOpen })
  const steps = isOpen ? (path.data ?? []) : []
  const shownRooms = isOpen ? rooms : rooms.filter((room) => ['/settings', '/about'].includes(room.path))
  const shared = { isFolded, pathname }
  return (
    <nav className={isFolded ? 'side-nav folded' : 'side-nav'} aria-label="工作路径与栏目">
      <div className="side-scroll">
        {steps.length > 0 && (
          <>
            <h2>工作路径</h2>
            <ol className="side-path">
              {steps.map((step) => (
                <li key={step.id}>
                  <NavLink
                    to={stepPaths[step.id]}
                    isFolded={isFolded}
                    label={step.label}
                    tip={`${step.label} ${step.percent}%：${step.nextAction || step.why}`}
                    icon={<Ring step={step} />}
                  />
                </li>
              ))}
            </ol>
          </>
        )}
        <h2>全部栏目</h2>
        {roomGroups.map(({ id, label }) => (
          <RoomList key={id} label={label} rooms={shownRooms.filter(({ group }) => group === id)} {...shared} />
        ))}
      </div>
      <RoomList isFoot label="文件与设置" rooms={shownRooms.filter(({ group }) => group === 'office')} {...shared} />
      <button
        type="button"
        className="plain side-fold"
        aria-label={isFolded ? '展开左栏' : '折叠左栏'}
        title={labelWithShortcut(isFolded ? '展开左栏' : '折叠左栏', 'shell.fold')}
        onClick={() => useShell.setState({ isFolded: !useShell.getState().isFolded })}
      >
        {isFolded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
      </button>
    </nav>
  )
}

interface RoomListProps {
  label: string
  rooms: readonly Room[]
  isFolded: boolean
  pathname: string
  isFoot?: boolean
}

/** Rooms that belong together; those at the foot stand in two columns and never scroll away. */
function RoomList({ label, rooms: shown, isFolded, pathname, isFoot = false }: RoomListProps) {
  if (shown.length === 0) return null
  return (
    <ul className={isFoot ? 'side-foot' : 'side-group'} aria-label={label}>
      {shown.map((room) => (
        <li key={room.path}>
          <NavLink
            to={room.path}
            isFolded={isFolded}
            label={room.label}
            tip={labelWithShortcut(room.label, `go.${room.path}`)}
            icon={room.icon}
            isCurrent={isInRoom(room.path, pathname)}
          />
        </li>
      ))}
    </ul>
  )
}

interface NavLinkProps {
  to: string
  label: string
  icon: ReactNode
  tip: string
  isFolded: boolean
  isCurrent?: boolean
}

function NavLink({ to, label, icon, tip, isFolded, isCurrent = false }: NavLinkProps) {
  return (
    <Tooltip title={tip} placement="right" mouseEnterDelay={isFolded ? 0.1 : 0.6}>
      <a href={`#${to}`} aria-current={isCurrent ? 'page' : undefined} aria-label={isFolded ? label : undefined}>
        <span className="nav-icon">{icon}</span>
        {!isFolded && <span className="ellipsis">{label}</span>}
      </a>
    </Tooltip>
  )
}

const radius = 7
const around = 2 * Math.PI * radius

/** Progress as a ring; done is a tick. */
function Ring({ step }: { step: PathStep }) {
  if (step.state === 'done')
    return (
      <span className="ring-done">
        <CheckOutlined aria-label="已完成" />
      </span>
    )
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" role="img" aria-label={`已完成 ${step.percent}%`}>
      <circle cx="9" cy="9" r={radius} fill="none" stroke="#d5dae1" strokeWidth="3" />
      {step.percent > 0 && (
        <circle
          cx="9"
          cy="9"
          r={radius}
          fill="none"
          stroke="#0b5cad"
          strokeWidth="3"
          strokeDasharray={`${(around * step.percent) / 100} ${around}`}
          transform="rotate(-90 9 9)"
        />
      )}
    </svg>
  )
}
