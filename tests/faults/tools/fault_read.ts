import { ledgerTool } from '../support/ledger-tool.ts'

export default ledgerTool('fault_read', 'READ')
