/** Spec to model: resolved, documented, validated. Finds all mistakes of a spec before it gives up. */
import {
  isDefinition,
  memberOfColumn,
  type Call,
  type Constants,
  type Document,
  type Enumeration,
  type Errors,
  type Flags,
  type KeyHierarchyDefinition,
  type Model,
} from '@lockstep/spec';
import type {
  Channel,
  Decision,
  Migrations,
  MonitoringEvent,
  Operation,
  Rules,
  Spec,
  Statements,
  Statuses,
  Table,
  ValueType,
  View,
} from '@lockstep/spec';
import { findMistakes } from '../rules/index.ts';
import { findUnlisted } from '../rules/unlisted-subjects.ts';
import { specDigest } from './digest.ts';
import { SpecError, type Diagnostic, type DiagnosticCode, type Place } from './diagnostics.ts';
import type { SourceDefinition } from './documentation.ts';
import { resolveCall, resolveDocument, resolveStatuses } from './resolve-calls.ts';
import { resolveChannel } from './resolve-channel.ts';
import { resolveDecision } from './resolve-decision.ts';
import { resolveEvent } from './resolve-event.ts';
import { resolveMigrations, resolveRules, resolveStatements, resolveTable, resolveView } from './resolve-database.ts';
import { placesIn, Resolver } from './resolver.ts';
import { SpecModelSchema, type MemberModel, type SpecModel, type TypeModel } from './schema.ts';

function resolveEnum(definition: Enumeration, at: Resolver): SpecModel['enums'][number] {
  const seen = new Map<string | number, string>();
  const members = Object.entries(definition.members).map(([name, wire]) => {
    const path = ['members', name];
    const first = seen.get(wire);
    if (first !== undefined) {
      const message = `${definition.name}.${name} has the wire value ${JSON.stringify(wire)} of ${definition.name}.${first}: give each member its own`;
      at.report('LS1003', message, at.place(path));
    }
    seen.set(wire, first ?? name);
    return { name, wire, documentation: at.documentation(path) };
  });
  const fallback = definition.openness === 'closed' ? null : definition.openness.fallback;
  return { ...at.head(), wire: definition.wire, fallback, members };
}

function resolveFlags(definition: Flags, at: Resolver): SpecModel['flags'][number] {
  const byBit = new Map<number, string>();
  const members = Object.entries(definition.members).map(([name, bit]) => {
    const path = ['members', name];
    const first = byBit.get(bit);
    if (first !== undefined)
      at.report('LS1003', `${definition.name}.${name} has the bit ${bit} of ${definition.name}.${first}: give each flag its own`, at.place(path));
    byBit.set(bit, first ?? name);
    return { name, bit, documentation: at.documentation(path) };
  });
  return { ...at.head(), members };
}

function resolveKeys(definition: KeyHierarchyDefinition, at: Resolver): SpecModel['keys'][number] {
  const steps = Object.entries(definition.steps).map(([name, { by, from, bytes, storedIn, parts }]) => ({
    name,
    by,
    from,
    bytes,
    storedIn,
    parts: Object.entries(parts).map(([part, member]) => ({ part, member })),
    documentation: at.documentation(['steps', name]),
  }));
  return { ...at.head(), steps };
}

function resolveModel(
  definition: Model,
  at: Resolver,
  isEnum: (name: string) => boolean,
  isFlags: (name: string) => boolean,
): SpecModel['models'][number] {
  const byWire = new Map<string, string>();
  const members = Object.entries(definition.members).map(([name, member]) => {
    const path = ['members', name];
    const wire = member.wire ?? name;
    const first = byWire.get(wire);
    if (first !== undefined) {
      const message = `${definition.name}.${name} has the wire key ${JSON.stringify(wire)} of ${definition.name}.${first}: give each member its own`;
      at.report('LS1003', message, at.place(path));
    }
    byWire.set(wire, first ?? name);
    if (member.enum && !isEnum(member.enum.name)) at.reportMissingEnum(member.enum.name, path);
    if (member.flags && !isFlags(member.flags.name)) {
      at.report(
        'LS1004',
        `${definition.name}.${name} refers to the flags ${member.flags.name}, which the spec does not define: define them or correct the name`,
        at.place(path),
      );
    }
    const { kind, minimum } = member;
    const type =
      kind === 'enum'
        ? { kind, name: member.enum?.name ?? '' }
        : kind === 'flags'
          ? { kind, name: member.flags?.name ?? '' }
          : kind === 'integer'
            ? { kind, ...(minimum === undefined ? {} : { minimum }) }
            : { kind };
    return { name, wire, type, required: member.required, oldForm: member.oldForm ?? null, documentation: at.documentation(path) };
  });
  return { ...at.head(), members, together: definition.together.map((group) => [...group]), knowsNull: definition.knowsNull };
}

/** What the spec says of tables, decisions and events, whose columns, inputs and members operations take. */
interface OtherSources {
  hasTable(name: string): boolean;
  /** The documentation of a column, by its name as the member of an object. */
  column(table: string, member: string): string;
  /** The documentation of an input. */
  input(decision: string, name: string): string;
  /** The documentation of a member of an event. */
  eventMember(event: string, name: string): string;
}

function otherSources(tables: ReadonlySet<string>, sources: readonly SourceDefinition[]): OtherSources {
  const membersOf = (definition: string): SourceDefinition['members'] => sources.find(({ name }) => name === definition)?.members ?? {};
  return {
    hasTable: (name) => tables.has(name),
    column: (table, member) =>
      Object.entries(membersOf(table)).find(([path]) => memberOfColumn(path.replace(/^columns\./, '')) === member)?.[1].documentation ?? '',
    input: (decision, name) => membersOf(decision)[`inputs.${name}`]?.documentation ?? '',
    eventMember: (event, name) => membersOf(event)[`members.${name}`]?.documentation ?? '',
  };
}

function resolveOperation(
  definition: Operation,
  at: Resolver,
  isEnum: (name: string) => boolean,
  others: OtherSources,
): SpecModel['operations'][number] {
  const resolveType = ({ nullable, ...type }: ValueType, path: readonly string[]): TypeModel => {
    const items = resolveHeld(type, path);
    return nullable ? { kind: 'nullable', items } : items;
  };
  const resolveHeld = (type: ValueType, path: readonly string[]): TypeModel => {
    switch (type.kind) {
      case 'bytes':
        return {
          kind: 'bytes',
          ...(type.length === undefined ? {} : { length: type.length }),
          ...(type.readTo === undefined ? {} : { readTo: type.readTo }),
        };
      case 'integer':
        return {
          kind: 'integer',
          ...(type.minimum === undefined ? {} : { minimum: type.minimum }),
          ...(type.maximum === undefined ? {} : { maximum: type.maximum }),
        };
      case 'enum':
        if (!isEnum(type.name ?? '')) at.reportMissingEnum(type.name, path);
        return { kind: 'enum', name: type.name ?? '' };
      case 'list': {
        const items = resolveType(type.items as ValueType, path);
        return { kind: 'list', items, ...(type.maximum === undefined ? {} : { maximum: type.maximum }) };
      }
      case 'object':
        return type.row === undefined ? { kind: 'object', members: resolveMembers(type.members ?? {}, path) } : resolveRow(type.row, type, path);
      default:
        return { kind: type.kind };
    }
  };
  const resolveRow = (row: string, { members = {} }: ValueType, path: readonly string[]): TypeModel => {
    if (!others.hasTable(row)) {
      at.report(
        'LS1004',
        `${definition.name} refers to the table ${row}, which the spec does not define: define it or correct the name`,
        at.place(path),
      );
    }
    const columns = Object.entries(members).map(([name, type]) => ({
      name,
      type: resolveType(type, path),
      optional: false,
      documentation: others.column(row, name),
    }));
    return { kind: 'object', row, members: columns };
  };
  const resolveMembers = (members: Readonly<Record<string, ValueType>>, path: readonly string[]): MemberModel[] =>
    Object.entries(members).map(([name, type]) => ({
      name,
      type: resolveType(type, [...path, name]),
      optional: type.optional === true,
      documentation: documentationOf(type, [...path, name]),
    }));
  const documentationOf = ({ decision, event }: ValueType, path: readonly string[]): string => {
    const name = path.at(-1) ?? '';
    if (decision !== undefined) return others.input(decision, name);
    return event === undefined ? at.documentation(path) : others.eventMember(event, name);
  };
  return {
    ...at.head(),
    args: resolveMembers(definition.args, ['args']),
    result: resolveMembers(definition.result, ['result']),
  };
}

/**
 * Builds the model of a spec.
 * @param spec the spec, loaded
 * @param sources what its source files say, from readDefinitions
 * @throws SpecError with all findings where the spec has mistakes
 */
export function buildModel(spec: Spec, sources: readonly SourceDefinition[]): SpecModel {
  const diagnostics: Diagnostic[] = [];
  const report = (code: DiagnosticCode, message: string, place: Place | null): void => {
    diagnostics.push({ code, message, place });
  };
  const found = Object.entries(spec.subjects).flatMap(([subject, exports]) =>
    Object.values(exports)
      .filter(isDefinition)
      .map((definition) => ({ subject, definition })),
  );
  found.sort((a, b) => (a.definition.name < b.definition.name ? -1 : a.definition.name > b.definition.name ? 1 : 0));

  // Definitions of one name are matched with their sources in turn, so that each is reported at its own place.
  const remaining = new Map<string, SourceDefinition[]>();
  for (const source of sources) remaining.set(source.name, [...(remaining.get(source.name) ?? []), source]);
  const named = (kind: string): Set<string> =>
    new Set(found.filter(({ definition }) => definition.definition === kind).map(({ definition }) => definition.name));
  const enums = named('enum');
  const tables = named('table');
  const views = named('view');
  const isEnum = (name: string): boolean => enums.has(name);
  const flags = named('flags');
  const known = { documents: named('document'), calls: named('call'), errors: named('errors') };
  const model: Omit<SpecModel, 'specDigest'> = {
    modelVersion: 1,
    specVersion: spec.version,
    constants: [],
    enums: [],
    flags: [],
    errors: [],
    keys: [],
    models: [],
    tables: [],
    views: [],
    statements: [],
    rules: [],
    decisions: [],
    events: [],
    channels: [],
    migrations: [],
    documents: [],
    statuses: [],
    calls: [],
    operations: [],
  };
  const first = new Map<string, Place | null>();
  for (const { subject, definition } of found) {
    const at = new Resolver(definition, subject, remaining.get(definition.name)?.shift(), report);
    if (first.has(definition.name)) {
      const other = first.get(definition.name);
      const where = other ? ` (the other one: ${other.file}:${other.line})` : '';
      report('LS1002', `${definition.name} is defined twice${where}: rename one of them`, at.place([]));
    } else {
      first.set(definition.name, at.place([]));
    }
    for (const { path, message } of definition.problems) {
      report('LS1005', `${[definition.name, ...path].join('.')} ${message}`, at.place(path));
    }
    switch (definition.definition) {
      case 'constants':
        model.constants.push({
          ...at.head(),
          members: Object.entries((definition as Constants).members).map(([name, { value, unit }]) => ({
            name,
            value,
            unit,
            documentation: at.documentation([name]),
          })),
        });
        break;
      case 'enum':
        model.enums.push(resolveEnum(definition as Enumeration, at));
        break;
      case 'flags':
        model.flags.push(resolveFlags(definition as Flags, at));
        break;
      case 'errors':
        model.errors.push({
          ...at.head(),
          members: Object.entries((definition as Errors).members).map(([code, { retryable }]) => ({
            code,
            retryable,
            documentation: at.documentation([code]),
          })),
        });
        break;
      case 'keys':
        model.keys.push(resolveKeys(definition as KeyHierarchyDefinition, at));
        break;
      case 'model':
        model.models.push(resolveModel(definition as Model, at, isEnum, (name) => flags.has(name)));
        break;
      case 'table':
        model.tables.push(resolveTable(definition as Table, at, isEnum));
        break;
      case 'view':
        model.views.push(resolveView(definition as View, at, isEnum));
        break;
      case 'statements':
        model.statements.push(resolveStatements(definition as Statements, at, isEnum, (name) => tables.has(name) || views.has(name)));
        break;
      case 'rules':
        model.rules.push(resolveRules(definition as Rules, at, isEnum));
        break;
      case 'decision':
        model.decisions.push(resolveDecision(definition as Decision, at, isEnum));
        break;
      case 'event':
        model.events.push(resolveEvent(definition as MonitoringEvent, at, isEnum));
        break;
      case 'channel':
        model.channels.push(resolveChannel(definition as Channel, at, isEnum));
        break;
      case 'migrations':
        model.migrations.push(resolveMigrations(definition as Migrations, at));
        break;
      case 'document':
        model.documents.push(resolveDocument(definition as Document, at, known));
        break;
      case 'statuses':
        model.statuses.push(resolveStatuses(definition as Statuses, at, known));
        break;
      case 'call':
        model.calls.push(resolveCall(definition as Call, at, known));
        break;
      case 'operation':
        model.operations.push(resolveOperation(definition as Operation, at, isEnum, otherSources(tables, sources)));
        break;
    }
  }
  const tableNames = new Map<string, string>();
  for (const { definition } of found) {
    if (definition.definition !== 'table') continue;
    const { table, name } = definition as Table;
    const other = tableNames.get(table);
    if (other !== undefined) {
      const place = sources.find((source) => source.name === name)?.place ?? null;
      report('LS1002', `${name} and ${other} are both the table ${table}: rename one of them`, place);
    }
    tableNames.set(table, other ?? name);
  }
  diagnostics.push(
    ...findUnlisted(
      found.map(({ subject, definition: { name } }) => ({ subject, name })),
      sources,
    ),
  );
  // The rules look at definitions that are sound one by one; one that is undocumented may be.
  if (diagnostics.every(({ code }) => code === 'LS1001' || code === 'LS1014')) diagnostics.push(...findMistakes({ model, place: placesIn(sources) }));
  if (diagnostics.length > 0) throw new SpecError(diagnostics);
  // Of a parser that zod would generate there is one use.
  return SpecModelSchema.parse({ ...model, specDigest: specDigest(model) }, { jitless: true });
}
