/** FORMAT.md: the spec as a person reads it who writes an implementation of her own. */
import type { ConditionModel } from '../../model/decision-schema.ts';
import type { ParameterModel } from '../../model/database-schema.ts';
import type { MemberModel, ModelModel, SpecModel, TypeModel } from '../../model/schema.ts';
import { eventName } from '../event-name.ts';
import { templateRenderer } from '../templates.ts';
import { callSections } from './format-calls.ts';

/** Text inside a cell of a Markdown table: bars and line ends would end the cell. */
export function cell(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ');
}

function typeName(type: TypeModel | { readonly kind: 'number' } | { readonly kind: 'flags'; readonly name: string }): string {
  switch (type.kind) {
    case 'bytes':
      return type.length === undefined ? 'bytes' : `${type.length} bytes`;
    case 'integer': {
      const { minimum, maximum } = type;
      if (minimum === undefined && maximum === undefined) return 'integer';
      return `integer, ${minimum ?? '−(2^53−1)'} to ${maximum ?? '2^53−1'}`;
    }
    case 'scalar':
      return 'string or integer';
    case 'enum':
      return type.name;
    case 'flags':
      return `set of ${type.name}`;
    case 'list':
      return `list of ${typeName(type.items)}${type.maximum === undefined ? '' : `, ${type.maximum} at most`}`;
    case 'nullable':
      return `${typeName(type.items)} or null`;
    case 'object':
      return `{${type.members.map(({ name, type: inner }) => `${name}: ${typeName(inner)}`).join(', ')}}`;
    default:
      return type.kind;
  }
}

function memberRow(member: MemberModel): { name: string; type: string; documentation: string } {
  const type = `${typeName(member.type)}${member.optional ? ', may be absent' : ''}`;
  return { name: member.name, type, documentation: member.documentation ?? '' };
}

const oldForms = { numericText: 'old form: a number', numberInText: 'old form: a string that holds the number' };

function modelRow({ name, wire, type, required, oldForm, documentation }: ModelModel['members'][number], knowsNull: boolean): Record<string, string> {
  const held = type.kind === 'enum' || type.kind === 'flags' ? typeName({ kind: type.kind, name: type.name }) : typeName(type);
  return {
    name,
    wire,
    type: oldForm === null ? held : `${held}; ${oldForms[oldForm]}`,
    presence: required ? 'always' : knowsNull ? 'may be absent or null' : 'may be absent',
    documentation,
  };
}

function conditionText({ input, test, member }: ConditionModel): string {
  const name = `\`${input}\``;
  switch (test) {
    case 'isTrue':
      return name;
    case 'isFalse':
      return `not ${name}`;
    case 'is':
      return `${name} is \`${member}\``;
    case 'isNot':
      return `${name} is not \`${member}\``;
    case 'isZero':
      return `${name} is 0`;
    case 'isPositive':
      return `${name} is above 0`;
  }
}

/** What a column holds. */
function columnType({ kind, enum: of, nullable }: ParameterModel): string {
  const held = { text: 'text', fileName: 'name of a file', integer: 'integer', rowid: "the row's number", enum: of ?? '' }[kind];
  return nullable && kind !== 'rowid' ? `${held} or NULL` : held;
}

/** What an event has, by the kind of its member. */
const eventTypes = {
  enum: '',
  count: 'integer from 0',
  duration: 'whole milliseconds',
  size: 'SizeClass',
} as const;

/** The format as Markdown. */
export function formatDocument(model: SpecModel): string {
  const render = templateRenderer('spec', {
    helpers: { cell: (value) => cell(String(value)), json: (value) => cell(JSON.stringify(value)) },
  });
  return render('FORMAT.md.hbs', {
    ...model,
    ...callSections(model),
    models: model.models.map(({ members, together, ...rest }) => ({
      ...rest,
      members: members.map((member) => modelRow(member, rest.knowsNull)),
      together: together.map((group) => group.map((name) => `\`${name}\``).join(', ')),
    })),
    tables: model.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, type: columnType(column) })),
      primaryKey: table.primaryKey.map((name) => `\`${name}\``).join(', '),
    })),
    views: model.views.map((view) => ({ ...view, columns: view.columns.map((column) => ({ ...column, type: columnType(column) })) })),
    statements: model.statements.map((group) => ({
      ...group,
      members: group.members.map((member) => ({ ...member, parameters: member.parameters.map(({ name }) => name).join(', ') })),
    })),
    rules: model.rules.map((group) => ({ ...group, line: group.columns.map(() => '---').join(' | ') })),
    decisions: model.decisions.map(({ inputs, rules, otherwise, ...rest }) => ({
      ...rest,
      inputs: inputs.map(({ type, ...input }) => ({
        ...input,
        type: type.kind === 'enum' ? type.name : type.kind === 'count' ? 'integer from 0' : type.kind,
      })),
      rules: rules.map(({ conditions, then }) => ({ where: conditions.map(conditionText).join(' and '), then })),
      otherwise: otherwise === null ? 'none' : `\`${otherwise}\``,
    })),
    events: model.events.map(({ members, ...rest }) => ({
      ...rest,
      wireName: eventName(rest.name),
      members: members.map(({ type, nullable, ...member }) => ({
        ...member,
        type: `${eventTypes[type.kind]}${type.kind === 'enum' ? type.name : ''}${nullable ? ', or absent' : ''}`,
      })),
    })),
    operations: model.operations.map((operation) => ({
      ...operation,
      args: operation.args.map(memberRow),
      result: operation.result.map(memberRow),
    })),
  });
}
