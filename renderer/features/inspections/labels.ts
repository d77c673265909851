import { controlTiers } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'

/** Words of the choices in an inspection's own fields. */
export const inspectionLabels = { kind: inspectionKinds, tier: controlTiers }
