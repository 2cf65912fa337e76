/** The rules that hold between definitions, in stages: a stage is tried where nothing is wrong with the one before. */
import type { Diagnostic } from '../model/diagnostics.ts';
import type { Draft, Rule } from './rule.ts';
import { channelEnums } from './channel-enums.ts';
import { channelNames } from './channel-names.ts';
import { sqlDefaults } from './sql-defaults.ts';
import { sqlMigrations } from './sql-migrations.ts';
import { sqlStatements } from './sql-statements.ts';
import { sqlTables } from './sql-tables.ts';
import { sqlWords } from './sql-words.ts';
import { wholeTexts } from './whole-texts.ts';

// A schema that can't be made says nothing about the statements on it.
const stages: readonly (readonly Rule[])[] = [
  [wholeTexts, channelEnums, channelNames, sqlWords, sqlTables],
  [sqlMigrations],
  [sqlDefaults, sqlStatements],
];

/** What the rules find in a draft. */
export function findMistakes(draft: Draft): Diagnostic[] {
  for (const stage of stages) {
    const found = stage.flatMap((rule) => rule(draft));
    if (found.length > 0) return found;
  }
  return [];
}
