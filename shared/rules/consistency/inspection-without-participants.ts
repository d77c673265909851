import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Organised inspections name who took part (安监总局令第16号 第十条); a daily one is made by its inspector alone. */
export const inspectionWithoutParticipants: ConsistencyRule = {
  id: 'inspection-without-participants',
  title: '检查没有写参加人员',
  severity: 'warning',
  explanation:
    '排查由安全管理人员、工程技术人员和其他相关人员参加（安监总局令第16号第十条），记录上要看得出谁参加了。日常检查只要求有检查人。',
  find: ({ inspections }) =>
    hitsOf(
      inspections,
      ({ id, number, name }) => namedSubject('inspection')({ id, name: `${number} ${name}` }),
      ({ kind, participants, inspectorName, inspectedOn }) => {
        if (participants.trim() !== '') return null
        if (kind !== 'daily') return `${inspectedOn} 的检查没有写参加人员`
        return inspectorName.trim() === '' ? `${inspectedOn} 的日常检查没有写检查人` : null
      },
    ),
}
