import { refresh } from './cache.ts'
import { runCommand } from './data.ts'
import { showFailure } from './messages.ts'
import { goTo } from './navigation.ts'
import { callOperation } from './operation.ts'
import { useSession } from './session.ts'

const actorKey = 'currentActorId'

/** Makes an enterprise the open one, remembers it for the next start and opens `path`. */
export async function openEnterprise(id: string, path = '/'): Promise<void> {
  await enterEnterprise(id)
  goTo(path)
  await callOperation('workspace.updateSettings', { lastEnterpriseId: id }).then(() => refresh(null), showFailure)
}

/** Makes an enterprise the open one of this window, with the operator it was last worked on by. */
export async function enterEnterprise(id: string): Promise<void> {
  useSession.setState({ enterpriseId: id, actorId: null, savedAt: null })
  // a damaged enterprise has no settings to read: nobody is chosen then
  const actorId = await callOperation('setting.get', { key: actorKey }).catch(() => null)
  if (useSession.getState().enterpriseId === id)
    useSession.setState({ actorId: typeof actorId === 'string' ? actorId : null })
}

/** Leaves the open enterprise, for example because it was removed. */
export function leaveEnterprise(): void {
  useSession.setState({ enterpriseId: null, actorId: null, savedAt: null })
}

/** Chooses the 当前操作人, who stands in every journal row from now on. */
export async function chooseActor(id: string | null): Promise<void> {
  useSession.setState({ actorId: id })
  await runCommand('setting.set', { key: actorKey, value: id }).catch(showFailure)
}
