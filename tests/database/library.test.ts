import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { evaluateRisk } from '#shared/rules/risk'
import { sha256 } from '../../electron/database/migrate.ts'
import { type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
beforeEach(async () => {
  office = await testEnterprise()
  const profile = await office.run('enterprise.get', {})
  await office.run('enterprise.update', {
    revision: profile.revision,
    patch: { industry: 'C33 金属制品业', industryGroup: 'machinery', tags: ['stamping', 'dust', 'canteenGas'] },
  })
})
afterEach(() => {
  office.close()
})

const overview = () => office.run('library.overview', {})

describe('what the library offers', () => {
  it('follows the trade of the profile and its tags', async () => {
    const { chosen, modules, industries } = await overview()
    expect(chosen[0]).toBe('machining-metal')
    expect(industries.find(({ id }) => id === 'machining-metal')?.isRecognized).toBe(true)
    const names = modules.map(({ id }) => id)
    expect(names).toEqual(expect.arrayContaining(['press', 'dust-collection', 'canteen', 'fire', 'electrical']))
    expect(names).not.toContain('ammonia')
    expect(modules.flatMap(({ templates }) => templates).filter(({ isCore }) => isCore).length).toBeGreaterThan(40)
  })

  it('is another for another trade, and the whole library when asked', async () => {
    const food = await office.run('library.overview', { industryIds: ['food'] })
    expect(food.modules.map(({ id }) => id)).toContain('boiler-vessel')
    const whole = await office.run('library.overview', { isWhole: true })
    const count = whole.modules.flatMap(({ templates }) => templates).length
    expect(count).toBe(whole.figures.templates)
  })
})

describe('taking templates', () => {
  it('makes rated hazards with their controls; every level follows from the stored factors', async () => {
    const made = await office.run('library.take', { choices: [{ templateId: 'punch-press' }] })
    expect(made.riskPointIds).toHaveLength(1)
    const { riskPoint, hazards } = await office.run('risk-point.analysis', { id: made.riskPointIds[0] ?? '' })
    const template = await office.run('library.template', { id: 'punch-press' })
    expect(riskPoint.name).toBe(template.name)
    expect(hazards.map(({ item }) => item)).toEqual(template.hazards.map(({ item }) => item))
    expect(riskPoint.evaluatedCount).toBe(hazards.length)
    const { packs } = await office.run('rule-pack.list', {})
    for (const [index, hazard] of hazards.entries()) {
      const entry = template.hazards[index]
      expect(hazard.controls.map(({ text }) => text)).toEqual(entry?.controls.map(({ text }) => text))
      for (const stage of ['inherent', 'current'] as const) {
        const evaluation = hazard[stage]
        const pack = packs.find(({ id }) => id === evaluation?.packId)
        if (!evaluation || !pack) throw new Error('not rated')
        const again = evaluateRisk(pack, evaluation.factors)
        expect([evaluation.valueHundredths, evaluation.level]).toEqual([again.valueHundredths, again.level])
        expect(evaluation.level).toBe(stage === 'inherent' ? entry?.inherentLevel : entry?.currentLevel)
        expect(evaluation.reason).toContain('风险库建议值')
      }
    }
  })

  it('rates by the method of the enterprise: LS here, and leaves MES to the manager', async () => {
    await office.run('rule-pack.choose', { method: 'LS', packId: 'LS-1' })
    const { riskPointIds } = await office.run('library.take', { choices: [{ templateId: 'fire-extinguisher' }] })
    const { hazards } = await office.run('risk-point.analysis', { id: riskPointIds[0] ?? '' })
    expect(new Set(hazards.map(({ current }) => current?.packId))).toEqual(new Set(['LS-1']))
    await office.run('rule-pack.switch', { method: 'MES', packId: 'MES-2', reason: '集团统一' })
    const mes = await office.run('library.take', { choices: [{ templateId: 'fire-hydrant' }] })
    expect(mes.evaluations).toBe(0)
  })

  it('takes twelve presses as one risk point or as twelve', async () => {
    const one = await office.run('library.take', { choices: [{ templateId: 'punch-press', count: 12 }] })
    const twelve = await office.run('library.take', {
      choices: [{ templateId: 'punch-press', count: 12, isSplit: true, name: '冲床' }],
    })
    expect([one.riskPointIds.length, twelve.riskPointIds.length]).toEqual([1, 12])
    const { items } = await office.run('risk-point.list', {})
    expect(items.map(({ name, quantity }) => [name, quantity])).toContainEqual(['冲床 12号', 1])
    expect(items[0]?.quantity).toBe(12)
    const { modules } = await overview()
    const row = modules.flatMap(({ templates }) => templates).find(({ id }) => id === 'punch-press')
    expect(row?.takenCount).toBe(13)
  })

  it('shows what a risk point still lacks and adds it', async () => {
    const before = await office.run('library.template', { id: 'punch-press' })
    const [first] = before.hazards
    const { riskPointIds } = await office.run('library.take', {
      choices: [{ templateId: 'punch-press', hazardIds: [first?.id ?? ''] }],
    })
    const { taken } = await office.run('library.template', { id: 'punch-press' })
    expect(taken).toMatchObject([{ id: riskPointIds[0], missing: before.hazards.slice(1).map(({ id }) => id) }])
    const missing = taken[0]?.missing ?? []
    expect(await office.run('library.addHazards', { riskPointId: riskPointIds[0] ?? '', hazardIds: missing })).toEqual({
      hazards: missing.length,
    })
    const again = await office.run('library.template', { id: 'punch-press' })
    expect(again.taken[0]?.missing).toEqual([])
  })

  it('numbers the enterprise’s own hazards apart, without gaps, and shows them beside what the library has', async () => {
    const { riskPointIds } = await office.run('library.take', { choices: [{ templateId: 'punch-press' }] })
    const [riskPointId = ''] = riskPointIds
    const ownOf = async (id: string) =>
      (await office.run('risk-point.analysis', { id })).hazards.flatMap(({ ownNumber }) =>
        ownNumber ? [ownNumber] : [],
      )
    expect(await ownOf(riskPointId)).toEqual([])
    await office.run('hazard.create', { riskPointId, item: '模具存放架' })
    const second = await office.run('hazard.create', { riskPointId, item: '废料通道' })
    expect(second.ownNumber).toBe('ZJ-0002')
    // a refused command gives its number back, a void hazard keeps it
    await office.refused('hazard.create', { riskPointId, item: '' })
    await office.run('hazard.void', { id: second.id, revision: second.revision, reason: '重复' })
    await office.run('hazard.create', { riskPointId, item: '脚踏开关' })
    expect(await ownOf(riskPointId)).toEqual(['ZJ-0001', 'ZJ-0003'])
    const { taken } = await office.run('library.template', { id: 'punch-press' })
    expect(taken[0]).toMatchObject({
      missing: [],
      own: [
        { number: 'ZJ-0001', item: '模具存放架' },
        { number: 'ZJ-0003', item: '脚踏开关' },
      ],
    })
    // copies of own hazards are entries of their own, copies of library entries are not
    const [copy] = await office.run('risk-point.copy', { id: riskPointId })
    expect(await ownOf(copy?.id ?? '')).toEqual(['ZJ-0004', 'ZJ-0005'])
  })

  it('refuses an entry that is not in the library with a sentence', async () => {
    const failure = await office.refused('library.take', { choices: [{ templateId: 'no-such' }] })
    expect(failure).toMatchObject({ code: 'not-found', message: '风险库里没有这个条目，可能已随新版本移走' })
  })
})

describe('a newer library', () => {
  /** Makes the database remember another text as the one that was taken: the shipped library is then the newer one. */
  async function takenFromOlder() {
    const { riskPointIds } = await office.run('library.take', { choices: [{ templateId: 'punch-press' }] })
    const { hazards } = await office.run('risk-point.analysis', { id: riskPointIds[0] ?? '' })
    const hazard = hazards[0]
    if (!hazard) throw new Error('no hazard')
    const { connection } = office.workspace.enterprise(office.id)
    const row = connection.prepare('SELECT content FROM library_entries WHERE hash = ?').get(hazard.libraryHash) as {
      content: string
    }
    const entry = JSON.parse(row.content) as { deviation: string; controls: { text: string }[] }
    const [gone, ...rest] = entry.controls
    const content = JSON.stringify({ ...entry, deviation: '旧版的说法，比现在的短', controls: rest })
    connection
      .prepare('INSERT INTO library_entries VALUES (?, ?, ?, ?, ?)')
      .run(sha256(content), hazard.libraryId, '0.9.0', content, '2026-01-01T00:00:00.000Z')
    connection.prepare('UPDATE hazards SET library_hash = ? WHERE id = ?').run(sha256(content), hazard.id)
    connection.prepare("UPDATE hazards SET deviation = '旧版的说法，比现在的短' WHERE id = ?").run(hazard.id)
    connection.prepare('DELETE FROM controls WHERE hazard_id = ? AND text = ?').run(hazard.id, gone?.text)
    return { hazard, newControl: gone?.text ?? '', newDeviation: entry.deviation, riskPointId: riskPointIds[0] ?? '' }
  }

  it('has nothing to say of what was just taken', async () => {
    await office.run('library.take', { choices: [{ templateId: 'punch-press' }] })
    expect(await office.run('library.updates', {})).toEqual({ changed: [], added: [], gone: [] })
  })

  it('shows the change, writes only what is accepted and never touches a rating', async () => {
    const { hazard, newControl, newDeviation, riskPointId } = await takenFromOlder()
    const { changed } = await office.run('library.updates', {})
    expect(changed).toMatchObject([
      {
        hazardId: hazard.id,
        isEvaluated: true,
        fields: [{ field: 'deviation', after: newDeviation }],
        addedControls: [{ text: newControl }],
        goneControls: [],
      },
    ])
    const evaluations = await office.run('evaluation.history', { hazardId: hazard.id })
    await office.run('library.merge', {
      accepted: [{ hazardId: hazard.id, fields: ['deviation'], controlTexts: [newControl] }],
    })
    const after = await office.run('risk-point.analysis', { id: riskPointId })
    expect(after.hazards[0]?.deviation).toBe(newDeviation)
    expect(after.hazards[0]?.controls.map(({ text }) => text)).toContain(newControl)
    expect(await office.run('evaluation.history', { hazardId: hazard.id })).toEqual(evaluations)
    expect((await office.run('library.updates', {})).changed).toEqual([])
  })
})
