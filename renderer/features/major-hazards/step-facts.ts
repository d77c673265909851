import { type AssurancePart, assuranceParts, type MajorHazardStep } from '#shared/domain/major-hazard'

/** What a step says beside its day, person and verdict, line by line. */
export function stepFacts(step: MajorHazardStep): string[] {
  const { assurances } = step
  return [
    ...(assurances === null
      ? []
      : Object.entries(assuranceParts).map(([part, label]) => `${label}：${assurances[part as AssurancePart]}`)),
    step.toOn === null ? '' : `延期至 ${step.toOn}`,
    step.isRecurring === null ? '' : step.isRecurring ? '有复发，请登记新的隐患' : '没有复发',
    step.text,
  ].filter((line) => line !== '')
}
