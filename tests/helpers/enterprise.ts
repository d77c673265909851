import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Failure } from '#shared/contract/errors'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import { addDays } from '#shared/rules/day'
import { loadResources } from '../../electron/files/resources.ts'
import { Workspace } from '../../electron/files/workspace.ts'
import { createDispatcher } from '../../electron/ipc/dispatcher.ts'
import type { Host } from '../../electron/services/context.ts'

const host: Host = {
  transport: 'cli',
  version: '0.0.0-test',
  chooseFolder: () => Promise.resolve(null),
  openFile: () => Promise.resolve(),
  showInFolder: () => Promise.resolve(),
  rememberDataFolder: () => undefined,
}

/** One enterprise in a temporary workspace, driven through the real dispatcher with a clock that the test moves. */
export interface TestEnterprise {
  workspace: Workspace
  id: string
  /** calendar day of the clock; setting it moves the clock */
  today: string
  /** 当前操作人 of the calls that follow */
  actorId: string | null
  /** The value of a call that must succeed. */
  run<N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** The failure of a call that must be refused. */
  refused<N extends OperationName>(name: N, input: InputOf<N>): Promise<Failure>
  /** The same workspace, another enterprise. */
  another(name: string): Promise<TestEnterprise>
  close(): void
}

/** Makes a workspace with one enterprise; outputs are checked against the contract. */
export async function testEnterprise(today = '2026-11-22'): Promise<TestEnterprise> {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-test-'))
  const time = { today, seconds: 0 }
  // Every reading is a second later, so that records of one test have an order in time.
  const now = () => {
    time.seconds += 1
    const clock = new Date(Date.UTC(2000, 0, 1, 0, 0, time.seconds)).toISOString().slice(10)
    return `${time.today}${clock}`
  }
  const workspace = new Workspace(folder, { now })
  const dispatcher = createDispatcher({
    workspace,
    resources: loadResources(join(import.meta.dirname, '..', '..', 'resources')),
    clock: { now, today: () => time.today },
    host,
    checkOutput: true,
    logFailure: (error) => {
      console.error(error)
      return 'test'
    },
  })

  const open = async (name: string): Promise<TestEnterprise> => {
    const created = await dispatcher.call({
      operation: 'enterprise.create',
      input: { name },
      enterpriseId: null,
      actorId: null,
    })
    if (!created.ok) throw new Error(created.error.message)
    const { id } = created.value as { id: string }
    const call = (operation: OperationName, input: unknown) =>
      dispatcher.call({ operation, input, enterpriseId: id, actorId: enterprise.actorId })
    const enterprise: TestEnterprise = {
      workspace,
      id,
      actorId: null,
      get today() {
        return time.today
      },
      set today(day) {
        time.today = day
      },
      run: async (name, input) => {
        const result = await call(name, input)
        if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`)
        return result.value as never
      },
      refused: async (name, input) => {
        const result = await call(name, input)
        if (result.ok) throw new Error(`${name} was not refused`)
        return result.error
      },
      another: open,
      close: () => {
        workspace.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
    return enterprise
  }
  return open('示例精密冲压有限公司')
}

/** The smallest picture that our type check knows as JPEG; `label` makes its bytes its own. */
export const picture = (label: string): string =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(label), Buffer.from([0xff, 0xd9])]).toString(
    'base64',
  )

/** People, a unit, an area with one press whose controls can be checked, and an empty risk point elsewhere. */
export async function furnish(enterprise: TestEnterprise) {
  const { run } = enterprise
  const unit = await run('organization-unit.create', { name: '冲压车间', kind: 'workshop' })
  const otherUnit = await run('organization-unit.create', { name: '仓储部', kind: 'department' })
  const person = (name: string) => run('person.create', { name, unitId: unit.id })
  const [inspector, worker, manager] = [await person('王建国'), await person('李志强'), await person('赵敏')]
  enterprise.actorId = inspector.id
  const area = await run('area.create', { name: '冲压车间', unitId: unit.id })
  const press = await run('risk-point.create', {
    name: '1号冲床',
    kind: 'facility',
    areaId: area.id,
    location: '东跨1号工位',
    unitId: unit.id,
    responsiblePersonId: worker.id,
  })
  const hazard = await run('hazard.create', {
    riskPointId: press.id,
    item: '双手按钮',
    standard: '双手同时按下才能启动',
  })
  const control = (text: string, checkpoint: string, more = {}) => ({
    controlClass: 'engineering' as const,
    text,
    status: 'inPlace' as const,
    checkpoint,
    checkTier: 'team' as const,
    checkPeriod: 'day' as const,
    sortOrder: 0,
    ...more,
  })
  const controls = await run('hazard.setControls', {
    hazardId: hazard.id,
    controls: [
      control('装双手启动按钮', '单手按下不能启动'),
      control('装光电保护', '遮挡光幕时滑块停止'),
      control('张贴操作规程', '操作规程在位、清晰'),
      control('拟装第二道光幕', '第二道光幕有效', { status: 'planned' }),
      control('年度检测', '检测报告在有效期内', { checkTier: 'company', checkPeriod: 'year' }),
      control('穿防护鞋', ''),
    ],
  })
  return {
    unit,
    otherUnit,
    inspector,
    worker,
    manager,
    area,
    press,
    hazard,
    controls,
    control,
    tomorrow: addDays(enterprise.today, 1),
  }
}
