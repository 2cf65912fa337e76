/** Events as Dart classes: a file for each subject that has some. */
import type { EventMemberModel, EventModel } from '../../model/event-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { eventName } from '../event-name.ts';
import { bySubject } from '../subjects.ts';
import type { Part } from '../printer.ts';
import { docComment, stringLiteral } from './escaping.ts';
import { arrow, call, declaration, flow, head, listGetter, namedParameters } from './layout.ts';
import { memberNames, snakeCase, type TypeScope } from './naming.ts';
import { origin } from './declarations.ts';

/** What the template is given for a subject. */
export interface EventFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly imports: readonly string[];
  readonly events: readonly unknown[];
}

const units = { enum: '', count: '', duration: ' In microseconds.', size: ' In bytes.' } as const;

function dartType({ type, nullable }: EventMemberModel): string {
  return `${type.kind === 'enum' ? type.name : 'int'}${nullable ? '?' : ''}`;
}

/** What a member is to the one that writes it. */
function written({ name, type, nullable }: EventMemberModel, own: string, isInteger: (name: string) => boolean): Part {
  const key = stringLiteral(name);
  if (type.kind !== 'enum') return call(`EventMember.${type.kind}`, [key, own]);
  return call(`EventMember.${isInteger(type.name) ? 'count' : 'text'}`, [key, flow(own).soft(`${nullable ? '?' : ''}.wire`)]);
}

function event(model: EventModel, types: TypeScope, isInteger: (name: string) => boolean): unknown {
  const { members } = model;
  const names = memberNames(
    'events',
    model.name,
    members.map(({ name }) => name),
  );
  const type = types.claim(model.name, model.name);
  const nameOf = (index: number): string => names[index] ?? '';
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    head: head(`final class ${type}`, 'extends', 'MonitoringEvent'),
    constructor: flow(`const ${type}`)
      .block(namedParameters(members.map(({ nullable }, index) => `${nullable ? '' : 'required '}this.${nameOf(index)}`)))
      .add(';'),
    fields: members.map((member, index) => ({
      doc: docComment([`${member.documentation}${units[member.type.kind]}`], 2),
      field: declaration(flow('final ').add(dartType(member)), `${nameOf(index)};`),
    })),
    name: arrow('String get name', stringLiteral(eventName(model.name))),
    sampledPercent: arrow('int get sampledPercent', String(model.sampledPercent)),
    members: listGetter(
      'List<EventMember> get members',
      members.map((member, index) => written(member, nameOf(index), isInteger)),
    ),
  };
}

/**
 * The subjects that have events.
 * @throws NamingProblem if two names collide in Dart
 */
export function eventFiles({ events, enums }: SpecModel, types: TypeScope): EventFile[] {
  const enumOf = (name: string): SpecModel['enums'][number] | undefined => enums.find((each) => each.name === name);
  return bySubject(events, (subject, within) => {
    const own = within(events);
    const named = own.flatMap(({ members }) => members.flatMap(({ type }) => (type.kind === 'enum' ? [type.name] : [])));
    const files = named.map((name) => `${snakeCase(enumOf(name)?.subject ?? '')}.dart`);
    return {
      path: `lib/src/spec/${snakeCase(subject)}_events.dart`,
      imports: [...new Set(['../monitoring/event_member.dart', '../monitoring/monitoring_event.dart', ...files])].sort(),
      events: own.map((one) => event(one, types, (name) => enumOf(name)?.wire === 'integer')),
    };
  });
}
