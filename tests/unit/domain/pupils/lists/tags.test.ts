import { describe, expect, it } from 'vitest'
import { asWritten, planTagChange, tagsInUse } from '#domain/pupils/lists/tags.ts'
import { aPupil } from '../../rows.ts'

describe('planTagChange', () => {
  it('changes only pupils for whom something changes', () => {
    const with1 = aPupil({ tags: ['Mentorles'] })
    const without = aPupil()
    const { changed } = planTagChange([with1, without], { add: ['mentorles'], remove: [] })
    expect(changed).toEqual([{ ...without, tags: ['mentorles'] }])
  })

  it('removes and adds in one, in order', () => {
    const pupil = aPupil({ tags: ['b', 'z'] })
    expect(planTagChange([pupil], { add: ['a '], remove: ['Z'] }).changed[0]?.tags).toEqual(['a', 'b'])
  })

  it('names who has no room, and leaves them as they are', () => {
    const full = aPupil({ tags: Array.from({ length: 50 }, (_, index) => `label ${index}`) })
    const plan = planTagChange([full], { add: ['nog een'], remove: [] })
    expect(plan.changed).toEqual([])
    expect(plan.full).toEqual([full])
    expect(planTagChange([full], { add: ['nog een'], remove: ['label 3'] }).changed[0]?.tags).toHaveLength(50)
  })

  it('tells labels of signs alone apart', () => {
    const pupil = aPupil({ tags: ['★'] })
    expect(planTagChange([pupil], { add: ['☆'], remove: [] }).changed[0]?.tags).toHaveLength(2)
    expect(planTagChange([pupil], { add: ['★'], remove: [] }).changed).toEqual([])
  })
})

describe('tagsInUse', () => {
  it('names each label once, as it was first written', () => {
    expect(tagsInUse([aPupil({ tags: ['Open dag'] }), aPupil({ tags: ['open  dag', 'Ateliér'] })])).toEqual([
      'Ateliér',
      'Open dag',
    ])
  })
})

describe('asWritten', () => {
  it('takes the spelling there is', () => {
    expect(asWritten(' open DAG ', ['Open dag'])).toBe('Open dag')
    expect(asWritten(' nieuw  label', ['Open dag'])).toBe('nieuw label')
  })
})
