/** OpenAPI 3.1: the calls of the API, for server engineers and the generators of other languages. */
import type { CallModel, DocumentModel, DocumentType, StatusesModel } from '../../model/calls-schema.ts';
import type { SpecModel } from '../../model/schema.ts';

type Schema = Readonly<Record<string, unknown>>;

const largest = Number.MAX_SAFE_INTEGER;

function typeSchema(type: DocumentType): Schema {
  switch (type.kind) {
    case 'string':
      if (type.base64Bytes !== undefined)
        return {
          type: 'string',
          contentEncoding: 'base64',
          pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
          minLength: base64Length(type.base64Bytes),
          maxLength: base64Length(type.base64Bytes),
        };
      return { type: 'string', ...(type.isAddress ? { format: 'uri' } : {}) };
    case 'integer':
      return { type: 'integer', minimum: type.minimum ?? -largest, maximum: type.maximum ?? largest };
    case 'boolean':
      return { type: 'boolean' };
    case 'object':
      return { $ref: `#/components/schemas/${type.name}` };
    case 'list':
      return {
        type: 'array',
        items: typeSchema(type.items),
        ...(type.minimum === undefined ? {} : { minItems: type.minimum }),
        ...(type.maximum === undefined ? {} : { maxItems: type.maximum }),
        ...(type.isDistinct ? { uniqueItems: true } : {}),
      };
  }
}

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

function documentSchema({ documentation, members }: DocumentModel): Schema {
  const flags = [...new Set(members.flatMap(({ requiredUnless }) => requiredUnless ?? []))];
  return {
    description: documentation,
    type: 'object',
    properties: Object.fromEntries(
      members.map(({ name, type, documentation: description, required, requiredUnless }) => {
        const held = { ...typeSchema(type), description };
        // A member that need not be there has any value: an answer is judged by what must be there.
        return [name, required ? held : requiredUnless === null ? { anyOf: [held, { type: 'null' }] } : { description }];
      }),
    ),
    required: members.filter(({ required }) => required).map(({ name }) => name),
    ...(flags.length === 0 ? {} : { allOf: flags.map((flag) => unlessFlag(flag, members)) }),
    additionalProperties: true,
  };
}

/** What must be there unless a flag is true. */
function unlessFlag(flag: string, members: DocumentModel['members']): Schema {
  const needed = members.filter(({ requiredUnless }) => requiredUnless === flag);
  return {
    if: { properties: { [flag]: { const: true } }, required: [flag] },
    else: { required: needed.map(({ name }) => name), properties: Object.fromEntries(needed.map(({ name, type }) => [name, typeSchema(type)])) },
  };
}

const page = { 'text/html': { schema: { type: 'string' } } } as const;

function success({ success: { answer, document, wrappedIn, status } }: CallModel): Schema {
  if (answer === 'location')
    return {
      [String(status)]: {
        description: 'A redirect, which no client follows.',
        headers: { location: { schema: { type: 'string' }, description: 'The signed address.' } },
        content: page,
      },
    };
  if (answer !== 'json') return { '200': { description: 'It was done.' } };
  const plain = { $ref: `#/components/schemas/${document ?? ''}` };
  const wrapped = wrappedIn === null ? [] : [{ type: 'object', properties: { [wrappedIn]: plain }, required: [wrappedIn] }];
  return {
    '200': {
      description: 'It was done.',
      content: { 'application/json': { schema: wrapped.length === 0 ? plain : { anyOf: [plain, ...wrapped] } } },
    },
  };
}

const failure = { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } } as const;

/** The statuses of the API that have a code of their own, by the code; those of a range are the default. */
function refusals({ statuses }: SpecModel): Map<string, number> {
  const rules = statuses
    .flatMap((each: StatusesModel) => each.rules)
    .filter(({ first, last, host, serverCodes }) => first === last && first > 0 && host === null && serverCodes === null);
  return new Map(rules.map(({ code, first }) => [code, first]));
}

function refusalResponses(model: SpecModel): Schema {
  const members = model.errors.flatMap((each) => each.members);
  const described = (code: string): string => {
    const found = members.find((member) => member.code === code);
    return `\`${code}\`: ${found?.documentation ?? ''} ${found?.retryable ? 'It is worth another try.' : 'The same request would fail again.'}`;
  };
  return Object.fromEntries(Array.from(refusals(model).keys(), (code) => [code, { description: described(code), content: failure }]));
}

function operation(call: CallModel, params: DocumentModel, model: SpecModel): Schema {
  const member = (name: string): DocumentModel['members'][number] | undefined => params.members.find((each) => each.name === name);
  const inPath = Array.from(call.path.matchAll(/\{([^}]*)\}/g), ([, name = '']) => name);
  const parameter = (where: string, name: string): Schema => {
    const found = member(name);
    return {
      name,
      in: where,
      required: where === 'path' || found?.required === true,
      description: found?.documentation ?? '',
      schema: found ? typeSchema(found.type) : {},
    };
  };
  const client = clientHeaders.map((name) => ({ $ref: `#/components/parameters/${name}` }));
  const parameters = [...inPath.map((name) => parameter('path', name)), ...call.query.map((name) => parameter('query', name)), ...client];
  return {
    operationId: call.name,
    summary: call.documentation,
    parameters,
    ...(call.body === 'json'
      ? { requestBody: { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${params.name}` } } } } }
      : {}),
    responses: {
      ...success(call),
      ...Object.fromEntries(Array.from(refusals(model), ([code, status]) => [String(status), { $ref: `#/components/responses/${code}` }])),
      default: { description: 'It failed: 5xx is worth another try, after Retry-After where it is given; anything else is not.', content: failure },
    },
  };
}

function constant(model: SpecModel, group: string, name: string): { readonly value: string; readonly documentation: string } {
  const found = model.constants.find((each) => each.name === group)?.members.find((each) => each.name === name);
  return { value: String(found?.value ?? ''), documentation: found?.documentation ?? '' };
}

/** The headers that say which app asks, as `ApiHeaders` names them. */
const clientHeaders = ['clientPackage', 'clientVersion', 'requestID'] as const;

function clientParameters(model: SpecModel): Schema {
  return Object.fromEntries(
    clientHeaders.map((key) => {
      const { value, documentation } = constant(model, 'ApiHeaders', key);
      return [key, { name: value, in: 'header', required: false, description: documentation, schema: { type: 'string' } }];
    }),
  );
}

/** The documents that a value refers to, and those that they refer to. */
function reachable(value: unknown, documents: ReadonlyMap<string, DocumentModel>, found = new Set<string>()): Set<string> {
  for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    const document = documents.get(name);
    if (!document || found.has(name)) continue;
    found.add(name);
    reachable(documentSchema(document), documents, found);
  }
  return found;
}

const about = `The calls of the API. Those of storage are not here: they go to addresses that the API signs and that are used whole, as
they came. OpenAPI describes paths below a server, and an address that is put together from its parts is not the one that
was signed. FORMAT.md describes them.`.replaceAll('\n', ' ');

/** The OpenAPI document of the calls that go to the API; those to storage are signed addresses, which have no paths. */
export function openApi(model: SpecModel): Schema {
  const documents = new Map(model.documents.map((document) => [document.name, document]));
  const paths: Record<string, Record<string, Schema>> = {};
  for (const call of model.calls.filter(({ host }) => host === 'api')) {
    const params = documents.get(call.params);
    if (params) (paths[call.path] ??= {})[call.method.toLowerCase()] = operation(call, params, model);
  }
  const named = (name: string): [string, Schema][] => {
    const document = documents.get(name);
    return document ? [[name, documentSchema(document)]] : [];
  };
  const code = constant(model, 'AnswerNames', 'apiCode').value;
  return {
    openapi: '3.1.0',
    info: {
      title: 'The API of an encrypted photo upload',
      description: about,
      version: model.specVersion,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: constant(model, 'ApiService', 'defaultBaseURL').value }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: constant(model, 'ApiHeaders', 'authToken').value } },
      parameters: clientParameters(model),
      responses: refusalResponses(model),
      schemas: {
        ...Object.fromEntries([...reachable(paths, documents)].sort().flatMap(named)),
        Failure: {
          description: 'Why a call failed, where the server says it.',
          type: 'object',
          properties: { [code]: { type: 'string' }, message: { type: 'string' } },
          additionalProperties: true,
        },
      },
    },
  };
}
