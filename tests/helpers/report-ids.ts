/** Ids of the small register of `report-data.ts`, to be told apart by eye. */
/** A valid id that can be told from the others: uuid(7) ends in 7. */
export const uuid = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** What every record has, with the id `uuid(number)`. */
export const base = (number: number) => ({
  id: uuid(number),
  revision: 1,
  createdAt: '2026-01-05T00:00:00.000Z',
  updatedAt: '2026-01-05T00:00:00.000Z',
  voidedAt: null,
  voidReason: '',
})

export const ids = {
  workshop: uuid(1),
  safety: uuid(2),
  chief: uuid(11),
  worker: uuid(12),
  hall: uuid(21),
  mill: uuid(31),
  hotWork: uuid(32),
  store: uuid(33),
  checklist: uuid(41),
  inspection: uuid(51),
  notice: uuid(61),
  closed: uuid(71),
  overdue: uuid(72),
  major: uuid(73),
  ungraded: uuid(74),
  voided: uuid(75),
  lastMonth: uuid(76),
} as const

/** Spellings for the search, which no document prints. */
export const pinyin = { namePinyin: '', nameInitials: '' }
