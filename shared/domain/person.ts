import { z } from 'zod'
import { flag, optionalDay, recordOf, reference, requiredText, text } from './fields.ts'

export const personFields = z.object({
  name: requiredText('姓名', 30),
  unitId: reference('所在单位'),
  post: text('岗位', 50),
  phone: text('电话', 30, { usedIn: '整改通知单、公示' }),
  isPrincipal: flag('主要负责人'),
  isSafetyManager: flag('安全管理人员'),
  leftOn: optionalDay('离职日期'),
})
/** Pinyin columns are computed on write; they serve search and order. */
export const person = recordOf(personFields).extend({ namePinyin: z.string(), nameInitials: z.string() })
export type Person = z.infer<typeof person>
