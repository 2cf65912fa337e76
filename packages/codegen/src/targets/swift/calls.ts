/** Documents, statuses and calls as Swift declarations. */
import type { CallModel, DocumentModel, DocumentType, StatusesModel } from '../../model/calls-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { integerLiteral, lineWidth, stringLiteral } from './escaping.ts';
import { Scope, argumentLabel, identifier, memberAfterPoint, memberName } from './naming.ts';

type Member = DocumentModel['members'][number];

/** An expression: a text, or a call or list with what is in it. */
type Expression = string | { readonly head: string; readonly items: readonly Expression[]; readonly tail: ')' | ']' };

const called = (head: string, ...items: Expression[]): Expression => ({ head: `${head}(`, items, tail: ')' });
const list = (label: string, items: readonly Expression[]): Expression => ({ head: `${label}[`, items, tail: ']' });

function onOneLine(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  return `${expression.head}${expression.items.map(onOneLine).join(', ')}${expression.tail}`;
}

/** An expression as lines, each indented by what it has beyond the first; what does not fit has its items on lines of their own. */
function lines(indent: number, expression: Expression, end = ''): string[] {
  const line = `${onOneLine(expression)}${end}`;
  if (typeof expression === 'string' || indent + line.length <= lineWidth) return [line];
  const { head, items, tail } = expression;
  const last = items.length - 1;
  // A list ends on a line of its own, with a comma after the last of several items; a call ends with its last item.
  const endOf = (index: number): string => (index < last ? ',' : tail === ')' ? `)${end}` : last > 0 ? ',' : '');
  const inner = items.flatMap((item, index) => lines(indent + 2, item, endOf(index)).map((each) => `  ${each}`));
  return [head, ...inner, ...(tail === ']' ? [`]${end}`] : [])];
}

/** `head = expression`, the expression on lines of its own where it does not fit behind the head. */
function assigned(indent: number, head: string, expression: Expression): string[] {
  const [first = '', ...rest] = lines(indent, expression);
  if (
    indent + head.length + 3 + onOneLine(expression).length <= lineWidth ||
    (rest.length > 0 && indent + head.length + 3 + first.length <= lineWidth)
  ) {
    const joined = typeof expression === 'string' ? `${head} = ${expression}` : { ...expression, head: `${head} = ${expression.head}` };
    return lines(indent, joined);
  }
  return [`${head} =`, ...lines(indent + 2, expression).map((line) => `  ${line}`)];
}

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

function shapeType(type: DocumentType): Expression {
  switch (type.kind) {
    case 'string':
      if (type.base64Bytes !== undefined) return `.base64(bytes: ${integerLiteral(type.base64Bytes)})`;
      return type.isAddress ? '.address' : '.text';
    case 'integer': {
      const { minimum, maximum } = type;
      if (minimum === undefined && maximum === undefined) return '.integer';
      const least = minimum === undefined ? '-JsonLimits.maximumExactInteger' : integerLiteral(minimum);
      const most = maximum === undefined ? 'JsonLimits.maximumExactInteger' : integerLiteral(maximum);
      return called('.ranged', `minimum: ${least}`, `maximum: ${most}`);
    }
    case 'boolean':
      return '.flag';
    case 'object':
      return called('.object', `${identifier(type.name)}.shape`);
    case 'list':
      return called('.list', shapeType(type.items), listRange(type));
  }
}

function listRange({ minimum, maximum, isDistinct, distinctFrom }: Extract<DocumentType, { kind: 'list' }>): Expression {
  return called(
    'DocumentListRange',
    ...(minimum === undefined ? [] : [`minimum: ${integerLiteral(minimum)}`]),
    ...(maximum === undefined ? [] : [`maximum: ${integerLiteral(maximum)}`]),
    ...(isDistinct ? ['isDistinct: true'] : []),
    ...(distinctFrom === undefined ? [] : [`distinctFrom: ${stringLiteral(distinctFrom)}`]),
  );
}

function presence({ required, requiredUnless }: Member): string[] {
  if (required) return ['.required'];
  return requiredUnless === null ? [] : [`.requiredUnless(${stringLiteral(requiredUnless)})`];
}

/** The head of an initializer; where it is broken, the brace stands on a line of its own. */
function initializerHead(parameters: readonly string[]): string[] {
  const line = `public init(${parameters.join(', ')}) {`;
  if (2 + line.length <= lineWidth) return [line];
  return ['public init(', ...parameters.map((parameter, index) => `  ${parameter}${index < parameters.length - 1 ? ',' : ''}`), ') {'];
}

const documentMembers = ['shape', 'json', 'description', 'customMirror', 'documentValue', 'self'];

function documentView(model: DocumentModel): object {
  const scope = new Scope(`the struct ${model.name}`);
  for (const name of documentMembers) scope.take(name, 'what every generated document has');
  for (const { name } of model.members) scope.take(name, `${model.name}.${name}`);
  const optional = ({ required }: Member): boolean => !required;
  const typeOf = (member: Member): string => `${swiftType(member.type)}${optional(member) ? '?' : ''}`;
  const parameters = model.members.map((member) => `${argumentLabel(member.name)}: ${typeOf(member)}${optional(member) ? ' = nil' : ''}`);
  const property = ({ name }: Member): string => `self.${memberAfterPoint(name)}`;
  return {
    name: identifier(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    properties: model.members.map((member) => ({
      documentation: `${member.documentation}\n\nSpec: \`${model.name}.${member.name}\`.`,
      lines: [`public var ${identifier(member.name)}: ${typeOf(member)}`],
    })),
    initializer: [
      ...initializerHead(parameters),
      ...model.members.flatMap((member) => assigned(4, property(member), identifier(member.name)).map((line) => `  ${line}`)),
      '}',
    ],
    shape: assigned(
      2,
      'public static let shape',
      called(
        'DocumentShape',
        stringLiteral(model.name),
        list(
          '',
          model.members.map((member) => called('DocumentMember', stringLiteral(member.name), shapeType(member.type), ...presence(member))),
        ),
      ),
    ),
    throwing: model.members.some(({ required }) => required) ? ' throws(LockstepError)' : '',
    reads: model.members.flatMap((member) =>
      assigned(4, property(member), called(optional(member) ? 'json.optional' : 'try json.required', stringLiteral(member.name))),
    ),
    writes: model.members.flatMap((member) =>
      lines(4, called('json.append', stringLiteral(member.name), `${property(member)}${optional(member) ? '?' : ''}.documentValue`)),
    ),
  };
}

function ruleExpression({ first, last, host, calls, serverCodes, code }: StatusesModel['rules'][number]): Expression {
  const texts = (label: string, values: readonly string[] | null): Expression[] =>
    values === null ? [] : [list(`${label}: `, values.map(stringLiteral))];
  return called(
    'StatusRule',
    `${integerLiteral(first)}...${integerLiteral(last)}`,
    `.${memberAfterPoint(memberName(code))}`,
    ...(host === null ? [] : [`host: .${host}`]),
    ...texts('calls', calls),
    ...texts('serverCodes', serverCodes),
  );
}

function answerExpression({ success: { answer, document, wrappedIn, status } }: CallModel): Expression {
  switch (answer) {
    case 'json':
      return called(
        'answer: .document',
        `${identifier(document ?? '')}.shape`,
        `wrappedIn: ${wrappedIn === null ? 'nil' : stringLiteral(wrappedIn)}`,
      );
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

function fallbackExpression({ fallback }: CallModel): Expression[] {
  if (fallback === null) return [];
  const parameters = fallback.params.map(
    ({ name, value }) =>
      `${stringLiteral(name)}: ${typeof value === 'number' ? `.number(${integerLiteral(value)})` : `.count(of: ${stringLiteral(value)})`}`,
  );
  return [called('fallback: ApiFallback', `status: ${fallback.status}`, `call: ${stringLiteral(fallback.call)}`, list('parameters: ', parameters))];
}

function callView(call: CallModel): object {
  const { name, host, method, path, params, query, headers, body, maximumAnswerBytes, counts, repeat } = call;
  const definition = called(
    'ApiCallDefinition',
    stringLiteral(name),
    `.${host}`,
    stringLiteral(method),
    stringLiteral(path),
    `${identifier(params)}.shape`,
    ...(query.length === 0 ? [] : [list('query: ', query.map(stringLiteral))]),
    ...(headers.length === 0
      ? []
      : [
          list(
            'headers: ',
            headers.map((header) =>
              called(
                'ApiHeader',
                stringLiteral(header.name),
                stringLiteral(header.value),
                ...(header.where === null ? [] : [`where: ${stringLiteral(header.where)}`]),
              ),
            ),
          ),
        ]),
    ...(body === 'none' ? [] : [`body: .${body}`]),
    answerExpression(call),
    `maximumAnswerBytes: ${integerLiteral(maximumAnswerBytes)}`,
    ...(counts === null
      ? []
      : [called('count: ApiItemCount', `list: ${stringLiteral(counts.list)}`, `parameter: ${stringLiteral(counts.parameter)}`)]),
    `repeat: .${repeat}`,
    ...fallbackExpression(call),
  );
  return {
    documentation: `${call.documentation}\n\nSpec: \`${name}\`.`,
    lines: assigned(2, `public static let ${identifier(name)}`, called(`ApiCall<${identifier(params)}, ${successType(call)}>`, definition)),
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
    all: assigned(
      2,
      'public static let all: [ApiCallDefinition]',
      list(
        '',
        calls.map(({ name }) => `${memberAfterPoint(name)}.definition`),
      ),
    ),
    statuses: statuses.map(({ name, documentation, rules }) => ({
      name: identifier(name),
      documentation: `${documentation}\n\nSpec: \`${name}\`.`,
      rules: assigned(2, 'public static let rules: [StatusRule]', list('', rules.map(ruleExpression))),
    })),
  };
}

/** What the template of documents is given. */
export function documentsFile({ documents }: SpecModel): { readonly definitions: readonly string[]; readonly [key: string]: unknown } {
  return { definitions: documents.map(({ name }) => name), documents: documents.map(documentView) };
}
