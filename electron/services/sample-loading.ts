import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import type { SampleFactory } from './sample-schema.ts'

/** What the loading steps share: the factory, the ids given so far, and the way to act. */
export interface SampleLoading {
  factory: SampleFactory
  /** id of a record by kind and key */
  id(kind: SampleKind, key: string): string
  idOrNull(kind: SampleKind, key: string | null): string | null
  remember(kind: SampleKind, key: string, id: string): void
  personName(key: string): string
  /** calendar day of an offset from today */
  day(offset: number): string
  dayOrNull(offset: number | null): string | null
  run<N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** Adds a picture of resources/samples to a record. */
  attach(
    file: string,
    owner: Pick<InputOf<'attachment.put'>, 'recordType' | 'recordId' | 'role'> & { caption?: string },
  ): Promise<OutputOf<'attachment.put'>>
}
type SampleKind =
  | 'unit'
  | 'person'
  | 'floorPlan'
  | 'area'
  | 'riskPoint'
  | 'hazard'
  | 'plan'
  | 'inspection'
  | 'finding'
  | 'policyDocument'
