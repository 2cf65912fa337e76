/** Documents, statuses and calls as Dart: immutable classes, constants that describe them, and a constant a call. */
import type { CallModel, DocumentModel, DocumentType, StatusesModel } from '../../model/calls-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import type { Part } from '../printer.ts';
import { docComment, integerLiteral, stringLiteral } from './escaping.ts';
import {
  access,
  arrow,
  assignment,
  assignmentAround,
  assignmentOfCall,
  call,
  callAround,
  declaration,
  entry,
  flow,
  generic,
  head,
  list,
  map,
  namedParameters,
  type Code,
} from './layout.ts';
import { memberName, memberNames, type TypeScope } from './naming.ts';
import { origin } from './declarations.ts';

type Member = DocumentModel['members'][number];

/** A file of the library. */
export interface CallFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly [key: string]: unknown;
}

const called = (name: Part, ...items: Part[]): Part => call(name, items);

function dartType(type: DocumentType): Part {
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
      return generic('List', [dartType(type.items)]);
  }
}

function content(type: DocumentType): Part {
  switch (type.kind) {
    case 'string':
      if (type.base64Bytes !== undefined) return called('TextContent.base64', integerLiteral(type.base64Bytes));
      return called(type.isAddress ? 'TextContent.address' : 'TextContent');
    case 'integer':
      return called('IntegerContent', ...bounds(type));
    case 'boolean':
      return called('FlagContent');
    case 'object':
      return called('ObjectContent', access(type.name, 'shape'));
    case 'list':
      return called(
        'ListContent',
        content(type.items),
        ...bounds(type),
        ...(type.isDistinct ? ['isDistinct: true'] : []),
        ...(type.distinctFrom === undefined ? [] : [entry('distinctFrom', stringLiteral(type.distinctFrom))]),
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
function reader(type: DocumentType): Part {
  switch (type.kind) {
    case 'string':
      return 'readText';
    case 'integer':
      return 'readInteger';
    case 'boolean':
      return 'readFlag';
    case 'object':
      return called('readObject', access(type.name, 'shape'), access(type.name, 'fromJson'));
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

function written(type: DocumentType, name: string): Part {
  return type.kind === 'list' ? call('listJson', [name, writer(type.items)]) : call(writer(type), [name]);
}

function documentView(model: DocumentModel, types: TypeScope): object {
  const type = types.claim(model.name, model.name);
  const names = memberNames(
    'documents',
    model.name,
    model.members.map(({ name }) => name),
  );
  const fields = model.members.map((member, index) => ({ member, name: names[index] ?? '' }));
  const presence = ({ required, requiredUnless }: Member): Part[] => {
    if (required) return ['isRequired: true'];
    return requiredUnless === null ? [] : [entry('requiredUnless', stringLiteral(requiredUnless))];
  };
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    type,
    name: stringLiteral(model.name),
    head: head(`final class ${type}`, 'extends', 'ApiDocument'),
    constructor: flow(`const ${type}`)
      .block(fields.length === 0 ? '()' : namedParameters(fields.map(({ member, name }) => `${member.required ? 'required ' : ''}this.${name}`)))
      .add(';'),
    factory: call(`factory ${type}.fromJson`, ['JsonObject json']).add(' {'),
    made: call(
      `return ${fields.length === 0 ? 'const ' : ''}${type}`,
      fields.map(({ member, name }) =>
        entry(name, call(member.required ? 'requiredMember' : 'optionalMember', ['json', stringLiteral(member.name), reader(member.type)])),
      ),
    ).add(';'),
    shape: assignmentAround(
      'static const shape',
      'DocumentShape',
      [stringLiteral(model.name)],
      '[',
      model.members.map((member) => call('DocumentMember', [stringLiteral(member.name), content(member.type), ...presence(member)])),
    ),
    documentName: arrow('String get documentName', stringLiteral(model.name)),
    json: callAround(
      'return documentJson',
      [],
      '{',
      fields.map(({ member, name }) => entry(stringLiteral(member.name), written(member.type, name))),
    ).add(';'),
    fields: fields.map(({ member, name }) => ({
      doc: docComment([member.documentation, ...(member.required ? [] : ['Null where it is absent, or has no reading.'])], 2),
      declaration: declaration(
        flow('final ')
          .add(dartType(member.type))
          .add(member.required ? '' : '?'),
        `${name};`,
      ),
    })),
  };
}

function rule(errors: string, { first, last, host, calls, serverCodes, code }: StatusesModel['rules'][number]): Part {
  const texts = (label: string, values: readonly string[] | null): Part[] => (values === null ? [] : [entry(label, list(values.map(stringLiteral)))]);
  return called(
    'StatusRule',
    integerLiteral(first),
    integerLiteral(last),
    access(errors, memberName('enumMembers', code)),
    ...(host === null ? [] : [`host: ApiHost.${host}`]),
    ...texts('calls', calls),
    ...texts('serverCodes', serverCodes),
  );
}

/** What a call's answer is, and the type and reader of its success. */
function answered({ success: { answer, document, wrappedIn, status } }: CallModel): { answer: Part; type: string } {
  switch (answer) {
    case 'json': {
      const wrapped = wrappedIn === null ? [] : [entry('wrappedIn', stringLiteral(wrappedIn))];
      return { answer: entry('answer', call('DocumentAnswer', [access(document ?? '', 'shape'), ...wrapped])), type: document ?? '' };
    }
    case 'location':
      return { answer: `answer: LocationAnswer(${String(status)})`, type: 'RedirectTarget' };
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

function fallback({ fallback: way }: CallModel): Part[] {
  if (way === null) return [];
  const parameters = way.params.map(({ name, value }) =>
    entry(stringLiteral(name), typeof value === 'number' ? integerLiteral(value) : stringLiteral(value)),
  );
  return [
    entry('fallback', call('ApiFallback', [`status: ${way.status}`, entry('call', stringLiteral(way.call)), entry('parameters', map(parameters))])),
  ];
}

function headerOf({ name, value, where }: CallModel['headers'][number]): Part {
  return call('ApiHeader', [stringLiteral(name), stringLiteral(value), ...(where === null ? [] : [entry('parameter', stringLiteral(where))])]);
}

function callDeclaration(model: CallModel, constant: string): Code {
  const { name, host, method, path, params, query, headers, body, maximumAnswerBytes, counts, repeat } = model;
  const success = answered(model);
  const counted =
    counts === null
      ? []
      : [entry('count', call('ApiItemCount', [entry('list', stringLiteral(counts.list)), entry('parameter', stringLiteral(counts.parameter))]))];
  const definition = call('ApiCallDefinition', [
    stringLiteral(name),
    `ApiHost.${host}`,
    stringLiteral(method),
    stringLiteral(path),
    access(params, 'shape'),
    success.answer,
    `maximumAnswerBytes: ${integerLiteral(maximumAnswerBytes)}`,
    `repeat: ApiRepeat.${repeat}`,
    ...(query.length === 0 ? [] : [entry('query', list(query.map(stringLiteral)))]),
    ...(headers.length === 0 ? [] : [entry('headers', list(headers.map(headerOf)))]),
    ...(body === 'none' ? [] : [`body: ApiRequestBody.${body}`]),
    ...counted,
    ...fallback(model),
  ]);
  const type = generic('ApiCall', [params, success.type]);
  return assignmentOfCall(`static const ${constant}`, type, [definition, access(success.type, 'fromJson')]);
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
    all: assignment(
      'static final List<ApiCallDefinition> all',
      callAround(
        'List.unmodifiable',
        [],
        '[',
        constants.map((name) => access(name, 'definition')),
      ),
    ),
    statuses: model.statuses.map((statuses) => ({
      doc: docComment([statuses.documentation, origin(statuses.name)], 0),
      type: types.claim(statuses.name, statuses.name),
      rules: assignment('static const List<StatusRule> rules', list(statuses.rules.map((each) => rule(statuses.errors, each)))),
    })),
  };
  return { documents, calls };
}
