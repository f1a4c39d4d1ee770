/** Longest message that the graph takes, in UTF-16 code units after trimming. */
export const messageLimit = 32_000
