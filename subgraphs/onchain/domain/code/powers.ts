/** What a contract's functions may let someone do to those who hold the token. */
export type Power = 'MINT' | 'PAUSE' | 'BLACKLIST'

/** Functions by which a power shows in deployed code, and getters that name who has it. */
export interface PowerSigns {
  functions: readonly string[]
  getters: readonly string[]
}

/**
 * Public functions of widely deployed token contracts. A name says what a function is called, not who
 * may call it, and a contract can hide a power behind any other name: finding none proves nothing.
 */
export const POWER_SIGNS: Record<Power, PowerSigns> = {
  MINT: {
    functions: [
      'mint(address,uint256)', // OpenZeppelin ERC20PresetMinterPauser, Uniswap Uni, Circle FiatToken
      'mint(uint256)', // OpenZeppelin-style owner mints to itself; BEP-20 of Binance
      'mint(address,uint256,bytes)', // ERC-777 presets and token bridges
      'mintTo(address,uint256)', // thirdweb TokenERC20
      'issue(uint256)', // TetherToken
      'increaseSupply(uint256)', // Paxos
      'increaseSupplyToAddress(uint256,address)', // Paxos, since PYUSD
      'generateTokens(address,uint256)', // MiniMe
      'crosschainMint(address,uint256)', // ERC-7802
      'configureMinter(address,uint256)', // Circle FiatToken: lets another account mint
    ],
    getters: ['minter()', 'masterMinter()', 'supplyController()'], // Uni; Circle FiatToken; Paxos
  },
  PAUSE: {
    functions: [
      'pause()', // OpenZeppelin Pausable presets, Circle FiatToken, TetherToken, Paxos
      'setPaused(bool)',
      'stop()', // DS-Stop, DSToken
      'enableTransfers(bool)', // MiniMe
      'disableTransfers(bool)', // Bancor SmartToken
      'setTradingEnabled(bool)',
      'setTradingStatus(bool)',
    ],
    getters: ['pauser()'], // Circle FiatToken
  },
  BLACKLIST: {
    functions: [
      'blacklist(address)', // Circle FiatToken
      'blacklist(address,bool)',
      'blacklistAddress(address)',
      'addBlackList(address)', // TetherToken
      'addBlacklist(address)',
      'addToBlacklist(address)',
      'addToBlackList(address)',
      'setBlacklist(address,bool)',
      'setBlacklisted(address,bool)',
      'setIsBlacklisted(address,bool)',
      'blockUser(address)', // OpenZeppelin Contracts Wizard, ERC20Blocklist
      'blockAccount(address)',
      'addToDenylist(address)',
      'denylist(address)',
      'freeze(address)', // Paxos
      'freezeAccount(address,bool)', // the token example of ethereum.org
      'freezeAddress(address)',
      'setBots(address[])', // a family of tokens launched on Uniswap V2
      'addBots(address[])',
      'addBot(address)',
      'setBot(address,bool)',
    ],
    getters: ['blacklister()', 'assetProtectionRole()'], // Circle FiatToken; Paxos
  },
}
