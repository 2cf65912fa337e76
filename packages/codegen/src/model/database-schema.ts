/** What the model says of the shared database: tables, migrations, rules and statements. */
import { z } from 'zod';
import { defined, documentation } from './documented.ts';

const column = {
  name: z.string().describe('The name in SQL.'),
  kind: z.enum(['text', 'fileName', 'integer', 'rowid', 'enum']).describe('What it holds; the values of an enum are its wire values.'),
  enum: z.string().nullable().describe('The enum, for a column of that kind.'),
  nullable: z.boolean(),
};

/** A table of the shared database. */
export const TableModel = z.strictObject({
  ...defined,
  table: z.string().describe('The name in SQL.'),
  since: z.int().describe('The version of the schema that it came with.'),
  columns: z.array(
    z.strictObject({
      ...column,
      initially: z.union([z.string(), z.int()]).nullable().describe('The value of a row that brings none; null where each brings one.'),
      since: z.int().describe('The version of the schema that it came with.'),
      documentation,
    }),
  ),
  primaryKey: z.array(z.string()),
  indexes: z.array(z.array(z.string())),
});

/** Rows that no table has. */
export const ViewModel = z.strictObject({ ...defined, columns: z.array(z.strictObject({ ...column, documentation })) });

/** The migrations of a database. */
export const MigrationsModel = z.strictObject({
  ...defined,
  tables: z.array(z.string()).describe('The names of the definitions of the tables that they make.'),
  versions: z.array(
    z.strictObject({
      version: z.int().describe('The version that the statements lead to, from the one before.'),
      statements: z.array(z.string()).describe('To be run in one transaction, in this order.'),
      documentation,
    }),
  ),
});

/** Rules over values of enums. */
export const RulesModel = z.strictObject({
  ...defined,
  columns: z.array(z.strictObject({ name: z.string(), enum: z.string(), documentation })),
  rules: z.array(z.array(z.string())).describe('For each rule the names of members, in the order of the columns.'),
});

/** Statements on one table or view. */
export const StatementsModel = z.strictObject({
  ...defined,
  table: z.string().describe('The name of the definition of the table or view whose rows they take and answer.'),
  members: z.array(
    z.strictObject({
      name: z.string(),
      sql: z.string().describe('The text, with ?1 and so on for the parameters in their order.'),
      takesRow: z.boolean().describe('Whether the parameters are all columns of the table or view.'),
      parameters: z.array(z.strictObject(column)),
      answers: z.enum(['row', 'rows', 'changes']).describe('The first row or none, all rows, or how many rows were changed.'),
      durable: z.boolean().describe('Whether its change must survive a loss of power.'),
      documentation,
    }),
  ),
});

export type TableModel = z.infer<typeof TableModel>;
export type ViewModel = z.infer<typeof ViewModel>;
export type MigrationsModel = z.infer<typeof MigrationsModel>;
export type RulesModel = z.infer<typeof RulesModel>;
export type StatementsModel = z.infer<typeof StatementsModel>;
/** A parameter of a statement, or what a column says of its values. */
export type ParameterModel = StatementsModel['members'][number]['parameters'][number];
