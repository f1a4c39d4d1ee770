/** An expected refusal, in words; `field` names the input it is about, where it is about one. */
export type Refusal = { code: string; message: string; field: string | null }
