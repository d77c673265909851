/**
 * Lists around 安全生产标准化 as data: policies and records that must exist, conditions of an application, red lines of a
 * level, the questions of the operation audit, holidays. 应急〔2021〕83号 and what standardization.md holds of it.
 */
import { z } from 'zod'

const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const head = {
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  source: z.string().min(4),
  checkedOn: dayText,
  note: z.string(),
}

/** 制度与记录清单. */
export const documentList = z.strictObject({
  id: z.literal('document-list'),
  ...head,
  policies: z.array(
    z.strictObject({
      id: slug,
      name: z.string().min(4),
      /** `required`: one of the 25 of item 27; `named`: asked for by another item or rule; `suggested`: of the double prevention age */
      group: z.enum(['required', 'named', 'suggested']),
      /** clauses of GB/T 33000-2016 */
      clauses: z.array(z.string()),
      /** items of the thirteen elements that ask for it */
      itemIds: z.array(z.string()),
      basis: z.string(),
      verified: z.boolean(),
    }),
  ),
  records: z.array(
    z.strictObject({
      id: slug,
      /** category of the thirteen elements */
      categoryId: slug,
      name: z.string().min(2),
      itemIds: z.array(z.string()),
      /** report of the app that is this record; '' = kept elsewhere */
      reportId: z.string(),
      yearly: z.boolean(),
    }),
  ),
})
export type DocumentList = z.infer<typeof documentList>

/** What the app itself can see of a condition or red line; null: the user answers. */
export const standardizationWatches = {
  deaths: '死亡事故',
  seriousInjuries: '重伤累计',
  losses: '直接经济损失累计',
  concealment: '瞒报谎报迟报漏报',
  socialImpact: '重大社会不良影响',
  overdueMajor: '重大隐患逾期未改',
  openMajor: '重大隐患未整改',
  organization: '机构和安全管理人员',
  certificateExpiry: '等级证书到期',
} as const
export type StandardizationWatch = keyof typeof standardizationWatches
const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]

const statement = z.strictObject({
  id: slug,
  text: z.string().min(4),
  basis: z.string().min(2),
  verified: z.boolean(),
  watch: z.enum(keys(standardizationWatches)).nullable(),
})

/** The nine conditions of an application and the red lines that may cost a level. */
export const applicationConditions = z.strictObject({
  id: z.literal('application-conditions'),
  ...head,
  conditions: z.array(statement).length(9),
  redLines: z.array(statement).min(6),
})
export type ApplicationConditions = z.infer<typeof applicationConditions>

/** 运行质量审计: eight elements, each asked for four kinds of evidence. */
export const auditQuestions = z.strictObject({
  id: z.literal('audit-questions'),
  ...head,
  elements: z
    .array(
      z.strictObject({
        id: slug,
        name: z.string().min(2),
        /** what to look at for 制度、记录、执行、抽样 */
        policy: z.string().min(6),
        record: z.string().min(6),
        practice: z.string().min(6),
        sample: z.string().min(6),
      }),
    )
    .length(8),
})
export type AuditQuestions = z.infer<typeof auditQuestions>

/** Days off and make-up working days; what is not listed follows the week. */
export const holidayList = z.strictObject({
  id: z.literal('holidays'),
  ...head,
  years: z.array(
    z.strictObject({
      year: z.number().int(),
      verified: z.boolean(),
      off: z.array(z.strictObject({ name: z.string(), from: dayText, to: dayText })),
      work: z.array(dayText),
    }),
  ),
})
export type HolidayList = z.infer<typeof holidayList>
