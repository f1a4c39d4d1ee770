import { describe, expect, it } from 'vitest'
import { repositoryName } from './find-repository.ts'

describe('the repository that an address names', () => {
  it.each([
    ['https://github.com/bitcoin/bitcoin', 'bitcoin/bitcoin'],
    ['http://www.github.com/Uniswap/v4-core/', 'Uniswap/v4-core'],
    ['https://github.com/ethereum/go-ethereum.git', 'ethereum/go-ethereum'],
    ['https://github.com/some-org/my.repo_1/tree/main/contracts', 'some-org/my.repo_1'],
  ])('%s is %s', (address, name) => {
    expect(repositoryName(address)).toBe(name)
  })

  it.each([
    ['https://github.com/Uniswap'],
    ['https://github.com/Uniswap/'],
    ['https://gitlab.com/a/b'],
    ['https://github.com.example.org/a/b'],
    ['https://github.com/a/..'],
    ['javascript://github.com/a/b'],
    ['github.com/a/b'],
    [''],
  ])('%j names none', (address) => {
    expect(repositoryName(address)).toBeNull()
  })
})
