/** What FORMAT.md says of API calls: documents, statuses, calls. */
import type { CallModel, DocumentModel, DocumentType, StatusesModel } from '../../model/calls-schema.ts';
import type { SpecModel } from '../../model/schema.ts';

const range = (minimum: number | undefined, maximum: number | undefined): string =>
  minimum === undefined && maximum === undefined ? '' : `, ${minimum ?? '−(2^53−1)'} to ${maximum ?? '2^53−1'}`;

function items(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined && maximum === undefined) return '';
  if (maximum === undefined) return `, ${minimum} at least`;
  return minimum === undefined ? `, ${maximum} at most` : `, ${minimum} to ${maximum}`;
}

function typeName(type: DocumentType): string {
  switch (type.kind) {
    case 'string':
      if (type.base64Bytes !== undefined) return `base64 of ${type.base64Bytes} bytes`;
      return type.isAddress ? 'http or https address' : 'string';
    case 'integer':
      return `integer${range(type.minimum, type.maximum)}`;
    case 'boolean':
      return 'boolean';
    case 'object':
      return type.name;
    case 'list': {
      const other = type.distinctFrom === undefined ? '' : `, none of them \`${type.distinctFrom}\``;
      return `list of ${typeName(type.items)}${items(type.minimum, type.maximum)}${type.isDistinct ? ', no two the same' : ''}${other}`;
    }
  }
}

function presence({ required, requiredUnless }: DocumentModel['members'][number]): string {
  if (required) return 'always';
  return requiredUnless === null ? 'may be absent or null' : `unless \`${requiredUnless}\` is true`;
}

const hosts = { api: 'the API', storage: 'storage' } as const;

function ruleRow({ first, last, host, calls, serverCodes, code }: StatusesModel['rules'][number]): Record<string, string> {
  const conditions = [
    ...(host === null ? [] : [`from ${hosts[host]}`]),
    ...(calls === null ? [] : [`to ${calls.map((call) => `\`${call}\``).join(' or ')}`]),
    ...(serverCodes === null ? [] : [`the body names ${serverCodes.map((name) => `\`${name}\``).join(' or ')}`]),
  ];
  return { status: first === last ? String(first) : `${first} to ${last}`, conditions: conditions.join(', '), code };
}

function sent({ body, params, query }: CallModel): string {
  const parts = [
    ...(query.length === 0 ? [] : [`query ${query.map((name) => `\`${name}\``).join(', ')}`]),
    ...{ none: [], json: [`JSON: ${params}`], completion: ['the completion body'], stream: ['the bytes of a file'] }[body],
  ];
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}

function answered({ success: { answer, document, wrappedIn, status } }: CallModel): string {
  const wrapped = wrappedIn === null ? '' : `, or an object with it as \`${wrappedIn}\``;
  return {
    json: `2xx, JSON: ${document ?? ''}${wrapped}`,
    nothing: '2xx',
    etag: '2xx with an ETag',
    completion: '2xx with the document of a completed upload',
    location: `${String(status)} with a Location`,
    stream: '2xx, the bytes of an object',
  }[answer];
}

function fallbackText({ fallback }: CallModel): string {
  if (fallback === null) return '';
  const params = fallback.params.map(({ name, value }) => `${name} = ${typeof value === 'number' ? value : `the number of ${value}`}`);
  return `after ${fallback.status}: ${fallback.call}(${params.join(', ')})`;
}

/** The views of the sections on API calls. */
export function callSections({ documents, statuses, calls }: SpecModel): Record<string, unknown> {
  return {
    documents: documents.map(({ members, ...rest }) => ({
      ...rest,
      members: members.map((member) => ({ ...member, type: typeName(member.type), presence: presence(member) })),
    })),
    statuses: statuses.map(({ rules, ...rest }) => ({ ...rest, rules: rules.map(ruleRow) })),
    calls: calls.map((call) => ({
      ...call,
      address: call.host === 'api' ? call.path : `the address \`${call.path}\``,
      sent: sent(call),
      headerList: call.headers
        .map(({ name, value, where }) => `\`${name}: ${value}\`${where === null ? '' : ` where ${where} is above 0`}`)
        .join(', '),
      answered: answered(call),
      fallbackText: fallbackText(call),
    })),
  };
}
