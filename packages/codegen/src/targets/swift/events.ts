/** Events as Swift structures: a file for each subject that has some. */
import type { EventMemberModel, EventModel } from '../../model/event-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { eventName } from '../event-name.ts';
import { bySubject } from '../subjects.ts';
import type { Flow } from '../printer.ts';
import { type Doc, type Part } from '../printer.ts';
import { literal } from './escaping.ts';
import { array, assignment, call, constant, head, parameter, parameters, path, property } from './layout.ts';
import { Scope, parameterName, identifier, memberAfterPoint } from './naming.ts';

/** What the template is given for a subject. */
export interface EventFile {
  readonly name: string;
  /** The public types that the file declares. */
  readonly definitions: readonly { readonly name: string }[];
  readonly events: readonly object[];
}

/** What every event has by itself. */
const inherited = ['name', 'sampledPercent', 'members', 'json', 'isSampled', 'self', 'init'];
const units = { enum: '', count: '', duration: ' In microseconds.', size: ' In bytes.' } as const;

/** What a member is to the one that writes it. */
function written({ name, type, nullable }: EventMemberModel, value: Flow, isInteger: (name: string) => boolean): Flow {
  if (type.kind !== 'enum') return call(`.${type.kind}`, [literal(name), value]);
  // Swift takes a question mark behind a line end for another operator.
  const present = nullable ? value.add('?') : value;
  return call(`.${isInteger(type.name) ? 'count' : 'text'}`, [literal(name), present.soft('.wireValue')]);
}

function event(model: EventModel, isInteger: (name: string) => boolean): object {
  const scope = new Scope(`the members of ${model.name}`);
  for (const name of inherited) scope.take(name, 'every event');
  for (const { name } of model.members) scope.take(name, `${model.name}.${name}`);
  const swiftType = ({ type, nullable }: EventMemberModel): string => `${type.kind === 'enum' ? identifier(type.name) : 'Int'}${nullable ? '?' : ''}`;
  const own = ({ name }: EventMemberModel): Flow => path('self', memberAfterPoint(name));
  const initializer: Doc = [
    'public init',
    parameters(
      model.members.map((member): Part => parameter(parameterName(member.name), swiftType(member), member.nullable ? 'nil' : null)),
      true,
    ),
    ' {',
  ];
  return {
    head: head('public struct', identifier(model.name), ['MonitoringEvent']),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    name: constant('public static let', 'name', literal(eventName(model.name))),
    sampledPercent: constant('public static let', 'sampledPercent', literal(model.sampledPercent)),
    members: model.members.map((member) => ({
      documentation: `${member.documentation}${units[member.type.kind]}`,
      declaration: property('public var', identifier(member.name), swiftType(member)),
      assignment: assignment(own(member), identifier(member.name)),
    })),
    initializer,
    written: array(
      model.members.map((member) => written(member, own(member), isInteger)),
      true,
    ),
  };
}

/** The subjects that have events. */
export function eventFiles({ events, enums }: SpecModel): EventFile[] {
  const isInteger = (name: string): boolean => enums.find((each) => each.name === name)?.wire === 'integer';
  return bySubject(events, (name, within) => ({
    name,
    definitions: within(events),
    events: within(events).map((one) => event(one, isInteger)),
  }));
}
