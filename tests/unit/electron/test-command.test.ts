import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8')

describe('.ci/run', () => {
  it('runs the README’s own test command and nothing else', () => {
    const commands = read('.ci/run')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('set ') && !line.startsWith('cd '))
    expect(commands).toHaveLength(1)
    const [command = ''] = commands
    expect(command).toMatch(/npm test$/)
    expect(read('README.md').split('\n')).toContain(command)
  })
})
