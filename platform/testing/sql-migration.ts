import { Migration } from '@mikro-orm/migrations'
import type { NamedMigration } from '../db/index.ts'

/** A migration of one statement, for a test's own tables. */
export function sqlMigration(name: string, sql: string): NamedMigration {
  class TestMigration extends Migration {
    override up(): void {
      this.addSql(sql)
    }
  }
  return { name, class: TestMigration }
}
