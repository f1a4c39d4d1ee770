/** Below this the list of conversations slides over. The style sheets say the same number. */
export const narrowScreen = '(max-width: 820px)'
