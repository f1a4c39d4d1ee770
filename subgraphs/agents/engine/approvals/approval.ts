/** Why a call waits for its user; as ApprovalReason of the graph. */
export type ApprovalReason = 'RISKY_TOOL' | 'UNTRUSTED_CONTENT'

/** Where the question stands; as ApprovalStatus of the graph. */
export type ApprovalStatus = 'PENDING' | 'APPROVED' | 'DENIED' | 'EXPIRED' | 'WITHDRAWN'

/** How a question was answered, or that nobody did in time. */
export type ApprovalAnswer = Exclude<ApprovalStatus, 'PENDING' | 'WITHDRAWN'>
