/** Topic lists, frequency packs and occasions that ship with the app, read when first asked for. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type FrequencyPack,
  frequencyPack,
  occasionList,
  type OccasionList,
  topicList,
  type TopicList,
} from '#shared/rules/inspection-program'

export interface InspectionLibrary {
  topics: readonly TopicList[]
  packs: readonly FrequencyPack[]
  occasions: OccasionList
}

/** Reads and checks `topic-lists`, `frequency-packs` and the occasions below resources/libraries. */
export function loadInspectionLibrary(folder: string): InspectionLibrary {
  const read = (...parts: string[]): unknown => JSON.parse(readFileSync(join(folder, ...parts), 'utf8'))
  const all = (part: string): unknown[] =>
    readdirSync(join(folder, part))
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => read(part, name))
  return {
    topics: all('topic-lists').map((one) => topicList.parse(one)),
    packs: all('frequency-packs').map((one) => frequencyPack.parse(one)),
    occasions: occasionList.parse(read('code-lists', 'occasions.json')),
  }
}
