/** Documents, statuses and calls as Dart: immutable classes, constants that describe them, and a constant a call. */
import type { CallModel, DocumentModel, DocumentType, StatusesModel } from '../../model/calls-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { docComment, integerLiteral, lineWidth, stringLiteral } from './escaping.ts';
import { bracketed, field, type Bracketed, type Source } from './layout.ts';
import { memberName, memberNames, type TypeScope } from './naming.ts';
import { origin } from './declarations.ts';

type Member = DocumentModel['members'][number];

/** A file of the library. */
export interface CallFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly [key: string]: unknown;
}

const called = (name: string, ...items: Source[]): Bracketed => ({ head: `${name}(`, items, tail: ')' });
const list = (label: string, items: readonly Source[]): Bracketed => ({ head: `${label}[`, items, tail: ']' });

/** A declaration with a call behind its sign; where the call's first line does not fit there, it stands on the next one. */
function declared(indent: number, left: string, { head, items, tail }: Bracketed): string {
  const first = `${left} = ${head}`;
  if (indent + first.length <= lineWidth) return bracketed(indent, first, items, `${tail};`);
  return `${' '.repeat(indent)}${left} =\n${bracketed(indent + 4, head, items, `${tail};`)}`;
}

function dartType(type: DocumentType): string {
  switch (type.kind) {
    case 'string':
      return 'String';
    case 'integer':
      return 'int';
    case 'boolean':
      return 'bool';
    case 'object':
      return type.name;
    case 'list':
      return `List<${dartType(type.items)}>`;
  }
}

function content(type: DocumentType): Source {
  switch (type.kind) {
    case 'string':
      if (type.base64Bytes !== undefined) return called('TextContent.base64', integerLiteral(type.base64Bytes));
      return called(type.isAddress ? 'TextContent.address' : 'TextContent');
    case 'integer':
      return called('IntegerContent', ...bounds(type));
    case 'boolean':
      return called('FlagContent');
    case 'object':
      return called('ObjectContent', `${type.name}.shape`);
    case 'list':
      return called(
        'ListContent',
        content(type.items),
        ...bounds(type),
        ...(type.isDistinct ? ['isDistinct: true'] : []),
        ...(type.distinctFrom === undefined ? [] : [`distinctFrom: ${stringLiteral(type.distinctFrom)}`]),
      );
  }
}

function bounds({ minimum, maximum }: { readonly minimum?: number | undefined; readonly maximum?: number | undefined }): string[] {
  return [
    ...(minimum === undefined ? [] : [`minimum: ${integerLiteral(minimum)}`]),
    ...(maximum === undefined ? [] : [`maximum: ${integerLiteral(maximum)}`]),
  ];
}

/** What reads a value of the type. */
function reader(type: DocumentType): Source {
  switch (type.kind) {
    case 'string':
      return 'readText';
    case 'integer':
      return 'readInteger';
    case 'boolean':
      return 'readFlag';
    case 'object':
      return called('readObject', `${type.name}.shape`, `${type.name}.fromJson`);
    case 'list':
      return called('readList', reader(type.items));
  }
}

/** What writes a value of the type. */
function writer(type: DocumentType): string {
  switch (type.kind) {
    case 'string':
      return 'textJson';
    case 'integer':
      return 'integerJson';
    case 'boolean':
      return 'flagJson';
    case 'object':
      return 'objectJson';
    case 'list':
      return `(each) => listJson(each, ${writer(type.items)})`;
  }
}

function written(type: DocumentType, name: string): string {
  return type.kind === 'list' ? `listJson(${name}, ${writer(type.items)})` : `${writer(type)}(${name})`;
}

function documentView(model: DocumentModel, types: TypeScope): object {
  const type = types.claim(model.name, model.name);
  const names = memberNames(
    'documents',
    model.name,
    model.members.map(({ name }) => name),
  );
  const fields = model.members.map((member, index) => ({ member, name: names[index] ?? '' }));
  const presence = ({ required, requiredUnless }: Member): string[] => {
    if (required) return ['isRequired: true'];
    return requiredUnless === null ? [] : [`requiredUnless: ${stringLiteral(requiredUnless)}`];
  };
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    type,
    name: stringLiteral(model.name),
    constructor:
      fields.length === 0
        ? `  const ${type}();`
        : bracketed(
            2,
            `const ${type}({`,
            fields.map(({ member, name }) => `${member.required ? 'required ' : ''}this.${name}`),
            '});',
          ),
    factory: bracketed(2, `factory ${type}.fromJson(`, ['JsonObject json'], ') {'),
    made: bracketed(
      4,
      `return ${fields.length === 0 ? 'const ' : ''}${type}(`,
      fields.map(({ member, name }): Source => ({
        head: `${name}: ${member.required ? 'requiredMember' : 'optionalMember'}(`,
        items: ['json', stringLiteral(member.name), reader(member.type)],
        tail: ')',
      })),
      ');',
    ),
    shape: declared(2, 'static const shape', {
      head: `DocumentShape(${stringLiteral(model.name)}, [`,
      items: model.members.map((member) => called('DocumentMember', stringLiteral(member.name), content(member.type), ...presence(member))),
      tail: '])',
    }),
    json: bracketed(
      4,
      'return documentJson({',
      fields.map(({ member, name }) => ({ key: stringLiteral(member.name), value: written(member.type, name) })),
      '});',
    ),
    fields: fields.map(({ member, name }) => ({
      doc: docComment([member.documentation, ...(member.required ? [] : ['Null where it is absent, or has no reading.'])], 2),
      declaration: field(2, `${dartType(member.type)}${member.required ? '' : '?'}`, name),
    })),
  };
}

function rule(errors: string, { first, last, host, calls, serverCodes, code }: StatusesModel['rules'][number]): Source {
  const texts = (label: string, values: readonly string[] | null): Source[] =>
    values === null ? [] : [list(`${label}: `, values.map(stringLiteral))];
  return called(
    'StatusRule',
    integerLiteral(first),
    integerLiteral(last),
    `${errors}.${memberName('enumMembers', code)}`,
    ...(host === null ? [] : [`host: ApiHost.${host}`]),
    ...texts('calls', calls),
    ...texts('serverCodes', serverCodes),
  );
}

/** What a call's answer is, and the type and reader of its success. */
function answered({ success: { answer, document, wrappedIn, status } }: CallModel): { answer: Source; type: string } {
  switch (answer) {
    case 'json':
      return {
        answer: called(
          'answer: DocumentAnswer',
          `${document ?? ''}.shape`,
          ...(wrappedIn === null ? [] : [`wrappedIn: ${stringLiteral(wrappedIn)}`]),
        ),
        type: document ?? '',
      };
    case 'location':
      return { answer: called('answer: LocationAnswer', String(status)), type: 'RedirectTarget' };
    case 'etag':
      return { answer: 'answer: ETagAnswer()', type: 'StoredETag' };
    case 'completion':
      return { answer: 'answer: CompletionAnswer()', type: 'NoContent' };
    case 'stream':
      return { answer: 'answer: StreamAnswer()', type: 'NoContent' };
    case 'nothing':
      return { answer: 'answer: NoAnswer()', type: 'NoContent' };
  }
}

function fallback({ fallback: way }: CallModel): Source[] {
  if (way === null) return [];
  const parameters = way.params.map(({ name, value }) => ({
    key: stringLiteral(name),
    value: typeof value === 'number' ? integerLiteral(value) : stringLiteral(value),
  }));
  return [
    called('fallback: ApiFallback', `status: ${way.status}`, `call: ${stringLiteral(way.call)}`, {
      head: 'parameters: {',
      items: parameters,
      tail: '}',
    }),
  ];
}

function callDeclaration(call: CallModel, constant: string): string {
  const { name, host, method, path, params, query, headers, body, maximumAnswerBytes, counts, repeat } = call;
  const success = answered(call);
  const header = ({ name: field, value, where }: CallModel['headers'][number]): Source =>
    called('ApiHeader', stringLiteral(field), stringLiteral(value), ...(where === null ? [] : [`parameter: ${stringLiteral(where)}`]));
  const definition = called(
    'ApiCallDefinition',
    stringLiteral(name),
    `ApiHost.${host}`,
    stringLiteral(method),
    stringLiteral(path),
    `${params}.shape`,
    success.answer,
    `maximumAnswerBytes: ${integerLiteral(maximumAnswerBytes)}`,
    `repeat: ApiRepeat.${repeat}`,
    ...(query.length === 0 ? [] : [list('query: ', query.map(stringLiteral))]),
    ...(headers.length === 0 ? [] : [list('headers: ', headers.map(header))]),
    ...(body === 'none' ? [] : [`body: ApiRequestBody.${body}`]),
    ...(counts === null
      ? []
      : [called('count: ApiItemCount', `list: ${stringLiteral(counts.list)}`, `parameter: ${stringLiteral(counts.parameter)}`)]),
    ...fallback(call),
  );
  return declared(2, `static const ${constant}`, called(`ApiCall<${params}, ${success.type}>`, definition, `${success.type}.fromJson`));
}

/**
 * The files of the calls and of their documents.
 * @throws NamingProblem if two names collide in Dart
 */
export function callFiles(model: SpecModel, types: TypeScope): { readonly documents: CallFile; readonly calls: CallFile } {
  const documents = { path: 'lib/src/spec/api_documents.dart', documents: model.documents.map((document) => documentView(document, types)) };
  const constants = memberNames(
    'calls',
    types.claim('ApiCalls', 'ApiCalls'),
    model.calls.map(({ name }) => name),
  );
  const calls = {
    path: 'lib/src/spec/api_calls.dart',
    imports: [
      '../api/api_call.dart',
      '../api/api_document.dart',
      ...(model.statuses.length === 0 ? [] : ['api_errors.dart']),
      'api_documents.dart',
    ].sort(),
    calls: model.calls.map((call, index) => ({
      doc: docComment([call.documentation, origin(call.name)], 2),
      declaration: callDeclaration(call, constants[index] ?? ''),
    })),
    all: declared(2, 'static final List<ApiCallDefinition> all', {
      head: 'List.unmodifiable([',
      items: constants.map((name) => `${name}.definition`),
      tail: '])',
    }),
    statuses: model.statuses.map((statuses) => ({
      doc: docComment([statuses.documentation, origin(statuses.name)], 0),
      type: types.claim(statuses.name, statuses.name),
      rules: declared(
        2,
        'static const List<StatusRule> rules',
        list(
          '',
          statuses.rules.map((each) => rule(statuses.errors, each)),
        ),
      ),
    })),
  };
  return { documents, calls };
}
