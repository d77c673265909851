import { Checkbox } from 'antd'
import type { FrequencyPackChoice } from '#shared/contract/frequency'

interface PackChoiceProps {
  packs: readonly FrequencyPackChoice[]
  chosen: readonly string[]
  onChange: (packIds: string[]) => void
}

/** The frequency packs to go by: the usual one, and stricter ones of a place or a trade. */
export function PackChoice({ packs, chosen, onChange }: PackChoiceProps) {
  return (
    <div className="program-packs" role="group" aria-label="依据包">
      {packs.map((pack) => (
        <Checkbox
          key={pack.id}
          checked={chosen.includes(pack.id)}
          onChange={(event) =>
            onChange(event.target.checked ? [...chosen, pack.id] : chosen.filter((id) => id !== pack.id))
          }
        >
          <b>{pack.name}</b>
          <span className="meta program-why">
            {pack.why}。来源：{pack.source}
          </span>
        </Checkbox>
      ))}
    </div>
  )
}
