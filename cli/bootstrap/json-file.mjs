import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Small files of JSON. */
export const jsonFile = {
  /** Null where the file is missing or broken. */
  read(path) {
    try {
      return JSON.parse(readFileSync(path, 'utf8'))
    } catch {
      return null
    }
  },

  /** Readers see the old content or the new, never a part. */
  write(path, value) {
    const temporary = `${path}.${process.pid}`
    writeFileSync(temporary, `${JSON.stringify(value)}\n`)
    renameSync(temporary, path)
  },
}
