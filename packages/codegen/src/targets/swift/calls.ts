/** Documents, statuses and calls as Swift declarations. */
import type { CallModel, DocumentModel, DocumentType, StatusesModel } from '../../model/calls-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import type { Flow, Part } from '../printer.ts';
import { integerLiteral, stringLiteral } from './escaping.ts';
import {
  array,
  assignment,
  call,
  constant,
  generic,
  head,
  labelledArgument,
  labelledArray,
  parameter,
  parameters,
  path,
  property,
} from './layout.ts';
import { Scope, parameterName, identifier, memberAfterPoint, memberName } from './naming.ts';

type Member = DocumentModel['members'][number];

function swiftType(type: DocumentType): string {
  switch (type.kind) {
    case 'string':
      return 'String';
    case 'integer':
      return 'Int';
    case 'boolean':
      return 'Bool';
    case 'object':
      return identifier(type.name);
    case 'list':
      return `[${swiftType(type.items)}]`;
  }
}

function shapeType(type: DocumentType): Part {
  switch (type.kind) {
    case 'string':
      if (type.base64Bytes !== undefined) return `.base64(bytes: ${integerLiteral(type.base64Bytes)})`;
      return type.isAddress ? '.address' : '.text';
    case 'integer': {
      const { minimum, maximum } = type;
      if (minimum === undefined && maximum === undefined) return '.integer';
      const least = minimum === undefined ? '-JsonLimits.maximumExactInteger' : integerLiteral(minimum);
      const most = maximum === undefined ? 'JsonLimits.maximumExactInteger' : integerLiteral(maximum);
      return call('.ranged', [`minimum: ${least}`, `maximum: ${most}`]);
    }
    case 'boolean':
      return '.flag';
    case 'object':
      return call('.object', [path(identifier(type.name), 'shape')]);
    case 'list':
      return call('.list', [shapeType(type.items), listRange(type)]);
  }
}

function listRange({ minimum, maximum, isDistinct, distinctFrom }: Extract<DocumentType, { kind: 'list' }>): Flow {
  return call('DocumentListRange', [
    ...(minimum === undefined ? [] : [`minimum: ${integerLiteral(minimum)}`]),
    ...(maximum === undefined ? [] : [`maximum: ${integerLiteral(maximum)}`]),
    ...(isDistinct ? ['isDistinct: true'] : []),
    ...(distinctFrom === undefined ? [] : [labelledArgument('distinctFrom', stringLiteral(distinctFrom))]),
  ]);
}

function presence({ required, requiredUnless }: Member): Part[] {
  if (required) return ['.required'];
  return requiredUnless === null ? [] : [call('.requiredUnless', [stringLiteral(requiredUnless)])];
}

const documentMembers = ['shape', 'json', 'description', 'customMirror', 'documentValue', 'self'];

function documentView(model: DocumentModel): object {
  const scope = new Scope(`the struct ${model.name}`);
  for (const name of documentMembers) scope.take(name, 'what every generated document has');
  for (const { name } of model.members) scope.take(name, `${model.name}.${name}`);
  const optional = ({ required }: Member): boolean => !required;
  const typeOf = (member: Member): string => `${swiftType(member.type)}${optional(member) ? '?' : ''}`;
  const taken = model.members.map((member) => parameter(parameterName(member.name), typeOf(member), optional(member) ? 'nil' : null));
  const property_ = ({ name }: Member): Flow => path('self', memberAfterPoint(name));
  const described = model.members.map((member) => call('DocumentMember', [stringLiteral(member.name), shapeType(member.type), ...presence(member)]));
  return {
    head: head('public struct', identifier(model.name), ['ApiDocument']),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    properties: model.members.map((member) => ({
      documentation: `${member.documentation}\n\nSpec: \`${model.name}.${member.name}\`.`,
      declaration: property('public var', identifier(member.name), typeOf(member)),
    })),
    initializer: ['public init', parameters(taken), ' {'],
    assignments: model.members.map((member) => assignment(property_(member), identifier(member.name))),
    shape: constant('public static let', 'shape', call('DocumentShape', [stringLiteral(model.name), array(described)])),
    throwing: model.members.some(({ required }) => required) ? ' throws(LockstepError)' : '',
    reads: model.members.map((member) =>
      assignment(property_(member), call(optional(member) ? 'json.optional' : 'try json.required', [stringLiteral(member.name)])),
    ),
    writes: model.members.map((member) =>
      call('json.append', [
        stringLiteral(member.name),
        property_(member)
          .add(optional(member) ? '?' : '')
          .soft('.documentValue'),
      ]),
    ),
  };
}

function ruleExpression({ first, last, host, calls, serverCodes, code }: StatusesModel['rules'][number]): Flow {
  return call('StatusRule', [
    `${integerLiteral(first)}...${integerLiteral(last)}`,
    `.${memberAfterPoint(memberName(code))}`,
    ...(host === null ? [] : [`host: .${host}`]),
    ...(calls === null ? [] : [labelledArray('calls', calls.map(stringLiteral))]),
    ...(serverCodes === null ? [] : [labelledArray('serverCodes', serverCodes.map(stringLiteral))]),
  ]);
}

function answerExpression({ success: { answer, document, wrappedIn, status } }: CallModel): Part {
  switch (answer) {
    case 'json': {
      const wrapped = labelledArgument('wrappedIn', wrappedIn === null ? 'nil' : stringLiteral(wrappedIn));
      return labelledArgument('answer', call('.document', [path(identifier(document ?? ''), 'shape'), wrapped]));
    }
    case 'location':
      return `answer: .location(status: ${String(status)})`;
    default:
      return `answer: .${answer}`;
  }
}

/** The type of what a call's success becomes. */
function successType({ success: { answer, document } }: CallModel): string {
  switch (answer) {
    case 'json':
      return identifier(document ?? '');
    case 'location':
      return 'RedirectTarget';
    case 'etag':
      return 'StoredETag';
    default:
      return 'NoContent';
  }
}

function fallbackExpression({ fallback }: CallModel): Flow[] {
  if (fallback === null) return [];
  const given = fallback.params.map(({ name, value }) =>
    labelledArgument(
      stringLiteral(name),
      typeof value === 'number' ? `.number(${integerLiteral(value)})` : call('.count', [labelledArgument('of', stringLiteral(value))]),
    ),
  );
  const expression = call('ApiFallback', [
    `status: ${fallback.status}`,
    labelledArgument('call', stringLiteral(fallback.call)),
    labelledArray('parameters', given),
  ]);
  return [labelledArgument('fallback', expression)];
}

function headerExpression({ name, value, where }: CallModel['headers'][number]): Flow {
  return call('ApiHeader', [stringLiteral(name), stringLiteral(value), ...(where === null ? [] : [labelledArgument('where', stringLiteral(where))])]);
}

function callView(model: CallModel): object {
  const { name, host, method, path: address, params, query, headers, body, maximumAnswerBytes, counts, repeat } = model;
  const count =
    counts === null
      ? []
      : [
          labelledArgument(
            'count',
            call('ApiItemCount', [
              labelledArgument('list', stringLiteral(counts.list)),
              labelledArgument('parameter', stringLiteral(counts.parameter)),
            ]),
          ),
        ];
  const definition = call('ApiCallDefinition', [
    stringLiteral(name),
    `.${host}`,
    stringLiteral(method),
    stringLiteral(address),
    path(identifier(params), 'shape'),
    ...(query.length === 0 ? [] : [labelledArray('query', query.map(stringLiteral))]),
    ...(headers.length === 0 ? [] : [labelledArray('headers', headers.map(headerExpression))]),
    ...(body === 'none' ? [] : [`body: .${body}`]),
    answerExpression(model),
    `maximumAnswerBytes: ${integerLiteral(maximumAnswerBytes)}`,
    ...count,
    `repeat: .${repeat}`,
    ...fallbackExpression(model),
  ]);
  return {
    documentation: `${model.documentation}\n\nSpec: \`${name}\`.`,
    declaration: constant('public static let', identifier(name), call(generic('ApiCall', [identifier(params), successType(model)]), [definition])),
  };
}

/** What the template of calls is given. */
export function callsFile({ calls, statuses }: SpecModel): { readonly definitions: readonly string[]; readonly [key: string]: unknown } {
  const scope = new Scope('the enum ApiCalls');
  scope.take('all', 'the list of all calls');
  for (const { name } of calls) scope.take(name, name);
  return {
    definitions: ['ApiCalls', ...statuses.map(({ name }) => name)],
    calls: calls.map(callView),
    all: [
      'public static let all: [ApiCallDefinition] = ',
      array(
        calls.map(({ name }) => path(memberAfterPoint(name), 'definition')),
        true,
      ),
    ],
    statuses: statuses.map(({ name, documentation, rules }) => ({
      head: head('public enum', identifier(name), []),
      documentation: `${documentation}\n\nSpec: \`${name}\`.`,
      rules: ['public static let rules: [StatusRule] = ', array(rules.map(ruleExpression), true)],
    })),
  };
}

/** What the template of documents is given. */
export function documentsFile({ documents }: SpecModel): { readonly definitions: readonly string[]; readonly [key: string]: unknown } {
  return { definitions: documents.map(({ name }) => name), documents: documents.map(documentView) };
}
