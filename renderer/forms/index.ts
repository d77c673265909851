/** Fields drawn from schemas, pickers of records, photos of records. */
export { CategorySelect, categoryText, type FindingCategory } from './category-select.tsx'
export type { DrawPicker } from './field-control.tsx'
export { MoneyInput } from './field-control.tsx'
export { centsOf, problemOf, yuanOf } from './field-model.ts'
export { AttachmentPicture, PhotoStrip } from './photo-strip.tsx'
export { AreaSelect, PersonSelect, type PickerProps, RecordSelect, UnitSelect } from './pickers.tsx'
export { PersonNameInput, type NamedPerson, useActor } from './person-name-input.tsx'
export { FieldsForm, type FormSection, RecordForm, SubmitForm } from './record-form.tsx'
