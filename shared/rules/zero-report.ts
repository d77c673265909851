/** 零报告: 「未发现隐患」 may be reported only where somebody looked (practice of monthly self-reports). */

/** The statement of a period without findings; null when there were any. `noun` is 本月, 本季度 or 本年. */
export function zeroReportSentence(
  noun: string,
  label: string,
  figures: { inspections: number; found: number },
): string | null {
  if (figures.found > 0) return null
  return figures.inspections > 0
    ? `${noun}未发现隐患：${label}开展检查 ${figures.inspections} 次，未发现隐患，按零报告填报。`
    : `${label}没有已提交的检查，不能填报「${noun}未发现隐患」。请先开展检查；确实没有检查的，请书面说明原因。`
}
