import { Input, Select } from 'antd'
import { useState } from 'react'
import type { WatchedStatement } from '#shared/contract/standardization'
import type { ConditionReply } from '#shared/domain/assessment'
import { redLineStates } from '#shared/domain/standing'
import { useAction } from '../../api/index.ts'
import { StatusTag, type Tone } from '../../ui/index.ts'

const words = {
  condition: {
    states: { triggered: '不满足', clear: '满足', unknown: redLineStates.unknown },
    replies: { unknown: '自己核对…', yes: '核对过：满足', no: '核对过：不满足' },
  },
  redLine: {
    states: redLineStates,
    replies: { unknown: '自己核对…', yes: '核对过：没有发生', no: '核对过：已发生' },
  },
} as const
const tones: Record<WatchedStatement['state'], Tone> = { triggered: 'red', clear: 'green', unknown: 'amber' }

interface WatchedListProps {
  part: keyof typeof words
  label: string
  statements: readonly WatchedStatement[]
}

/** Statements with what the records say; where records cannot show it the enterprise answers. */
export function WatchedList({ part, label, statements }: WatchedListProps) {
  return (
    <div className="scroll-x">
      <table className="plain-table standing-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">结果</th>
            <th scope="col">{part === 'condition' ? '条件' : '情形'}</th>
            <th scope="col">依据的记录</th>
            <th scope="col">企业自己的核对</th>
          </tr>
        </thead>
        <tbody>
          {statements.map((own) => (
            <tr key={own.id}>
              <td>
                <StatusTag tone={tones[own.state]}>{words[part].states[own.state]}</StatusTag>
              </td>
              <td>
                {own.text} {!own.verified && <span className="tag amber">未核实</span>}
              </td>
              <td>{own.evidence}</td>
              <td>
                <Answer part={part} statement={own} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Answer({ part, statement }: { part: keyof typeof words; statement: WatchedStatement }) {
  const { id, text, reply, note } = statement
  const save = useAction('standardization.reply')
  const [typed, setTyped] = useState<string | null>(null)
  const send = (next: ConditionReply, why: string) => save.run({ part, id, reply: next, note: why.trim() })
  return (
    <div className="standing-answer">
      <Select<ConditionReply>
        aria-label={`自己核对：${text}`}
        size="small"
        value={reply}
        loading={save.isRunning}
        options={(Object.keys(words[part].replies) as ConditionReply[]).map((value) => ({
          value,
          label: words[part].replies[value],
        }))}
        onChange={(next) => void send(next, typed ?? note)}
      />
      {reply !== 'unknown' && (
        <Input
          size="small"
          aria-label={`核对说明：${text}`}
          placeholder="依据，例如证书编号、查询日期"
          maxLength={200}
          value={typed ?? note}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed !== null && typed.trim() !== note) void send(reply, typed).then(() => setTyped(null))
          }}
        />
      )}
    </div>
  )
}
