import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { type TeamMember, type TeamRole, teamRoles } from '#shared/domain/assessment'
import { useData } from '../../api/index.ts'
import { PersonNameInput } from '../../forms/index.ts'

interface TeamEditorProps {
  team: readonly TeamMember[]
  onChange: (team: TeamMember[]) => void
  /** a row was left */
  onLeave?: () => void
  isReadOnly?: boolean
}

const roles = Object.entries(teamRoles).map(([value, label]) => ({ value: value as TeamRole, label }))

/** 自评小组: who, in which role; what is known of somebody of the house is filled in. */
export function TeamEditor({ team, onChange, onLeave, isReadOnly = false }: TeamEditorProps) {
  const people = useData('person.list', {})
  const put = (index: number, more: Partial<TeamMember>) =>
    onChange(team.map((member, own) => (own === index ? { ...member, ...more } : member)))
  const add = () => {
    const role: TeamRole = team.length === 0 ? 'leader' : 'member'
    onChange([...team, { name: '', role, post: '', phone: '' }])
  }
  if (isReadOnly)
    return (
      <ul>
        {team.map((member, index) => (
          <li key={`${index} ${member.name}`}>
            {teamRoles[member.role]}：{member.name}　<span className="meta">{member.post}</span>
          </li>
        ))}
        {team.length === 0 && <li className="meta">没有填写</li>}
      </ul>
    )
  return (
    <div className="sa-team" role="group" aria-label="自评小组" onBlur={onLeave}>
      {team.map((member, index) => (
        <div className="sa-member" key={index}>
          <Select<TeamRole>
            aria-label={`第 ${index + 1} 人的职务`}
            value={member.role}
            options={roles}
            onChange={(role) => put(index, { role })}
          />
          <PersonNameInput
            label={`第 ${index + 1} 人的姓名`}
            value={{ id: null, name: member.name }}
            onChange={({ id, name }) => {
              const person = people.data?.find((own) => own.id === id)
              put(index, { name, ...(person ? { post: person.post, phone: person.phone } : {}) })
            }}
          />
          <Input
            aria-label={`第 ${index + 1} 人的岗位`}
            placeholder="部门、岗位"
            value={member.post}
            maxLength={50}
            onChange={(event) => put(index, { post: event.target.value })}
          />
          <Input
            aria-label={`第 ${index + 1} 人的电话`}
            placeholder="电话"
            value={member.phone}
            maxLength={30}
            onChange={(event) => put(index, { phone: event.target.value })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`去掉第 ${index + 1} 人`}
            onClick={() => onChange(team.filter((_, own) => own !== index))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={team.length >= 50} onClick={add}>
        加一人
      </Button>
    </div>
  )
}

/** Rows with a name; the others are still being typed. */
export const namedOf = (team: readonly TeamMember[]): TeamMember[] => team.filter(({ name }) => name.trim() !== '')
