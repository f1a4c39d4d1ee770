import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Constructor } from '@mikro-orm/core'
import { Migration } from '@mikro-orm/migrations'

/** A migration as MikroORM's migrator takes it. */
export interface NamedMigration {
  name: string
  class: Constructor<Migration>
}

/** The `.sql` files of a folder in the order of their names, each one migration forward. */
export function readMigrations(folder: string): NamedMigration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return files.sort().map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8')
    class SqlMigration extends Migration {
      override up(): void {
        this.addSql(sql)
      }
    }
    return { name: file.replace(/\.sql$/, ''), class: SqlMigration }
  })
}
